import { existsSync, renameSync, rmSync } from 'node:fs';
import type { Backup, BackupReason } from '../../src-shared/ipc/backups';
import { isDiskFull, syncFolder } from '../disk';
import { createBackup, unpackDatabase } from './backup';
import { removeHalfBackups } from './backup-files';
import { checkCluster, openCluster } from './cluster';
import type { DataFolder } from './data-folder';
import type { DatabaseHold } from './database-hold';
import { DatabaseProblem } from './database-problem';
import { acquireFolderLock } from './folder-lock';
import { migrate, newestMigration, type Orm, ormOf, type SchemaState, schemaState } from './migrate';
import { POSTGRES_MAJOR, type Postgres } from './postgres';
import { findRelationByFile } from './repositories/examination';
import { finishRestore } from './restore';

export interface Database {
  orm: Orm;
  /** How many fsync calls reached the disk, for the test of durability. */
  syncCount(): number;
  /** No room was left for a write: what was acknowledged is safe, but this database must be opened again. */
  isDiskFull(): boolean;
  /** Answers when the copy is proved; see createBackup. */
  backup(reason: BackupReason, now: Date, onProgress?: (share: number) => void): Promise<Backup>;
  /** When the database took the place of another; null for one that grew here. */
  restoredAt: Date | null;
  /** What a damaged page belongs to, in words, by its file as PostgreSQL names it (`base/5/16543`). */
  nameOfFile(path: string): Promise<string | null>;
  /** Checkpoints and lets the lock go. */
  close(): Promise<void>;
}

export interface OpenOptions {
  folder: DataFolder;
  /** A migrated, seeded database as a tarball: what a first run starts from. */
  templateFile: string;
  migrationsFolder: string;
  appVersion: string;
  /** One text per process, see folder-lock.ts. */
  lockOwner: string;
  now: Date;
  hold?: DatabaseHold | undefined;
}

/**
 * Opens the database of a data folder, making it on the first run and bringing its schema up to date.
 *
 * What is there is never written over: a folder that is not understood, damaged, of a newer version or in use by
 * another process is refused and left as it was found.
 *
 * @throws DatabaseProblem
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const { folder } = options;
  folder.create();
  const lock = acquireFolderLock(folder.lock, options.lockOwner);
  try {
    await prepareFolder(options);
    const { postgres, fileSystem } = await openCluster(folder.database, options.hold);
    try {
      const orm = ormOf(postgres);
      await bringUpToDate(postgres, orm, options);
      const marker = folder.readMarker();
      const migration = newestMigration(options.migrationsFolder);
      if (marker?.migration !== migration) {
        folder.writeMarker({
          postgresMajor: POSTGRES_MAJOR,
          createdAt: options.now.toISOString(),
          ...marker,
          migration,
        });
      }
      return {
        orm,
        syncCount: () => fileSystem.syncCount,
        isDiskFull: () => fileSystem.isDiskFull,
        backup: (reason, now, onProgress) => createBackup({ ...backupOf(postgres, options), reason, now, onProgress }),
        restoredAt: marker?.restoredAt === undefined ? null : new Date(marker.restoredAt),
        nameOfFile: (path) => findRelationByFile(orm, path),
        close: async () => {
          // PGlite's close is a shutdown, which checkpoints: the next start has nothing to replay.
          await postgres.close();
          lock.release();
        },
      };
    } catch (error) {
      await postgres.close();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw asDatabaseProblem(error);
  }
}

async function prepareFolder(options: OpenOptions): Promise<void> {
  const { folder } = options;
  finishRestore(folder);
  removeHalfBackups(folder.backups);
  rmSync(folder.unfinished, { recursive: true, force: true });
  rmSync(folder.rehearsal, { recursive: true, force: true });
  const content = folder.content();
  if (content === 'unknown') {
    throw new DatabaseProblem(
      'DAMAGED',
      'The database cannot be opened',
      `${folder.database} is not empty, but the file PG_VERSION is missing from it. Nothing was changed: the folder is as it was found.`,
    );
  }
  const marker = folder.readMarker();
  if (content === 'cluster') {
    if (marker?.migration !== undefined && marker.migration > newestMigration(options.migrationsFolder))
      throw newerSchema(folder);
    await checkCluster(folder);
    return;
  }
  if (marker) {
    throw new DatabaseProblem(
      'DATABASE_MISSING',
      'The database is gone',
      `A database was made in ${folder.path}, but its folder ${folder.database} is missing or empty. Nothing was changed. Put the folder back, or restore a backup.`,
    );
  }
  if (!existsSync(options.templateFile))
    throw new Error(`The database template ${options.templateFile} is missing from this installation.`);
  await unpackDatabase(options.templateFile, folder.unfinished);
  // The rename is the moment the database exists: a first run that is killed before it starts again from nothing.
  rmSync(folder.database, { recursive: true, force: true });
  renameSync(folder.unfinished, folder.database);
  syncFolder(folder.path);
}

function backupOf(postgres: Postgres, { folder, migrationsFolder, appVersion }: OpenOptions) {
  return { postgres, database: folder.database, folder: folder.backups, migrationsFolder, appVersion };
}

async function bringUpToDate(postgres: Postgres, orm: Orm, options: OpenOptions): Promise<void> {
  const state: SchemaState = await schemaState(orm, options.migrationsFolder);
  if (state === 'newer') throw newerSchema(options.folder);
  if (state === 'current') return;
  try {
    await createBackup({ ...backupOf(postgres, options), reason: 'before-update', now: options.now });
    await migrate(orm, options.migrationsFolder);
  } catch (error) {
    if (isDiskFull(error)) throw error;
    throw new DatabaseProblem(
      'MIGRATION_FAILED',
      'The database could not be updated',
      `Updating the database to this version failed (${(error as Error).message}). It stays as the earlier version left it. Use that version, or report this with the message.`,
      { cause: error },
    );
  }
}

function newerSchema(folder: DataFolder): DatabaseProblem {
  return new DatabaseProblem(
    'NEWER_SCHEMA',
    'The database is newer than this app',
    `${folder.path} was last used by a newer version of SigmaSight. Nothing was changed. Install that version, or choose another data folder.`,
  );
}

function asDatabaseProblem(error: unknown): DatabaseProblem {
  if (error instanceof DatabaseProblem) return error;
  if (isDiskFull(error)) {
    return new DatabaseProblem(
      'DISK_FULL',
      'The disk is full',
      'There was no room to open the database. What was saved is still there. Free some space and start again.',
      { cause: error },
    );
  }
  return new DatabaseProblem(
    'DAMAGED',
    'The database cannot be opened',
    `PostgreSQL could not open it (${(error as Error).message}).`,
    { cause: error },
  );
}
