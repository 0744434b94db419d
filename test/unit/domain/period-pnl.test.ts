import { describe, expect, test } from 'vitest';
import { type PnlPoint, periodPnl, periods } from '../../../src-shared/domain/period-pnl';

function session(snapshotDate: string, totalValue: string, dailyPnl: string | null, netFlow = '0'): PnlPoint {
  return { snapshotDate, totalValue, dailyPnl, netFlow: dailyPnl === null ? null : netFlow };
}

/** 2026-11-16 is a Monday. */
const book = [
  session('2025-12-31', '10000.00', null),
  session('2026-10-30', '11000.00', '1000.00'),
  session('2026-11-13', '12000.00', '-200.00', '1200.00'),
  session('2026-11-16', '12100.00', '100.00'),
  session('2026-11-17', '12049.50', '-50.50'),
];

describe('P&L of a period', () => {
  test('adds up the sessions of the calendar day, week, month and year', () => {
    const pnl = periods.map((period) => periodPnl(book, period));
    expect(pnl.map((each) => each.pnl)).toEqual(['-50.50', '49.50', '-150.50', '849.50']);
    expect(pnl.map((each) => each.from)).toEqual(['2026-11-16', '2026-11-13', '2026-10-30', '2025-12-31']);
    expect(pnl.map((each) => each.isPartial)).toEqual([false, false, false, false]);
  });

  test('compounds the returns, free of flows', () => {
    const { returnPct } = periodPnl(book, 'month');
    expect(returnPct).toBeCloseTo(((12000 / 12200) * (12100 / 12000) * (12049.5 / 12100) - 1) * 100, 10);
    const week = [session('2026-11-13', '10000', null), session('2026-11-16', '10100', '100')];
    expect(periodPnl([...week, session('2026-11-17', '10049.50', '-50.50')], 'week').returnPct).toBeCloseTo(0.495, 10);
  });

  test('says where the snapshots begin inside the period', () => {
    const begun = book
      .slice(2)
      .map((point, index) => (index === 0 ? { ...point, dailyPnl: null, netFlow: null } : point));
    expect(periodPnl(begun, 'week')).toMatchObject({ from: '2026-11-13', isPartial: false });
    expect(periodPnl(begun, 'year')).toMatchObject({ pnl: '49.50', from: '2026-11-13', isPartial: true });
  });

  test('is missing without a snapshot before', () => {
    for (const period of periods) {
      expect(periodPnl([], period)).toMatchObject({ pnl: null, returnPct: null, from: null });
      expect(periodPnl(book.slice(0, 1), period)).toMatchObject({ pnl: null, returnPct: null, from: null });
    }
  });

  test('has no percent when a session began with nothing', () => {
    const empty = [session('2026-11-16', '0', null), session('2026-11-17', '5', '5')];
    expect(periodPnl(empty, 'day')).toMatchObject({ pnl: '5.00', returnPct: null });
  });

  test('a Sunday belongs to the week of the Monday before', () => {
    const sunday = [
      session('2026-11-13', '100', null),
      session('2026-11-16', '101', '1'),
      session('2026-11-22', '102', '1'),
    ];
    expect(periodPnl(sunday, 'week').pnl).toBe('2.00');
  });
});
