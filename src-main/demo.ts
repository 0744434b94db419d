import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { DEMO_USERNAMES, type DemoBook, type DemoUsername, demoBook } from '../src-shared/domain/demo/demo-books';
import type { JobType } from '../src-shared/domain/job-types';
import { marketSources, symbolsOf } from '../src-shared/domain/price-in-use';
import { asPrevious, type PreviousSnapshot, type SessionSnapshot } from '../src-shared/domain/snapshot';
import { nextTagColor } from '../src-shared/domain/tag-colors';
import { type NamedTag, tagKey } from '../src-shared/domain/tags';
import { addSessions, sessionsBetween } from '../src-shared/domain/trading-calendar';
import { BOOK_CURRENCY } from '../src-shared/domain/valuation';
import { announce, type Context } from './context';
import type { Transaction } from './db/queryable';
import { deleteChangesOf } from './db/repositories/changes';
import { insertActions, listActions } from './db/repositories/corporate-actions';
import { endRun, insertRun, type JobMetadata } from './db/repositories/jobs';
import { latestDates, upsertBars } from './db/repositories/market-data';
import {
  findLivePortfolio,
  findPortfolioId,
  insertCashFlow,
  insertDividends,
  type LivePortfolio,
  replacePortfolio,
} from './db/repositories/portfolios';
import { countBook, insertPositions, listBookPositions } from './db/repositories/positions';
import { findSetting, saveSetting } from './db/repositories/settings';
import { savePositionGreeks, saveSnapshots } from './db/repositories/snapshots';
import { insertPositionTags, insertTags, softDeleteTagsOf } from './db/repositories/tags';
import { AppError } from './ipc/app-error';
import { dueDividends, HISTORY_SESSIONS } from './jobs/market-data-step';
import { PortfolioHistory } from './jobs/portfolio-history';
import { greeksOf } from './jobs/snapshot-steps';
import type { SimulatedProvider } from './market-data/simulated';
import { latestPrices, valuation, valuationDay } from './valuation';

const LOADED = 'demo_loaded_at';

export interface DemoProfile {
  id: string;
  username: string;
  isDemo: boolean;
}

/**
 * Gives a demo profile its book at its first sign-in: prices of the simulated market, positions, tags and cash, and a
 * snapshot of each of the last ninety sessions, made of prices and positions as every other one is. All of it in one
 * transaction, so that no half book is ever seen.
 */
export async function loadDemoOnce(
  context: Context,
  simulated: SimulatedProvider,
  profile: DemoProfile,
): Promise<void> {
  if (!isDemoUsername(profile.username) || !profile.isDemo) return;
  const username = profile.username;
  const { orm } = context.database;
  if ((await findSetting(orm, profile.id, LOADED)) !== undefined) return;
  const portfolioId = await findPortfolioId(orm, profile.id);
  // Somebody's own trials, from before demos had a book: they stay until a reset is asked for.
  if (portfolioId === undefined || (await countBook(orm, portfolioId)) > 0) return;
  await orm.transaction((tx) => load(tx, context, simulated, { userId: profile.id, username }));
  announce(context, 'positions', 'portfolios', 'tags', 'snapshots', 'jobs');
}

/**
 * A fresh book in the place of what became of the demo. The old portfolio stays in the database, deleted.
 *
 * @returns how many positions the new one has
 * @throws AppError CONFLICT when the profile is no demo
 */
export async function resetDemo(context: Context, simulated: SimulatedProvider, profile: DemoProfile): Promise<number> {
  const { username } = profile;
  if (!profile.isDemo || !isDemoUsername(username)) {
    throw new AppError(
      'CONFLICT',
      'Only a demo profile can be begun again. This book is your own; nothing was changed.',
    );
  }
  const positions = await context.database.orm.transaction(async (tx) => {
    const now = context.clock();
    await deleteChangesOf(tx, profile.id);
    await softDeleteTagsOf(tx, profile.id, now);
    await replacePortfolio(tx, profile.id, now);
    return load(tx, context, simulated, { userId: profile.id, username });
  });
  announce(context, 'positions', 'portfolios', 'tags', 'snapshots', 'jobs', 'changes', 'imports', 'market-data');
  return positions;
}

/**
 * Gives what was just entered into a demo its simulated price; nobody waits for it. A book of one's own has prices when
 * its files have them.
 */
export async function priceNewSymbols(
  { database, chain, log }: Pick<Context, 'database' | 'chain' | 'log'>,
  portfolioId: string,
): Promise<void> {
  try {
    const { isDemo } = await findLivePortfolio(database.orm, portfolioId);
    if (isDemo) await chain.run({ step: 'market_data', trigger: 'new symbol' });
  } catch (error) {
    log.error('pricing a new symbol failed', error);
  }
}

function isDemoUsername(name: string): name is DemoUsername {
  return (DEMO_USERNAMES as readonly string[]).includes(name);
}

