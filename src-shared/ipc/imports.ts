import { z } from 'zod';
import { IMPORT_MODES } from '../domain/import-mode';
import type { Procedure } from './procedure';
import { decimalText, isoDate, isoInstant, optionType, positionType, tagType, uuid } from './scalars';

/** One thing found in a file. `row` is the row that a spreadsheet shows: the header is row 1. */
export const importProblem = z.object({
  row: z.number().int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  message: z.string(),
});
export type ImportProblem = z.output<typeof importProblem>;

const importMode = z.enum(IMPORT_MODES);

/** What becomes of a row. `problem` and `question` wait for the person; `gone` is a lot of the book that the file lacks. */
const rowKind = z.enum(['problem', 'question', 'new', 'changed', 'gone', 'same', 'leftOut']);
export type ImportRowKind = z.output<typeof rowKind>;

/** `warning` and `duplicate` are rows of any kind that have something to say. */
const shown = z.enum(['all', ...rowKind.options, 'warning', 'duplicate']);
export type ImportShown = z.output<typeof shown>;

const cell = z.object({
  row: z.number().int(),
  /** From 0, in the file's order. */
  column: z.number().int().min(0).max(1000),
  /** Null is as the file has it. */
  text: z.string().max(32_767).nullable(),
});

/** One thing that a person does in a preview. Rows are named by their numbers in the file. */
const step = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mode'), mode: importMode }),
  z.object({ kind: z.literal('cells'), changes: z.array(cell).min(1).max(1000) }),
  /** One of the ways that a row offers, for every row with the same problem. */
  z.object({ kind: z.literal('alike'), code: z.string(), column: z.string().nullable(), way: z.string() }),
  /** `take` answers what rows ask, `leaveOut` keeps them out; for lots that are gone it keeps them in the book. */
  z.object({
    kind: z.literal('decide'),
    rows: z.array(z.number().int()).default([]),
    lots: z.array(uuid).default([]),
    /** Every row with this problem or warning. */
    alike: z.object({ code: z.string(), column: z.string().nullable() }).optional(),
    /** Every row that this shows. */
    show: shown.optional(),
    decision: z.enum(['take', 'leaveOut']).nullable(),
  }),
  z.object({ kind: z.literal('undo') }),
  z.object({ kind: z.literal('redo') }),
]);
export type ImportStep = z.output<typeof step>;

const draftPosition = z.object({
  symbol: z.string(),
  positionType,
  quantity: decimalText,
  underlyingSymbol: z.string().nullable(),
  expirationDate: isoDate.nullable(),
  strikePrice: decimalText.nullable(),
  optionType: optionType.nullable(),
  entryPrice: decimalText.nullable(),
  entryDate: isoDate.nullable(),
  lastPrice: decimalText.nullable(),
  tags: z.array(z.object({ name: z.string(), tagType })),
});

const entry = z.object({
  quantity: decimalText,
  entryPrice: decimalText.nullable(),
  entryDate: isoDate.nullable(),
});

const importRow = z.object({
  /** Null for a lot of the book that the file has no longer. */
  row: z.number().int().nullable(),
  kind: rowKind,
  /** The cells as the file has them. */
  cells: z.array(z.string()),
  /** Those that read otherwise now. */
  mended: z.array(z.object({ column: z.number().int(), text: z.string() })),
  /** As it will be stored, the last price being the one in use; null when the row has a problem. */
  draft: draftPosition.nullable(),
  /** At the price in use; null without one. */
  value: decimalText.nullable(),
  /** The position of the book that it is. */
  positionId: uuid.nullable(),
  /** Of a position that is changed, as it is now. */
  before: entry.nullable(),
  problems: z.array(importProblem),
  warnings: z.array(importProblem),
  /** Ways to mend its problems. `alike` counts the other rows with the same problem. */
  mends: z.array(
    z.object({
      code: z.string(),
      column: z.string().nullable(),
      alike: z.number().int(),
      offers: z.array(
        z.object({
          way: z.string(),
          words: z.string().nullable(),
          changes: z.array(z.object({ column: z.number().int(), text: z.string() })),
        }),
      ),
    }),
  ),
});
export type ImportRow = z.output<typeof importRow>;

