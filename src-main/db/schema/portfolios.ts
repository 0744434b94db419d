import { sql } from 'drizzle-orm';
import { index, pgTable, uniqueIndex, uuid, varchar } from 'drizzle-orm/pg-core';
import { createdAt, deletedAt, updatedAt } from './constraints';
import { users } from './users';

export const portfolios = pgTable(
  'portfolios',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: varchar('name', { length: 255 }).notNull().default('My Portfolio'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: deletedAt(),
  },
  (table) => [
    // One live portfolio per user; a plain UNIQUE(user_id) would not let a deleted one be replaced.
    uniqueIndex('uq_portfolios_user_id_live').on(table.userId).where(sql`${table.deletedAt} IS NULL`),
    index('idx_portfolios_user_id').on(table.userId).where(sql`${table.deletedAt} IS NULL`),
  ],
);
