import { createHash } from 'node:crypto';
import { heldFrom, isHeldAt } from '../src-shared/domain/book-at';
import { asPrevious, type SessionSnapshot } from '../src-shared/domain/snapshot';
import { lastEndedSession, sessionsBetween } from '../src-shared/domain/trading-calendar';
import type { RebuiltDay } from '../src-shared/ipc/snapshots';
import type { Context } from './context';
import type { Queryable } from './db/queryable';
import { findLivePortfolio } from './db/repositories/portfolios';
import { listBookPositions } from './db/repositories/positions';
import {
  deleteSnapshot,
  findPreviousSnapshot,
  latestSnapshotDate,
  listPositionSnapshots,
  listSnapshots,
  savePositionGreeks,
  saveSnapshots,
} from './db/repositories/snapshots';
import { AppError } from './ipc/app-error';
import { runJob } from './jobs/job-run';
import { PortfolioHistory } from './jobs/portfolio-history';
import { greeksOf } from './jobs/snapshot-steps';

/** The calendar's first full year: no book has prices from before. */
const EARLIEST = '1994-01-03';

interface Rebuilt {
  days: RebuiltDay[];
  snapshots: Map<string, SessionSnapshot | null>;
  /** Of what is stored and of what would be: a rebuild does what its preview showed, or nothing. */
  key: string;
}

const COMPARED = [
  ['totalValue', 'total_value'],
  ['cashValue', 'cash_value'],
  ['longValue', 'long_value'],
  ['shortValue', 'short_value'],
  ['dailyPnl', 'daily_pnl'],
  ['cumulativePnl', 'cumulative_pnl'],
  ['netFlow', 'net_flow'],
  ['totalDelta', 'total_delta'],
  ['isComplete', 'is_complete'],
] as const;

/**
 * Makes the snapshots of a range anew from positions, prices and cash as they are known now, and says what would differ
 * from those that are stored. Those after the range count from it: they come along, since their P&L would no longer add up.
 */
export async function previewRebuild(
  context: Pick<Context, 'database' | 'clock'>,
  portfolioId: string,
  from: string,
  through: string,
): Promise<Rebuilt> {
  const { orm } = context.database;
  const last = lastEndedSession(context.clock().getTime());
  if (from > through) throw new AppError('INVALID_INPUT', 'The first day is after the last one.', { field: 'from' });
  if (from > last)
    throw new AppError('INVALID_INPUT', `The last session that has ended is ${last}.`, { field: 'from' });
  const newest = (await latestSnapshotDate(orm, portfolioId)) ?? through;
  const end = [newest, through].sort()[1] ?? through;
  const stored = new Map((await listSnapshots(orm, portfolioId, from, end)).map((row) => [row.snapshotDate, row]));
  // There is nothing to make of sessions in which nothing was held.
  const held = (await listBookPositions(orm, portfolioId)).map(heldFrom);
  const begins = [last, ...held, ...stored.keys()].sort()[0] ?? last;
  const first = [from, begins, EARLIEST].sort()[2] ?? last;
  const sessions = sessionsBetween(first, [end, last].sort()[0] ?? last);
  const portfolio = await findLivePortfolio(orm, portfolioId);
  const history = await PortfolioHistory.read(orm, portfolio, first, sessions.at(-1) ?? first);
  const before = await latestSnapshotDate(orm, portfolioId, from);
  let previous = before === null ? null : await findPreviousSnapshot(orm, portfolioId, before);
  const snapshots = new Map<string, SessionSnapshot | null>();
  const days: RebuiltDay[] = [];
  const hash = createHash('sha256');
  for (const session of sessions) {
    const old = stored.get(session) ?? null;
    // Others have their turn between two sessions.
    await new Promise((resolve) => setImmediate(resolve));
    // After the range only what there is is made again.
    if (session > through && old === null) continue;
    // Before the first position and the first cash there is no book.
    const made = history.positions.some((position) => isHeldAt(position, session))
      ? history.snapshot(session, previous)
      : null;
    snapshots.set(session, made);
    const changed: string[] =
      old === null || made === null
        ? []
        : COMPARED.flatMap(([field, column]) => (same(old[field], made[field]) ? [] : [column]));
    if (old !== null && made !== null && (await positionsDiffer(orm, portfolioId, session, made)))
      changed.push('positions');
    if ((old === null) !== (made === null)) changed.push(old === null ? 'added' : 'removed');
    if (old !== null || made !== null) {
      days.push({ snapshotDate: session, before: figures(old), after: figures(made), changed });
      hash.update(JSON.stringify([session, figures(old), made]));
    }
    if (made !== null) previous = asPrevious(made);
  }
  return { days, snapshots, key: hash.digest('hex').slice(0, 32) };
}

