import { sql } from 'drizzle-orm';
import { bigint, check, index, jsonb, pgTable, text, timestamp, uuid, varchar } from 'drizzle-orm/pg-core';
import { createdAt } from './constraints';
import { importBatches } from './import-batches';
import { users } from './users';

/** Two kinds of image: a row's columns by name, as `to_jsonb` writes them. */
type RowImage = Record<string, unknown>;

/**
 * What a profile did, to be undone newest first and redone.
 * The id counts up, and so is the order: a clock may go back between two starts.
 */
export const changes = pgTable(
  'changes',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** What was done, in words: "Deleted 4 positions". */
    label: text('label').notNull(),
    /** Set for an import: its rows are known by their batch, so no images of them are kept. */
    importBatchId: uuid('import_batch_id').references(() => importBatches.id, { onDelete: 'cascade' }),
    createdAt: createdAt().notNull(),
    undoneAt: timestamp('undone_at', { withTimezone: true }),
  },
  (table) => [
    index('idx_changes_user_id').on(table.userId, table.id),
    index('idx_changes_import_batch_id').on(table.importBatchId).where(sql`${table.importBatchId} IS NOT NULL`),
  ],
);

/**
 * What one statement of a change did to one table. The triggers of `record_change()` write it.
 * `before` and `after` hold an image of every row that differs, in one order; `before` is NULL for rows that came,
 * `after` for rows that went. An image has the key and the columns that `columns` names.
 */
export const changeImages = pgTable(
  'change_images',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
    changeId: bigint('change_id', { mode: 'number' })
      .notNull()
      .references(() => changes.id, { onDelete: 'cascade' }),
    tableName: varchar('table_name', { length: 63 }).notNull(),
    columns: text('columns').array().notNull(),
    before: jsonb('before').$type<RowImage[]>(),
    after: jsonb('after').$type<RowImage[]>(),
  },
  (table) => [
    index('idx_change_images_change_id').on(table.changeId, table.id),
    check('ck_change_images_sides', sql`num_nonnulls(${table.before}, ${table.after}) > 0`),
  ],
);
