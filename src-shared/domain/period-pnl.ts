import { MONEY } from './decimal';
import { dailyReturns, type NavPoint } from './drawdown';
import { Exact } from './exact';
import { addDays, type Weekday, weekday } from './iso-date';

export interface PnlPoint extends NavPoint {
  dailyPnl: string | null;
}

export const periods = ['day', 'week', 'month', 'year'] as const;
export type Period = (typeof periods)[number];

export interface PeriodPnl {
  period: Period;
  /** In cents; null when no session of the period has a P&L. */
  pnl: string | null;
  /** Percent, compounded from the sessions' returns; null when one of them has none. */
  returnPct: number | null;
  /** The snapshot that it counts from; null with no P&L. */
  from: string | null;
  /** Whether the snapshots begin only inside the period. */
  isPartial: boolean;
}

const WEEK: readonly Weekday[] = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The first calendar day of the period around a date: of 2026-11-20, a Friday, the week begins on 2026-11-16. */
function startOf(period: Period, date: string): string {
  if (period === 'day') return date;
  if (period === 'week') return addDays(date, -WEEK.indexOf(weekday(date)));
  return period === 'month' ? `${date.slice(0, 7)}-01` : `${date.slice(0, 4)}-01-01`;
}

/**
 * P&L of the calendar day, week, month or year of the last snapshot: the sum of the daily P&L of its sessions, and the
 * time-weighted return. Snapshots oldest first. Two sessions of a week with +100.00 on 10,000 and -50.50 on 10,100 are
 * "49.50" and 0.495 %.
 */
export function periodPnl(points: readonly PnlPoint[], period: Period): PeriodPnl {
  const last = points.at(-1);
  const start = last === undefined ? '' : startOf(period, last.snapshotDate);
  const first = points.findIndex((point) => point.snapshotDate >= start);
  const returns = dailyReturns(points);
  let sum = Exact.ZERO;
  let growth: number | null = 1;
  let from: string | null = null;
  for (let index = Math.max(first, 1); index < points.length; index += 1) {
    const pnl = points[index]?.dailyPnl ?? null;
    // The first snapshot has none; any other says what its session brought.
    if (pnl === null) continue;
    from ??= points[index - 1]?.snapshotDate ?? null;
    sum = sum.plus(Exact.of(pnl));
    const dayReturn = returns[index] ?? null;
    growth = growth === null || dayReturn === null ? null : growth * (1 + dayReturn);
  }
  return {
    period,
    pnl: from === null ? null : sum.rounded(MONEY.scale),
    returnPct: from === null || growth === null ? null : (growth - 1) * 100,
    from,
    isPartial: from !== null && from >= start,
  };
}
