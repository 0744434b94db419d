import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import { c as createTar, x as extractTar } from 'tar';
import type { Backup, BackupContent, BackupReason } from '../../src-shared/ipc/backups';
import { isDiskFull, syncFile, syncFolder, syncTree } from '../disk';
import { backupName, fileHash, listBackups, readNote, removeBackup, UNVERIFIED, writeNote } from './backup-files';
import { expiredBackups } from './backup-rotation';
import { readControlFile } from './control-file';
import { newestMigration, ormOf, schemaState } from './migrate';
import { damagedPage } from './page-checksums';
import { POSTGRES_MAJOR, Postgres } from './postgres';
import { findContent } from './repositories/content';
import { walFileName } from './wal-position';

/** A file that is no backup which this app can restore; the message says why, to a person. */
export class BackupRefused extends Error {}

interface CreateBackupOptions {
  migrationsFolder: string;
  appVersion: string;
  postgres: Postgres;
  /** The folder that `postgres` has open. */
  database: string;
  /** DIR/backups. */
  folder: string;
  reason: BackupReason;
  now: Date;
  /** Told the share that is done, 0 to 1. */
  onProgress?: ((share: number) => void) | undefined;
}

/**
 * Writes a compressed copy of the database into `folder`, opens the copy to prove that it can be restored, and only then
 * gives it its name. The database itself is held only while its files are copied.
 *
 * @throws when the copy cannot be written or does not open; then no backup appears
 */
export async function createBackup(options: CreateBackupOptions): Promise<Backup> {
  const { folder, reason, now, onProgress = () => {} } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fileName = backupName(reason, now);
  const file = join(folder, fileName);
  const unverified = join(folder, `${UNVERIFIED}${fileName}`);
  const copy = `${unverified}.copy`;
  try {
    onProgress(0);
    await copyCluster(options.postgres, options.database, copy);
    onProgress(0.2);
    await compress(copy, unverified);
    onProgress(0.6);
    const content = await openBackup(unverified, copy, options.migrationsFolder);
    const { size: sizeBytes } = statSync(unverified);
    writeNote(file, { format: 1, appVersion: options.appVersion, sha256: fileHash(unverified), sizeBytes, content });
    renameSync(unverified, file);
    syncFolder(folder);
    onProgress(1);
  } finally {
    for (const left of [unverified, copy]) rmSync(left, { recursive: true, force: true });
  }
  const backups = listBackups(folder);
  for (const old of expiredBackups(backups, fileName)) removeBackup(join(folder, old.fileName));
  return backups.find((backup) => backup.fileName === fileName) as Backup;
}

/**
 * Copies the files of an open database as they are right after a checkpoint, while nobody else can write. Of the log
 * only what the checkpoint needs: the files that PostgreSQL keeps for later use hold nothing but old records.
 */
async function copyCluster(postgres: Postgres, database: string, target: string): Promise<void> {
  await postgres.transaction(async (tx) => {
    await tx.exec('CHECKPOINT');
    const control = readControlFile(database);
    if (!control) throw new Error('The control file of the database cannot be read.');
    const isNeeded = (path: string): boolean => {
      if (basename(dirname(path)) !== 'pg_wal' || !/^[0-9A-F]{24}$/.test(basename(path))) return true;
      return (
        basename(path) >= control.walFile && basename(path) <= walFileName(control.timeline, control.checkpoint + 8192n)
      );
    };
    await cp(database, target, {
      recursive: true,
      filter: (path) => {
        postgres.reportProgress();
        return isNeeded(path);
      },
    });
  });
}

/** Fast rather than small: a quit waits for it, and the thread pool does the work. */
async function compress(folder: string, file: string): Promise<void> {
  const entries = createTar({ cwd: folder, portable: false }, ['.']);
  await pipeline(entries, createGzip({ level: constants.Z_BEST_SPEED }), createWriteStream(file, { mode: 0o600 }));
  syncFile(file);
}

/**
 * Unpacks a backup into `into`, proves every page by its checksum, opens it and reads every row.
 *
 * @returns what it holds; the folder is then a closed, sound database
 * @throws BackupRefused with the reason; the folder is gone then
 */
export async function openBackup(file: string, into: string, migrationsFolder: string): Promise<BackupContent> {
  try {
    if (!existsSync(file)) throw new BackupRefused('It is not there any more.');
    await unpackDatabase(file, into).catch((error: unknown) => {
      throw isDiskFull(error)
        ? error
        : new BackupRefused('It is damaged: its files cannot be unpacked.', { cause: error });
    });
    const major = readFileSync(join(into, 'PG_VERSION'), 'utf8').trim();
    if (major !== POSTGRES_MAJOR) throw otherPostgres(major);
    const page = damagedPage(into);
    if (page) throw new BackupRefused(`It is damaged: page ${page.block} of ${page.file} is not as it was written.`);
    const content = await readAll(into, migrationsFolder);
    syncTree(into);
    return content;
  } catch (error) {
    rmSync(into, { recursive: true, force: true });
    if (error instanceof BackupRefused || isDiskFull(error)) throw error;
    throw new BackupRefused('It is damaged: the database in it cannot be opened and read.', { cause: error });
  }
}

async function readAll(folder: string, migrationsFolder: string): Promise<BackupContent> {
  const postgres = await Postgres.open({ dataDir: folder });
  try {
    const orm = ormOf(postgres);
    if ((await schemaState(orm, migrationsFolder)) === 'newer') throw newerApp();
    return { postgresMajor: POSTGRES_MAJOR, ...(await findContent(orm)) };
  } finally {
    await postgres.close();
  }
}

/**
 * Whether a backup can be restored, and what it holds. The bytes that were proved when it was made need no second proof:
 * their hash says that they are the same. Anything else is opened, in `into`, which is removed again.
 *
 * @throws BackupRefused with the reason
 */
export async function checkBackup(file: string, into: string, migrationsFolder: string): Promise<BackupContent> {
  try {
    const note = readNote(file);
    if (!note || note.sizeBytes !== statSync(file, { throwIfNoEntry: false })?.size || note.sha256 !== fileHash(file))
      return await openBackup(file, into, migrationsFolder);
    if (note.content.postgresMajor !== POSTGRES_MAJOR) throw otherPostgres(note.content.postgresMajor);
    if (note.content.migration > newestMigration(migrationsFolder)) throw newerApp();
    return note.content;
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}

function otherPostgres(major: string): BackupRefused {
  return new BackupRefused(
    `PostgreSQL ${major} wrote it; this app holds PostgreSQL ${POSTGRES_MAJOR}. The version of SigmaSight that made it can restore it.`,
  );
}

function newerApp(): BackupRefused {
  return new BackupRefused('A newer version of SigmaSight made it. Install that version to restore it.');
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
