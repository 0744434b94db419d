import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportMode } from '../../src-shared/domain/import-mode';
import type { Backup } from '../../src-shared/ipc/backups';
import type { OutputOf } from '../../src-shared/ipc/contract';
import type { ImportProblem, ImportRow } from '../../src-shared/ipc/imports';
import type { CallError } from '../../src-shared/ipc/result';
import type { App } from '../app';
import { draftJson, positionJson, tableText } from './output';
import { CommandFailed, readPassword, type Session, sessionOf, signIn } from './session';

export interface Flags {
  profile: string | undefined;
  dryRun: boolean;
  acceptGood: boolean;
  again: boolean;
  mode: ImportMode;
  confirmed: boolean;
}

/** What a command has to say: one JSON document, the same for people, and whether it did what was asked. */
export interface Outcome {
  json: unknown;
  text: string;
  failed?: boolean;
}

interface Command {
  /** What follows the name, for the usage text; optional ones in brackets. */
  operands: string[];
  /** Signs in before it runs. */
  needsProfile: boolean;
  help: string;
  /** Runs on a database that cannot be opened, too. */
  mendsDatabase?: boolean;
  /** Ends with the database opened anew. */
  reopens?: boolean;
  run(app: App, operands: string[], flags: Flags): Promise<Outcome>;
}

const withProfile =
  (run: (session: Session, operands: string[], flags: Flags) => Promise<Outcome>): Command['run'] =>
  async (app, operands, flags) =>
    run(await signIn(app, flags.profile ?? ''), operands, flags);

export const commands: Record<string, Command> = {
  profiles: { operands: [], needsProfile: false, help: 'list the profiles', run: listProfiles },
  'profiles create': { operands: ['NAME'], needsProfile: false, help: 'make a profile', run: createProfile },
  'profiles reset-password': {
    operands: ['NAME'],
    needsProfile: false,
    help: 'give a profile a new password',
    run: resetPassword,
  },
  import: { operands: ['FILE'], needsProfile: true, help: 'read a file of positions', run: withProfile(importFile) },
  positions: { operands: [], needsProfile: true, help: 'the open positions', run: withProfile(listPositions) },
  tags: { operands: [], needsProfile: true, help: 'the tags and how often they are used', run: withProfile(listTags) },
  undo: {
    operands: ['[BATCH]'],
    needsProfile: true,
    help: 'take an import back, the last one if none is named',
    run: withProfile(undoImport),
  },
  changes: { operands: [], needsProfile: true, help: 'what was done, newest first', run: withProfile(listChanges) },
  'changes undo': {
    operands: [],
    needsProfile: true,
    help: 'take the newest change back, whatever it is',
    run: withProfile(undoChange),
  },
  'changes redo': {
    operands: [],
    needsProfile: true,
    help: 'do again what was undone last',
    run: withProfile(redoChange),
  },
  backup: {
    operands: [],
    needsProfile: true,
    help: 'copy the database, and verify the copy',
    run: withProfile(backUp),
  },
  backups: {
    operands: [],
    needsProfile: false,
    mendsDatabase: true,
    help: 'the backups and what is in them',
    run: listBackups,
  },
  restore: {
    operands: ['FILE'],
    needsProfile: false,
    mendsDatabase: true,
    reopens: true,
    help: 'put a backup in the place of the database, which is kept',
    run: restore,
  },
  doctor: { operands: [], needsProfile: false, help: 'read every row and check what is derived', run: examine },
};

async function listProfiles(app: App): Promise<Outcome> {
  const profiles = await sessionOf(app, null).call('auth.profiles', {});
  const json = profiles.map((profile) => ({
    username: profile.username,
    is_demo: profile.isDemo,
    last_sign_in_at: profile.lastSignInAt,
  }));
  return {
    json,
    text: tableText(
      ['profile', 'demo', 'last sign-in'],
      profiles.map((row) => [row.username, row.isDemo ? 'demo' : '', row.lastSignInAt]),
    ),
  };
}

async function createProfile(app: App, [username = '']: string[]): Promise<Outcome> {
  const password = await readPassword(`New password for ${username}: `);
  const { profile, warnings } = await sessionOf(app, null).call('auth.createProfile', { username, password });
  return {
    json: { username: profile.username, email: profile.email, warnings },
    text: [`Made the profile ${profile.username}.`, ...warnings].join('\n'),
  };
}

