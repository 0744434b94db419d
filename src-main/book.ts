import { plainText } from '../src-shared/domain/decimal';
import { Exact } from '../src-shared/domain/exact';
import { type BookTotals, bookTotals } from '../src-shared/domain/exposure';
import { type Greeks, mockGreeks } from '../src-shared/domain/greeks';
import { daysBetween } from '../src-shared/domain/iso-date';
import { isOptionType } from '../src-shared/domain/position-type';
import { PriceHistory, type PriceInUse, type PriceSource, priceInUse } from '../src-shared/domain/price-in-use';
import { priceUnderlying } from '../src-shared/domain/price-underlying';
import { type PositionSnapshot, positionSnapshots } from '../src-shared/domain/snapshot';
import { isSession } from '../src-shared/domain/trading-calendar';
import {
  marketValue,
  missingReasons,
  positionFigures,
  unrealizedPnl,
  type ValuedPosition,
} from '../src-shared/domain/valuation';
import type { Position } from '../src-shared/ipc/positions';
import { type Context, today } from './context';
import type { Queryable } from './db/queryable';
import { listActions } from './db/repositories/corporate-actions';
import { listHeldBars, listLatestPrices, listSectors } from './db/repositories/market-data';
import { cashBalance } from './db/repositories/portfolios';
import { listBookPositions, listOpenPositions, type OpenPosition } from './db/repositories/positions';
import { findPreviousSnapshot, latestSnapshotDate } from './db/repositories/snapshots';
import { tagIdsByPosition } from './db/repositories/tags';
import { priceReader, type ValuationDay, valuationDay } from './valuation';

export interface Book {
  rows: Position[];
  totals: BookTotals;
  day: BookDay;
}

/** What the book has gained in a session. */
export interface BookDay {
  session: string;
  /** The session of the snapshot that it counts from. */
  previousSession: string | null;
  dayPnl: string | null;
  dayPnlPct: string | null;
  dayPnlCount: number;
  heldBackCount: number;
}

/**
 * A portfolio's open positions with every figure that can be computed, and their sums. A window asks for list and sums
 * at once: the reading that is on its way answers both.
 */
export function readBookOnce(context: Context, portfolioId: string): Promise<Book> {
  const day = valuationDay(context.clock());
  const key = `${portfolioId} ${day.session} ${day.through}`;
  const running = context.readings.get(key);
  if (running) return running;
  const reading = readBook(context.database.orm, portfolioId, day, today(context)).finally(() => {
    if (context.readings.get(key) === reading) context.readings.delete(key);
  });
  context.readings.set(key, reading);
  return reading;
}

async function readBook(db: Queryable, portfolioId: string, day: ValuationDay, personDay: string): Promise<Book> {
  const open = await listOpenPositions(db, portfolioId);
  const tagIds = await tagIdsByPosition(db, portfolioId, 'open');
  const cash = await cashBalance(db, portfolioId);
  const reader = await priceReader(db, portfolioId);
  const held = await listHeldBars(db, reader.sources);
  const prices = pricesOf(open, held);
  const used = open.map((row) => inUse(row, prices, day));
  const totals = bookTotals(
    open.map((row, index) => {
      const priced = withPrice(row, used[index] as PriceInUse);
      return {
        id: row.id,
        symbol: row.symbol,
        currency: row.currency,
        marketValue: marketValue(row, priced.lastPrice),
        unrealizedPnl: unrealizedPnl(row, row.entryPrice, priced.lastPrice),
        missing: missingReasons(priced, null),
      };
    }),
    cash,
  );

  const underlyings = [...new Set(open.flatMap((row) => priceUnderlying(row.underlyingSymbol ?? row.symbol) ?? []))];
  const ofOptions = [...new Set(open.flatMap((row) => underlyingOf(row) ?? []))];
  const spots = new PriceHistory(await listLatestPrices(db, reader, ofOptions, day.through));
  const sectors = await listSectors(db, reader.sources, underlyings);
  const { changes, previous, session } = await dayChanges(db, portfolioId, reader.sources, prices, day, open);

  const rows = open.map((row, index) => {
    const price = used[index] as PriceInUse;
    const underlying = underlyingOf(row);
    const spot = underlying === null ? price : inUse({ ...row, ...stockOf(underlying) }, spots, day);
    return bookRow(row, {
      price,
      nav: totals.totalValue,
      tagIds: tagIds.get(row.id) ?? [],
      personDay,
      isExpired: row.expirationDate !== null && row.expirationDate <= day.session,
      underlyingPrice: spot.missing === null ? (spot.mark?.price ?? null) : null,
      sector: sectors.get(underlying ?? row.symbol) ?? null,
      change: changes.get(row.id) ?? null,
      valueBefore: previous?.positions.get(row.id)?.marketValue ?? null,
      hasPrevious: previous !== null,
    });
  });
  const counted = [...changes.values()].flatMap(({ dailyPnl }) => (dailyPnl === null ? [] : [Exact.of(dailyPnl)]));
  const dayPnl = counted.length === 0 ? null : counted.reduce((sum, pnl) => sum.plus(pnl), Exact.ZERO);
  const symbols = new Set(open.map(({ symbol }) => symbol));
  return {
    rows,
    totals,
    day: {
      session,
      previousSession: previous?.snapshotDate ?? null,
      dayPnl: dayPnl?.rounded(2) ?? null,
      dayPnlPct: dayPnl === null || previous === null ? null : percent(dayPnl, previous.totalValue),
      dayPnlCount: rows.filter((row) => row.dayPnl !== null).length,
      heldBackCount: held.filter(({ symbol }) => symbols.has(symbol)).length,
    },
  };
}

