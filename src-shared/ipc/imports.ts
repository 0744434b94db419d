import { z } from 'zod';
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

const importRow = z.object({
  row: z.number().int(),
  status: z.enum(['good', 'warning', 'problem']),
  /** The cells as the file has them. */
  cells: z.array(z.string()),
  /** As it will be stored; null when the row has a problem. */
  draft: draftPosition.nullable(),
  problems: z.array(importProblem),
  warnings: z.array(importProblem),
});
export type ImportRow = z.output<typeof importRow>;

const preview = z.object({
  previewId: uuid,
  fileName: z.string(),
  broker: z.literal('sigmasight'),
  encoding: z.string(),
  delimiter: z.string(),
  /** The header cells as the file has them, and what each was read as (null: not used). */
  columns: z.array(z.object({ header: z.string(), field: z.string().nullable() })),
  counts: z.object({
    rows: z.number().int(),
    good: z.number().int(),
    warning: z.number().int(),
    problem: z.number().int(),
    skipped: z.number().int(),
  }),
  skipped: z.array(z.object({ row: z.number().int(), reason: z.string() })),
  /** About the file as a whole. */
  warnings: z.array(importProblem),
  /** Tags that the import would create. */
  newTags: z.array(z.object({ name: z.string(), tagType })),
  /** The same bytes were imported before and that import still stands. */
  known: z.object({ batchId: uuid, importedAt: isoInstant, imported: z.number().int() }).nullable(),
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
  importedCount: z.number().int(),
  problemCount: z.number().int(),
  createdAt: isoInstant,
  undoneAt: isoInstant.nullable(),
});

const fileBytes = z.instanceof(Uint8Array);

export const importsContract = {
  /** Reads and checks; writes nothing. The drafts stay in the back end under `previewId`. Progress under `operationId`. */
  'imports.preview': {
    access: 'profile',
    input: z.object({ fileName: z.string().min(1).max(255), bytes: fileBytes, operationId: uuid }),
    output: previewAnswer,
  },
  'imports.page': {
    access: 'profile',
    input: z.object({
      previewId: uuid,
      show: z.enum(['all', 'problem', 'warning', 'good']),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.object({ total: z.number().int(), rows: z.array(importRow) }),
  },
  /** The rows with problems as a CSV of the same columns and a last column `problem`. */
  'imports.problemFile': {
    access: 'profile',
    input: z.object({ previewId: uuid }),
    output: z.object({ fileName: z.string(), text: z.string() }),
  },
  'imports.discard': { access: 'profile', input: z.object({ previewId: uuid }), output: z.object({}) },
  /** One transaction. Problems need `acceptGood`, a known file `again`: otherwise NEEDS_CONFIRMATION. */
  'imports.commit': {
    access: 'profile',
    input: z.object({ previewId: uuid, acceptGood: z.boolean(), again: z.boolean(), operationId: uuid }),
    output: z.object({
      batchId: uuid,
      imported: z.number().int(),
      leftOut: z.number().int(),
      tagsCreated: z.number().int(),
    }),
  },
  'imports.cancel': {
    access: 'session',
    input: z.object({ operationId: uuid }),
    output: z.object({ cancelled: z.boolean() }),
  },
  'imports.history': { access: 'profile', input: z.object({}), output: z.array(batch) },
  /** Puts the book back as it was before. Rows changed since answer NEEDS_CONFIRMATION with `{changed}` until `confirmed`. */
  'imports.undo': {
    access: 'profile',
    input: z.object({ batchId: uuid, confirmed: z.boolean().default(false) }),
    output: z.object({ removed: z.number().int() }),
  },
  /** The sample file that ships with the app, to be previewed like any other. */
  'imports.sample': {
    access: 'profile',
    input: z.object({}),
    output: z.object({ fileName: z.string(), bytes: fileBytes }),
  },
} as const satisfies Record<string, Procedure>;
