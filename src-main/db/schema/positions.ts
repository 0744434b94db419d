import { sql } from 'drizzle-orm';
import {
  char,
  check,
  date,
  foreignKey,
  index,
  numeric,
  pgEnum,
  pgTable,
  timestamp,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';
import { checkFinite, checkPrice, createdAt, deletedAt, updatedAt } from './constraints';
import { importBatches } from './import-batches';
import { portfolios } from './portfolios';

/** Side and kind: long and short stock, long and short call, long and short put. */
export const positionType = pgEnum('position_type_enum', ['LONG', 'SHORT', 'LC', 'LP', 'SC', 'SP']);

/** One lot. It is live while it is neither deleted nor closed (`deleted_at` and `exit_date` are NULL). */
export const positions = pgTable(
  'positions',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    portfolioId: uuid('portfolio_id')
      .notNull()
      .references(() => portfolios.id, { onDelete: 'cascade' }),
    symbol: varchar('symbol', { length: 30 }).notNull(),
    positionType: positionType('position_type').notNull(),
    /** Always positive: the type carries the side. */
    quantity: numeric('quantity', { precision: 15, scale: 4 }).notNull(),

    /** The root as in the OCC symbol (SPXW); what it is priced by (SPX) is known elsewhere. */
    underlyingSymbol: varchar('underlying_symbol', { length: 10 }),
    expirationDate: date('expiration_date'),
    strikePrice: numeric('strike_price', { precision: 11, scale: 3 }),
    optionType: varchar('option_type', { length: 4 }),
    /** Of options only: for stocks and ETFs valuation ignores it, whatever it is. */
    contractMultiplier: numeric('contract_multiplier', { precision: 10, scale: 4 }).notNull().default(sql`100`),

    /** Per share; NULL is unknown, and then P&L since entry is missing. */
    entryPrice: numeric('entry_price', { precision: 18, scale: 8 }),
    entryDate: date('entry_date'),
    exitDate: date('exit_date'),
    /** NULL on a closed position: it expired, or the price is unknown. */
    exitPrice: numeric('exit_price', { precision: 18, scale: 8 }),
    currency: char('currency', { length: 3 }).notNull().default('USD'),
    /** The broker's account, as its file names it. */
    account: varchar('account', { length: 64 }),

    /** The open position that this closed one was a part of. */
    closedPartOf: uuid('closed_part_of'),
    /** The session whose splits quantity, entry price and contract already hold; later ones are still to be applied. */
    unitsDate: date('units_date'),

    lastPrice: numeric('last_price', { precision: 12, scale: 4 }),
    lastPriceDate: date('last_price_date'),
    lastPriceSource: varchar('last_price_source', { length: 20 }),
    /** Signed: negative for a short. */
    marketValue: numeric('market_value', { precision: 15, scale: 2 }),
    unrealizedPnl: numeric('unrealized_pnl', { precision: 15, scale: 2 }),
    unrealizedPnlPct: numeric('unrealized_pnl_pct', { precision: 12, scale: 4 }),

    importBatchId: uuid('import_batch_id').references(() => importBatches.id, { onDelete: 'set null' }),
    /** When a person last changed it after it was entered; updated_at also moves with every price. */
    editedAt: timestamp('edited_at', { withTimezone: true }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: deletedAt(),
  },
  (table) => [
    index('idx_positions_portfolio_id').on(table.portfolioId).where(sql`${table.deletedAt} IS NULL`),
    index('idx_positions_symbol').on(table.symbol).where(sql`${table.deletedAt} IS NULL`),
    index('idx_positions_type').on(table.positionType).where(sql`${table.deletedAt} IS NULL`),
    index('idx_positions_expiration')
      .on(table.expirationDate)
      .where(sql`${table.expirationDate} IS NOT NULL AND ${table.deletedAt} IS NULL`),
    foreignKey({
      name: 'positions_closed_part_of_positions_id_fk',
      columns: [table.closedPartOf],
      foreignColumns: [table.id],
    }).onDelete('set null'),
    index('idx_positions_closed_part_of').on(table.closedPartOf).where(sql`${table.closedPartOf} IS NOT NULL`),
    index('idx_positions_import_batch_id').on(table.importBatchId).where(sql`${table.importBatchId} IS NOT NULL`),

    check('ck_positions_symbol', sql`${table.symbol} <> '' AND ${table.symbol} = upper(btrim(${table.symbol}))`),
    check('ck_positions_quantity', sql`${table.quantity} > 0 AND ${table.quantity} < 'Infinity'`),
    check(
      'ck_positions_option_fields',
      sql`num_nonnulls(${table.underlyingSymbol}, ${table.expirationDate}, ${table.strikePrice}, ${table.optionType}) IN (0, 4)`,
    ),
    check('ck_positions_option_type', sql`${table.optionType} IN ('CALL', 'PUT')`),
    // NOT DISTINCT, since with = a call without any option field would compare to NULL and pass.
    check(
      'ck_positions_type_matches_option',
      sql`${table.optionType} IS NOT DISTINCT FROM CASE WHEN ${table.positionType} IN ('LC', 'SC') THEN 'CALL' WHEN ${table.positionType} IN ('LP', 'SP') THEN 'PUT' END`,
    ),
    checkPrice('ck_positions_strike_price', table.strikePrice),
    check(
      'ck_positions_contract_multiplier',
      sql`${table.contractMultiplier} > 0 AND ${table.contractMultiplier} < 'Infinity'`,
    ),
    checkPrice('ck_positions_entry_price', table.entryPrice),
    checkPrice('ck_positions_exit_price', table.exitPrice),
    check('ck_positions_exit_price_has_date', sql`${table.exitPrice} IS NULL OR ${table.exitDate} IS NOT NULL`),
    check('ck_positions_exit_after_entry', sql`${table.exitDate} >= ${table.entryDate}`),
    check('ck_positions_currency', sql`${table.currency} ~ '^[A-Z]{3}$'`),
    checkPrice('ck_positions_last_price', table.lastPrice),
    // No price without its day and where it comes from.
    check(
      'ck_positions_last_price_traced',
      sql`num_nonnulls(${table.lastPrice}, ${table.lastPriceDate}, ${table.lastPriceSource}) IN (0, 3)`,
    ),
    checkFinite('ck_positions_values_finite', table.marketValue, table.unrealizedPnl, table.unrealizedPnlPct),
  ],
);
