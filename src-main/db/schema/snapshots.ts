import { sql } from 'drizzle-orm';
import { boolean, check, date, index, numeric, pgTable, text, unique, uuid, varchar } from 'drizzle-orm/pg-core';
import { batchJobs } from './batch-jobs';
import { checkFinite, checkPrice, createdAt } from './constraints';
import { portfolios } from './portfolios';
import { positions, positionType } from './positions';

const money = (name: string) => numeric(name, { precision: 15, scale: 2 });

/** One per portfolio and NYSE session. A value that could not be computed is NULL. */
export const portfolioSnapshots = pgTable(
  'portfolio_snapshots',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    portfolioId: uuid('portfolio_id')
      .notNull()
      .references(() => portfolios.id, { onDelete: 'cascade' }),
    snapshotDate: date('snapshot_date').notNull(),

    /** NAV: cash + net exposure. */
    totalValue: money('total_value').notNull(),
    cashValue: money('cash_value').default(sql`0`),
    longValue: money('long_value').notNull(),
    /** Zero or negative. */
    shortValue: money('short_value').notNull(),
    grossExposure: money('gross_exposure').notNull(),
    netExposure: money('net_exposure').notNull(),

    dailyPnl: money('daily_pnl'),
    /** Percent of the previous session's NAV. */
    dailyPnlPct: numeric('daily_pnl_pct', { precision: 8, scale: 4 }),
    cumulativePnl: money('cumulative_pnl'),
    /** What came in and went out since the previous snapshot: NAV moves by daily P&L plus this. */
    netFlow: money('net_flow'),

    portfolioBeta: numeric('portfolio_beta', { precision: 6, scale: 3 }),
    /** Fraction a year. */
    portfolioVolatility: numeric('portfolio_volatility', { precision: 6, scale: 4 }),
    sharpeRatio: numeric('sharpe_ratio', { precision: 6, scale: 3 }),
    /** Negative fraction. */
    maxDrawdown: numeric('max_drawdown', { precision: 6, scale: 4 }),

    /** Totals in contract equivalents: lots of 100 shares. */
    totalDelta: numeric('total_delta', { precision: 10, scale: 4 }),
    totalGamma: numeric('total_gamma', { precision: 10, scale: 4 }),
    totalTheta: numeric('total_theta', { precision: 10, scale: 4 }),
    totalVega: numeric('total_vega', { precision: 10, scale: 4 }),
    greeksSource: varchar('greeks_source', { length: 20 }),

    /** The run that made it. */
    batchJobId: uuid('batch_job_id').references(() => batchJobs.id, { onDelete: 'set null' }),
    /** False by default, so that a snapshot is complete only where its writer says so. */
    isComplete: boolean('is_complete').notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [
    unique('uq_portfolio_snapshots_portfolio_date').on(table.portfolioId, table.snapshotDate),
    index('idx_snapshots_portfolio_date').on(table.portfolioId, table.snapshotDate.desc().nullsFirst()),
    index('idx_portfolio_snapshots_batch_job_id').on(table.batchJobId).where(sql`${table.batchJobId} IS NOT NULL`),
    check('ck_portfolio_snapshots_signs', sql`${table.longValue} >= 0 AND ${table.shortValue} <= 0`),
    check(
      'ck_portfolio_snapshots_sums',
      sql`${table.grossExposure} = ${table.longValue} - ${table.shortValue} AND ${table.netExposure} = ${table.longValue} + ${table.shortValue} AND ${table.totalValue} = ${table.cashValue} + ${table.netExposure}`,
    ),
    checkFinite(
      'ck_portfolio_snapshots_finite',
      table.totalValue,
      table.cashValue,
      table.longValue,
      table.shortValue,
      table.grossExposure,
      table.netExposure,
      table.dailyPnl,
      table.dailyPnlPct,
      table.cumulativePnl,
      table.netFlow,
      table.portfolioBeta,
      table.portfolioVolatility,
      table.sharpeRatio,
      table.maxDrawdown,
      table.totalDelta,
      table.totalGamma,
      table.totalTheta,
      table.totalVega,
    ),
  ],
);

/** What a position was in a session: the day view, "why this number", and the next day's P&L read it. */
export const positionSnapshots = pgTable(
  'position_snapshots',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    // Beside the position's own, so that a day's book is one index range.
    portfolioId: uuid('portfolio_id')
      .notNull()
      .references(() => portfolios.id, { onDelete: 'cascade' }),
    positionId: uuid('position_id')
      .notNull()
      .references(() => positions.id, { onDelete: 'cascade' }),
    snapshotDate: date('snapshot_date').notNull(),
    // As they were: a later edit, or a split of an option's underlying, changes the position's own.
    symbol: varchar('symbol', { length: 30 }).notNull(),
    positionType: positionType('position_type').notNull(),
    /** Zero for one that left since the snapshot before: its row holds the P&L and the flow of leaving. */
    quantity: numeric('quantity', { precision: 15, scale: 4 }).notNull(),
    price: numeric('price', { precision: 18, scale: 8 }),
    priceDate: date('price_date'),
    priceSource: varchar('price_source', { length: 20 }),
    marketValue: money('market_value'),
    unrealizedPnl: money('unrealized_pnl'),
    dailyPnl: money('daily_pnl'),
    netFlow: money('net_flow'),
    /** Why a value above is missing. */
    missingReason: text('missing_reason'),
    createdAt: createdAt().notNull(),
  },
  (table) => [
    unique('uq_position_snapshots_position_date').on(table.positionId, table.snapshotDate),
    index('idx_position_snapshots_portfolio_date').on(table.portfolioId, table.snapshotDate.desc().nullsFirst()),
    check('ck_position_snapshots_quantity', sql`${table.quantity} >= 0 AND ${table.quantity} < 'Infinity'`),
    checkPrice('ck_position_snapshots_price', table.price),
    check(
      'ck_position_snapshots_price_traced',
      sql`num_nonnulls(${table.price}, ${table.priceDate}, ${table.priceSource}) IN (0, 3)`,
    ),
    checkFinite('ck_position_snapshots_finite', table.marketValue, table.unrealizedPnl, table.dailyPnl, table.netFlow),
  ],
);
