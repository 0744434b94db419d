import { sql } from 'drizzle-orm';
import {
  check,
  date,
  doublePrecision,
  integer,
  numeric,
  pgTable,
  text,
  unique,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';
import { checkFinite, createdAt } from './constraints';
import { portfolios } from './portfolios';
import { positions } from './positions';

/** The eight fixed factors; their rows arrive by migration. */
export const factors = pgTable(
  'factors',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    name: varchar('name', { length: 50 }).notNull(),
    description: text('description').notNull(),
    etfProxy: varchar('etf_proxy', { length: 10 }).notNull(),
    factorType: varchar('factor_type', { length: 20 }).notNull(),
    calculationMethod: text('calculation_method'),
    displayOrder: integer('display_order').notNull(),
    createdAt: createdAt(),
  },
  (table) => [unique('uq_factors_name').on(table.name)],
);

/** How far an estimate can be trusted, by the number of its observations; `no_data` has no value at all. */
const qualityValues = sql`('full', 'limited', 'prior', 'no_data')`;

/** A book's exposure to a factor on a day. NULL is "could not be computed", never 0. */
export const factorExposures = pgTable(
  'factor_exposures',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    portfolioId: uuid('portfolio_id')
      .notNull()
      .references(() => portfolios.id, { onDelete: 'cascade' }),
    factorId: uuid('factor_id')
      .notNull()
      .references(() => factors.id, { onDelete: 'restrict' }),
    exposureDate: date('exposure_date').notNull(),
    /** Beta of the book: dollar exposure over NAV. */
    exposureValue: doublePrecision('exposure_value'),
    dollarExposure: numeric('dollar_exposure', { precision: 15, scale: 2 }),
    /** Of the dollar exposure, in dollars. */
    standardError: numeric('standard_error', { precision: 15, scale: 2 }),
    /** Share of the book's variance, as a fraction. */
    varianceShare: doublePrecision('variance_share'),
    quality: varchar('quality', { length: 20 }).notNull(),
    createdAt: createdAt().notNull(),
  },
  (table) => [
    unique('uq_factor_exposures_portfolio_date_factor').on(table.portfolioId, table.exposureDate, table.factorId),
    check('ck_factor_exposures_quality', sql`${table.quality} IN ${qualityValues}`),
    checkFinite(
      'ck_factor_exposures_finite',
      table.exposureValue,
      table.dollarExposure,
      table.standardError,
      table.varianceShare,
    ),
  ],
);

/** A position's regression on a factor, through its underlying, with all that says how good it is. */
export const positionFactorExposures = pgTable(
  'position_factor_exposures',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    positionId: uuid('position_id')
      .notNull()
      .references(() => positions.id, { onDelete: 'cascade' }),
    factorId: uuid('factor_id')
      .notNull()
      .references(() => factors.id, { onDelete: 'restrict' }),
    exposureDate: date('exposure_date').notNull(),
    /** Beta of the underlying. */
    exposureValue: doublePrecision('exposure_value'),
    /** Delta dollars of the position times the beta. */
    dollarExposure: numeric('dollar_exposure', { precision: 15, scale: 2 }),
    standardError: doublePrecision('standard_error'),
    tStatistic: doublePrecision('t_statistic'),
    rSquared: doublePrecision('r_squared'),
    adjustedRSquared: doublePrecision('adjusted_r_squared'),
    observationCount: integer('observation_count').notNull(),
    windowDays: integer('window_days'),
    conditionNumber: doublePrecision('condition_number'),
    quality: varchar('quality', { length: 20 }).notNull(),
    createdAt: createdAt().notNull(),
  },
  (table) => [
    unique('uq_position_factor_exposures_position_date_factor').on(
      table.positionId,
      table.exposureDate,
      table.factorId,
    ),
    check('ck_position_factor_exposures_quality', sql`${table.quality} IN ${qualityValues}`),
    check('ck_position_factor_exposures_observation_count', sql`${table.observationCount} >= 0`),
    checkFinite(
      'ck_position_factor_exposures_finite',
      table.exposureValue,
      table.dollarExposure,
      table.standardError,
      table.tStatistic,
      table.rSquared,
      table.adjustedRSquared,
      table.conditionNumber,
    ),
  ],
);
