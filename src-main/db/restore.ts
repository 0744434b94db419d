import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { BackupContent } from '../../src-shared/ipc/backups';
import { syncFolder, syncTree, writeFileDurably } from '../disk';
import { removeAcknowledged } from './acknowledged-mark';
import { openBackup } from './backup';
import type { DataFolder } from './data-folder';
import { POSTGRES_MAJOR } from './postgres';

const restoreNote = z.object({
  /** Under which name the present database is kept; null when there is none. */
  keepAs: z.string().nullable(),
  migration: z.number(),
  restoredAt: z.string(),
});

/** Why a database was set aside, as its folder is called. */
type Kept = 'damaged' | 'set-aside' | 'before-restore';

/** A name that nothing has yet, `db-damaged-2026-11-20T21-30-00`. */
function freeName(folder: DataFolder, kept: Kept, now: Date): string {
  const name = `db-${kept}-${now.toISOString().slice(0, 19).replaceAll(':', '-')}`;
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name}-${count}`;
    if (!existsSync(join(folder.path, candidate))) return candidate;
  }
}

/**
 * Unpacks and proves a backup beside the present database. Nothing is replaced yet.
 *
 * @throws BackupRefused with the present database untouched
 */
export function proveBackup(folder: DataFolder, file: string, migrationsFolder: string): Promise<BackupContent> {
  return openBackup(file, folder.restoring, migrationsFolder);
}

/**
 * Decides that the proved database takes the present one's place. From this moment the restore is finished at the next
 * opening, however the process ends; until it, the old database stands.
 *
 * @returns the name under which the present database will be kept
 */
export function decideRestore(folder: DataFolder, content: BackupContent, kept: Kept, now: Date): string | null {
  const keepAs = folder.content() === 'nothing' ? null : freeName(folder, kept, now);
  const note: z.output<typeof restoreNote> = {
    keepAs,
    migration: content.migration,
    restoredAt: now.toISOString(),
  };
  writeFileDurably(folder.restoreNote, `${JSON.stringify(note, null, 2)}\n`);
  return keepAs;
}

/** Carries a decided restore through, from wherever an earlier try was cut off; a restore not decided leaves no trace. */
export function finishRestore(folder: DataFolder): void {
  rmSync(folder.checking, { recursive: true, force: true });
  if (!existsSync(folder.restoreNote)) {
    rmSync(folder.restoring, { recursive: true, force: true });
    return;
  }
  const { keepAs, migration, restoredAt } = restoreNote.parse(JSON.parse(readFileSync(folder.restoreNote, 'utf8')));
  if (existsSync(folder.restoring)) {
    if (keepAs !== null && !existsSync(join(folder.path, keepAs)))
      renameSync(folder.database, join(folder.path, keepAs));
    // An empty folder is all that can be here now; a rename over it would fail where it succeeds elsewhere.
    if (folder.content() === 'nothing') rmSync(folder.database, { recursive: true, force: true });
    renameSync(folder.restoring, folder.database);
    syncFolder(folder.path);
    forgetEarlierRestores(folder, keepAs);
  }
  const createdAt = folder.readMarker()?.createdAt ?? restoredAt;
  folder.writeMarker({ postgresMajor: POSTGRES_MAJOR, createdAt, migration, restoredAt });
  rmSync(folder.restoreNote);
  syncFolder(folder.path);
}

/** Of the databases that were sound when a backup took their place only the last stays; a backup of each was made. */
function forgetEarlierRestores(folder: DataFolder, keepAs: string | null): void {
  for (const name of readdirSync(folder.path))
    if (name.startsWith('db-before-restore-') && name !== keepAs)
      rmSync(join(folder.path, name), { recursive: true, force: true });
}

/**
 * Sets the present database aside, so that the next opening begins as a first run does.
 *
 * @returns the name that it has now; null when there was none
 */
export function startEmpty(folder: DataFolder, now: Date): string | null {
  let keptAs: string | null = null;
  if (folder.content() !== 'nothing') {
    keptAs = freeName(folder, 'damaged', now);
    renameSync(folder.database, join(folder.path, keptAs));
    syncFolder(folder.path);
  }
  // Last: with the marker there, a kill before this is a database that is missing, which says so.
  rmSync(folder.marker, { force: true });
  syncFolder(folder.path);
  return keptAs;
}

/**
 * For a log whose end is lost: keeps a copy, and gives up what was acknowledged but cannot be read.
 *
 * @returns the name of the copy
 */
export async function goOnWithoutLogEnd(folder: DataFolder, now: Date): Promise<string> {
  const keptAs = freeName(folder, 'damaged', now);
  const unfinished = folder.rehearsal;
  rmSync(unfinished, { recursive: true, force: true });
  await cp(folder.database, unfinished, { recursive: true, preserveTimestamps: true });
  syncTree(unfinished);
  renameSync(unfinished, join(folder.path, keptAs));
  syncFolder(folder.path);
  removeAcknowledged(folder.database);
  return keptAs;
}
