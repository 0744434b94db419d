import { Exact } from '../../src-shared/domain/exact';
import { addDays } from '../../src-shared/domain/iso-date';
import { marketSources } from '../../src-shared/domain/price-in-use';
import type { DayPosition, Snapshot } from '../../src-shared/ipc/snapshots';
import { snapshotReason } from '../../src-shared/ipc/snapshots';
import { announce, type Context } from '../context';
import { closesOf } from '../db/repositories/market-data';
import { findLivePortfolio, listCashFlowsBetween } from '../db/repositories/portfolios';
import { latestSnapshotDate, listPositionSnapshots, listSnapshots } from '../db/repositories/snapshots';
import { AppError } from '../ipc/app-error';
import type { HandlersOf } from '../ipc/router';
import { previewRebuild, rebuild } from '../rebuild';

/** What a book's way is shown beside. */
const BENCHMARK = 'SPY';

export function snapshotsHandlers(context: Context): HandlersOf<'snapshots'> {
  const { orm } = context.database;

  async function list(
    portfolioId: string,
    from?: string,
    through?: string,
  ): Promise<(Snapshot & { batchJobId: string | null })[]> {
    const stored = await listSnapshots(orm, portfolioId, from, through);
    const [first] = stored;
    const last = stored.at(-1);
    if (first === undefined || last === undefined) return [];
    const { isDemo } = await findLivePortfolio(orm, portfolioId);
    const closes = await closesOf(orm, BENCHMARK, marketSources(isDemo), first.snapshotDate, last.snapshotDate);
    return stored.map((row) => ({ ...row, benchmarkClose: closes.get(row.snapshotDate) ?? null }));
  }

  return {
    'snapshots.list': async (_, { portfolioId }) => list(portfolioId),
    'snapshots.day': async ({ date }, { portfolioId }) => {
      const [snapshot] = await list(portfolioId, date, date);
      if (!snapshot) throw new AppError('NOT_FOUND', `There is no snapshot of ${date}.`);
      const before = await latestSnapshotDate(orm, portfolioId, date);
      const [previous = null] = before === null ? [] : await list(portfolioId, before, before);
      const rows = await listPositionSnapshots(orm, portfolioId, date);
      const cashFlows = await listCashFlowsBetween(orm, portfolioId, before ?? addDays(date, -1), date);
      const explained = [...rows.map(({ netFlow }) => netFlow), ...cashFlows.map(({ amount }) => amount)];
      return {
        snapshot,
        previous,
        positions: rows.map(dayPosition),
        cashFlows,
        correction: snapshot.netFlow === null ? '0.00' : rest(snapshot.netFlow, explained),
        jobRunId: snapshot.batchJobId,
      };
    },
    'snapshots.previewRebuild': async ({ from, through }, { portfolioId }) => {
      const { key, days } = await previewRebuild(context, portfolioId, from, through);
      return { key, days, changedCount: days.filter(({ changed }) => changed.length > 0).length };
    },
    'snapshots.rebuild': async (input, { portfolioId }) => {
      const done = await rebuild(context, portfolioId, input);
      announce(context, 'snapshots', 'jobs', 'positions', 'portfolios');
      return done;
    },
  };
}

/** What of a sum its parts leave over. */
function rest(sum: string, parts: readonly (string | null)[]): string {
  return parts.reduce((left, part) => left.minus(Exact.of(part ?? '0')), Exact.of(sum)).rounded(2);
}

type StoredPosition = Awaited<ReturnType<typeof listPositionSnapshots>>[number];

function dayPosition({ source, delta, gamma, theta, vega, rho, missingReason, ...row }: StoredPosition): DayPosition {
  return {
    ...row,
    missingReason: missingReason === null ? null : snapshotReason.parse(missingReason),
    greeks:
      source === null || delta === null || gamma === null || theta === null || vega === null || rho === null
        ? null
        : { source, delta, gamma, theta, vega, rho },
  };
}
