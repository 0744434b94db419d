import { counted } from '../../src-shared/domain/counted';
import type { SessionSnapshot } from '../../src-shared/domain/snapshot';
import { nextSession, sessionsBetween } from '../../src-shared/domain/trading-calendar';
import type { Orm } from '../db/migrate';
import type { Queryable } from '../db/queryable';
import type { LivePortfolio } from '../db/repositories/portfolios';
import {
  findPreviousSnapshot,
  latestSnapshotDate,
  type PositionGreeks,
  savePositionGreeks,
  saveSnapshots,
  sessionsWithGreeks,
} from '../db/repositories/snapshots';
import type { JobRun } from './job-run';
import { PortfolioHistory } from './portfolio-history';

/**
 * The sessions up to one that a book lacks a snapshot of, oldest first: all since its last. A book without any gets the
 * last session alone; older history is a rebuild that somebody asks for.
 */
export async function sessionsOwed(db: Queryable, portfolioId: string, through: string): Promise<string[]> {
  const last = await latestSnapshotDate(db, portfolioId);
  if (last === null) return [through];
  return last >= through ? [] : sessionsBetween(nextSession(last), through);
}

/** Of the sessions that a book owes, those that have no Greeks either. */
export async function sessionsOwedGreeks(db: Queryable, portfolioId: string, through: string): Promise<string[]> {
  const owed = await sessionsOwed(db, portfolioId, through);
  const [first] = owed;
  if (first === undefined) return [];
  const known = await sessionsWithGreeks(db, portfolioId, first, through);
  return owed.filter((session) => !known.has(session));
}

/** Writes the Greeks of every position of these sessions: what the snapshots' totals are sums of. */
export async function calculateRisk(
  orm: Orm,
  portfolio: LivePortfolio,
  sessions: readonly string[],
  run: JobRun,
): Promise<void> {
  const history = await readHistory(orm, portfolio, sessions);
  for (const session of sessions) {
    await run.session(session);
    const snapshot = history.snapshot(session, null);
    const rows = snapshot === null ? [] : greeksOf(snapshot);
    await orm.transaction(async (tx) => {
      await savePositionGreeks(tx, portfolio.portfolioId, [session], rows);
      run.check();
    });
    run.count('greeks', rows.length);
    run.log(`${session}: Greeks of ${counted(rows.length, 'position')}`);
  }
}

/** Makes the snapshots of these sessions, each in a transaction of its own. */
export async function makeSnapshots(
  orm: Orm,
  portfolio: LivePortfolio,
  sessions: readonly string[],
  run: JobRun,
): Promise<void> {
  const { portfolioId } = portfolio;
  const history = await readHistory(orm, portfolio, sessions);
  for (const session of sessions) {
    await run.session(session);
    const before = await latestSnapshotDate(orm, portfolioId, session);
    const previous = before === null ? null : await findPreviousSnapshot(orm, portfolioId, before);
    const snapshot = history.snapshot(session, previous);
    if (snapshot === null) {
      run.warn(`${session}: no position of the book has a price, so there is no snapshot.`);
      continue;
    }
    await orm.transaction(async (tx) => {
      // Prices and positions may have changed since risk was calculated: the totals are of these.
      await savePositionGreeks(tx, portfolioId, [session], greeksOf(snapshot));
      await saveSnapshots(tx, portfolioId, run.id, [snapshot]);
      run.check();
    });
    run.count('snapshots', 1);
    const missing = snapshot.positions.filter(({ marketValue }) => marketValue === null);
    run.log(
      `${session}: NAV ${snapshot.totalValue}, ${snapshot.isComplete ? 'complete' : `without ${counted(missing.length, 'position')}`}`,
    );
    if (missing.length > 0) {
      run.count('incomplete', 1);
      run.warn(`${session}: no value of ${missing.map(({ symbol }) => symbol).join(', ')}.`);
    }
  }
}

export function greeksOf({ snapshotDate: date, positions }: SessionSnapshot): PositionGreeks[] {
  return positions.flatMap(({ positionId, greeks }) => (greeks === null ? [] : [{ positionId, date, greeks }]));
}

async function readHistory(
  db: Queryable,
  portfolio: LivePortfolio,
  sessions: readonly string[],
): Promise<PortfolioHistory> {
  const [first = ''] = sessions;
  return PortfolioHistory.read(db, portfolio, first, sessions.at(-1) ?? first);
}