/** The prices that the positions were valued at, and what is held back. */
function pricesOf(open: readonly OpenPosition[], held: readonly { symbol: string; date: string }[]): PriceHistory {
  const marks = open.flatMap(({ symbol, lastPrice, lastPriceDate, lastPriceSource }) =>
    lastPrice === null || lastPriceDate === null
      ? []
      : [{ symbol, price: lastPrice, date: lastPriceDate, source: lastPriceSource as PriceSource, isHeld: false }],
  );
  const heldRows = held.map(({ symbol, date }) => ({
    symbol,
    price: '0',
    date,
    source: 'csv' as PriceSource,
    isHeld: true,
  }));
  return new PriceHistory([...marks, ...heldRows]);
}

function inUse(
  { symbol, underlyingSymbol, expirationDate, strikePrice, optionType }: OpenPosition,
  prices: PriceHistory,
  { session, through }: ValuationDay,
): PriceInUse {
  return priceInUse({ symbol, underlyingSymbol, expirationDate, strikePrice, optionType }, session, prices, through);
}

const stockOf = (symbol: string) => ({
  symbol,
  underlyingSymbol: null,
  expirationDate: null,
  strikePrice: null,
  optionType: null,
});

/** Of an option; null for a stock, and for a contract whose underlying is not known. */
function underlyingOf({ underlyingSymbol }: Pick<OpenPosition, 'underlyingSymbol'>): string | null {
  return underlyingSymbol === null ? null : priceUnderlying(underlyingSymbol);
}

/** What figures are computed of. */
function withPrice(
  { positionType, quantity, contractMultiplier, currency, entryPrice }: OpenPosition,
  { mark, missing }: PriceInUse,
): ValuedPosition {
  const lastPrice = missing === null ? (mark?.price ?? null) : null;
  return { positionType, quantity, contractMultiplier, currency, entryPrice, lastPrice, noPrice: missing };
}

/** Each position's change since the snapshot before the session that is running or has ended last. */
async function dayChanges(
  db: Queryable,
  portfolioId: string,
  sources: readonly PriceSource[],
  prices: PriceHistory,
  { session: lastEnded, through }: ValuationDay,
  open: readonly OpenPosition[],
) {
  const newest = open.reduce(
    (date, row) => ((row.lastPriceDate ?? '') > date ? (row.lastPriceDate as string) : date),
    '',
  );
  // A price of today, while the session runs: the day is that session.
  const session = newest > lastEnded && isSession(newest) ? newest : lastEnded;
  const before = await latestSnapshotDate(db, portfolioId, session);
  const previous = before === null ? null : await findPreviousSnapshot(db, portfolioId, before);
  const changes = new Map<string, PositionSnapshot>();
  if (previous === null) return { changes, previous, session };
  const positions = await listBookPositions(db, portfolioId);
  const symbols = [...new Set(positions.map(({ symbol }) => symbol))];
  const actions = await listActions(db, sources, symbols, previous.snapshotDate, session);
  const input = { session, positions, actions, prices, through, cash: null, previous };
  for (const row of positionSnapshots(input)) changes.set(row.positionId, row);
  return { changes, previous, session };
}

interface RowFacts {
  price: PriceInUse;
  nav: string | null;
  tagIds: string[];
  personDay: string;
  isExpired: boolean;
  underlyingPrice: string | null;
  sector: string | null;
  change: PositionSnapshot | null;
  valueBefore: string | null;
  hasPrevious: boolean;
}

function bookRow(row: OpenPosition, facts: RowFacts): Position {
  const { price, isExpired, change, valueBefore } = facts;
  const { tooLarge: _, missing, ...figures } = positionFigures(withPrice(row, price), facts.nav);
  const text = (value: string | null) => (value === null ? null : plainText(value));
  const dayPnl = change?.dailyPnl ?? null;
  const why = missing.marketValue ?? (facts.hasPrevious && change !== null ? 'STALE_PRICE' : 'NO_SNAPSHOT_BEFORE');
  return {
    ...row,
    ...figures,
    missing: dayPnl === null ? { ...missing, dayPnl: why } : missing,
    quantity: plainText(row.quantity),
    strikePrice: text(row.strikePrice),
    contractMultiplier: plainText(row.contractMultiplier),
    entryPrice: text(row.entryPrice),
    lastPrice: text(row.lastPrice),
    priceState: price.state,
    toSettle: isExpired,
    underlyingPrice: text(facts.underlyingPrice),
    sector: facts.sector,
    dayPnl,
    dayPnlPct: dayPnl === null || valueBefore === null ? null : percent(Exact.of(dayPnl), valueBefore.replace('-', '')),
    daysToExpiry: row.expirationDate === null ? null : daysBetween(facts.personDay, row.expirationDate),
    greeks:
      isExpired && isOptionType(row.positionType)
        ? NO_GREEKS
        : mockGreeks(row.positionType, row.quantity, row.contractMultiplier),
    tagIds: facts.tagIds,
    updatedAt: (row.updatedAt ?? new Date(0)).toISOString(),
  };
}

/** What has expired moves with nothing any more. */
const NO_GREEKS: Greeks = { delta: 0, gamma: 0, theta: 0, vega: 0, rho: 0, source: 'mock' };

/** Four decimals; null where the base is not positive. */
function percent(value: Exact, base: string): string | null {
  return Number(base) > 0 ? value.times(Exact.of('100')).dividedBy(Exact.of(base), 4) : null;
}
