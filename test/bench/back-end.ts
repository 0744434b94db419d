import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { memorySecrets } from '../../src-main/auth/secrets';
import { BackEndHost } from '../../src-main/back-end-host';
import { resourcesIn } from '../../src-main/resources';
import { type Call, signIn, temporaryFolder, throughHost } from '../helpers/test-app';
import { bookFile } from './book-file';

export interface BackEnd {
  call: Call;
  close(): Promise<void>;
}

/** The built back end in its worker thread, as the window's process runs it. */
export function startHost(dataDir: string): BackEndHost {
  return new BackEndHost({
    workerFile: join(process.cwd(), 'out', 'main', 'worker.cjs'),
    dataDir,
    resources: resourcesIn(process.cwd()),
    environment: { JWT_SECRET: 'a secret that only benchmarks know, 32+' },
    version: 'bench',
    secrets: Promise.resolve(memorySecrets()),
  });
}

/** The same, signed in as a profile of the benchmark's own. */
export async function startBackEnd(dataDir: string): Promise<BackEnd> {
  const host = startHost(dataDir);
  return { call: await signIn(throughHost(host)), close: () => host.close() };
}

/** A file's bytes to the committed import: preview, then commit. */
export async function importFile({ call }: Pick<BackEnd, 'call'>, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const answer = await call('imports.preview', { fileName: 'book.csv', bytes, operationId: randomUUID() });
  if (answer.kind !== 'preview') throw new Error(`unreadable: ${answer.message}`);
  const { previewId } = answer.preview;
  await call('imports.commit', { previewId, acceptGood: false, again: false, operationId: randomUUID() });
}

/** A price file's bytes to its prices in the cache. */
export async function importPrices({ call }: Pick<BackEnd, 'call'>, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const { rows, problemCount, heldBack } = await call('market-data.importPrices', {
    fileName: 'prices.csv',
    bytes,
    write: true,
  });
  if (rows === 0 || problemCount > 0 || heldBack.length > 0) throw new Error('Prices of the file were left out.');
}

const books = new Map<number, Promise<string>>();

/** A data folder with a book of so many positions, made once per run and only read by benchmarks. */
export function folderWithBook(rows: number): Promise<string> {
  const known = books.get(rows) ?? makeBook(rows);
  books.set(rows, known);
  return known;
}

async function makeBook(rows: number): Promise<string> {
  const folder = temporaryFolder();
  const backEnd = await startBackEnd(folder);
  try {
    await importFile(backEnd, bookFile(rows));
  } finally {
    await backEnd.close();
  }
  return folder;
}

export async function removeBooks(): Promise<void> {
  for (const made of books.values()) {
    const folder = await made.catch(() => null);
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }
  books.clear();
}
