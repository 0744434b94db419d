import { readFile as readFromDisk } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { restoredImport, undidImport } from '../../src-shared/domain/change-labels';
import { counted } from '../../src-shared/domain/counted';
import { problemFile } from '../../src-shared/domain/csv/write';
import type { Topic } from '../../src-shared/ipc/events';
import type { ImportPreview } from '../../src-shared/ipc/imports';
import { recordChange } from '../changes';
import { announce, type Context, today } from '../context';
import { countChangedSince, findBatch, findKnownFile, listBatches, listToldRows } from '../db/repositories/imports';
import { takenNames } from '../db/repositories/tags';
import { priceNewSymbols } from '../demo';
import { readBookSide } from '../imports/book-side';
import { writeImport } from '../imports/commit';
import { OpenPreview } from '../imports/open-preview';
import { Operations } from '../imports/operations';
import { readFile } from '../imports/preview';
import { importRow, isWaiting, problemCounts } from '../imports/preview-page';
import { Previews } from '../imports/previews';
import { type ImportRefusal, refusalOf } from '../imports/refusal';
import { bringImportBack, takeImportBack } from '../imports/take-back';
import { AppError } from '../ipc/app-error';
import type { Caller, HandlersOf } from '../ipc/router';
import { valuationDay } from '../valuation';

const topics: Topic[] = ['imports', 'positions', 'portfolios', 'tags'];

