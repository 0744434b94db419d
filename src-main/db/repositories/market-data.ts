import { sql } from 'drizzle-orm';
import type { PriceRow, PriceSource } from '../../../src-shared/domain/price-in-use';
import type { Queryable } from '../queryable';

/** A daily bar as traded; numbers as decimal text. */
export interface DailyBar {
  symbol: string;
  date: string;
  open: string | null;
  high: string | null;
  low: string | null;
  close: string;
  volume: number | null;
  sector: string | null;
  industry: string | null;
  source: PriceSource;
  /** Waits for a decision. */
  isHeld: boolean;
}

/** Whose prices are asked for: a portfolio's own and those of the sources that it reads. */
export interface PriceReader {
  portfolioId: string;
  sources: readonly PriceSource[];
}

/**
 * Writes bars by their key (symbol, date, source); what is the same already is left alone. A close that was held back
 * or refused stays so as long as it is the same.
 *
 * @returns how many rows are new, and how many others were changed
 */
export async function upsertBars(
  db: Queryable,
  bars: readonly DailyBar[],
): Promise<{ added: number; changed: number }> {
  if (bars.length === 0) return { added: 0, changed: 0 };
  const column = (of: (bar: DailyBar) => string | number | null) => sql.param(bars.map(of));
  const { rows } = await db.execute<{ added: boolean }>(sql`
    INSERT INTO market_data_cache AS kept (symbol, date, open, high, low, close, volume, sector, industry, data_source, hold_status)
    SELECT * FROM unnest(
      ${column((bar) => bar.symbol)}::text[],
      ${column((bar) => bar.date)}::date[],
      ${column((bar) => bar.open)}::numeric[],
      ${column((bar) => bar.high)}::numeric[],
      ${column((bar) => bar.low)}::numeric[],
      ${column((bar) => bar.close)}::numeric[],
      ${column((bar) => bar.volume)}::bigint[],
      ${column((bar) => bar.sector)}::text[],
      ${column((bar) => bar.industry)}::text[],
      ${column((bar) => bar.source)}::text[],
      ${column((bar) => (bar.isHeld ? 'held' : null))}::text[])
    ON CONFLICT (symbol, date, data_source) DO UPDATE
    SET open = excluded.open, high = excluded.high, low = excluded.low, close = excluded.close, volume = excluded.volume,
      sector = coalesce(excluded.sector, kept.sector), industry = coalesce(excluded.industry, kept.industry),
      hold_status = CASE WHEN kept.close = excluded.close THEN kept.hold_status ELSE excluded.hold_status END
    WHERE (kept.open, kept.high, kept.low, kept.close, kept.volume)
      IS DISTINCT FROM (excluded.open, excluded.high, excluded.low, excluded.close, excluded.volume)
    RETURNING xmax = 0 AS added`);
  const added = rows.filter((row) => row.added).length;
  return { added, changed: rows.length - added };
}

/** Which of these keys there are, with their closes: what a file would change is told before it is written. */
export async function findCloses(
  db: Queryable,
  source: PriceSource,
  keys: readonly SymbolDate[],
): Promise<Map<string, { close: string; holdStatus: 'held' | 'refused' | null }>> {
  if (keys.length === 0) return new Map();
  const { rows } = await db.execute<{
    symbol: string;
    date: string;
    close: string;
    hold_status: 'held' | 'refused' | null;
  }>(sql`
    SELECT symbol, date::text, close::text, hold_status FROM market_data_cache
    JOIN unnest(${sql.param(keys.map((key) => key.symbol))}::text[], ${sql.param(keys.map((key) => key.date))}::date[])
      AS wanted (symbol, date) USING (symbol, date)
    WHERE data_source = ${source}`);
  return new Map(rows.map((row) => [closeKey(row), { close: row.close, holdStatus: row.hold_status }]));
}

/** The last close in use before each symbol's date. */
export async function closesBefore(
  db: Queryable,
  sources: readonly PriceSource[],
  keys: readonly SymbolDate[],
): Promise<Map<string, { date: string; close: string }>> {
  if (keys.length === 0) return new Map();
  const { rows } = await db.execute<{ symbol: string; date: string; close: string }>(sql`
    SELECT wanted.symbol, latest.date, latest.close
    FROM unnest(${sql.param(keys.map((key) => key.symbol))}::text[], ${sql.param(keys.map((key) => key.date))}::date[])
      AS wanted (symbol, before)
    CROSS JOIN LATERAL (
      SELECT cached.date::text, cached.close::text FROM market_data_cache AS cached
      WHERE cached.symbol = wanted.symbol AND cached.date < wanted.before AND hold_status IS NULL
        AND data_source = ANY(${sql.param(sources)}::text[])
      ORDER BY cached.date DESC, array_position(${sql.param(sources)}::text[], data_source::text) LIMIT 1
    ) AS latest`);
  return new Map(rows.map(({ symbol, date, close }) => [symbol, { date, close }]));
}

