import type { ExposureGroup } from '../../../src-shared/domain/exposure-readings';
import type { Position } from '../../../src-shared/ipc/positions';
import type { ChartTable } from '../../components/chart/chart-card';
import type { ChartFigure } from '../../components/chart/chart-figure';
import type { ChartPoint } from '../../components/chart/chart-point';
import { moneyParts, type NegativeStyle, percentParts, pnlParts } from '../../format/number-format';
import { dayPnlOf, dayPnlPctOf } from './day-pnl';
import { countWords, leftOutWords } from './exposure-keys';

type Group = ExposureGroup<Position>;

const noPnl = 'no position of it has a day P&L';

function figuresOf(group: Group, negative: NegativeStyle): (ChartFigure & { label: string })[] {
  const missing = leftOutWords(group) ?? 'no positions';
  const { pnl } = dayPnlOf(group.rows);
  const pct = dayPnlPctOf(group.rows);
  const sum = (label: string, value: string | null) => ({
    label,
    parts: value === null ? null : moneyParts(value, negative),
    missing,
  });
  return [
    sum('Long', group.long),
    sum('Short', group.short),
    sum('Gross', group.gross),
    sum('Net', group.net),
    { label: 'Day P&L', parts: pnl === null ? null : pnlParts(pnl, negative), missing: noPnl, tone: 'pnl' },
    {
      label: 'Day % of gross',
      parts: pct === null ? null : percentParts(pct, 'day', negative),
      missing: noPnl,
      tone: 'pnl',
    },
  ];
}

/** What a tip says of a group. */
export function groupPoint(group: Group, negative: NegativeStyle): ChartPoint {
  const left = leftOutWords(group);
  return {
    title: `${group.key}, ${countWords(group.rows.length)}`,
    rows: figuresOf(group, negative),
    note: left === null ? undefined : `Left out: ${left}`,
  };
}

export function groupTable(name: string, groups: readonly Group[], negative: NegativeStyle): ChartTable {
  return {
    columns: [name, 'Long', 'Short', 'Gross', 'Net', 'Day P&L', 'Day % of gross'],
    rows: groups.map((group) => ({ name: group.key, figures: figuresOf(group, negative) })),
  };
}
