import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { counted } from '../../src-shared/domain/counted';
import type { Backup } from '../../src-shared/ipc/backups';
import type { App } from '../app';
import { DataFolder } from '../db/data-folder';
import type { Flags, Outcome } from './command';
import { tableText } from './output';
import { CommandFailed, type Session } from './session';

export async function backUp(session: Session): Promise<Outcome> {
  const backup = await session.call('backups.create', {});
  const json = {
    file_name: backup.fileName,
    created_at: backup.createdAt,
    reason: backup.reason,
    size_bytes: backup.sizeBytes,
  };
  return { json, text: `Backed up and verified: backups/${backup.fileName} (${counted(backup.sizeBytes, 'byte')})` };
}

/** The folder's own list: whoever can run this can read the folder, so no profile is asked for. */
export async function listBackups(app: App): Promise<Outcome> {
  const backups = app.backups();
  const holds = (content: Backup['content']) =>
    content?.profiles
      .filter(({ lastChangeAt }) => lastChangeAt !== null)
      .map(({ username, positions }) => `${username} ${positions}`)
      .join(', ') ?? null;
  return {
    json: backups.map((backup) => ({
      file_name: backup.fileName,
      created_at: backup.createdAt,
      reason: backup.reason,
      size_bytes: backup.sizeBytes,
      profiles:
        backup.content?.profiles.map(({ username, positions, lastChangeAt }) => ({
          username,
          positions,
          last_change_at: lastChangeAt,
        })) ?? null,
    })),
    text: tableText(
      ['file', 'made', 'why', 'bytes', 'positions'],
      backups.map((backup) => [
        backup.fileName,
        backup.createdAt,
        backup.reason,
        backup.sizeBytes,
        holds(backup.content),
      ]),
    ),
  };
}

/** A path, or else the name of one of the data folder's backups. */
function backupFile(app: App, name: string): string {
  const { backups } = new DataFolder(app.health().dataDir);
  const file = [name, join(backups, name)].find((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
  if (file === undefined) {
    throw new CommandFailed({
      code: 'NOT_FOUND',
      message: `There is no file ${name}, neither here nor in ${backups}. Nothing was changed.`,
    });
  }
  return file;
}

export async function restore(app: App, [name = '']: string[], flags: Flags): Promise<Outcome> {
  const file = backupFile(app, name);
  if (!flags.confirmed)
    throw new CommandFailed({
      code: 'NEEDS_CONFIRMATION',
      message:
        'Everything that was changed since this backup would be missing from the book (--yes restores it; the present database is kept).',
    });
  const { keptAs } = await app.restore(file);
  return {
    json: { restored: basename(file), kept_as: keptAs },
    text: `Restored ${basename(file)}.${keptAs === null ? '' : ` What was there is kept as ${keptAs} in the data folder.`}`,
  };
}

export async function examine(app: App): Promise<Outcome> {
  const checks = await app.examine();
  const failed = checks.some((check) => !check.ok);
  return {
    json: { ok: !failed, checks },
    text: checks.map((check) => `${check.ok ? 'ok  ' : 'BAD '} ${check.name}: ${check.detail}`).join('\n'),
    failed,
  };
}
