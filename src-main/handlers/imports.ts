import { randomUUID } from 'node:crypto';
import { readFile as readFromDisk } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { undidImport } from '../../src-shared/domain/change-labels';
import { problemFile } from '../../src-shared/domain/csv/write';
import { plainText } from '../../src-shared/domain/decimal';
import type { Topic } from '../../src-shared/ipc/events';
import { recordChange } from '../changes';
import { announce, type Context, today } from '../context';
import { countChangedSince, findBatch, findKnownFile, listBatches } from '../db/repositories/imports';
import { latestPortfolioPrices } from '../db/repositories/portfolio-prices';
import { listTags } from '../db/repositories/tags';
import { writeImport } from '../imports/commit';
import { Operations } from '../imports/operations';
import { planImport, priceInUse } from '../imports/plan';
import { type ReadFile, readFile } from '../imports/preview';
import { takeImportBack } from '../imports/take-back';
import { AppError } from '../ipc/app-error';
import type { HandlersOf } from '../ipc/router';

const topics: Topic[] = ['imports', 'positions', 'portfolios', 'tags'];

interface Preview {
  userId: string;
  file: ReadFile;
}

/** A person looks at one file at a time; the oldest preview goes when another file is dropped without closing it. */
const PREVIEWS_PER_PROFILE = 2;

const plural = (count: number, noun: string) => (count === 1 ? `1 ${noun}` : `${count} ${noun}s`);

