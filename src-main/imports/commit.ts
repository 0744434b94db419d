import { importedFile } from '../../src-shared/domain/change-labels';
import type { FileRow } from '../../src-shared/domain/csv/sigmasight-rows';
import type { DraftPosition } from '../../src-shared/domain/position-draft';
import { nextTagColor } from '../../src-shared/domain/tag-colors';
import { type NamedTag, tagKey } from '../../src-shared/domain/tags';
import { BOOK_CURRENCY } from '../../src-shared/domain/valuation';
import { revalue, valuation } from '../book';
import { recordImport } from '../changes';
import type { Orm } from '../db/migrate';
import { type ImportedRow, insertBatch, insertImportRows, refreshStatistics } from '../db/repositories/imports';
import { latestPortfolioPrices, savePortfolioPrices } from '../db/repositories/portfolio-prices';
import { insertPositions } from '../db/repositories/positions';
import { insertNewPositionTags, insertTags, listTags } from '../db/repositories/tags';
import type { Caller } from '../ipc/router';
import type { Operation } from './operations';
import { planImport } from './plan';
import type { ReadFile } from './preview';
import { sequentialIds } from './sequential-ids';

/** Large enough that a statement's own cost vanishes, small enough that cancel and other calls wait little. */
const ROWS_PER_STATEMENT = 5000;

/** Writes a file's good rows in one transaction: all of them, or, cancelled or failed, none. */
export async function writeImport(
  orm: Orm,
  caller: Caller,
  file: ReadFile,
  options: { priceDate: string; now: Date; operation: Operation },
): Promise<{ batchId: string; imported: number; leftOut: number; tagsCreated: number }> {
  return orm.transaction(async (tx) => {
    const existing = await listTags(tx, caller.userId);
    const { newTags, rows } = planImport(file, existing);
    const good = rows.filter((row): row is FileRow & { draft: DraftPosition } => row.draft !== null);
    const bad = rows.filter((row) => row.draft === null);
    const created = await insertTags(tx, caller.userId, withColors(newTags, existing));
    const tagIds = new Map((await listTags(tx, caller.userId)).map((tag) => [tagKey(tag.name), tag.id]));
    const batchId = await insertBatch(tx, {
      portfolioId: caller.portfolioId,
      fileName: file.fileName,
      fileSha256: file.sha256,
      fileSize: file.size,
      broker: 'sigmasight',
      encoding: file.encoding,
      delimiter: file.delimiter,
      rowCount: file.rows.length + file.skipped.length,
      importedCount: good.length,
      skippedCount: file.skipped.length,
      problemCount: bad.length,
      createdTagIds: created.map((tag) => tag.id),
    });

    // The file does not say of which day its prices are: the day it is read is the latest that is certain.
    const filePrices = new Map(
      good.flatMap(({ draft }) => (draft.lastPrice === null ? [] : [[draft.symbol, draft.lastPrice] as const])),
    );
    await savePortfolioPrices(
      tx,
      caller.portfolioId,
      batchId,
      [...filePrices].map(([symbol, price]) => ({
        symbol,
        price,
        priceDate: options.priceDate,
        source: 'broker_file' as const,
      })),
    );
    // What the book holds already follows the new prices first; the new positions are then written with theirs.
    await revalue(tx, caller.portfolioId, [...filePrices.keys()]);
    const prices = await latestPortfolioPrices(tx, caller.portfolioId, [
      ...new Set(good.map(({ draft }) => draft.symbol)),
    ]);

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
          ...valuation(id, { ...draft, currency: BOOK_CURRENCY }, prices.get(draft.symbol)),
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
        withIds.map(({ row, id }) => importedRow(row, id)),
      );
      written += chunk.length;
    }
    for (const chunk of chunksOf(bad, ROWS_PER_STATEMENT))
      await insertImportRows(
        tx,
        batchId,
        chunk.map((row) => importedRow(row, null)),
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
      label: importedFile(good.length, file.fileName),
      createdAt: options.now,
    });
    // Within the transaction: a failure here must not tell the person that nothing was saved when all was.
    await refreshStatistics(tx);
    return { batchId, imported: good.length, leftOut: bad.length, tagsCreated: created.length };
  });
}

function withColors(newTags: NamedTag[], existing: { color: string }[]): (NamedTag & { color: string })[] {
  const used = existing.map((tag) => tag.color);
  return newTags.map((tag) => {
    const color = nextTagColor(used);
    used.push(color);
    return { ...tag, color };
  });
}

function importedRow(row: FileRow, positionId: string | null): ImportedRow {
  const messages = [...row.problems, ...row.warnings].map(({ message }) => message);
  return {
    rowNumber: row.row,
    positionId,
    status: positionId === null ? 'problem' : 'imported',
    raw: row.cells,
    message: messages.length === 0 ? null : messages.join(' '),
  };
}

function* chunksOf<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size);
}
