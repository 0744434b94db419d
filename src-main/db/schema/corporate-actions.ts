import { sql } from 'drizzle-orm';
import { char, check, date, numeric, pgTable, unique, uuid, varchar } from 'drizzle-orm/pg-core';
import { checkPrice, createdAt, deletedAt, updatedAt } from './constraints';

/** Splits and dividends, apart from prices, since prices are stored as traded. */
export const corporateActions = pgTable(
  'corporate_actions',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    symbol: varchar('symbol', { length: 30 }).notNull(),
    actionType: varchar('action_type', { length: 20 }).notNull(),
    exDate: date('ex_date').notNull(),
    payDate: date('pay_date'),
    // A 3-for-2 split is from 2 to 3: a ratio in one number could not hold 1 for 3.
    splitFrom: numeric('split_from', { precision: 12, scale: 6 }),
    splitTo: numeric('split_to', { precision: 12, scale: 6 }),
    /** Cash dividend per share; several of one day are one row, their sum. */
    dividendAmount: numeric('dividend_amount', { precision: 18, scale: 8 }),
    currency: char('currency', { length: 3 }).notNull().default('USD'),
    dataSource: varchar('data_source', { length: 20 }).notNull(),
    createdAt: createdAt().notNull(),
    updatedAt: updatedAt().notNull(),
    deletedAt: deletedAt(),
  },
  (table) => [
    unique('uq_corporate_actions_symbol_ex_date_type_source').on(
      table.symbol,
      table.exDate,
      table.actionType,
      table.dataSource,
    ),
    check(
      'ck_corporate_actions_fields',
      sql`CASE ${table.actionType}
        WHEN 'split' THEN num_nonnulls(${table.splitFrom}, ${table.splitTo}) = 2 AND ${table.dividendAmount} IS NULL
        WHEN 'dividend' THEN ${table.dividendAmount} IS NOT NULL AND num_nulls(${table.splitFrom}, ${table.splitTo}) = 2
        ELSE false END`,
    ),
    check(
      'ck_corporate_actions_split',
      sql`least(${table.splitFrom}, ${table.splitTo}) > 0 AND greatest(${table.splitFrom}, ${table.splitTo}) < 'Infinity'`,
    ),
    checkPrice('ck_corporate_actions_dividend_amount', table.dividendAmount),
    check('ck_corporate_actions_currency', sql`${table.currency} ~ '^[A-Z]{3}$'`),
  ],
);
