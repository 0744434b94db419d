import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid, varchar } from 'drizzle-orm/pg-core';
import { importBatches } from './import-batches';
import { positions } from './positions';

/** Every row of an imported file and what became of it. A file has up to 100,000, so it holds no more than needed. */
export const importRows = pgTable(
  'import_rows',
  {
    batchId: uuid('batch_id')
      .notNull()
      .references(() => importBatches.id, { onDelete: 'cascade' }),
    /** As in the file, the header being row 1. */
    rowNumber: integer('row_number').notNull(),
    positionId: uuid('position_id').references(() => positions.id, { onDelete: 'set null' }),
    status: varchar('status', { length: 20 }).notNull(),
    /** The cells as text, in the file's order. */
    raw: jsonb('raw').$type<string[]>().notNull(),
    message: text('message'),
  },
  (table) => [
    primaryKey({ name: 'import_rows_pkey', columns: [table.batchId, table.rowNumber] }),
    index('idx_import_rows_position_id').on(table.positionId).where(sql`${table.positionId} IS NOT NULL`),
    check('ck_import_rows_row_number', sql`${table.rowNumber} > 0`),
    check(
      'ck_import_rows_status',
      sql`${table.status} IN ('imported', 'changed', 'unchanged', 'left out', 'skipped', 'problem')`,
    ),
  ],
);