const preview = z.object({
  previewId: uuid,
  /** Counts up with every step: pages of an older one are out of date. */
  version: z.number().int(),
  mode: importMode,
  canUndo: z.boolean(),
  canRedo: z.boolean(),
  fileName: z.string(),
  broker: z.literal('sigmasight'),
  encoding: z.string(),
  delimiter: z.string(),
  /** The header cells as the file has them, and what each was read as (null: not used). */
  columns: z.array(z.object({ header: z.string(), field: z.string().nullable() })),
  counts: z.object({
    /** Of the file, without skipped ones. */
    rows: z.number().int(),
    problem: z.number().int(),
    question: z.number().int(),
    new: z.number().int(),
    changed: z.number().int(),
    gone: z.number().int(),
    same: z.number().int(),
    leftOut: z.number().int(),
    warning: z.number().int(),
    duplicate: z.number().int(),
    mended: z.number().int(),
    skipped: z.number().int(),
  }),
  /** What changes beside the positions themselves. Cash never does. */
  effect: z.object({
    /** Of the book's value, from what has a price; null when nothing has. */
    valueChange: decimalText.nullable(),
    /** Positions among the new ones that have no price. */
    unpriced: z.number().int(),
    /** Symbols that get a last price from the file. */
    prices: z.number().int(),
  }),
  skipped: z.array(z.object({ row: z.number().int(), reason: z.string() })),
  /** About the file as a whole. */
  warnings: z.array(importProblem),
  /** Tags that the import would create. */
  newTags: z.array(z.object({ name: z.string(), tagType })),
  /** The same bytes were imported before and that import still stands. */
  known: z.object({ batchId: uuid, importedAt: isoInstant, imported: z.number().int() }).nullable(),
  /** Why `imports.commit` would write nothing, whatever is agreed to. */
  refusal: z.string().nullable(),
});
export type ImportPreview = z.output<typeof preview>;

/** A file that cannot be read at all answers `unreadable` with the columns found, so that the person sees what the app saw. */
const previewAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('preview'), preview }),
  z.object({
    kind: z.literal('unreadable'),
    fileName: z.string(),
    code: z.string(),
    message: z.string(),
    columns: z.array(z.string()),
    problems: z.array(importProblem),
  }),
]);

const batch = z.object({
  id: uuid,
  fileName: z.string(),
  broker: z.string(),
  mode: importMode,
  importedCount: z.number().int(),
  changedCount: z.number().int(),
  goneCount: z.number().int(),
  unchangedCount: z.number().int(),
  leftOutCount: z.number().int(),
  mendedCount: z.number().int(),
  problemCount: z.number().int(),
  skippedCount: z.number().int(),
  createdAt: isoInstant,
  undoneAt: isoInstant.nullable(),
});

