import { plainText } from '../src-shared/domain/decimal';
import { type BookTotals, bookTotals } from '../src-shared/domain/exposure';
import { mockGreeks } from '../src-shared/domain/greeks';
import { daysBetween } from '../src-shared/domain/iso-date';
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
import { latestPortfolioPrices, type PortfolioPrice } from './db/repositories/portfolio-prices';
import { cashBalance } from './db/repositories/portfolios';
import {
  listOpenPositions,
  listOpenPositionsIn,
  type OpenPosition,
  type StoredValuation,
  saveValuations,
} from './db/repositories/positions';
import { tagIdsByPosition } from './db/repositories/tags';

export interface Book {
  rows: Position[];
  totals: BookTotals;
}

/**
 * A portfolio's open positions with every figure that can be computed, and their sums. A window asks for list and sums
 * at once: the reading that is on its way answers both.
 */
export function readBookOnce(context: Context, portfolioId: string): Promise<Book> {
  const day = today(context);
  const key = `${portfolioId} ${day}`;
  const running = context.readings.get(key);
  if (running) return running;
  const reading = readBook(context.database.orm, portfolioId, day).finally(() => {
    if (context.readings.get(key) === reading) context.readings.delete(key);
  });
  context.readings.set(key, reading);
  return reading;
}

async function readBook(db: Queryable, portfolioId: string, day: string): Promise<Book> {
  const open = await listOpenPositions(db, portfolioId);
  const tagIds = await tagIdsByPosition(db, portfolioId, 'open');
  const cash = await cashBalance(db, portfolioId);
  const totals = bookTotals(
    open.map((row) => ({
      id: row.id,
      symbol: row.symbol,
      currency: row.currency,
      marketValue: marketValue(row, row.lastPrice),
      unrealizedPnl: unrealizedPnl(row, row.entryPrice, row.lastPrice),
      missing: missingReasons(row, null),
    })),
    cash,
  );
  const rows = open.map((row) => bookRow(row, totals.totalValue, tagIds.get(row.id) ?? [], day));
  return { rows, totals };
}

function bookRow(row: OpenPosition, nav: string | null, tagIds: string[], day: string): Position {
  const { tooLarge: _, ...figures } = positionFigures(row, nav);
  const text = (value: string | null) => (value === null ? null : plainText(value));
  return {
    ...row,
    ...figures,
    quantity: plainText(row.quantity),
    strikePrice: text(row.strikePrice),
    contractMultiplier: plainText(row.contractMultiplier),
    entryPrice: text(row.entryPrice),
    lastPrice: text(row.lastPrice),
    daysToExpiry: row.expirationDate === null ? null : daysBetween(day, row.expirationDate),
    greeks: mockGreeks(row.positionType, row.quantity, row.contractMultiplier),
    tagIds,
    updatedAt: (row.updatedAt ?? new Date(0)).toISOString(),
  };
}

/** The stored values of a position that follow from the price in use, or from there being none. */
export function valuation(
  id: string,
  position: Omit<ValuedPosition, 'lastPrice'>,
  price: PortfolioPrice | undefined,
): StoredValuation {
  const lastPrice = price?.price ?? null;
  const { marketValue, unrealizedPnl, unrealizedPnlPct } = positionFigures({ ...position, lastPrice }, null);
  return {
    id,
    lastPrice,
    lastPriceDate: price?.priceDate ?? null,
    lastPriceSource: price?.source ?? null,
    marketValue,
    unrealizedPnl,
    unrealizedPnlPct,
  };
}

/**
 * Gives the open positions in these symbols the price that is in use now, and the stored values that follow from it.
 * Runs in the transaction that changed a price or a position, so that no reader sees one without the other.
 */
export async function revalue(db: Queryable, portfolioId: string, symbols: string[]): Promise<number> {
  return revaluePositions(db, portfolioId, await listOpenPositionsIn(db, portfolioId, symbols));
}

/** The same for these positions alone: others in their symbols have the price already. */
export async function revaluePositions(db: Queryable, portfolioId: string, open: OpenPosition[]): Promise<number> {
  const symbols = [...new Set(open.map((row) => row.symbol))];
  const prices = await latestPortfolioPrices(db, portfolioId, symbols);
  await saveValuations(
    db,
    portfolioId,
    open.map((row) => valuation(row.id, row, prices.get(row.symbol))),
  );
  return open.length;
}
