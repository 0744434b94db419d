import { sql } from 'drizzle-orm';
import { check, date, index, numeric, pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core';
import { checkPrice } from './constraints';
import { importBatches } from './import-batches';
import { positions } from './positions';

const quantity = (name: string) => numeric(name, { precision: 15, scale: 4 });
const price = (name: string) => numeric(name, { precision: 18, scale: 8 });

/** What an import did to positions that were there before, which were all open: by it undo puts them back. Never changed. */
export const importUpdates = pgTable(
  'import_updates',
  {
    batchId: uuid('batch_id')
      .notNull()
      .references(() => importBatches.id, { onDelete: 'cascade' }),
    positionId: uuid('position_id')
      .notNull()
      .references(() => positions.id, { onDelete: 'cascade' }),
    oldQuantity: quantity('old_quantity').notNull(),
    oldEntryPrice: price('old_entry_price'),
    oldEntryDate: date('old_entry_date'),
    oldEditedAt: timestamp('old_edited_at', { withTimezone: true }),
    newQuantity: quantity('new_quantity').notNull(),
    newEntryPrice: price('new_entry_price'),
    newEntryDate: date('new_entry_date'),
    /** Set where the import closed the position. */
    newExitDate: date('new_exit_date'),
    newEditedAt: timestamp('new_edited_at', { withTimezone: true }).notNull(),
    addedTagIds: uuid('added_tag_ids').array().notNull().default([]),
  },
  (table) => [
    primaryKey({ name: 'import_updates_pkey', columns: [table.batchId, table.positionId] }),
    index('idx_import_updates_position_id').on(table.positionId),
    check(
      'ck_import_updates_quantities',
      sql`least(${table.oldQuantity}, ${table.newQuantity}) > 0 AND greatest(${table.oldQuantity}, ${table.newQuantity}) < 'Infinity'`,
    ),
    checkPrice('ck_import_updates_old_entry_price', table.oldEntryPrice),
    checkPrice('ck_import_updates_new_entry_price', table.newEntryPrice),
  ],
);
