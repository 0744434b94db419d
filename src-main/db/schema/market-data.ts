import { sql } from 'drizzle-orm';
import { bigint, check, date, index, numeric, pgTable, text, unique, uuid, varchar } from 'drizzle-orm/pg-core';
import { checkPrice, createdAt, deletedAt, updatedAt } from './constraints';
import { importBatches } from './import-batches';
import { portfolios } from './portfolios';

/** Daily bars as traded, one per source. An option's mark stands under its compact OCC symbol. */
export const marketDataCache = pgTable(
  'market_data_cache',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    symbol: varchar('symbol', { length: 30 }).notNull(),
    date: date('date').notNull(),
    open: numeric('open', { precision: 12, scale: 4 }),
    high: numeric('high', { precision: 12, scale: 4 }),
    low: numeric('low', { precision: 12, scale: 4 }),
    close: numeric('close', { precision: 12, scale: 4 }).notNull(),
    volume: bigint('volume', { mode: 'number' }),
    sector: varchar('sector', { length: 100 }),
    industry: varchar('industry', { length: 100 }),
    /** `held` waits for somebody's decision, `refused` had one; neither is used. */
    holdStatus: varchar('hold_status', { length: 10 }),
    dataSource: varchar('data_source', { length: 20 }).notNull().default('polygon'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    // Simulated and real prices of one day stand side by side, so the source belongs to the key.
    unique('uq_market_data_cache_symbol_date_source').on(table.symbol, table.date, table.dataSource),
    index('idx_market_data_symbol_date').on(table.symbol, table.date.desc().nullsFirst()),
    index('idx_market_data_held').on(table.symbol).where(sql`${table.holdStatus} = 'held'`),
    check('ck_market_data_cache_hold_status', sql`${table.holdStatus} IN ('held', 'refused')`),
    checkPrice('ck_market_data_cache_open', table.open),
    checkPrice('ck_market_data_cache_high', table.high),
    checkPrice('ck_market_data_cache_low', table.low),
    checkPrice('ck_market_data_cache_close', table.close),
    check('ck_market_data_cache_volume', sql`${table.volume} >= 0`),
  ],
);

/** Prices that belong to one book: typed by hand, or read from a broker's file. */
export const portfolioPrices = pgTable(
  'portfolio_prices',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    portfolioId: uuid('portfolio_id')
      .notNull()
      .references(() => portfolios.id, { onDelete: 'cascade' }),
    symbol: varchar('symbol', { length: 30 }).notNull(),
    priceDate: date('price_date').notNull(),
    source: varchar('source', { length: 20 }).notNull(),
    // Brokers export more places than positions.last_price keeps.
    price: numeric('price', { precision: 18, scale: 8 }).notNull(),
    note: text('note'),
    // Not set null: two imports of one price would then collide in the key.
    importBatchId: uuid('import_batch_id').references(() => importBatches.id, { onDelete: 'cascade' }),
    createdAt: createdAt().notNull(),
    updatedAt: updatedAt().notNull(),
    // The key holds deleted rows too: writing a price again revives its row (set deleted_at to NULL).
    deletedAt: deletedAt(),
  },
  (table) => [
    // One row per import as well, so that undoing an import brings back the price that it covered.
    unique('uq_portfolio_prices_symbol_date_source_batch')
      .on(table.portfolioId, table.symbol, table.priceDate, table.source, table.importBatchId)
      .nullsNotDistinct(),
    index('idx_portfolio_prices_import_batch_id')
      .on(table.importBatchId)
      .where(sql`${table.importBatchId} IS NOT NULL`),
    check('ck_portfolio_prices_source', sql`${table.source} IN ('manual', 'broker_file')`),
    checkPrice('ck_portfolio_prices_price', table.price),
  ],
);