async function resetPassword(app: App, [username = '']: string[]): Promise<Outcome> {
  const note = 'The data is not encrypted: whoever can read the data folder can reset a password.';
  const warnings = await app.resetPassword(username, await readPassword(`New password for ${username}: `));
  return {
    json: { username, warnings: [note, ...warnings] },
    text: [`${username} has a new password; open sessions are ended.`, note, ...warnings].join('\n'),
  };
}

async function tagNames(session: Session): Promise<Map<string, string>> {
  return new Map((await session.call('tags.list', {})).map((tag) => [tag.id, tag.name]));
}

async function listPositions(session: Session): Promise<Outcome> {
  const names = await tagNames(session);
  const json = (await session.call('positions.list', {})).map((position) => positionJson(position, names));
  const rows = json.map((row) => [
    row.symbol,
    row.position_type,
    row.quantity,
    row.entry_price,
    row.entry_date,
    row.last_price,
    row.market_value,
    row.unrealized_pnl,
    row.tags.join(', '),
  ]);
  return {
    json,
    text: tableText(
      ['symbol', 'type', 'quantity', 'entry', 'entry date', 'last', 'value', 'unrealized P&L', 'tags'],
      rows,
    ),
  };
}

async function listTags(session: Session): Promise<Outcome> {
  const json = (await session.call('tags.list', {})).map((tag) => ({
    name: tag.name,
    tag_type: tag.tagType,
    color: tag.color,
    usage_count: tag.usageCount,
  }));
  return {
    json,
    text: tableText(
      ['tag', 'type', 'color', 'positions'],
      json.map((tag) => [tag.name, tag.tag_type, tag.color, tag.usage_count]),
    ),
  };
}

async function undoImport(session: Session, [batch]: string[], flags: Flags): Promise<Outcome> {
  const history = await session.call('imports.history', {});
  const batchId = batch ?? history.find((entry) => entry.undoneAt === null)?.id;
  if (batchId === undefined) throw new CommandFailed({ code: 'NOT_FOUND', message: 'There is no import to undo.' });
  const { removed } = await session.call('imports.undo', { batchId, confirmed: flags.confirmed });
  return { json: { batch_id: batchId, removed }, text: `Undone: ${removed} positions of that import were removed.` };
}

async function listChanges(session: Session): Promise<Outcome> {
  const { recent } = await session.call('changes.list', {});
  const json = recent.map((change) => ({ label: change.label, done_at: change.doneAt, undone_at: change.undoneAt }));
  return {
    json,
    text: tableText(
      ['change', 'done', 'undone'],
      json.map((change) => [change.label, change.done_at, change.undone_at]),
    ),
  };
}

async function undoChange(session: Session): Promise<Outcome> {
  const { label } = await session.call('changes.undo', {});
  return { json: { undone: label }, text: `Undid: ${label}.` };
}

async function redoChange(session: Session): Promise<Outcome> {
  const { label } = await session.call('changes.redo', {});
  return { json: { redone: label }, text: `Redid: ${label}.` };
}

async function backUp(session: Session): Promise<Outcome> {
  const backup = await session.call('backups.create', {});
  const json = {
    file_name: backup.fileName,
    created_at: backup.createdAt,
    reason: backup.reason,
    size_bytes: backup.sizeBytes,
  };
  return { json, text: `Backed up and verified: backups/${backup.fileName} (${backup.sizeBytes} bytes)` };
}