export interface SymbolDate {
  symbol: string;
  date: string;
}

export function closeKey({ symbol, date }: SymbolDate): string {
  return `${symbol} ${date}`;
}

type RawPrice = { symbol: string; price: string; price_date: string; source: PriceSource; is_held: boolean };

const asPriceRow = (row: RawPrice): PriceRow => ({
  symbol: row.symbol,
  price: row.price,
  date: row.price_date,
  source: row.source,
  isHeld: row.is_held,
});

/** Every price of these symbols in a range of dates, held ones too, from the cache and from the portfolio's own. */
export async function listPrices(
  db: Queryable,
  { portfolioId, sources }: PriceReader,
  symbols: readonly string[],
  from: string,
  through: string,
): Promise<PriceRow[]> {
  const wanted = sql`${sql.param(symbols)}::text[]`;
  const { rows } = await db.execute<RawPrice>(sql`
    SELECT symbol, close::text AS price, date::text AS price_date, data_source AS source, hold_status IS NOT NULL AS is_held
    FROM market_data_cache
    WHERE symbol = ANY(${wanted}) AND date BETWEEN ${from} AND ${through} AND data_source = ANY(${sql.param(sources)}::text[])
    UNION ALL
    SELECT DISTINCT ON (symbol, price_date, source) symbol, round(price, 4)::text, price_date::text, source, false
    FROM (
      SELECT symbol, price, price_date, source, created_at FROM portfolio_prices
      WHERE portfolio_id = ${portfolioId} AND deleted_at IS NULL AND symbol = ANY(${wanted})
        AND price_date BETWEEN ${from} AND ${through}
      ORDER BY symbol, price_date, source, created_at DESC
    ) AS own`);
  return rows.map(asPriceRow);
}

/** The latest price of each symbol up to a date, however old, and what is held back after it. */
export async function listLatestPrices(
  db: Queryable,
  { portfolioId, sources }: PriceReader,
  symbols: readonly string[],
  through: string,
): Promise<PriceRow[]> {
  if (symbols.length === 0) return [];
  const wanted = sql.param(symbols);
  const read = sql.param(sources);
  const { rows } = await db.execute<RawPrice>(sql`
    SELECT latest.* FROM unnest(${wanted}::text[]) AS wanted (symbol)
    CROSS JOIN LATERAL (
      SELECT symbol, close::text AS price, date::text AS price_date, data_source AS source, false AS is_held
      FROM market_data_cache AS cached
      WHERE cached.symbol = wanted.symbol AND date <= ${through} AND hold_status IS NULL AND data_source = ANY(${read}::text[])
      ORDER BY date DESC, array_position(${read}::text[], data_source::text) LIMIT 1
    ) AS latest
    UNION ALL
    SELECT symbol, close::text, date::text, data_source, true FROM market_data_cache
    WHERE hold_status = 'held' AND symbol = ANY(${wanted}::text[]) AND date <= ${through} AND data_source = ANY(${read}::text[])
    UNION ALL
    (SELECT DISTINCT ON (symbol) symbol, round(price, 4)::text, price_date::text, source, false
    FROM portfolio_prices
    WHERE portfolio_id = ${portfolioId} AND deleted_at IS NULL AND symbol = ANY(${wanted}::text[]) AND price_date <= ${through}
    ORDER BY symbol, price_date DESC, (source = 'manual') DESC, created_at DESC)`);
  return rows.map(asPriceRow);
}

/** The closes of one date alone, for options that expired on it. */
export async function listPricesOn(
  db: Queryable,
  reader: PriceReader,
  wanted: readonly SymbolDate[],
): Promise<PriceRow[]> {
  const byDate = new Map<string, string[]>();
  for (const { symbol, date } of wanted) byDate.set(date, [...(byDate.get(date) ?? []), symbol]);
  const rows: PriceRow[] = [];
  for (const [date, symbols] of byDate) rows.push(...(await listPrices(db, reader, symbols, date, date)));
  return rows;
}

