import { useMemo, useState } from 'react';
import { counted } from '../../../src-shared/domain/counted';
import { useNegativeStyle } from '../../appearance';
import { dateText, dayMonthText, weekdayDateText } from '../../format/date-format';
import {
  decimalParts,
  dollars,
  moneyParts,
  type NegativeStyle,
  type NumberParts,
  type PercentKind,
  percentParts,
  pnlParts,
  textOf,
} from '../../format/number-format';
import { Chart, type ChartMark } from './chart';
import { ChartCard, type ChartTable } from './chart-card';
import type { ChartPoint } from './chart-point';
import styles from './nav-card.module.css';
import { drawNav } from './nav-drawing';
import { type NavRange, type NavSeries, type NavSnapshot, navRanges, navSeries } from './nav-series';
import { Segments } from './segments';

interface NavCardProps {
  /** Oldest first, at least one. */
  snapshots: readonly NavSnapshot[];
  className?: string | undefined;
  /** The days that are marked. */
  chosen?: string | null;
  compared?: string | null;
  /** A click on a day, and one with Shift. */
  onChoose?: (date: string) => void;
  onCompare?: (date: string) => void;
}

const noReturn = 'the first session of a book, or one that began with nothing';

/** NAV with its drawdown below and SPY beside it, of a month, three or all. */
export function NavCard({ snapshots, className, chosen = null, compared = null, onChoose, onCompare }: NavCardProps) {
  const negative = useNegativeStyle();
  const [range, setRange] = useState<NavRange>('All');
  const series = useMemo(() => navSeries(snapshots, range), [snapshots, range]);
  const draw = useMemo(() => drawNav(series), [series]);
  const marks = (['chosen', 'compared'] as const).flatMap((kind): ChartMark[] => {
    const date = kind === 'chosen' ? chosen : compared;
    const index = series.snapshots.findIndex(({ snapshotDate }) => snapshotDate === date);
    return index < 0 ? [] : [{ index, value: series.nav[index] ?? null, kind }];
  });
  const pick = (index: number, withShift: boolean) => {
    const date = series.snapshots[index]?.snapshotDate;
    if (date !== undefined) (withShift ? onCompare : onChoose)?.(date);
  };
  return (
    <ChartCard
      title="NAV and drawdown"
      note={noteOf(series, negative)}
      className={className}
      actions={
        <>
          {marks.map(({ kind, index }) => (
            <span key={kind} className={styles.legend}>
              <span className={kind === 'chosen' ? styles.chosen : styles.compared} aria-hidden />
              {dayMonthText(series.snapshots[index]?.snapshotDate ?? '')}
            </span>
          ))}
          <Segments
            small
            label="Range"
            value={range}
            choices={navRanges.map((each) => ({ value: each, label: each }))}
            onChange={setRange}
          />
        </>
      }
      table={() => tableOf(series, negative)}
      foot="Drawdown of time-weighted returns: money paid in is no recovery, money taken out no loss. SPY starts at the first NAV."
    >
      <Chart
        label={sentenceOf(series, negative)}
        draw={draw}
        axis="x"
        count={series.snapshots.length}
        point={(index) => pointOf(series, index, negative)}
        marks={marks}
        onPick={onChoose === undefined && onCompare === undefined ? undefined : pick}
      />
    </ChartCard>
  );
}

function fallParts(
  value: number | null | undefined,
  negative: NegativeStyle,
  kind: PercentKind = 'day',
): NumberParts | null {
  return value == null ? null : percentParts(value.toFixed(6), kind, negative);
}

function noteOf({ snapshots, drawdownPct, deepest }: NavSeries, negative: NegativeStyle): string {
  const sessions = counted(snapshots.length, 'session');
  const fall = deepest === null ? null : fallParts(drawdownPct[deepest.index], negative, 'pnl');
  if (deepest === null || fall === null) return `${sessions}, no drawdown`;
  return `${sessions}, max drawdown ${textOf(fall)} on ${dayMonthText(snapshots[deepest.index]?.snapshotDate ?? '')}`;
}

function sentenceOf(series: NavSeries, negative: NegativeStyle): string {
  const [first, last] = [series.snapshots[0], series.snapshots.at(-1)];
  if (first === undefined || last === undefined) return 'NAV: no session yet.';
  const nav = (value: string) => textOf(dollars(value, 0, negative));
  return `NAV went from ${nav(first.totalValue)} on ${dateText(first.snapshotDate)} to ${nav(last.totalValue)} on ${dateText(last.snapshotDate)}; ${noteOf(series, negative)}.`;
}

function pointOf({ snapshots, benchmark, drawdownPct }: NavSeries, index: number, negative: NegativeStyle): ChartPoint {
  const snapshot = snapshots[index];
  if (snapshot === undefined) return { title: '', rows: [] };
  const spy = benchmark[index] ?? null;
  return {
    title: weekdayDateText(snapshot.snapshotDate),
    rows: [
      { label: 'NAV', parts: moneyParts(snapshot.totalValue, negative) },
      {
        label: 'Day P&L',
        parts: snapshot.dailyPnl === null ? null : pnlParts(snapshot.dailyPnl, negative),
        missing: 'no snapshot before',
        tone: 'pnl',
      },
      { label: 'Drawdown', parts: fallParts(drawdownPct[index], negative), missing: noReturn },
      {
        label: 'SPY, scaled',
        parts: spy === null ? null : decimalParts(spy.toFixed(2), { places: 0, sign: 'negative', negative }),
        missing: 'no close of SPY',
      },
    ],
    note: snapshot.isComplete ? undefined : 'Incomplete: a position had no value',
  };
}

function tableOf({ snapshots, drawdownPct }: NavSeries, negative: NegativeStyle): ChartTable {
  const missing = 'no snapshot before';
  const rows = snapshots.map(
    ({ snapshotDate, isComplete, totalValue, dailyPnl, dailyPnlPct, benchmarkClose }, index) => ({
      name: weekdayDateText(snapshotDate) + (isComplete ? '' : ', incomplete'),
      figures: [
        { parts: moneyParts(totalValue, negative) },
        { parts: dailyPnl === null ? null : pnlParts(dailyPnl, negative), missing, tone: 'pnl' as const },
        {
          parts: dailyPnlPct === null ? null : percentParts(dailyPnlPct, 'day', negative),
          missing,
          tone: 'pnl' as const,
        },
        { parts: fallParts(drawdownPct[index], negative), missing: noReturn },
        { parts: benchmarkClose === null ? null : moneyParts(benchmarkClose, negative), missing: 'no close of SPY' },
      ],
    }),
  );
  return { columns: ['Session', 'NAV', 'Day P&L', 'Day %', 'Drawdown', 'SPY'], rows: rows.reverse() };
}