export const importsContract = {
  /** Reads and checks; writes nothing. The drafts stay in the back end under `previewId`. Progress under `operationId`. */
  'imports.preview': {
    access: 'profile',
    input: z.object({
      fileName: z.string().min(1).max(255),
      bytes: z.instanceof(Uint8Array),
      /** Without it: `merge` when the book has a row of the file already, else `add`. */
      mode: importMode.optional(),
      operationId: uuid,
    }),
    output: previewAnswer,
  },
  /** Mends, answers, leaves out, undoes; the answer is the preview after it. Nothing is written. */
  'imports.mend': { access: 'profile', input: z.object({ previewId: uuid, step }), output: preview },
  'imports.page': {
    access: 'profile',
    input: z.object({
      previewId: uuid,
      show: shown,
      /** Found in any cell, whatever its case. */
      search: z.string().max(200).default(''),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.object({ total: z.number().int(), rows: z.array(importRow) }),
  },
  /** Where the next row stands that waits for the person, among those shown; null when there is none. */
  'imports.next': {
    access: 'profile',
    input: z.object({
      previewId: uuid,
      show: shown,
      search: z.string().max(200).default(''),
      from: z.number().int(),
      direction: z.enum(['forward', 'back']),
    }),
    output: z.object({ index: z.number().int().nullable() }),
  },
  /** The rows with problems as a CSV of the same columns and a last column `problem`. */
  'imports.problemFile': {
    access: 'profile',
    input: z.object({ previewId: uuid }),
    output: z.object({ fileName: z.string(), text: z.string() }),
  },
  /** What `imports.commit` would be refused with as the preview stands. `settledBy` is what would have it written. */
  'imports.refusal': {
    access: 'profile',
    input: z.object({ previewId: uuid, acceptGood: z.boolean(), again: z.boolean() }),
    output: z.object({
      refusal: z
        .object({
          code: z.enum(['INVALID_INPUT', 'NEEDS_CONFIRMATION']),
          message: z.string(),
          settledBy: z.enum(['acceptGood', 'again']).nullable(),
        })
        .nullable(),
    }),
  },
  'imports.discard': { access: 'profile', input: z.object({ previewId: uuid }), output: z.object({}) },
  /**
   * One transaction. Rows that wait need `acceptGood`, a known file that is added `again`: otherwise NEEDS_CONFIRMATION.
   * CONFLICT when the book changed so that the import would do something else than the preview said.
   */
  'imports.commit': {
    access: 'profile',
    input: z.object({ previewId: uuid, acceptGood: z.boolean(), again: z.boolean(), operationId: uuid }),
    output: z.object({
      batchId: uuid,
      imported: z.number().int(),
      changed: z.number().int(),
      gone: z.number().int(),
      unchanged: z.number().int(),
      /** Rows that were not taken: with a problem, a question without an answer, or left out by the person. */
      leftOut: z.number().int(),
      tagsCreated: z.number().int(),
    }),
  },
  'imports.cancel': {
    access: 'session',
    input: z.object({ operationId: uuid }),
    output: z.object({ cancelled: z.boolean() }),
  },
  /** Rows of an import that were not written as they stood: mended, changed, left out or skipped, with the reason. */
  'imports.rows': {
    access: 'profile',
    input: z.object({ batchId: uuid, offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) }),
    output: z.object({
      total: z.number().int(),
      rows: z.array(
        z.object({
          row: z.number().int(),
          status: z.enum(['imported', 'changed', 'unchanged', 'left out', 'skipped', 'problem']),
          cells: z.array(z.string()),
          message: z.string().nullable(),
        }),
      ),
    }),
  },
  'imports.history': { access: 'profile', input: z.object({}), output: z.array(batch) },
  /** Puts the book back as it was before. Rows changed since answer NEEDS_CONFIRMATION with `{changed}` until `confirmed`. */
  'imports.undo': {
    access: 'profile',
    input: z.object({ batchId: uuid, confirmed: z.boolean().default(false) }),
    output: z.object({
      /** Positions that the import brought, and parts of them that were closed since. */
      removed: z.number().int(),
      closedParts: z.number().int(),
      cashFlows: z.number().int(),
      prices: z.number().int(),
      tags: z.number().int(),
      /** Positions that it had changed or closed. */
      putBack: z.number().int(),
    }),
  },
  /** Brings an import back that was undone, as it was then. CONFLICT when one of its tags exists anew. */
  'imports.restore': {
    access: 'profile',
    input: z.object({ batchId: uuid }),
    output: z.object({ restored: z.number().int() }),
  },
  /** The sample file that ships with the app, to be previewed like any other. Answers are JSON: its text, in UTF-8. */
  'imports.sample': {
    access: 'profile',
    input: z.object({}),
    output: z.object({ fileName: z.string(), text: z.string() }),
  },
} as const satisfies Record<string, Procedure>;
