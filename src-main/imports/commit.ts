import { isDeepStrictEqual } from 'node:util';
import { importedFile } from '../../src-shared/domain/change-labels';
import type { FileRow } from '../../src-shared/domain/csv/sigmasight-rows';
import { quoted } from '../../src-shared/domain/parsed';
import type { DraftPosition } from '../../src-shared/domain/position-draft';
import { nextTagColor } from '../../src-shared/domain/tag-colors';
import { type NamedTag, tagKey } from '../../src-shared/domain/tags';
import { BOOK_CURRENCY } from '../../src-shared/domain/valuation';
import type { ImportRowKind } from '../../src-shared/ipc/imports';
import { recordImport } from '../changes';
import type { Orm } from '../db/migrate';
import type { Queryable } from '../db/queryable';
import {
  type ImportedRow,
  type ImportedRowStatus,
  insertBatch,
  insertImportRows,
  refreshStatistics,
} from '../db/repositories/imports';
import { savePortfolioPrices } from '../db/repositories/portfolio-prices';
import { insertPositions } from '../db/repositories/positions';
import { insertNewPositionTags, insertTags, listTags } from '../db/repositories/tags';
import { AppError } from '../ipc/app-error';
import type { Caller } from '../ipc/router';
import { latestPrices, priceReader, revalue, valuation, valuationDay } from '../valuation';
import { readBookSide } from './book-side';
import { writeMerge } from './merge';
import type { OpenPreview } from './open-preview';
import type { Operation } from './operations';
import type { ImportPlan } from './plan';
import { planCounts } from './plan-effect';
import { sequentialIds } from './sequential-ids';

/** Large enough that a statement's own cost vanishes, small enough that cancel and other calls wait little. */
const ROWS_PER_STATEMENT = 5000;

export interface Written {
  batchId: string;
  imported: number;
  changed: number;
  gone: number;
  unchanged: number;
  leftOut: number;
  tagsCreated: number;
}

