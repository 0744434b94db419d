import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { x as extractTar } from 'tar';
import type { Backup } from '../../src-shared/ipc/system';
import { syncFolder, syncTree, writeFileDurably } from '../disk';
import { readControlFile } from './control-file';
import { Postgres } from './postgres';

/** How many backups stay; the oldest go first. */
const KEPT = 10;

const namePattern = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})\.(\d{3})Z-([a-z-]+)\.tar\.gz$/;

/** Newest first. The name alone says when and why, so that a list can be shown when no database opens. */
export function listBackups(folder: string): Backup[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .flatMap((fileName) => {
      const match = namePattern.exec(fileName);
      if (!match) return [];
      const [, day, hours, minutes, seconds, milliseconds, reason = ''] = match;
      const createdAt = `${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`;
      return [
        { fileName, createdAt, reason: reason.replaceAll('-', ' '), sizeBytes: statSync(join(folder, fileName)).size },
      ];
    })
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt));
}

/**
 * Writes a compressed copy of the database into `folder`, opens the copy to prove that it can be restored, and only then
 * gives it its name. Holds the database while it copies (about a second per 250 MB).
 *
 * @throws when the copy cannot be written or does not open; then no backup appears
 */
export async function createBackup(
  postgres: Postgres,
  folder: string,
  reason: 'before-update' | 'by-hand',
  now: Date,
): Promise<Backup> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fileName = `${now.toISOString().replaceAll(':', '-')}-${reason}.tar.gz`;
  const unverified = join(folder, `unverified-${fileName}`);
  try {
    await postgres.exec('CHECKPOINT');
    const copy = await postgres.dumpDataDir('gzip');
    writeFileDurably(unverified, new Uint8Array(await copy.arrayBuffer()));
    await verifyBackup(unverified);
    renameSync(unverified, join(folder, fileName));
    syncFolder(folder);
  } finally {
    rmSync(unverified, { force: true });
  }
  for (const old of listBackups(folder).slice(KEPT)) rmSync(join(folder, old.fileName), { force: true });
  return listBackups(folder).find((backup) => backup.fileName === fileName) as Backup;
}

/** Opens a backup in a folder of its own and reads every row of every table, which checks the page checksums too. */
export async function verifyBackup(file: string): Promise<void> {
  const folder = `${file}.opened`;
  try {
    await unpackDatabase(file, folder);
    const postgres = await Postgres.open({ dataDir: folder });
    try {
      await readEverything(postgres);
    } finally {
      await postgres.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readEverything(postgres: Postgres): Promise<void> {
  const { rows } = await postgres.query<{ name: string }>(
    `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'drizzle')`,
  );
  if (rows.length === 0) throw new Error('The copy holds no tables.');
  for (const { name } of rows) await postgres.query(`SELECT count(*) FROM ${name} AS t WHERE t IS NOT NULL`);
}

/** Unpacks a template or a backup into a new folder and makes it safe on disk. */
export async function unpackDatabase(file: string, folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // The entries begin with a slash, of which the library informs; every other warning means that something is missing.
  let fault: string | undefined;
  await extractTar({
    file,
    cwd: folder,
    onwarn: (code, message) => {
      if (code !== 'TAR_ENTRY_INFO') fault ??= String(message);
    },
  });
  if (fault !== undefined) throw new Error(`${file} is damaged: ${fault}`);
  if (!readControlFile(folder)) throw new Error(`${file} does not hold a whole database.`);
  syncTree(folder);
}
