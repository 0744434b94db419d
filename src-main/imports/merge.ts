import { type NamedTag, tagKey } from '../../src-shared/domain/tags';
import type { Queryable } from '../db/queryable';
import { applyImportUpdates, type ImportUpdate, insertImportUpdates } from '../db/repositories/import-updates';
import type { BookLot } from './book-side';
import type { ImportPlan } from './plan';

interface MergeOptions {
  /** The day on which lots that are gone are closed. Their price is not known. */
  exitDate: string;
  now: Date;
  tagIds: ReadonlyMap<string, string>;
}

/**
 * Changes what the file has otherwise and closes what it has no longer.
 *
 * @returns the symbols of what was changed
 */
export async function writeMerge(
  db: Queryable,
  batchId: string,
  plan: ImportPlan,
  { exitDate, now, tagIds }: MergeOptions,
): Promise<string[]> {
  const update = (lot: BookLot, changes: Partial<ImportUpdate['new']>, tags: readonly NamedTag[]): ImportUpdate => {
    const { quantity, entryPrice, entryDate, editedAt } = lot;
    return {
      positionId: lot.id,
      old: { quantity, entryPrice, entryDate, editedAt },
      new: { quantity, entryPrice, entryDate, exitDate: null, editedAt: now, ...changes },
      addedTagIds: tags.flatMap(({ name }) => tagIds.get(tagKey(name)) ?? []),
    };
  };
  const changed = plan.rows.flatMap(({ kind, lot, change, addedTags }) =>
    kind === 'changed' && lot ? [update(lot, change ?? {}, addedTags)] : [],
  );
  const gone = plan.gone.flatMap(({ lot, kept }) => (kept ? [] : [update(lot, { exitDate }, [])]));
  if (changed.length + gone.length === 0) return [];
  await insertImportUpdates(db, batchId, [...changed, ...gone]);
  return applyImportUpdates(db, batchId);
}
