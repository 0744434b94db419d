import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, readSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Backup, type BackupReason, backupContent, backupReason } from '../../src-shared/ipc/backups';
import { writeFileDurably } from '../disk';

const namePattern = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})\.(\d{3})Z-([a-z-]+)\.tar\.gz$/;

/** While one is made it has another name, so that a list never shows a half one. */
export const UNVERIFIED = 'unverified-';

/** What lies beside a backup as `….tar.gz.json`: its content, and the bytes that this is true of. */
const note = z.object({
  format: z.literal(1),
  appVersion: z.string(),
  sha256: z.string(),
  sizeBytes: z.number(),
  content: backupContent,
});
export type BackupNote = z.output<typeof note>;

export function backupName(reason: BackupReason, now: Date): string {
  return `${now.toISOString().replaceAll(':', '-')}-${reason}.tar.gz`;
}

/** Newest first. Names and notes alone say all, so that a list can be shown when no database opens. */
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
      const reason = backupReason.safeParse(match?.[6]);
      if (!match || !reason.success) return [];
      const [, day, hours, minutes, seconds, milliseconds] = match;
      const { size } = statSync(join(folder, fileName));
      const read = readNote(join(folder, fileName));
      const found = read?.sizeBytes === size ? read : null;
      return [
        {
          fileName,
          createdAt: `${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`,
          reason: reason.data,
          sizeBytes: size,
          appVersion: found?.appVersion ?? null,
          content: found?.content ?? null,
        },
      ];
    })
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt));
}

export function readNote(file: string): BackupNote | null {
  try {
    return note.parse(JSON.parse(readFileSync(noteOf(file), 'utf8')));
  } catch {
    return null;
  }
}

export function writeNote(file: string, content: BackupNote): void {
  writeFileDurably(noteOf(file), `${JSON.stringify(content, null, 2)}\n`);
}

export function removeBackup(file: string): void {
  rmSync(file, { force: true });
  rmSync(noteOf(file), { force: true });
}

/** Removes what a killed process left: half backups, and a note whose backup never got its name. */
export function removeHalfBackups(folder: string): void {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return;
  }
  for (const name of names) {
    const isLoneNote = name.endsWith('.tar.gz.json') && !names.includes(name.slice(0, -'.json'.length));
    if (name.startsWith(UNVERIFIED) || isLoneNote) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

export function fileHash(file: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(1 << 20);
  const descriptor = openSync(file, 'r');
  try {
    for (let length = -1; length !== 0; ) {
      length = readSync(descriptor, piece, 0, piece.length, null);
      hash.update(piece.subarray(0, length));
    }
  } finally {
    closeSync(descriptor);
  }
  return hash.digest('hex');
}

function noteOf(file: string): string {
  return `${file}.json`;
}