/** Writes what a preview showed. @throws AppError CONFLICT when it would be something else now */
export async function rebuild(
  context: Context,
  portfolioId: string,
  { from, through, key }: { from: string; through: string; key: string },
): Promise<{ written: number; changed: number }> {
  const planned = await previewRebuild(context, portfolioId, from, through);
  if (planned.key !== key) {
    throw new AppError(
      'CONFLICT',
      'Prices or positions changed since the difference was shown. Nothing was written; look at it again.',
    );
  }
  const changed = planned.days.filter((day) => day.changed.length > 0);
  let written = 0;
  let failure: string | null = null;
  const outcome = await runJob(
    {
      context,
      jobType: 'snapshot',
      portfolioId,
      trigger: 'rebuild',
      timeoutMs: 600_000,
      signal: new AbortController().signal,
      onSession: () => {},
    },
    async (run) => {
      // All of it or nothing: half a history would add up to nothing.
      await context.database.orm.transaction(async (tx) => {
        for (const { snapshotDate } of changed) {
          await run.session(snapshotDate);
          const snapshot = planned.snapshots.get(snapshotDate) ?? null;
          if (snapshot === null) await deleteSnapshot(tx, portfolioId, snapshotDate);
          else {
            await savePositionGreeks(tx, portfolioId, [snapshotDate], greeksOf(snapshot));
            await saveSnapshots(tx, portfolioId, run.id, [snapshot]);
          }
          run.count('snapshots', 1);
          run.log(
            `${snapshotDate}: ${planned.days.find((day) => day.snapshotDate === snapshotDate)?.changed.join(', ')}`,
          );
        }
      });
      written = changed.length;
    },
  ).catch((error: Error) => {
    failure = error.message;
    return 'FAILED' as const;
  });
  if (outcome !== 'completed') {
    throw new AppError(
      'INTERNAL',
      `The history was not rebuilt${failure === null ? '' : ` (${failure})`}. It is as it was; Jobs says more.`,
    );
  }
  return { written, changed: changed.length };
}

async function positionsDiffer(
  db: Queryable,
  portfolioId: string,
  session: string,
  made: SessionSnapshot,
): Promise<boolean> {
  const stored = new Map((await listPositionSnapshots(db, portfolioId, session)).map((row) => [row.positionId, row]));
  if (stored.size !== made.positions.length) return true;
  return made.positions.some((row) => {
    const old = stored.get(row.positionId);
    return (
      old === undefined ||
      !same(old.quantity, row.quantity) ||
      !same(old.price, row.price) ||
      !same(old.marketValue, row.marketValue) ||
      !same(old.dailyPnl, row.dailyPnl)
    );
  });
}

function figures(
  snapshot: Pick<SessionSnapshot, 'totalValue' | 'dailyPnl' | 'isComplete'> | null,
): RebuiltDay['before'] {
  return snapshot && { totalValue: snapshot.totalValue, dailyPnl: snapshot.dailyPnl, isComplete: snapshot.isComplete };
}

/** Of decimal text: "1.50" is "1.5". */
function same(a: string | boolean | null, b: string | boolean | null): boolean {
  if (typeof a !== 'string' || typeof b !== 'string') return a === b;
  return a === b || Number(a) === Number(b);
}
