import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { counted } from '../../src-shared/domain/counted';
import { quoted } from '../../src-shared/domain/parsed';
import type { OutputOf } from '../../src-shared/ipc/contract';
import type { ImportPreview, ImportProblem, ImportRow } from '../../src-shared/ipc/imports';
import type { CallError } from '../../src-shared/ipc/result';
import { tagNames } from './book';
import { type Flags, type Outcome, refused } from './command';
import { fileBytes } from './file-bytes';
import { draftJson, entryJson, positionJson } from './output';
import { CommandFailed, type Session } from './session';

interface ImportJson {
  batch_id: string | null;
  broker: string | null;
  imported: number;
  positions: ReturnType<typeof positionJson>[];
  cash: Record<string, number>;
  skipped: { row: number; reason: string }[];
  problems: ImportProblem[];
  warnings: ImportProblem[];
  /** Of the book, with `--mode merge` and `replace` only. */
  changed?: (ReturnType<typeof draftJson> & { before: ReturnType<typeof entryJson> })[];
  closed?: ReturnType<typeof draftJson>[];
}

export async function importFile(session: Session, [path = '']: string[], flags: Flags): Promise<Outcome> {
  const bytes = await fileBytes(path);
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
  const drafts = (kind: ImportRow['kind']) =>
    rows.flatMap(({ kind: of, draft, before }) => (of === kind && draft ? [{ draft, before }] : []));
  const ofBook = flags.mode !== 'add' && {
    changed: drafts('changed').map(({ draft, before }) => ({ ...draftJson(draft), before: entryJson(before) })),
    closed: drafts('gone').map(({ draft }) => draftJson(draft)),
  };
  const json: ImportJson = {
    batch_id: null,
    broker: preview.broker,
    imported: 0,
    positions: drafts('new').map(({ draft }) => draftJson(draft)),
    cash: {},
    skipped: preview.skipped,
    problems: rows.flatMap((row) => row.problems),
    warnings: [...preview.warnings, ...rows.flatMap((row) => row.warnings)],
    ...ofBook,
  };
  const told = [...json.problems, ...json.warnings].map(problemText);
  const agreed = { acceptGood: flags.acceptGood, again: flags.again };
  const { refusal } = await session.call('imports.refusal', { previewId: preview.previewId, ...agreed });
  if (flags.dryRun) {
    const text = lines([...told, ...bookText(json, 'Would'), dryRunText(preview)]);
    return refusal === null ? { json, text } : refused(json, text, hinted(refusal));
  }
  const nothing = { ...json, positions: [], ...(ofBook && { changed: [], closed: [] }) };
  if (refusal !== null) return refused(nothing, lines(told), hinted(refusal));
  let written: OutputOf<'imports.commit'>;
  try {
    written = await session.call('imports.commit', {
      previewId: preview.previewId,
      ...agreed,
      operationId: randomUUID(),
    });
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    return refused(nothing, lines(told), error.error);
  }
  const names = await tagNames(session);
  const imported = (await session.call('positions.list', {})).filter(
    (position) => position.importBatchId === written.batchId,
  );
  const merged = flags.mode === 'add' ? '' : `, changed ${written.changed}, closed ${written.gone}`;
  const done = `Imported ${counted(written.imported, 'position')}${merged}, left out ${counted(written.leftOut, 'row')}. Undo with: undo ${written.batchId}`;
  return {
    json: {
      ...json,
      batch_id: written.batchId,
      imported: written.imported,
      positions: imported.map((position) => positionJson(position, names)),
    },
    text: lines([...told, ...bookText(json, 'Did'), done]),
  };
}

export async function undoImport(session: Session, [batch]: string[], flags: Flags): Promise<Outcome> {
  const history = await session.call('imports.history', {});
  const found = history.find(({ id, undoneAt }) => (batch === undefined ? undoneAt === null : id === batch));
  if (!found) {
    throw new CommandFailed({
      code: 'NOT_FOUND',
      message:
        batch === undefined
          ? 'There is no import to undo.'
          : `This profile has no import ${quoted(batch)}. Nothing was changed. An import says at its end how it is undone.`,
    });
  }
  const undone = await session.call('imports.undo', { batchId: found.id, confirmed: flags.confirmed });
  return {
    json: {
      batch_id: found.id,
      removed: undone.removed,
      closed_parts: undone.closedParts,
      cash_flows: undone.cashFlows,
      prices: undone.prices,
      tags: undone.tags,
      put_back: undone.putBack,
    },
    text: undoneText(undone),
  };
}

/** "Undone: 5 positions of that import were removed, 1 closed part among them. Also removed: 2 prices, 1 tag. As before the import: 1 position." */
function undoneText({ removed, closedParts, cashFlows, prices, tags, putBack }: OutputOf<'imports.undo'>): string {
  const parts = closedParts === 0 ? '' : `, ${counted(closedParts, 'closed part')} among them`;
  const others = [
    ...(cashFlows > 0 ? [counted(cashFlows, 'cash entry', 'cash entries')] : []),
    ...(prices > 0 ? [counted(prices, 'price')] : []),
    ...(tags > 0 ? [counted(tags, 'tag')] : []),
  ];
  return [
    `Undone: ${counted(removed, 'position')} of that import ${removed === 1 ? 'was' : 'were'} removed${parts}.`,
    ...(others.length > 0 ? [`Also removed: ${others.join(', ')}.`] : []),
    ...(putBack > 0 ? [`As before the import: ${counted(putBack, 'position')}.`] : []),
  ].join(' ');
}

function dryRunText({ counts, mode }: ImportPreview): string {
  const waiting = counts.problem + counts.question;
  const ofBook =
    mode === 'add'
      ? ''
      : `, ${counts.changed} would be changed, ${counts.gone} closed, ${counted(counts.same, 'row')} the book has already`;
  return `Dry run: ${counted(counts.new, 'position')} can be imported${ofBook}, ${counted(waiting, 'row')} ${waiting === 1 ? 'has' : 'have'} problems. Nothing was written.`;
}

/** What becomes of positions that the book has, a line each. */
function bookText({ changed = [], closed = [] }: ImportJson, tense: 'Would' | 'Did'): string[] {
  const [change, close] = tense === 'Would' ? ['Would change', 'Would close'] : ['Changed', 'Closed'];
  const entry = (of: ReturnType<typeof entryJson>) =>
    `${of.quantity ?? '-'} at ${of.entry_price ?? '-'} of ${of.entry_date ?? '-'}`;
  return [
    ...changed.map((row) => {
      const [before, after] = [entry(row.before), entry(row)];
      return `${change} ${row.symbol} ${row.position_type}: ${before === after ? 'its tags' : `${before} to ${after}`}`;
    }),
    ...closed.map((row) => `${close} ${row.symbol} ${row.position_type}: ${entry(row)}`),
  ];
}

type Refusal = NonNullable<OutputOf<'imports.refusal'>['refusal']>;

const hints = {
  acceptGood: ' (--accept-good takes the good rows)',
  again: ' (--again imports it anyway)',
};

function hinted({ code, message, settledBy }: Refusal): CallError {
  return { code, message: message + (settledBy === null ? '' : hints[settledBy]) };
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

const lines = (texts: readonly string[]) => texts.join('\n');
