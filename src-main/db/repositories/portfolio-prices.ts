import { sql } from 'drizzle-orm';
import type { Queryable } from '../queryable';

export type PortfolioPriceSource = 'manual' | 'broker_file';

export interface PortfolioPrice {
  symbol: string;
  price: string;
  priceDate: string;
  source: PortfolioPriceSource;
}

/** One price per symbol, day, source and import: a later one replaces it, and a deleted one comes back. */
export async function savePortfolioPrices(
  db: Queryable,
  portfolioId: string,
  batchId: string | null,
  prices: PortfolioPrice[],
): Promise<void> {
  if (prices.length === 0) return;
  const column = (of: (price: PortfolioPrice) => string) => sql.param(prices.map(of));
  await db.execute(sql`
    INSERT INTO portfolio_prices (portfolio_id, import_batch_id, symbol, price, price_date, source)
    SELECT ${portfolioId}::uuid, ${batchId}::uuid, * FROM unnest(
      ${column((price) => price.symbol)}::text[],
      ${column((price) => price.price)}::numeric[],
      ${column((price) => price.priceDate)}::date[],
      ${column((price) => price.source)}::text[])
    ON CONFLICT (portfolio_id, symbol, price_date, source, import_batch_id)
    DO UPDATE SET price = excluded.price, deleted_at = NULL`);
}

/** The price in use of each symbol, without `symbols` of all of them: the newest day, on one day a manual price before a broker file's, of two files the later. */
export async function latestPortfolioPrices(
  db: Queryable,
  portfolioId: string,
  symbols?: string[],
): Promise<Map<string, PortfolioPrice>> {
  const wanted = symbols === undefined ? sql`` : sql`AND symbol = ANY(${sql.param(symbols)}::text[])`;
  const { rows } = await db.execute<{
    symbol: string;
    price: string;
    price_date: string;
    source: PortfolioPriceSource;
  }>(sql`
    SELECT DISTINCT ON (symbol) symbol, price::text, price_date::text, source
    FROM portfolio_prices
    WHERE portfolio_id = ${portfolioId} AND deleted_at IS NULL ${wanted}
    ORDER BY symbol, price_date DESC, (source = 'manual') DESC, created_at DESC`);
  return new Map(
    rows.map((row) => [
      row.symbol,
      { symbol: row.symbol, price: row.price, priceDate: row.price_date, source: row.source },
    ]),
  );
}

export async function softDeleteManualPrices(
  db: Queryable,
  portfolioId: string,
  symbol: string,
  at: Date,
): Promise<void> {
  await db.execute(sql`
    UPDATE portfolio_prices SET deleted_at = ${at.toISOString()}::timestamptz
    WHERE portfolio_id = ${portfolioId} AND symbol = ${symbol} AND source = 'manual' AND deleted_at IS NULL`);
}

/** @returns the symbols whose price may have changed */
export async function softDeleteBatchPrices(
  db: Queryable,
  portfolioId: string,
  batchId: string,
  at: Date,
): Promise<string[]> {
  const { rows } = await db.execute<{ symbol: string }>(sql`
    UPDATE portfolio_prices SET deleted_at = ${at.toISOString()}::timestamptz
    WHERE portfolio_id = ${portfolioId} AND import_batch_id = ${batchId} AND deleted_at IS NULL
    RETURNING symbol`);
  return [...new Set(rows.map((row) => row.symbol))];
}
