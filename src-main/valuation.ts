import { newYorkTime } from '../src-shared/domain/new-york-time';
import {
  marketSources,
  type PricedContract,
  PriceHistory,
  priceInUse,
  symbolsOf,
} from '../src-shared/domain/price-in-use';
import { lastEndedSession, sessionOnOrBefore } from '../src-shared/domain/trading-calendar';
import { positionFigures, type ValuedPosition } from '../src-shared/domain/valuation';
import type { Queryable } from './db/queryable';
import { listLatestPrices, listPricesOn, type PriceReader } from './db/repositories/market-data';
import { findLivePortfolio } from './db/repositories/portfolios';
import {
  listOpenPositionsIn,
  type OpenPosition,
  type StoredValuation,
  saveValuations,
} from './db/repositories/positions';

/** What "now" means for values. */
export interface ValuationDay {
  /** The latest session that has ended: how old a price is counts from it. */
  session: string;
  /** The last day of which prices count: the day in New York or the person's, whichever is later. */
  through: string;
  /** The session whose splits hold what is entered now: one that is running began with its own. */
  unitsDate: string;
}

export function valuationDay(now: Date): ValuationDay {
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  const own = `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
  const newYork = newYorkTime(now.getTime()).date;
  return {
    session: lastEndedSession(now.getTime()),
    through: own > newYork ? own : newYork,
    unitsDate: sessionOnOrBefore(newYork),
  };
}

export async function priceReader(db: Queryable, portfolioId: string): Promise<PriceReader> {
  const { isDemo } = await findLivePortfolio(db, portfolioId);
  return { portfolioId, sources: marketSources(isDemo) };
}

/** The latest prices of contracts; of expired options also what settles them. */
export async function latestPrices(
  db: Queryable,
  reader: PriceReader,
  contracts: readonly PricedContract[],
  { session, through }: ValuationDay,
): Promise<PriceHistory> {
  const symbols = [...new Set(contracts.map(({ symbol }) => symbol))];
  const expired = contracts.flatMap((contract) =>
    contract.expirationDate !== null && contract.expirationDate <= session
      ? symbolsOf(contract).map((symbol) => ({ symbol, date: sessionOnOrBefore(contract.expirationDate as string) }))
      : [],
  );
  return new PriceHistory([
    ...(await listLatestPrices(db, reader, symbols, through)),
    ...(await listPricesOn(db, reader, expired)),
  ]);
}

/** The stored values of a position that follow from the price in use, or from there being none. */
export function valuation(
  position: Omit<ValuedPosition, 'lastPrice'> & PricedContract & { id: string },
  prices: PriceHistory,
  { session, through, unitsDate }: ValuationDay,
): StoredValuation {
  const { mark, missing } = priceInUse(position, session, prices, through);
  const usable = missing === null ? (mark?.price ?? null) : null;
  const { marketValue, unrealizedPnl, unrealizedPnlPct } = positionFigures({ ...position, lastPrice: usable }, null);
  return {
    id: position.id,
    unitsDate,
    lastPrice: mark?.price ?? null,
    lastPriceDate: mark?.date ?? null,
    lastPriceSource: mark?.source ?? null,
    marketValue,
    unrealizedPnl,
    unrealizedPnlPct,
  };
}

/**
 * Gives the open positions in these symbols the price that is in use now, and the stored values that follow from it.
 * Runs in the transaction that changed a price or a position, so that no reader sees one without the other.
 */
export async function revalue(
  db: Queryable,
  portfolioId: string,
  day: ValuationDay,
  symbols: string[],
): Promise<number> {
  return revaluePositions(db, portfolioId, day, await listOpenPositionsIn(db, portfolioId, symbols));
}

/** The same for these positions alone: others in their symbols have the price already. */
export async function revaluePositions(
  db: Queryable,
  portfolioId: string,
  day: ValuationDay,
  open: OpenPosition[],
): Promise<number> {
  const prices = await latestPrices(db, await priceReader(db, portfolioId), open, day);
  await saveValuations(
    db,
    portfolioId,
    open.map((row) => valuation(row, prices, day)),
  );
  return open.length;
}
