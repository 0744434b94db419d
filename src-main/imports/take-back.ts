import type { OutputOf } from '../../src-shared/ipc/contract';
import type { Queryable } from '../db/queryable';
import { applyImportUpdates, revertImportUpdates } from '../db/repositories/import-updates';
import {
  findBatch,
  markBatchUndone,
  restoreBatchContent,
  softDeleteBatchContent,
  symbolsOfBatch,
} from '../db/repositories/imports';
import { softDeleteBatchPrices } from '../db/repositories/portfolio-prices';
import { restoreTags, softDeleteUnusedTags } from '../db/repositories/tags';
import type { Caller } from '../ipc/router';
import { revalue, type ValuationDay, valuationDay } from '../valuation';

/**
 * Takes out what an import brought: its positions with their closed parts, its prices, and its tags where nothing else
 * uses them. What it changed or closed is as before, and a price that it covered is in use again.
 */
export async function takeImportBack(
  db: Queryable,
  caller: Caller,
  batchId: string,
  now: Date,
): Promise<OutputOf<'imports.undo'>> {
  const { userId, portfolioId } = caller;
  const batch = await findBatch(db, portfolioId, batchId);
  if (!batch) throw new Error(`The import ${batchId} is not there.`);
  const content = await softDeleteBatchContent(db, portfolioId, batchId, now);
  const reverted = await revertImportUpdates(db, batchId);
  const priced = await softDeleteBatchPrices(db, portfolioId, batchId, now);
  await revalue(db, portfolioId, valuationDay(now), [...new Set([...reverted.map(({ symbol }) => symbol), ...priced])]);
  const tags = await softDeleteUnusedTags(db, userId, batch.createdTagIds, now);
  await markBatchUndone(db, batchId, now);
  return { ...content, prices: priced.length, tags, putBack: reverted.length };
}

/**
 * The way back from `takeImportBack`, for an import that was undone at `undoneAt`.
 *
 * @returns how many positions came back
 */
export async function bringImportBack(
  db: Queryable,
  { userId, portfolioId }: Caller,
  batch: { id: string; createdTagIds: string[] },
  undoneAt: Date,
  day: ValuationDay,
): Promise<number> {
  await restoreTags(db, userId, batch.createdTagIds, undoneAt);
  const restored = await restoreBatchContent(db, portfolioId, batch.id, undoneAt);
  const updated = await applyImportUpdates(db, batch.id);
  await revalue(db, portfolioId, day, [...new Set([...updated, ...(await symbolsOfBatch(db, batch.id))])]);
  await markBatchUndone(db, batch.id, null);
  return restored;
}
