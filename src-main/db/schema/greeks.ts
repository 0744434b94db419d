import { sql } from 'drizzle-orm';
import { check, date, doublePrecision, numeric, pgTable, text, unique, uuid, varchar } from 'drizzle-orm/pg-core';
import { checkFinite, checkPrice, createdAt } from './constraints';
import { positions } from './positions';

const greek = (name: string) => numeric(name, { precision: 18, scale: 6 });

/**
 * Greeks of whole positions by day and source, written by the nightly run.
 * In contract equivalents (lots of 100 shares), as the snapshots' totals are; NULL is missing.
 */
export const positionGreeks = pgTable(
  'position_greeks',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    positionId: uuid('position_id')
      .notNull()
      .references(() => positions.id, { onDelete: 'cascade' }),
    greeksDate: date('greeks_date').notNull(),
    source: varchar('source', { length: 20 }).notNull(),
    /** Where the model's volatility comes from. */
    method: varchar('method', { length: 20 }).notNull(),
    delta: greek('delta'),
    gamma: greek('gamma'),
    theta: greek('theta'),
    vega: greek('vega'),
    rho: greek('rho'),
    /** Annualized, as a fraction. */
    impliedVolatility: doublePrecision('implied_volatility'),
    underlyingPrice: numeric('underlying_price', { precision: 18, scale: 8 }),
    missingReason: text('missing_reason'),
    createdAt: createdAt().notNull(),
  },
  (table) => [
    unique('uq_position_greeks_position_date_source').on(table.positionId, table.greeksDate, table.source),
    check('ck_position_greeks_source', sql`${table.source} IN ('mock', 'model')`),
    check(
      'ck_position_greeks_method',
      sql`${table.method} IN ('mock', 'solved', 'assumed', 'vendor', 'missing') AND (${table.method} = 'mock') = (${table.source} = 'mock')`,
    ),
    checkFinite(
      'ck_position_greeks_finite',
      table.delta,
      table.gamma,
      table.theta,
      table.vega,
      table.rho,
      table.impliedVolatility,
    ),
    checkPrice('ck_position_greeks_underlying_price', table.underlyingPrice),
  ],
);