/** What a source has for a date at all: whether its closes are there yet. */
export async function countCloses(db: Queryable, sources: readonly PriceSource[], date: string): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM market_data_cache WHERE date = ${date} AND data_source = ANY(${sql.param(sources)}::text[])`);
  return rows[0]?.count ?? 0;
}

/** Each symbol's latest date of a source; symbols that it does not have are absent. */
export async function latestDates(
  db: Queryable,
  source: PriceSource,
  symbols: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await db.execute<{ symbol: string; date: string }>(sql`
    SELECT wanted.symbol, latest.date FROM unnest(${sql.param(symbols)}::text[]) AS wanted (symbol)
    CROSS JOIN LATERAL (
      SELECT date::text FROM market_data_cache AS cached
      WHERE cached.symbol = wanted.symbol AND data_source = ${source} ORDER BY cached.date DESC LIMIT 1
    ) AS latest`);
  return new Map(rows.map((row) => [row.symbol, row.date]));
}

/** The newest known sector of each symbol. */
export async function listSectors(
  db: Queryable,
  sources: readonly PriceSource[],
  symbols: readonly string[],
): Promise<Map<string, string>> {
  if (symbols.length === 0) return new Map();
  const { rows } = await db.execute<{ symbol: string; sector: string }>(sql`
    SELECT wanted.symbol, latest.sector FROM unnest(${sql.param(symbols)}::text[]) AS wanted (symbol)
    CROSS JOIN LATERAL (
      SELECT sector FROM market_data_cache AS cached
      WHERE cached.symbol = wanted.symbol AND sector IS NOT NULL AND data_source = ANY(${sql.param(sources)}::text[])
      ORDER BY date DESC LIMIT 1
    ) AS latest`);
  return new Map(rows.map((row) => [row.symbol, row.sector]));
}

/** Closes of one symbol by date, for a benchmark. */
export async function closesOf(
  db: Queryable,
  symbol: string,
  sources: readonly PriceSource[],
  from: string,
  through: string,
): Promise<Map<string, string>> {
  const { rows } = await db.execute<{ date: string; close: string }>(sql`
    SELECT DISTINCT ON (date) date::text, close::text FROM market_data_cache
    WHERE symbol = ${symbol} AND date BETWEEN ${from} AND ${through} AND hold_status IS NULL
      AND data_source = ANY(${sql.param(sources)}::text[])
    ORDER BY date, array_position(${sql.param(sources)}::text[], data_source::text)`);
  return new Map(rows.map((row) => [row.date, row.close]));
}

export interface HeldBar {
  id: string;
  symbol: string;
  date: string;
  dataSource: PriceSource;
  close: string;
  previousClose: string | null;
  previousDate: string | null;
}

/** What waits for a decision, with the last close before it that is used. */
export async function listHeldBars(db: Queryable, sources: readonly PriceSource[]): Promise<HeldBar[]> {
  const { rows } = await db.execute<{
    id: string;
    symbol: string;
    date: string;
    data_source: PriceSource;
    close: string;
    previous_close: string | null;
    previous_date: string | null;
  }>(sql`
    SELECT held.id, held.symbol, held.date::text, held.data_source, held.close::text,
      previous.close::text AS previous_close, previous.date::text AS previous_date
    FROM market_data_cache AS held
    LEFT JOIN LATERAL (
      SELECT close, date FROM market_data_cache AS cached
      WHERE cached.symbol = held.symbol AND cached.date < held.date AND cached.hold_status IS NULL
        AND cached.data_source = held.data_source
      ORDER BY cached.date DESC LIMIT 1
    ) AS previous ON true
    WHERE held.hold_status = 'held' AND held.data_source = ANY(${sql.param(sources)}::text[])
    ORDER BY held.symbol, held.date`);
  return rows.map((row) => ({
    id: row.id,
    symbol: row.symbol,
    date: row.date,
    dataSource: row.data_source,
    close: row.close,
    previousClose: row.previous_close,
    previousDate: row.previous_date,
  }));
}

export async function decideHeldBars(
  db: Queryable,
  ids: readonly string[],
  decision: 'use' | 'refused',
): Promise<void> {
  await db.execute(sql`
    UPDATE market_data_cache SET hold_status = ${decision === 'use' ? null : 'refused'}
    WHERE id = ANY(${sql.param(ids)}::uuid[]) AND hold_status = 'held'`);
}

/** The bar behind a price in use. */
export async function findBar(
  db: Queryable,
  key: { symbol: string; date: string; source: string },
): Promise<(Pick<DailyBar, 'open' | 'high' | 'low' | 'close' | 'volume'> & { storedAt: Date }) | undefined> {
  const { rows } = await db.execute<{
    open: string | null;
    high: string | null;
    low: string | null;
    close: string;
    volume: string | null;
    updated_at: string;
  }>(sql`
    SELECT open::text, high::text, low::text, close::text, volume::text, updated_at::text FROM market_data_cache
    WHERE symbol = ${key.symbol} AND date = ${key.date} AND data_source = ${key.source}`);
  const [row] = rows;
  return row && { ...row, volume: row.volume === null ? null : Number(row.volume), storedAt: new Date(row.updated_at) };
}
