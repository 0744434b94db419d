import { deepest, drawdowns } from '../../../src-shared/domain/drawdown';
import { addDays } from '../../../src-shared/domain/iso-date';
import type { Snapshot } from '../../../src-shared/ipc/snapshots';

export const navRanges = ['1M', '3M', 'All'] as const;
export type NavRange = (typeof navRanges)[number];

const rangeDays = { '1M': 31, '3M': 92 } as const;

/** What of a snapshot is drawn. */
export type NavSnapshot = Pick<
  Snapshot,
  'snapshotDate' | 'totalValue' | 'netFlow' | 'dailyPnl' | 'dailyPnlPct' | 'benchmarkClose' | 'isComplete'
>;

export interface NavSeries {
  snapshots: readonly NavSnapshot[];
  nav: readonly number[];
  /** SPY as if the first NAV that is shown had been put into it; null where there is no close. */
  benchmark: readonly (number | null)[];
  /** Percent, zero or less; from the highest of all snapshots, not only those that are shown. */
  drawdownPct: readonly (number | null)[];
  /** The deepest of those shown; null when nothing fell. */
  deepest: { index: number; value: number } | null;
}

/** The snapshots of a range, oldest first. */
export function navSeries(all: readonly NavSnapshot[], range: NavRange): NavSeries {
  const last = all.at(-1)?.snapshotDate;
  const begin = range === 'All' || last === undefined ? '' : addDays(last, -rangeDays[range]);
  const from = Math.max(
    0,
    all.findIndex(({ snapshotDate }) => snapshotDate >= begin),
  );
  const snapshots = all.slice(from);
  const nav = snapshots.map(({ totalValue }) => Number(totalValue));
  const start = snapshots.findIndex(({ benchmarkClose }) => benchmarkClose !== null);
  const scale = (nav[start] ?? Number.NaN) / Number(snapshots[start]?.benchmarkClose);
  const drawdownPct = drawdowns(all)
    .slice(from)
    .map((value) => (value === null ? null : value * 100));
  return {
    snapshots,
    nav,
    benchmark: snapshots.map(({ benchmarkClose }) => (benchmarkClose === null ? null : Number(benchmarkClose) * scale)),
    drawdownPct,
    deepest: deepest(drawdownPct),
  };
}