async function load(
  tx: Transaction,
  context: Context,
  simulated: SimulatedProvider,
  { userId, username }: { userId: string; username: DemoUsername },
): Promise<number> {
  const now = context.clock();
  const day = valuationDay(now);
  const book = demoBook(simulated.market, username, day.session);
  const portfolioId = await findPortfolioId(tx, userId);
  if (portfolioId === undefined) throw new Error('The demo profile has no portfolio.');
  const portfolio: LivePortfolio = { portfolioId, userId, isDemo: true };
  const began = performance.now();

  const prices = await storePrices(tx, simulated, book, day.session);
  const ids = new Map(book.positions.map(({ symbol }) => [symbol, randomUUID() as string]));
  const marks = await latestPrices(tx, { portfolioId, sources: marketSources(true) }, book.positions, day);
  await insertPositions(
    tx,
    portfolioId,
    null,
    book.positions.map((draft) => ({
      draft,
      ...valuation({ ...draft, id: ids.get(draft.symbol) as string, currency: BOOK_CURRENCY }, marks, day),
    })),
  );
  await storeTags(tx, userId, book, ids);
  for (const { symbol, ...flow } of book.cashFlows) {
    const note = symbol === null ? 'Opening balance' : `Bought ${symbol}`;
    const positionId = symbol === null ? {} : { positionId: ids.get(symbol) as string };
    await insertCashFlow(tx, { portfolioId, ...flow, note, ...positionId });
  }
  const positions = await listBookPositions(tx, portfolioId);
  const actions = await listActions(
    tx,
    ['simulated'],
    positions.map(({ symbol }) => symbol),
    '1993-01-01',
    day.session,
  );
  await insertDividends(tx, portfolioId, [...dueDividends(positions, actions, book.historyStart, day.session)]);

  await recordRun(tx, portfolioId, 'market_data', [day.session], now, began, { prices, positions: positions.length });
  const made = await storeSnapshots(tx, portfolio, book, day.session, now);
  await saveSetting(tx, userId, LOADED, now.toISOString());
  return made;
}

/** Loading is work like that of the chain: the list of runs, and what asks for a number's run, find it there. */
async function recordRun(
  tx: Transaction,
  portfolioId: string,
  jobType: JobType,
  sessions: readonly string[],
  now: Date,
  began: number,
  counts: Record<string, number>,
): Promise<string> {
  const metadata: JobMetadata = {
    trigger: 'demo',
    firstSession: sessions[0] ?? null,
    lastSession: sessions.at(-1) ?? null,
    sessionCount: sessions.length,
    counts,
    warnings: [],
    durationMs: Math.round(performance.now() - began),
    log: [{ at: now.toISOString(), text: 'made as the demo book was loaded' }],
  };
  const run = await insertRun(tx, { jobType, portfolioId, startedAt: now, metadata });
  await endRun(tx, run, { status: 'completed', completedAt: now, errorMessage: null, metadata });
  return run;
}

async function storePrices(
  tx: Transaction,
  simulated: SimulatedProvider,
  book: DemoBook,
  session: string,
): Promise<number> {
  const symbols = [...new Set(book.positions.flatMap(symbolsOf))];
  const { bars, actions } = await simulated.fetch({
    symbols,
    known: await latestDates(tx, 'simulated', symbols),
    from: addSessions(session, -HISTORY_SESSIONS),
    through: session,
    signal: new AbortController().signal,
  });
  await insertActions(tx, 'simulated', actions);
  return (await upsertBars(tx, bars)).added;
}

async function storeTags(
  tx: Transaction,
  userId: string,
  book: DemoBook,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const named = new Map<string, NamedTag>();
  for (const { tags } of book.positions) for (const tag of tags) named.set(tagKey(tag.name), tag);
  const used: string[] = [];
  const created = await insertTags(
    tx,
    userId,
    [...named.values()].map((tag) => {
      const color = nextTagColor(used);
      used.push(color);
      return { ...tag, color };
    }),
  );
  const tagIds = new Map(created.map((tag) => [tagKey(tag.name), tag.id]));
  await insertPositionTags(
    tx,
    book.positions.flatMap(({ symbol, tags }) =>
      tags.map((tag) => ({ positionId: ids.get(symbol) as string, tagId: tagIds.get(tagKey(tag.name)) as string })),
    ),
  );
}

/** Snapshots of the whole history, oldest first, each from the one before. @returns how many positions the last one has */
async function storeSnapshots(
  tx: Transaction,
  portfolio: LivePortfolio,
  book: DemoBook,
  session: string,
  now: Date,
): Promise<number> {
  const sessions = sessionsBetween(book.historyStart, session);
  const history = await PortfolioHistory.read(tx, portfolio, book.historyStart, session);
  const began = performance.now();
  let previous: PreviousSnapshot | null = null;
  const snapshots: SessionSnapshot[] = [];
  for (const date of sessions) {
    const snapshot = history.snapshot(date, previous);
    if (snapshot === null) continue;
    snapshots.push(snapshot);
    previous = asPrevious(snapshot);
  }
  const { portfolioId } = portfolio;
  const greeks = snapshots.flatMap(greeksOf);
  await savePositionGreeks(tx, portfolioId, sessions, greeks);
  await recordRun(tx, portfolioId, 'risk_calc', sessions, now, began, { greeks: greeks.length });
  const run = await recordRun(tx, portfolioId, 'snapshot', sessions, now, began, { snapshots: snapshots.length });
  await saveSnapshots(tx, portfolioId, run, snapshots);
  return previous?.positions.size ?? 0;
}
