import { sql } from 'drizzle-orm';
import { check, date, index, numeric, pgTable, text, uuid, varchar } from 'drizzle-orm/pg-core';
import { createdAt, deletedAt, updatedAt } from './constraints';
import { importBatches } from './import-batches';
import { portfolios } from './portfolios';
import { positions } from './positions';

/** Movements of cash, signed: positive is money in. The cash balance is the sum of the live ones. */
export const cashFlows = pgTable(
  'cash_flows',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    portfolioId: uuid('portfolio_id')
      .notNull()
      .references(() => portfolios.id, { onDelete: 'cascade' }),
    flowDate: date('flow_date').notNull(),
    amount: numeric('amount', { precision: 15, scale: 2 }).notNull(),
    flowType: varchar('flow_type', { length: 20 }).notNull(),
    note: text('note'),
    account: varchar('account', { length: 64 }),
    positionId: uuid('position_id').references(() => positions.id, { onDelete: 'set null' }),
    importBatchId: uuid('import_batch_id').references(() => importBatches.id, { onDelete: 'set null' }),
    createdAt: createdAt().notNull(),
    updatedAt: updatedAt().notNull(),
    deletedAt: deletedAt(),
  },
  (table) => [
    index('idx_cash_flows_portfolio_date').on(table.portfolioId, table.flowDate).where(sql`${table.deletedAt} IS NULL`),
    index('idx_cash_flows_position_id').on(table.positionId).where(sql`${table.positionId} IS NOT NULL`),
    index('idx_cash_flows_import_batch_id').on(table.importBatchId).where(sql`${table.importBatchId} IS NOT NULL`),
    check(
      'ck_cash_flows_flow_type',
      sql`${table.flowType} IN ('deposit', 'withdrawal', 'trade', 'dividend', 'fee', 'adjustment')`,
    ),
    check('ck_cash_flows_amount', sql`abs(${table.amount}) < 'Infinity'`),
    check(
      'ck_cash_flows_sign',
      sql`CASE ${table.flowType} WHEN 'deposit' THEN ${table.amount} > 0 WHEN 'withdrawal' THEN ${table.amount} < 0 ELSE true END`,
    ),
  ],
);
