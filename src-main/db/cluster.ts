import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDiskFull } from '../disk';
import { readAcknowledged } from './acknowledged-mark';
import { readControlFile } from './control-file';
import type { DataFolder } from './data-folder';
import type { DatabaseHold } from './database-hold';
import { DatabaseProblem } from './database-problem';
import { DurableFileSystem } from './durable-file-system';
import { POSTGRES_MAJOR, Postgres } from './postgres';
import type { WalPosition } from './wal-position';
import { walRecordEnd } from './wal-record';

export async function openCluster(
  path: string,
  hold?: DatabaseHold,
): Promise<{ postgres: Postgres; fileSystem: DurableFileSystem }> {
  const fileSystem = new DurableFileSystem(path);
  const postgres = await Postgres.open({ fs: fileSystem }, hold);
  // The first query reads the catalogue: a folder that opens but cannot answer is no open database.
  await postgres.query('SELECT count(*) FROM pg_class');
  return { postgres, fileSystem };
}

/**
 * Looks before PostgreSQL does, which would begin to write before it finds the damage, and would take a log that lost
 * its end for a shorter one.
 *
 * @throws DatabaseProblem
 */
export async function checkCluster(folder: DataFolder): Promise<void> {
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
  const acknowledged = readAcknowledged(folder.database);
  const closing = control.closedWell ? walRecordEnd(folder.database, control.timeline, control.checkpoint) : null;
  // Closed, and the record of the closing can be read: PostgreSQL will replay nothing.
  const end = closing ?? (await endOfLog(folder));
  if (acknowledged && acknowledged.position > end) throw logCutShort(folder, acknowledged.at);
}

/**
 * How far the log of a database that was not closed (a crash, a power cut) can be read. Opening such a one writes, so it
 * is opened on a copy: when that fails, the original is untouched.
 */
async function endOfLog(folder: DataFolder): Promise<WalPosition> {
  try {
    cpSync(folder.database, folder.rehearsal, { recursive: true });
    const { postgres } = await openCluster(folder.rehearsal);
    // Having replayed the log, PostgreSQL writes a checkpoint right behind the last record it could read.
    const recovered = readControlFile(folder.rehearsal);
    await postgres.close();
    if (!recovered) throw new Error('it has no control file afterwards');
    return recovered.redo;
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

function logCutShort(folder: DataFolder, lastChange: Date): DatabaseProblem {
  const at = `${lastChange.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  return new DatabaseProblem(
    'DAMAGED',
    'The newest changes are missing',
    `${folder.database} can be opened, but the end of its log is lost: changes that were saved up to ${at} are not in what can be read. A disk that lost power does this. Nothing was changed: the folder is as it was found.`,
    { alsoOffers: 'go-on' },
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