/** Writes what a preview says in one transaction: all of it, or, cancelled or failed, nothing. */
export async function writeImport(
  orm: Orm,
  caller: Caller,
  preview: OpenPreview,
  options: { priceDate: string; now: Date; operation: Operation },
): Promise<Written> {
  return orm.transaction(async (tx) => {
    const { file } = preview;
    const plan = await planAsSeen(tx, caller, preview);
    const ofKind = (...kinds: ImportRowKind[]) => plan.rows.filter(({ kind }) => kinds.includes(kind));
    const good = ofKind('new').map(({ row }) => row as FileRow & { draft: DraftPosition });
    const known = ofKind('changed', 'same');
    const bad = ofKind('problem', 'question', 'leftOut');
    const counts = planCounts(plan);
    const existing = await listTags(tx, caller.userId);
    const created = await insertTags(tx, caller.userId, withColors(plan.newTags, existing));
    const tagIds = new Map((await listTags(tx, caller.userId)).map((tag) => [tagKey(tag.name), tag.id]));
    const batchId = await insertBatch(tx, {
      portfolioId: caller.portfolioId,
      fileName: file.fileName,
      fileSha256: file.sha256,
      fileSize: file.size,
      broker: 'sigmasight',
      encoding: file.encoding,
      delimiter: file.delimiter,
      mode: plan.mode,
      rowCount: file.rows.length + file.skipped.length,
      importedCount: good.length,
      changedCount: counts.changed,
      goneCount: counts.gone,
      unchangedCount: counts.same,
      leftOutCount: ofKind('leftOut').length,
      mendedCount: counts.mended,
      skippedCount: file.skipped.length,
      problemCount: counts.problem + counts.question,
      createdTagIds: created.map((tag) => tag.id),
    });
    const touched = await writeMerge(tx, batchId, plan, {
      exitDate: options.priceDate,
      now: options.now,
      tagIds,
    });

    // The file does not say of which day its prices are: the day it is read is the latest that is certain.
    await savePortfolioPrices(
      tx,
      caller.portfolioId,
      batchId,
      [...plan.prices].map(([symbol, price]) => ({
        symbol,
        price,
        priceDate: options.priceDate,
        source: 'broker_file' as const,
      })),
    );
    // What the book holds already follows the new prices first; the new positions are then written with theirs.
    const day = valuationDay(options.now);
    await revalue(tx, caller.portfolioId, day, [...new Set([...plan.prices.keys(), ...touched])]);
    const reader = await priceReader(tx, caller.portfolioId);
    const prices = await latestPrices(
      tx,
      reader,
      good.map(({ draft }) => draft),
      day,
    );

    let written = 0;
    const nextIds = sequentialIds(options.now.getTime());
    for (const chunk of chunksOf(good, ROWS_PER_STATEMENT)) {
      await options.operation.step('Writing', written, good.length);
      const ids = nextIds(chunk.length);
      const withIds = chunk.map((row, index) => ({ row, id: ids[index] as string }));
      await insertPositions(
        tx,
        caller.portfolioId,
        batchId,
        withIds.map(({ row: { draft }, id }) => ({
          draft,
          ...valuation({ ...draft, id, currency: BOOK_CURRENCY }, prices, day),
        })),
      );
      await insertNewPositionTags(
        tx,
        withIds.flatMap(({ row, id }) =>
          row.draft.tags.map((tag) => ({ positionId: id, tagId: tagIds.get(tagKey(tag.name)) as string })),
        ),
      );
      await insertImportRows(
        tx,
        batchId,
        withIds.map(({ row, id }) => importedRow(row, 'imported', id)),
      );
      written += chunk.length;
    }
    for (const chunk of chunksOf([...known, ...bad], ROWS_PER_STATEMENT))
      await insertImportRows(
        tx,
        batchId,
        chunk.map(({ kind, row, lot }) => importedRow(row, statusOf[kind], lot?.id ?? null)),
      );
    await insertImportRows(
      tx,
      batchId,
      file.skipped.map(({ row, reason }) => ({
        rowNumber: row,
        positionId: null,
        status: 'skipped',
        raw: [],
        message: reason,
      })),
    );

    await options.operation.step('Writing', good.length, good.length);
    await recordImport(tx, caller, {
      id: batchId,
      label: importedFile({ added: good.length, changed: counts.changed, gone: counts.gone }, file.fileName),
      createdAt: options.now,
    });
    // Within the transaction: a failure here must not tell the person that nothing was saved when all was.
    await refreshStatistics(tx);
    return {
      batchId,
      imported: good.length,
      changed: counts.changed,
      gone: counts.gone,
      unchanged: counts.same,
      leftOut: bad.length,
      tagsCreated: created.length,
    };
  });
}

function withColors(newTags: readonly NamedTag[], existing: { color: string }[]): (NamedTag & { color: string })[] {
  const used = existing.map((tag) => tag.color);
  return newTags.map((tag) => {
    const color = nextTagColor(used);
    used.push(color);
    return { ...tag, color };
  });
}

/** The preview's plan, if it means the same beside the book as it is now. */
async function planAsSeen(db: Queryable, caller: Caller, preview: OpenPreview): Promise<ImportPlan> {
  const book = await readBookSide(db, caller);
  if (isDeepStrictEqual(book, preview.book)) return preview.plan;
  const seen = preview.summary();
  preview.refresh(book);
  if (JSON.stringify(preview.summary()) !== JSON.stringify(seen)) {
    throw new AppError(
      'CONFLICT',
      'The book changed since this preview was made, and the import would do something else now. Look at it again.',
    );
  }
  return preview.plan;
}

const statusOf: Record<ImportRowKind, ImportedRowStatus> = {
  new: 'imported',
  changed: 'changed',
  same: 'unchanged',
  leftOut: 'left out',
  problem: 'problem',
  question: 'problem',
  gone: 'changed',
};

function importedRow(row: FileRow, status: ImportedRowStatus, positionId: string | null): ImportedRow {
  const mended = row.mended.map(({ column, text }) => `Mended: ${quoted(row.cells[column] ?? '')} to ${quoted(text)}.`);
  const messages = [...mended, ...[...row.problems, ...row.warnings].map(({ message }) => message)];
  return {
    rowNumber: row.row,
    positionId,
    status,
    raw: row.cells,
    message: messages.length === 0 ? null : messages.join(' '),
  };
}

function* chunksOf<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size);
}
