import { splitSymbol } from '../src-shared/domain/book-at';
import type { Topic } from '../src-shared/ipc/events';
import { announce, type Context } from './context';
import type { Queryable, Transaction } from './db/queryable';
import {
  deleteChange,
  deleteImages,
  deleteOldChanges,
  deleteUndoneChanges,
  idsInImages,
  insertChange,
  listImages,
  markChangeUndone,
  newestDone,
  oldestUndone,
  pricedSymbolsOf,
  recordImagesFor,
  restoreImages,
  type Side,
  type StoredChange,
  setChangeLabel,
} from './db/repositories/changes';
import { countChangedSince } from './db/repositories/imports';
import { findLivePortfolio } from './db/repositories/portfolios';
import { listOpenPositionsAmong } from './db/repositories/positions';
import { takeImportBack } from './imports/take-back';
import { AppError } from './ipc/app-error';
import type { Caller } from './ipc/router';
import { applyMissedSplits } from './jobs/market-data-step';
import { revalue, revaluePositions, type ValuationDay, valuationDay } from './valuation';

/** More than anybody goes back by hand; older ones are forgotten, so that the journal does not outgrow the book. */
const CHANGES_KEPT = 200;

/** Everything that a change can alter reads differently after an undo. */
const bookTopics: Topic[] = ['changes', 'positions', 'portfolios', 'tags', 'imports'];

/** What a change did: its answer to the caller, and its label, as a message says it ("Deleted 4 positions"). */
export interface Done<T> {
  answer: T;
  label: string;
}

/**
 * Runs what changes the book in one transaction that can be undone afterwards, and announces it. Every handler that
 * changes the book goes through here; what it writes needs no care of its own, since triggers keep the images.
 * Work that alters no row leaves no change.
 */
export async function recordChange<T>(
  context: Context,
  { userId }: Pick<Caller, 'userId'>,
  topics: Topic[],
  work: (tx: Transaction) => Promise<Done<T>>,
): Promise<T> {
  const answer = await context.database.orm.transaction(async (tx) => {
    const id = await insertChange(tx, { userId, label: '', createdAt: context.clock() });
    await recordImagesFor(tx, id);
    const done = await work(tx);
    await recordImagesFor(tx, null);
    if ((await listImages(tx, id)).length === 0) await deleteChange(tx, id);
    else {
      await setChangeLabel(tx, id, done.label);
      await forgetOthers(tx, userId);
    }
    return done.answer;
  });
  announce(context, 'changes', ...topics);
  return answer;
}

/** An import is a change too. Its rows are known by their batch: images of 100,000 new rows would cost as much as they. */
export async function recordImport(
  db: Queryable,
  { userId }: Pick<Caller, 'userId'>,
  batch: { id: string; label: string; createdAt: Date },
): Promise<void> {
  await insertChange(db, { userId, label: batch.label, createdAt: batch.createdAt, importBatchId: batch.id });
  await forgetOthers(db, userId);
}

async function forgetOthers(db: Queryable, userId: string): Promise<void> {
  await deleteUndoneChanges(db, userId);
  await deleteOldChanges(db, userId, CHANGES_KEPT);
}

/** @returns the label of the change that is undone now */
export async function undoChange(context: Context, caller: Caller, id: number | undefined): Promise<string> {
  return move(context, async (tx) => {
    const change = await newestDone(tx, caller.userId);
    if (!change) throw new AppError('NOT_FOUND', 'There is nothing to undo.');
    if (id !== undefined && id !== change.id) {
      throw new AppError('CONFLICT', `“${change.label}” was done later. Undo that first. Nothing was changed.`);
    }
    if (change.importBatchId === null) await restore(tx, caller, change, 'before', valuationDay(context.clock()));
    else {
      if ((await countChangedSince(tx, change.importBatchId)) > 0) throw changedSince(change);
      // The images of the undo are what redo needs: exactly those rows come back that it took away.
      await recordImagesFor(tx, change.id);
      await takeImportBack(tx, caller, change.importBatchId, context.clock());
      await recordImagesFor(tx, null);
    }
    await markChangeUndone(tx, change.id, context.clock());
    return change;
  });
}

/** @returns the label of the change that is done again */
export async function redoChange(context: Context, caller: Caller): Promise<string> {
  return move(context, async (tx) => {
    const change = await oldestUndone(tx, caller.userId);
    if (!change) throw new AppError('NOT_FOUND', 'There is nothing to redo.');
    if (change.importBatchId === null) await restore(tx, caller, change, 'after', valuationDay(context.clock()));
    else {
      await restore(tx, caller, change, 'before', valuationDay(context.clock()));
      await deleteImages(tx, change.id);
    }
    await markChangeUndone(tx, change.id, null);
    return change;
  });
}

async function move(context: Context, work: (tx: Transaction) => Promise<StoredChange>): Promise<string> {
  const { label } = await context.database.orm.transaction(work);
  announce(context, ...bookTopics);
  return label;
}

/** Puts the images of one side back, and values what they touched with the prices that are in use then. */
async function restore(
  tx: Transaction,
  caller: Caller,
  change: StoredChange,
  wanted: Side,
  day: ValuationDay,
): Promise<void> {
  const inOrder = await listImages(tx, change.id);
  const symbols = await pricedSymbolsOf(tx, change.id);
  for (const images of wanted === 'before' ? inOrder.reverse() : inOrder) {
    if (!(await restoreImages(tx, images, wanted))) throw changedSince(change);
  }
  // Asked before and after: a price that came or went is found on one side only.
  symbols.push(...(await pricedSymbolsOf(tx, change.id)));
  await revalue(tx, caller.portfolioId, day, [...new Set(symbols)]);
  const ids = idsInImages(change.id, 'positions');
  const back = await listOpenPositionsAmong(tx, caller.portfolioId, ids);
  const portfolio = await findLivePortfolio(tx, caller.portfolioId);
  await applyMissedSplits(tx, portfolio, back.map(splitSymbol), day.session);
  await revaluePositions(tx, caller.portfolioId, day, await listOpenPositionsAmong(tx, caller.portfolioId, ids));
}

function changedSince({ label, undoneAt }: StoredChange): AppError {
  return new AppError(
    'CONFLICT',
    `“${label}” cannot be ${undoneAt === null ? 'undone' : 'redone'}: what it changed is not as it left it. Nothing was changed.`,
  );
}
