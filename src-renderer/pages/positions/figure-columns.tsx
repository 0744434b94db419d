import type { Position } from '../../../src-shared/ipc/positions';
import type { GridColumn } from '../../components/data-grid/grid-types';
import { MissingNumber, NumberText } from '../../components/number-text';
import { toDecimalText } from '../../format/decimal-text';
import { type Greek, greekParts, type NumberParts, spokenOf, textOf } from '../../format/number-format';
import { type FigureName, GreekCell, reasonOf } from './position-cells';
import type { PositionColumnId } from './position-columns-order';
import type { PositionGroup } from './position-groups';
import { type PositionTotals, positionTotals } from './position-totals';
import { fittingWidth, longestWhole } from './text-width';

export type Group = PositionGroup<Position>;
export type Column = GridColumn<Position, Group> & { id: PositionColumnId };

/** What is shown: its sums, and its widest numbers, which make the columns wide enough. */
export interface Shown {
  positions: readonly Position[];
  groups: readonly Group[];
  totals: PositionTotals;
}

const known = new WeakMap<Group['positions'], PositionTotals>();

/** A group is asked for its sums by every one of its cells, and again while the grid sorts. */
export function totalsOf(group: Pick<Group, 'positions'>): PositionTotals {
  const found = known.get(group.positions);
  if (found !== undefined) return found;
  const totals = positionTotals(group.positions);
  known.set(group.positions, totals);
  return totals;
}

interface FigureColumn {
  id: PositionColumnId &
    ('dayPnl' | 'dayPnlPct' | 'costBasis' | 'marketValue' | 'weight' | 'unrealized' | 'unrealizedPct');
  header: string;
  title?: string;
  /** For screen readers, where the header alone would not do. */
  spoken?: string;
  least: number;
  figure: FigureName;
  /** Null: groups have no such figure. */
  total: ((totals: PositionTotals) => bigint | null) | null;
  /** How many positions are in the total. */
  counted: (totals: PositionTotals) => number;
  write: (value: string | bigint) => NumberParts;
  tone?: 'pnl';
  /** What its numbers may be added to. */
  unit: 'USD' | 'percent' | 'dayPercent' | 'weight';
}

const nothing = 'nothing to add up';
/** Sums cross as decimal text with as many decimals as their rows have. */
const places = { USD: 2, percent: 4, dayPercent: 4, weight: 4 } as const;

/** A figure of a position that groups sum up, with the sum of what is shown on top. */
export function figureColumn(spec: FigureColumn, shown: Shown): Column {
  const { id, header, figure, total, write, tone = 'plain', unit } = spec;
  const name = spec.spoken ?? spec.title ?? header;
  const currency = (row: Position) => (unit === 'USD' ? ` ${row.currency}` : '');
  const number = (value: string | bigint) => (
    <NumberText parts={write(value)} tone={tone} dimDecimals={unit === 'USD'} hanging />
  );
  const sum = (totals: PositionTotals) => {
    const value = total?.(totals);
    if (value === undefined) return null;
    return value === null ? <MissingNumber reason={nothing} /> : number(value);
  };
  const sumText = (group: Group) => {
    const value = total?.(totalsOf(group)) ?? null;
    return value === null ? null : toDecimalText(value, places[unit]);
  };
  const widest = [
    longestWhole(shown.positions.map((row) => row[figure])),
    total === null ? null : longestWhole(shown.groups.map(sumText)),
    total?.(shown.totals) ?? null,
  ];
  return {
    id,
    header,
    ...(spec.title !== undefined && { title: spec.title }),
    width: fittingWidth(
      spec.least,
      widest.map((value) => (value === null ? null : textOf(write(value)))),
    ),
    align: 'right',
    band: 'usd',
    sortValue: (row) => numberOf(row[figure]),
    ...(total !== null && { groupSortValue: (group: Group) => numberOf(sumText(group)) }),
    cell: (row) => {
      const value = row[figure];
      return value === null ? <MissingNumber reason={reasonOf(row, figure)} /> : number(value);
    },
    groupCell: (group) => sum(totalsOf(group)),
    label: (row) => {
      const value = row[figure];
      if (value === null) return `${name} missing, ${reasonOf(row, figure)}`;
      return `${name} ${spokenOf(write(value))}${currency(row)}`;
    },
    groupLabel: (group) => {
      const totals = totalsOf(group);
      const value = total?.(totals);
      if (value === undefined) return '';
      if (value === null) return `${name} missing, ${nothing}`;
      const of = spec.counted(totals) < totals.count ? `, of ${spec.counted(totals)} of ${totals.count}` : '';
      return `${name} ${spokenOf(write(value))}${unit === 'USD' ? ' USD' : ''}${of}`;
    },
    total: sum(shown.totals),
    value: { type: 'decimal', unit, of: (row) => row[figure], ofGroup: sumText },
  };
}

export function greekColumn(greek: Greek, header: string, least: number, shown: Shown): Column {
  const ofGroup = (group: Group) => totalsOf(group).greeks?.[greek] ?? null;
  const values = [
    ...extremes(shown.positions, greek),
    ...shown.groups.map(ofGroup),
    shown.totals.greeks?.[greek] ?? null,
  ];
  const written = values.flatMap((value) => (value === null ? [] : textOf(greekParts(greek, value))));
  return {
    id: greek,
    header,
    width: fittingWidth(least, [longestWhole(written)]),
    align: 'right',
    band: 'greeks',
    sortValue: (row) => row.greeks[greek],
    groupSortValue: (group) => ofGroup(group) ?? undefined,
    cell: (row) => <GreekCell greek={greek} value={row.greeks[greek]} />,
    groupCell: (group) => {
      const value = ofGroup(group);
      return value === null ? null : <GreekCell greek={greek} value={value} />;
    },
    label: (row) => `${header} ${spokenOf(greekParts(greek, row.greeks[greek]))} lots, ${row.greeks.source}`,
    groupLabel: (group) => `${header} ${spokenOf(greekParts(greek, ofGroup(group) ?? 0))} lots`,
    total: shown.totals.greeks === null ? null : <GreekCell greek={greek} value={shown.totals.greeks[greek]} />,
    value: { type: 'number', unit: greek, of: (row) => row.greeks[greek], ofGroup },
  };
}

/** The least and the largest: written with the same decimals, one of them is the widest. */
function extremes(positions: readonly Position[], greek: Greek): number[] {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const { greeks } of positions) {
    const value = greeks[greek];
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return positions.length === 0 ? [] : [least, most];
}

export function numberOf(text: string | null): number | undefined {
  return text === null ? undefined : Number(text);
}
