import { sql } from 'drizzle-orm';
import { check, date, doublePrecision, integer, numeric, pgTable, unique, uuid, varchar } from 'drizzle-orm/pg-core';
import { checkFinite, createdAt } from './constraints';
import { portfolios } from './portfolios';

/** Risk figures of a book on a day, by window of sessions. Fractions, not percent; NULL could not be computed. */
export const riskMetrics = pgTable(
  'risk_metrics',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    portfolioId: uuid('portfolio_id')
      .notNull()
      .references(() => portfolios.id, { onDelete: 'cascade' }),
    metricDate: date('metric_date').notNull(),
    windowDays: integer('window_days').notNull(),
    observationCount: integer('observation_count').notNull(),

    timeWeightedReturn: doublePrecision('time_weighted_return'),
    annualizedVolatility: doublePrecision('annualized_volatility'),
    sharpeRatio: doublePrecision('sharpe_ratio'),
    sortinoRatio: doublePrecision('sortino_ratio'),
    portfolioBeta: doublePrecision('portfolio_beta'),
    trackingError: doublePrecision('tracking_error'),
    /** Negative fraction, from the day of the peak to that of the trough. */
    maxDrawdown: doublePrecision('max_drawdown'),
    drawdownPeakDate: date('drawdown_peak_date'),
    drawdownTroughDate: date('drawdown_trough_date'),

    /** One-day losses in dollars, as positive numbers. */
    historicalVar95: numeric('historical_var_95', { precision: 15, scale: 2 }),
    historicalExpectedShortfall95: numeric('historical_expected_shortfall_95', { precision: 15, scale: 2 }),
    parametricVar95: numeric('parametric_var_95', { precision: 15, scale: 2 }),
    parametricExpectedShortfall95: numeric('parametric_expected_shortfall_95', { precision: 15, scale: 2 }),

    /** Share of variance that the factors do not explain. */
    specificVarianceShare: doublePrecision('specific_variance_share'),
    quality: varchar('quality', { length: 20 }).notNull(),
    createdAt: createdAt().notNull(),
  },
  (table) => [
    unique('uq_risk_metrics_portfolio_date_window').on(table.portfolioId, table.metricDate, table.windowDays),
    check('ck_risk_metrics_counts', sql`${table.windowDays} > 0 AND ${table.observationCount} >= 0`),
    check('ck_risk_metrics_quality', sql`${table.quality} IN ('full', 'limited', 'no_data')`),
    checkFinite(
      'ck_risk_metrics_finite',
      table.timeWeightedReturn,
      table.annualizedVolatility,
      table.sharpeRatio,
      table.sortinoRatio,
      table.portfolioBeta,
      table.trackingError,
      table.maxDrawdown,
      table.historicalVar95,
      table.historicalExpectedShortfall95,
      table.parametricVar95,
      table.parametricExpectedShortfall95,
      table.specificVarianceShare,
    ),
  ],
);