export function importsHandlers(context: Context): HandlersOf<'imports'> {
  const { orm } = context.database;
  const operations = new Operations(context.emit);
  const previews = new Map<string, Preview>();

  function previewOf(previewId: string, userId: string): ReadFile {
    const preview = previews.get(previewId);
    if (!preview || preview.userId !== userId)
      throw new AppError('NOT_FOUND', 'This preview is closed. Drop the file again.');
    return preview.file;
  }

  /** The file's prices are of today: only today's manual ones of the book count for more, or any where the file has none. */
  async function pricesThatStay(file: ReadFile, portfolioId: string): Promise<Map<string, string>> {
    const drafts = file.rows.flatMap(({ draft }) => draft ?? []);
    const inFile = new Set(drafts.flatMap(({ symbol, lastPrice }) => (lastPrice === null ? [] : [symbol])));
    const stored = await latestPortfolioPrices(orm, portfolioId, [...new Set(drafts.map(({ symbol }) => symbol))]);
    const staying = [...stored.values()].filter(
      ({ symbol, source, priceDate }) => !inFile.has(symbol) || (source === 'manual' && priceDate >= today(context)),
    );
    return new Map(staying.map(({ symbol, price }) => [symbol, plainText(price)]));
  }

  function keep(userId: string, file: ReadFile): string {
    const own = [...previews].filter(([, preview]) => preview.userId === userId).map(([id]) => id);
    for (const id of own.slice(0, Math.max(0, own.length - PREVIEWS_PER_PROFILE + 1))) previews.delete(id);
    const previewId = randomUUID();
    previews.set(previewId, { userId, file });
    return previewId;
  }

  return {
    'imports.preview': async ({ fileName, bytes, operationId }, { userId, portfolioId }) =>
      operations.run(operationId, userId, async (operation) => {
        const read = await readFile(fileName, bytes, today(context), operation);
        if (read.kind === 'unreadable') return { ...read, fileName };
        const withPrices = { ...read.file, bookPrices: await pricesThatStay(read.file, portfolioId) };
        const { newTags, rows } = planImport(withPrices, await listTags(orm, userId));
        const file = { ...withPrices, rows };
        const known = await findKnownFile(orm, portfolioId, file.sha256);
        const count = (status: string) => rows.filter((row) => row.status === status).length;
        return {
          kind: 'preview' as const,
          preview: {
            previewId: keep(userId, file),
            fileName,
            broker: 'sigmasight' as const,
            encoding: file.encoding,
            delimiter: file.delimiter,
            columns: file.header.columns,
            counts: {
              rows: rows.length,
              good: count('good'),
              warning: count('warning'),
              problem: count('problem'),
              skipped: file.skipped.length,
            },
            skipped: file.skipped.map(({ row, reason }) => ({ row, reason })),
            warnings: file.warnings,
            newTags,
            known: known
              ? { batchId: known.id, importedAt: known.createdAt.toISOString(), imported: known.importedCount }
              : null,
          },
        };
      }),
    'imports.page': async ({ previewId, show, offset, limit }, { userId }) => {
      const file = previewOf(previewId, userId);
      const shown = show === 'all' ? file.rows : file.rows.filter((row) => row.status === show);
      const rows = shown
        .slice(offset, offset + limit)
        .map((row) => (row.draft ? { ...row, draft: { ...row.draft, lastPrice: priceInUse(file, row.draft) } } : row));
      return { total: shown.length, rows };
    },
    'imports.problemFile': async ({ previewId }, { userId }) => {
      const file = previewOf(previewId, userId);
      const stem = basename(file.fileName, extname(file.fileName));
      return {
        fileName: `${stem}-problems.csv`,
        text: problemFile(
          file.header.columns.map(({ header }) => header),
          file.rows,
        ),
      };
    },
    'imports.discard': async ({ previewId }, { userId }) => {
      if (previews.get(previewId)?.userId === userId) previews.delete(previewId);
      return {};
    },
    'imports.commit': async ({ previewId, acceptGood, again, operationId }, caller) => {
      const file = previewOf(previewId, caller.userId);
      const problems = file.rows.filter((row) => row.status === 'problem').length;
      if (problems === file.rows.length)
        throw new AppError('INVALID_INPUT', 'No row of this file can be imported. Nothing was written.');
      if (problems > 0 && !acceptGood) {
        throw new AppError(
          'NEEDS_CONFIRMATION',
          `${plural(problems, 'row')} cannot be imported. Nothing was written. Import the good rows, or mend the file.`,
          { problems },
        );
      }
      const known = await findKnownFile(orm, caller.portfolioId, file.sha256);
      if (known && !again) {
        throw new AppError(
          'NEEDS_CONFIRMATION',
          `This file was imported before (${known.fileName}, ${plural(known.importedCount, 'position')}). Importing it again adds every position a second time. Nothing was written.`,
          { known: known.id },
        );
      }
      const written = await operations.run(operationId, caller.userId, (operation) =>
        writeImport(orm, caller, file, { priceDate: today(context), now: context.clock(), operation }),
      );
      previews.delete(previewId);
      announce(context, 'changes', ...topics);
      return written;
    },
    'imports.cancel': async ({ operationId }, { userId }) => ({ cancelled: operations.cancel(operationId, userId) }),
    'imports.history': async (_, { portfolioId }) =>
      (await listBatches(orm, portfolioId)).map((batch) => ({
        ...batch,
        createdAt: batch.createdAt.toISOString(),
        undoneAt: batch.undoneAt?.toISOString() ?? null,
      })),
    'imports.undo': async ({ batchId, confirmed }, caller) => {
      const removed = await recordChange(context, caller, topics, async (tx) => {
        const batch = await findBatch(tx, caller.portfolioId, batchId);
        if (!batch) throw new AppError('NOT_FOUND', 'There is no such import.');
        if (batch.undoneAt) throw new AppError('CONFLICT', 'This import was undone already.');
        const changed = await countChangedSince(tx, batchId);
        if (changed > 0 && !confirmed) {
          throw new AppError(
            'NEEDS_CONFIRMATION',
            `${plural(changed, 'position')} of this import ${changed === 1 ? 'was' : 'were'} edited, closed or deleted since. Undo removes ${changed === 1 ? 'it' : 'them'} too.`,
            { changed },
          );
        }
        return {
          answer: await takeImportBack(tx, caller, batchId, context.clock()),
          label: undidImport(batch.fileName),
        };
      });
      return { removed };
    },
    'imports.sample': async () => ({
      fileName: basename(context.sampleFile),
      bytes: new Uint8Array(await readFromDisk(context.sampleFile)),
    }),
  };
}
