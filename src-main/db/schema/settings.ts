import { jsonb, pgTable, unique, uuid, varchar } from 'drizzle-orm/pg-core';
import { createdAt, updatedAt } from './constraints';
import { users } from './users';

/** Preferences of a profile, or of the application where there is no user. */
export const settings = pgTable(
  'settings',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    key: varchar('key', { length: 100 }).notNull(),
    value: jsonb('value').notNull(),
    createdAt: createdAt().notNull(),
    updatedAt: updatedAt().notNull(),
  },
  // Without NULLS NOT DISTINCT the application could hold one key twice.
  (table) => [unique('uq_settings_user_key').on(table.userId, table.key).nullsNotDistinct()],
);
