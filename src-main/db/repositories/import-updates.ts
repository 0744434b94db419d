import { sql } from 'drizzle-orm';
import type { Queryable } from '../queryable';
import { copyInto } from './copy';

/** What an import does to a position that was there before. */
export interface ImportUpdate {
  positionId: string;
  old: { quantity: string; entryPrice: string | null; entryDate: string | null; editedAt: Date | null };
  new: {
    quantity: string;
    entryPrice: string | null;
    entryDate: string | null;
    exitDate: string | null;
    editedAt: Date;
  };
  addedTagIds: readonly string[];
}

export async function insertImportUpdates(
  db: Queryable,
  batchId: string,
  updates: readonly ImportUpdate[],
): Promise<void> {
  await copyInto(
    db,
    'import_updates',
    {
      batch_id: () => batchId,
      position_id: (update) => update.positionId,
      old_quantity: (update) => update.old.quantity,
      old_entry_price: (update) => update.old.entryPrice,
      old_entry_date: (update) => update.old.entryDate,
      old_edited_at: (update) => update.old.editedAt?.toISOString() ?? null,
      new_quantity: (update) => update.new.quantity,
      new_entry_price: (update) => update.new.entryPrice,
      new_entry_date: (update) => update.new.entryDate,
      new_exit_date: (update) => update.new.exitDate,
      new_edited_at: (update) => update.new.editedAt.toISOString(),
      added_tag_ids: (update) => `{${update.addedTagIds.join(',')}}`,
    },
    updates,
  );
}

/**
 * Does what a batch's updates say, to positions that are as they were before it.
 *
 * @returns the symbols of what was changed, one each
 */
export async function applyImportUpdates(db: Queryable, batchId: string): Promise<string[]> {
  const { rows } = await db.execute<{ id: string; symbol: string }>(sql`
    UPDATE positions p SET quantity = u.new_quantity, entry_price = u.new_entry_price, entry_date = u.new_entry_date,
      exit_date = u.new_exit_date, edited_at = u.new_edited_at,
      units_date = CASE WHEN u.new_quantity = u.old_quantity THEN p.units_date END
    FROM import_updates u
    WHERE u.batch_id = ${batchId} AND p.id = u.position_id AND p.deleted_at IS NULL AND p.exit_date IS NULL
      AND p.edited_at IS NOT DISTINCT FROM u.old_edited_at
    RETURNING p.id, p.symbol`);
  await db.execute(sql`
    INSERT INTO position_tags (position_id, tag_id)
    SELECT u.position_id, tag_id FROM import_updates u, unnest(u.added_tag_ids) AS tag_id
    WHERE u.batch_id = ${batchId} AND u.position_id = ANY(${sql.param(rows.map(({ id }) => id))}::uuid[])
    ON CONFLICT DO NOTHING`);
  return [...new Set(rows.map(({ symbol }) => symbol))];
}

/**
 * Puts positions back as they were before a batch. What was changed after it stays as the person left it.
 *
 * @returns those that were put back
 */
export async function revertImportUpdates(db: Queryable, batchId: string): Promise<{ id: string; symbol: string }[]> {
  const { rows } = await db.execute<{ id: string; symbol: string }>(sql`
    UPDATE positions p SET quantity = u.old_quantity, entry_price = u.old_entry_price, entry_date = u.old_entry_date,
      exit_date = NULL, edited_at = u.old_edited_at,
      units_date = CASE WHEN u.new_quantity = u.old_quantity THEN p.units_date END
    FROM import_updates u
    WHERE u.batch_id = ${batchId} AND p.id = u.position_id AND p.deleted_at IS NULL
      AND p.edited_at = u.new_edited_at AND p.exit_date IS NOT DISTINCT FROM u.new_exit_date
    RETURNING p.id, p.symbol`);
  await db.execute(sql`
    DELETE FROM position_tags t USING import_updates u
    WHERE u.batch_id = ${batchId} AND t.position_id = u.position_id AND t.tag_id = ANY(u.added_tag_ids)
      AND u.position_id = ANY(${sql.param(rows.map(({ id }) => id))}::uuid[])`);
  return rows;
}
