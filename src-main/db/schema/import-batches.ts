import { sql } from 'drizzle-orm';
import { bigint, char, check, index, integer, pgTable, timestamp, uuid, varchar } from 'drizzle-orm/pg-core';
import { createdAt, updatedAt } from './constraints';
import { portfolios } from './portfolios';

/** One imported file: what undo takes back, and how the same file is known again. */
export const importBatches = pgTable(
  'import_batches',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    portfolioId: uuid('portfolio_id')
      .notNull()
      .references(() => portfolios.id, { onDelete: 'cascade' }),
    fileName: varchar('file_name', { length: 255 }).notNull(),
    fileSha256: char('file_sha256', { length: 64 }).notNull(),
    fileSize: bigint('file_size', { mode: 'number' }).notNull(),
    broker: varchar('broker', { length: 50 }).notNull(),
    encoding: varchar('encoding', { length: 20 }).notNull(),
    delimiter: varchar('delimiter', { length: 1 }).notNull(),
    /** Whether rows were added, merged with what the book had, or replaced it. */
    mode: varchar('mode', { length: 10 }).notNull().default('add'),
    rowCount: integer('row_count').notNull().default(0),
    importedCount: integer('imported_count').notNull().default(0),
    skippedCount: integer('skipped_count').notNull().default(0),
    problemCount: integer('problem_count').notNull().default(0),
    /** Positions of the book that were changed, closed, and known to be the same. */
    changedCount: integer('changed_count').notNull().default(0),
    goneCount: integer('gone_count').notNull().default(0),
    unchangedCount: integer('unchanged_count').notNull().default(0),
    /** Rows that the person left out, and rows of which a cell was mended. */
    leftOutCount: integer('left_out_count').notNull().default(0),
    mendedCount: integer('mended_count').notNull().default(0),
    /** Tags that did not exist before; undo removes them where nothing else uses them. */
    createdTagIds: uuid('created_tag_ids').array().notNull().default([]),
    createdAt: createdAt().notNull(),
    updatedAt: updatedAt().notNull(),
    undoneAt: timestamp('undone_at', { withTimezone: true }),
  },
  (table) => [
    // Not unique: a person may import a known file again.
    index('idx_import_batches_known_file')
      .on(table.portfolioId, table.fileSha256)
      .where(sql`${table.undoneAt} IS NULL`),
    index('idx_import_batches_portfolio_created').on(table.portfolioId, table.createdAt.desc().nullsFirst()),
    check('ck_import_batches_file_sha256', sql`${table.fileSha256} ~ '^[0-9a-f]{64}$'`),
    check('ck_import_batches_file_size', sql`${table.fileSize} >= 0`),
    check(
      'ck_import_batches_counts',
      sql`least(${table.rowCount}, ${table.importedCount}, ${table.skippedCount}, ${table.problemCount}) >= 0`,
    ),
    check('ck_import_batches_mode', sql`${table.mode} IN ('add', 'merge', 'replace')`),
    check(
      'ck_import_batches_book_counts',
      sql`least(${table.changedCount}, ${table.goneCount}, ${table.unchangedCount}, ${table.leftOutCount}, ${table.mendedCount}) >= 0`,
    ),
  ],
);
