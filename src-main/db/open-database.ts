import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup } from '../../src-shared/ipc/system';
import { isDiskFull, syncFolder } from '../disk';
import { createBackup, unpackDatabase } from './backup';
import { readControlFile } from './control-file';
import type { DataFolder } from './data-folder';
import type { DatabaseHold } from './database-hold';
import { DatabaseProblem } from './database-problem';
import { DurableFileSystem } from './durable-file-system';
import { acquireFolderLock } from './folder-lock';
import { migrate, newestMigration, type Orm, ormOf, type SchemaState, schemaState } from './migrate';
import { POSTGRES_MAJOR, Postgres } from './postgres';

export interface Database {
  orm: Orm;
  /** How many fsync calls reached the disk, for the test of durability. */
  syncCount(): number;
  /** No room was left for a write: what was acknowledged is safe, but this database must be opened again. */
  isDiskFull(): boolean;
  backup(now: Date): Promise<Backup>;
  /** Checkpoints and lets the lock go. */
  close(): Promise<void>;
}

export interface OpenOptions {
  folder: DataFolder;
  /** A migrated, seeded database as a tarball: what a first run starts from. */
  templateFile: string;
  migrationsFolder: string;
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
          createdAt: marker?.createdAt ?? options.now.toISOString(),
          migration,
        });
      }
      return {
        orm,
        syncCount: () => fileSystem.syncCount,
        isDiskFull: () => fileSystem.isDiskFull,
        backup: (now) => createBackup(postgres, folder.backups, 'by-hand', now),
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

/** Looks before PostgreSQL does, which would begin to write before it finds the damage. */
async function checkCluster(folder: DataFolder): Promise<void> {
  const major = folder.postgresMajor();
  if (major !== POSTGRES_MAJOR) {
    throw new DatabaseProblem(
      'OTHER_POSTGRES',
      'The database is of another version of PostgreSQL',
      `${folder.database} was written by PostgreSQL ${major || '(unknown)'}; this app holds PostgreSQL ${POSTGRES_MAJOR}. Nothing was changed. Open it with the version of SigmaSight that wrote it.`,
    );
  }
  const control = readControlFile(folder.database);
  if (!control) throw damaged(folder, 'its control file (global/pg_control) is missing or damaged');
  if (!existsSync(join(folder.database, 'pg_wal', control.walFile)))
    throw damaged(folder, `its log file pg_wal/${control.walFile} is missing`);
  if (control.closedWell) return;
  // It was not closed (a crash, a power cut), so opening will write. Try that on a copy: if it fails, the original is untouched.
  try {
    cpSync(folder.database, folder.rehearsal, { recursive: true });
    const { postgres } = await openCluster(folder.rehearsal);
    await postgres.close();
  } catch (error) {
    if (isDiskFull(error)) throw error;
    throw damaged(
      folder,
      `it was not closed properly and PostgreSQL cannot recover it (${(error as Error).message})`,
      error,
    );
  } finally {
    rmSync(folder.rehearsal, { recursive: true, force: true });
  }
}

async function openCluster(
  path: string,
  hold?: DatabaseHold,
): Promise<{ postgres: Postgres; fileSystem: DurableFileSystem }> {
  const fileSystem = new DurableFileSystem(path);
  const postgres = await Postgres.open({ fs: fileSystem }, hold);
  // The first query reads the catalogue: a folder that opens but cannot answer is no open database.
  await postgres.query('SELECT count(*) FROM pg_class');
  return { postgres, fileSystem };
}

async function bringUpToDate(postgres: Postgres, orm: Orm, options: OpenOptions): Promise<void> {
  const state: SchemaState = await schemaState(orm, options.migrationsFolder);
  if (state === 'newer') throw newerSchema(options.folder);
  if (state === 'current') return;
  try {
    await createBackup(postgres, options.folder.backups, 'before-update', options.now);
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

function damaged(folder: DataFolder, what: string, cause?: unknown): DatabaseProblem {
  return new DatabaseProblem(
    'DAMAGED',
    'The database cannot be opened',
    `${folder.database} is damaged: ${what}. Nothing was changed: the folder is as it was found.`,
    { cause },
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
