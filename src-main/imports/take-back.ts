import { revalue } from '../book';
import type { Queryable } from '../db/queryable';
import { findBatch, markBatchUndone, softDeleteBatchContent } from '../db/repositories/imports';
import { softDeleteBatchPrices } from '../db/repositories/portfolio-prices';
import { softDeleteUnusedTags } from '../db/repositories/tags';
import type { Caller } from '../ipc/router';

/**
 * Takes out what an import brought: its positions with their closed parts, its prices, and its tags where nothing else
 * uses them. A price that it covered is in use again.
 *
 * @returns how many positions went
 */
export async function takeImportBack(db: Queryable, caller: Caller, batchId: string, now: Date): Promise<number> {
  const { userId, portfolioId } = caller;
  const batch = await findBatch(db, portfolioId, batchId);
  if (!batch) throw new Error(`The import ${batchId} is not there.`);
  const removed = await softDeleteBatchContent(db, portfolioId, batchId, now);
  await revalue(db, portfolioId, await softDeleteBatchPrices(db, portfolioId, batchId, now));
  await softDeleteUnusedTags(db, userId, batch.createdTagIds, now);
  await markBatchUndone(db, batchId, now);
  return removed;
}
