import { describe, expect, test } from 'vitest';
import { type NavSnapshot, navSeries } from '../../../src-renderer/components/chart/nav-series';

function session(
  snapshotDate: string,
  totalValue: string,
  benchmarkClose: string | null,
  netFlow: string | null = '0',
): NavSnapshot {
  return { snapshotDate, totalValue, netFlow, benchmarkClose, dailyPnl: null, dailyPnlPct: null, isComplete: true };
}

const book = [
  session('2026-08-03', '1000', null, null),
  session('2026-08-04', '1100', '500'),
  session('2026-10-30', '990', '550'),
  session('2026-11-20', '1045', '525'),
];

describe('series of NAV', () => {
  test('puts the first NAV that has a close beside it into SPY', () => {
    const { nav, benchmark } = navSeries(book, 'All');
    expect(nav).toEqual([1000, 1100, 990, 1045]);
    expect(benchmark).toEqual([null, 1100, 1210, 1155]);
  });

  test('of a month scales SPY anew, and keeps the drawdown from the highest of all', () => {
    const { snapshots, benchmark, drawdownPct, deepest } = navSeries(book, '1M');
    expect(snapshots.map(({ snapshotDate }) => snapshotDate)).toEqual(['2026-10-30', '2026-11-20']);
    expect(benchmark[0]).toBe(990);
    expect(drawdownPct[0]).toBeCloseTo(-10, 10);
    expect(drawdownPct[1]).toBeCloseTo(-5, 10);
    expect(deepest?.index).toBe(0);
    expect(navSeries(book, '3M').snapshots).toHaveLength(2);
  });

  test('without a close of SPY has no SPY', () => {
    expect(navSeries([session('2026-11-20', '1000', null, null)], 'All').benchmark).toEqual([null]);
    expect(navSeries([], '1M')).toMatchObject({ snapshots: [], nav: [], deepest: null });
  });
});
