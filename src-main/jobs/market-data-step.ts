import { type BookPosition, heldFrom, splitSymbol, splitsOf } from '../../src-shared/domain/book-at';
import { counted } from '../../src-shared/domain/counted';
import { plainText } from '../../src-shared/domain/decimal';
import { marketSources, symbolsOf } from '../../src-shared/domain/price-in-use';
import { dividendCash } from '../../src-shared/domain/snapshot';
import { afterSplit, type Split } from '../../src-shared/domain/splits';
import { addSessions } from '../../src-shared/domain/trading-calendar';
import type { Orm } from '../db/migrate';
import type { Queryable } from '../db/queryable';
import { deleteChangesOf } from '../db/repositories/changes';
import { insertActions, listActions } from '../db/repositories/corporate-actions';
import { countCloses, latestDates, listPrices, upsertBars } from '../db/repositories/market-data';
import { cashBalance, insertDividends, type LivePortfolio } from '../db/repositories/portfolios';
import { listBookPositions, listOpenPositions, saveSplits, setUnitsDate } from '../db/repositories/positions';
import type { MarketDataProvider } from '../market-data/provider';
import { revaluePositions, type ValuationDay } from '../valuation';
import type { JobRun } from './job-run';

/** How far back a symbol's history begins when it is new: a year of returns and some more. */
export const HISTORY_SESSIONS = 260;

/** What valuing tells, and is stopped by. */
type Report = Pick<JobRun, 'log' | 'warn' | 'count' | 'check'>;

/** Rows of one statement. */
const BARS_PER_STATEMENT = 5000;

/** What a market's books need prices of: their open positions, and what those are options on. */
export async function neededSymbols(
  db: Queryable,
  portfolios: readonly Pick<LivePortfolio, 'portfolioId'>[],
): Promise<string[]> {
  const symbols = new Set<string>();
  for (const { portfolioId } of portfolios) {
    for (const position of await listOpenPositions(db, portfolioId)) {
      for (const symbol of symbolsOf(position)) symbols.add(symbol);
    }
  }
  return [...symbols];
}

/** Brings a provider's bars of these symbols up to a session. @returns how many rows were written */
export async function fetchBars(
  orm: Orm,
  provider: MarketDataProvider,
  symbols: readonly string[],
  session: string,
  run: JobRun,
): Promise<number> {
  const known = await latestDates(orm, provider.source, symbols);
  const { bars, actions, warnings, stored } = await run.waitFor((signal) =>
    provider.fetch({ symbols, known, from: addSessions(session, -HISTORY_SESSIONS), through: session, signal }),
  );
  for (const warning of warnings) run.warn(warning);
  let written = 0;
  for (let start = 0; start < bars.length; start += BARS_PER_STATEMENT) {
    run.check();
    const { added, changed } = await upsertBars(orm, bars.slice(start, start + BARS_PER_STATEMENT));
    written += added + changed;
  }
  await insertActions(orm, provider.source, actions);
  stored?.();
  run.count('prices', written);
  run.log(`${provider.name}: ${counted(symbols.length, 'symbol')}, ${counted(written, 'new price')}`);
  const held = bars.filter(({ isHeld }) => isHeld).length;
  if (held > 0) {
    run.count('heldBack', held);
    // Without names: the run is seen by all profiles, and what the others hold is theirs.
    run.warn(`${counted(held, 'price')} held back: decide on Positions whether to use them.`);
  }
  return written;
}

/** Whether a provider could have prices of a session that are not stored: of any of these symbols, or, where it is waited for, of all. */
export async function lacksPrices(
  db: Queryable,
  provider: MarketDataProvider,
  symbols: readonly string[],
  session: string,
): Promise<boolean> {
  if (await isUnpublished(db, provider, session)) return true;
  const listed = symbols.filter((symbol) => provider.lists(symbol, session));
  const known = await latestDates(db, provider.source, listed);
  return listed.some((symbol) => (known.get(symbol) ?? '') < session);
}

/** Whether any of a book's positions has a price of that very session, wherever it is from. */
export async function hasCloses(
  db: Queryable,
  { portfolioId, isDemo }: LivePortfolio,
  session: string,
): Promise<boolean> {
  const symbols = await neededSymbols(db, [{ portfolioId }]);
  if (symbols.length === 0) return true;
  const rows = await listPrices(db, { portfolioId, sources: marketSources(isDemo) }, symbols, session, session);
  return rows.some(({ isHeld }) => !isHeld);
}

/** Whether a provider that has every session does not have this one yet. */
export async function isUnpublished(db: Queryable, provider: MarketDataProvider, session: string): Promise<boolean> {
  return (await provider.isAwaited()) && (await countCloses(db, [provider.source], session)) === 0;
}