export function importsHandlers(context: Context): HandlersOf<'imports'> {
  const { orm } = context.database;
  const operations = new Operations(context.emit);
  const previews = new Previews();

  async function shown(previewId: string, preview: OpenPreview, { portfolioId }: Caller): Promise<ImportPreview> {
    const { file, version, canUndo, canRedo } = preview;
    const known = await findKnownFile(orm, portfolioId, file.sha256);
    const { counts, ...summary } = preview.summary();
    return {
      previewId,
      version,
      canUndo,
      canRedo,
      ...summary,
      counts: { ...counts, skipped: file.skipped.length },
      fileName: file.fileName,
      broker: 'sigmasight',
      encoding: file.encoding,
      delimiter: file.delimiter,
      columns: file.header.columns,
      skipped: file.skipped.map(({ row, reason }) => ({ row, reason })),
      warnings: file.warnings,
      known: known
        ? { batchId: known.id, importedAt: known.createdAt.toISOString(), imported: known.importedCount }
        : null,
      refusal: refusalOf(preview.plan, known, { acceptGood: true, again: true })?.message ?? null,
    };
  }

  async function refusal(
    { plan, file }: OpenPreview,
    agreed: { acceptGood: boolean; again: boolean },
    { portfolioId }: Caller,
  ): Promise<ImportRefusal | null> {
    return refusalOf(plan, await findKnownFile(orm, portfolioId, file.sha256), agreed);
  }

  async function batchOf(tx: Parameters<typeof findBatch>[0], portfolioId: string, batchId: string) {
    const batch = await findBatch(tx, portfolioId, batchId);
    if (!batch) throw new AppError('NOT_FOUND', 'There is no such import.');
    return batch;
  }

  return {
    'imports.preview': async ({ fileName, bytes, mode, operationId }, caller) =>
      operations.run(operationId, caller.userId, async (operation) => {
        const read = await readFile(fileName, bytes, today(context), operation);
        if (read.kind === 'unreadable') return { ...read, fileName };
        const preview = new OpenPreview(read.file, await readBookSide(orm, caller), today(context), mode);
        const previewId = previews.keep(caller.userId, preview);
        return { kind: 'preview' as const, preview: await shown(previewId, preview, caller) };
      }),
    'imports.mend': async ({ previewId, step }, caller) => {
      const preview = previews.of(previewId, caller.userId);
      preview.take(step);
      return shown(previewId, preview, caller);
    },
    'imports.page': async ({ previewId, show, search, offset, limit }, { userId }) => {
      const preview = previews.of(previewId, userId);
      const entries = preview.shown(show, search);
      const alike = problemCounts(preview.plan);
      const rows = entries
        .slice(offset, offset + limit)
        .map((entry) => importRow(entry, preview.plan, preview.today, alike));
      return { total: entries.length, rows };
    },
    'imports.next': async ({ previewId, show, search, from, direction }, { userId }) => {
      const entries = previews.of(previewId, userId).shown(show, search);
      const index =
        direction === 'forward'
          ? entries.findIndex((entry, place) => place > from && isWaiting(entry))
          : entries.findLastIndex((entry, place) => place < from && isWaiting(entry));
      return { index: index < 0 ? null : index };
    },
    'imports.problemFile': async ({ previewId }, { userId }) => {
      const { file, plan } = previews.of(previewId, userId);
      const stem = basename(file.fileName, extname(file.fileName));
      return {
        fileName: `${stem}-problems.csv`,
        text: problemFile(
          file.header.columns.map(({ header }) => header),
          plan.rows.map(({ row }) => row),
        ),
      };
    },
    'imports.refusal': async ({ previewId, ...agreed }, caller) => ({
      refusal: await refusal(previews.of(previewId, caller.userId), agreed, caller),
    }),
    'imports.discard': async ({ previewId }, { userId }) => {
      previews.close(previewId, userId);
      return {};
    },
    'imports.commit': async ({ previewId, acceptGood, again, operationId }, caller) => {
      const preview = previews.of(previewId, caller.userId);
      const refused = await refusal(preview, { acceptGood, again }, caller);
      if (refused) throw new AppError(refused.code, refused.message, { settledBy: refused.settledBy });
      const written = await operations.run(operationId, caller.userId, (operation) =>
        writeImport(orm, caller, preview, { priceDate: today(context), now: context.clock(), operation }),
      );
      previews.close(previewId, caller.userId);
      announce(context, 'changes', ...topics);
      void priceNewSymbols(context, caller.portfolioId);
      return written;
    },
    'imports.cancel': async ({ operationId }, { userId }) => ({ cancelled: operations.cancel(operationId, userId) }),
    'imports.rows': async ({ batchId, offset, limit }, { portfolioId }) => {
      await batchOf(orm, portfolioId, batchId);
      return listToldRows(orm, batchId, offset, limit);
    },
    'imports.history': async (_, { portfolioId }) =>
      (await listBatches(orm, portfolioId)).map((batch) => ({
        ...batch,
        createdAt: batch.createdAt.toISOString(),
        undoneAt: batch.undoneAt?.toISOString() ?? null,
      })),
    'imports.undo': async ({ batchId, confirmed }, caller) => {
      return recordChange(context, caller, topics, async (tx) => {
        const batch = await batchOf(tx, caller.portfolioId, batchId);
        if (batch.undoneAt) throw new AppError('CONFLICT', 'This import was undone already.');
        const changed = await countChangedSince(tx, batchId);
        if (changed > 0 && !confirmed) {
          throw new AppError(
            'NEEDS_CONFIRMATION',
            `${counted(changed, 'position')} of this import ${changed === 1 ? 'was' : 'were'} edited, closed or deleted since. Undo takes out what the import brought; what it changed and you changed again stays as it is.`,
            { changed },
          );
        }
        return {
          answer: await takeImportBack(tx, caller, batchId, context.clock()),
          label: undidImport(batch.fileName),
        };
      });
    },
    'imports.restore': async ({ batchId }, caller) => {
      const restored = await recordChange(context, caller, topics, async (tx) => {
        const batch = await batchOf(tx, caller.portfolioId, batchId);
        if (!batch.undoneAt) throw new AppError('CONFLICT', 'This import stands already.');
        const [taken] = await takenNames(tx, caller.userId, batch.createdTagIds);
        if (taken !== undefined) {
          throw new AppError(
            'CONFLICT',
            `There is another tag “${taken}” now, so the import cannot come back as it was. Nothing was changed. Rename that tag, or drop the file again.`,
          );
        }
        return {
          answer: await bringImportBack(tx, caller, batch, batch.undoneAt, valuationDay(context.clock())),
          label: restoredImport(batch.fileName),
        };
      });
      return { restored };
    },
    'imports.sample': async () => ({
      fileName: basename(context.sampleFile),
      text: await readFromDisk(context.sampleFile, 'utf8'),
    }),
  };
}