/** The folder's own list: whoever can run this can read the folder, so no profile is asked for. */
async function listBackups(app: App): Promise<Outcome> {
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

async function restore(app: App, [file = '']: string[], flags: Flags): Promise<Outcome> {
  if (!existsSync(file))
    throw new CommandFailed({ code: 'NOT_FOUND', message: `${file} is not there. Nothing was changed.` });
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

async function examine(app: App): Promise<Outcome> {
  const checks = await app.examine();
  const failed = checks.some((check) => !check.ok);
  return {
    json: { ok: !failed, checks },
    text: checks.map((check) => `${check.ok ? 'ok  ' : 'BAD '} ${check.name}: ${check.detail}`).join('\n'),
    failed,
  };
}

interface ImportJson {
  batch_id: string | null;
  broker: string | null;
  imported: number;
  positions: ReturnType<typeof positionJson>[];
  cash: Record<string, number>;
  skipped: { row: number; reason: string }[];
  problems: ImportProblem[];
  warnings: ImportProblem[];
}

async function importFile(session: Session, [path = '']: string[], flags: Flags): Promise<Outcome> {
  const bytes = new Uint8Array(
    await readFile(path).catch((error: Error) => {
      throw new CommandFailed({
        code: 'NOT_FOUND',
        message: `${path} cannot be read (${error.message}). Nothing was written.`,
      });
    }),
  );
  const answer = await session.call('imports.preview', {
    fileName: basename(path),
    bytes,
    mode: flags.mode,
    operationId: randomUUID(),
  });
  if (answer.kind === 'unreadable') {
    const problem: ImportProblem = { row: null, column: null, value: null, code: answer.code, message: answer.message };
    const json: ImportJson = {
      batch_id: null,
      broker: null,
      imported: 0,
      positions: [],
      cash: {},
      skipped: [],
      problems: [problem, ...answer.problems],
      warnings: [],
    };
    return refused({ ...json, columns: answer.columns }, '', { code: 'INVALID_INPUT', message: answer.message });
  }
  const { preview } = answer;
  const rows = await allRows(session, preview.previewId);
  const json: ImportJson = {
    batch_id: null,
    broker: preview.broker,
    imported: 0,
    positions: rows.flatMap(({ kind, draft }) => (draft && WRITTEN.has(kind) ? [draftJson(draft)] : [])),
    cash: {},
    skipped: preview.skipped,
    problems: rows.flatMap((row) => row.problems),
    warnings: [...preview.warnings, ...rows.flatMap((row) => row.warnings)],
  };
  const told = [...json.problems, ...json.warnings].map(problemText).join('\n');

  if (flags.dryRun) {
    const reason = dryRunRefusal(preview, json.positions.length, flags);
    const text =
      `${told}\nDry run: ${json.positions.length} positions can be imported, ${waiting(preview)} rows have problems. Nothing was written.`.trim();
    return reason === null ? { json, text } : refused(json, text, reason);
  }
  try {
    const written = await session.call('imports.commit', {
      previewId: preview.previewId,
      acceptGood: flags.acceptGood,
      again: flags.again,
      operationId: randomUUID(),
    });
    const merged = flags.mode === 'add' ? '' : `, changed ${written.changed}, closed ${written.gone}`;
    const names = await tagNames(session);
    const imported = (await session.call('positions.list', {})).filter(
      (position) => position.importBatchId === written.batchId,
    );
    return {
      json: {
        ...json,
        batch_id: written.batchId,
        imported: written.imported,
        positions: imported.map((position) => positionJson(position, names)),
      },
      text: `${told}\nImported ${written.imported} positions${merged}, left out ${written.leftOut} rows. Undo with: undo ${written.batchId}`.trim(),
    };
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    return refused({ ...json, positions: [] }, told, {
      ...error.error,
      message: error.message + hintFor(preview, flags),
    });
  }
}

type Preview = Extract<OutputOf<'imports.preview'>, { kind: 'preview' }>['preview'];

const WRITTEN: ReadonlySet<string> = new Set(['new', 'changed']);

/** Rows with a problem, or with a question that only a person answers. */
const waiting = ({ counts }: Preview) => counts.problem + counts.question;

/** Why a commit with these flags would write nothing, or null. */
function dryRunRefusal(preview: Preview, importable: number, flags: Flags): CallError | null {
  if (importable === 0) return { code: 'INVALID_INPUT', message: 'No row of this file can be imported.' };
  const refusal = (message: string): CallError => ({
    code: 'NEEDS_CONFIRMATION',
    message: message + hintFor(preview, flags),
  });
  if (waiting(preview) > 0 && !flags.acceptGood) return refusal(`Rows that cannot be imported: ${waiting(preview)}.`);
  if (preview.known !== null && flags.mode === 'add' && !flags.again) return refusal('This file was imported before.');
  return null;
}

function hintFor(preview: Preview, flags: Flags): string {
  if (waiting(preview) > 0 && !flags.acceptGood) return ' (--accept-good takes the good rows)';
  return preview.known !== null && flags.mode === 'add' && !flags.again ? ' (--again imports it anyway)' : '';
}

/** The document of an import that wrote nothing says why, as every refusal does. */
function refused(json: ImportJson & { columns?: string[] }, text: string, { code, message }: CallError): Outcome {
  process.stderr.write(`${message}\n`);
  return { json: { ...json, error: { code, message } }, text, failed: true };
}

async function allRows(session: Session, previewId: string): Promise<ImportRow[]> {
  const rows: ImportRow[] = [];
  for (;;) {
    const page = await session.call('imports.page', { previewId, show: 'all', offset: rows.length, limit: 500 });
    rows.push(...page.rows);
    if (rows.length >= page.total) return rows;
  }
}

function problemText({ row, column, message }: ImportProblem): string {
  const place = row === null ? 'File' : `Row ${row}`;
  return `${column === null ? place : `${place}, ${column}`}: ${message}`;
}