/**
 * Values a book anew: splits since it was valued last change its units, dividends are booked, and every position gets
 * the price in use. In one transaction.
 *
 * @returns the symbols that came of splits: options of a split underlying, whose prices are not stored yet
 */
export async function valueBook(
  orm: Orm,
  portfolio: LivePortfolio,
  day: ValuationDay,
  sinceSession: string | null,
  run: Report,
): Promise<string[]> {
  const { portfolioId, userId, isDemo } = portfolio;
  return orm.transaction(async (tx) => {
    await setUnitsDate(tx, portfolioId, day.session);
    const positions = await listBookPositions(tx, portfolioId);
    const symbols = [...new Set(positions.map(splitSymbol))];
    const sources = marketSources(isDemo);
    const { splits, dividends } = await listActions(tx, sources, symbols, '1993-01-01', day.session);
    const changed = await applySplits(tx, portfolioId, positions, splits, day.session, run);
    // What was done before was done to other units: it could neither be undone nor let anything before it be.
    if (changed.length > 0) await deleteChangesOf(tx, userId);
    // Cash that was never recorded stays unknown: a dividend alone would be no balance.
    if (sinceSession !== null && (await cashBalance(tx, portfolioId)) !== null) {
      const booked = await insertDividends(tx, portfolioId, [
        ...dueDividends(positions, { splits, dividends }, sinceSession, day.session),
      ]);
      if (booked > 0) run.count('dividends', booked);
    }
    const open = await listOpenPositions(tx, portfolioId);
    run.count('positions', await revaluePositions(tx, portfolioId, day, open));
    run.check();
    const before = new Set(positions.map(({ symbol }) => symbol));
    return changed.flatMap(({ symbol }) => (before.has(symbol) ? [] : [symbol]));
  });
}

/** Dividends with an ex-date after one session up to another, of those who held on the evening before. */
export function* dueDividends(
  positions: readonly BookPosition[],
  { splits, dividends }: Awaited<ReturnType<typeof listActions>>,
  after: string,
  through: string,
) {
  for (const position of positions) {
    for (const dividend of dividends.get(position.symbol) ?? []) {
      if (dividend.exDate <= after || dividend.exDate > through) continue;
      const amount = dividendCash(position, dividend, splits.get(position.symbol) ?? []);
      if (amount === null || Number(amount) === 0) continue;
      const note = `${position.symbol} dividend, ${plainText(dividend.amount)} a share`;
      yield { positionId: position.id, exDate: dividend.exDate, amount, note };
    }
  }
}

/** What comes back by an undo may have missed a split meanwhile. @param symbols - whose splits are looked for */
export async function applyMissedSplits(
  db: Queryable,
  { portfolioId, isDemo }: Pick<LivePortfolio, 'portfolioId' | 'isDemo'>,
  symbols: readonly string[],
  session: string,
): Promise<void> {
  const { splits } = await listActions(db, marketSources(isDemo), symbols, '1993-01-01', session);
  if (splits.size === 0) return;
  const nothingToTell = { log() {}, warn() {}, count() {}, check() {} };
  await applySplits(db, portfolioId, await listBookPositions(db, portfolioId), splits, session, nothingToTell);
}

/** Splits that positions do not hold yet change their units. @returns the positions as they are now */
async function applySplits(
  db: Queryable,
  portfolioId: string,
  positions: readonly BookPosition[],
  splits: ReadonlyMap<string, readonly Split[]>,
  session: string,
  run: Report,
): Promise<BookPosition[]> {
  const changed = positions.flatMap((position) => {
    if (position.exitDate !== null) return [];
    const due = splitsOf(position, splits.get(splitSymbol(position)) ?? []).filter(
      ({ exDate }) => exDate > (position.unitsDate ?? session) && exDate <= session && heldFrom(position) < exDate,
    );
    let held: BookPosition = position;
    for (const split of due) {
      const next = afterSplit(held, split);
      if (next === null) {
        run.warn(
          `${held.symbol}: ${split.symbol} was split ${split.to} for ${split.from}, and what this option delivers now is not known. Look at it and correct it by hand.`,
        );
        continue;
      }
      run.log(
        `${held.symbol}: ${split.to} for ${split.from} on ${split.exDate}, ${held.quantity} became ${next.quantity}`,
      );
      held = next;
    }
    return due.length === 0 ? [] : [{ ...held, unitsDate: session }];
  });
  if (changed.length > 0) run.count('splits', changed.length);
  await saveSplits(db, portfolioId, changed);
  return changed;
}
