import { z } from 'zod';
import type { Procedure } from './procedure';
import { decimalText, positionType, uuid } from './scalars';

const columnId = z.string().min(1).max(40);
const choices = <Choice extends z.ZodType>(choice: Choice) => z.array(choice).max(500);

/** One condition on positions; a view has several, and a row must pass them all. */
export const positionFilter = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('type'), types: choices(positionType) }),
  z.object({ kind: z.literal('tags'), match: z.enum(['any', 'all', 'none']), tagIds: choices(uuid) }),
  z.object({ kind: z.literal('underlying'), underlyings: choices(z.string().max(30)) }),
  /** An empty text is: without an account. */
  z.object({ kind: z.literal('account'), accounts: choices(z.string().max(64)) }),
  z.object({ kind: z.literal('expiry'), withinDays: z.number().int().min(0).max(9999) }),
  z.object({ kind: z.literal('pnl'), direction: z.enum(['gain', 'loss']) }),
  z.object({ kind: z.literal('dayPnl'), direction: z.enum(['gain', 'loss']) }),
  /** Of the value's size, longs and shorts alike. */
  z.object({ kind: z.literal('value'), atLeast: decimalText }),
  /** `doubtful` is what a person should look at: missing, of an earlier session, held back, or expired and to settle. */
  z.object({ kind: z.literal('price'), has: z.enum(['none', 'some', 'doubtful']) }),
  z.object({ kind: z.literal('currency'), currencies: choices(z.string().max(3)) }),
  /** What one import added. The file's name is what it is called. */
  z.object({ kind: z.literal('import'), batchId: uuid, fileName: z.string().max(255) }),
]);
export type PositionFilter = z.output<typeof positionFilter>;

const groupBy = z.enum(['all', 'type', 'underlying', 'tag', 'strategy']);
export type GroupBy = z.output<typeof groupBy>;

/** Null is: as the window has it. It knows its columns; an id that means nothing to it any more is passed over. */
export const tableLayout = z.object({
  sorting: z
    .array(z.object({ id: columnId, desc: z.boolean() }))
    .max(10)
    .nullable(),
  /** Empty: the columns' own order. */
  order: z.array(columnId).max(100),
  pinned: z.array(columnId).max(100).nullable(),
  hidden: z.array(columnId).max(100).nullable(),
  widths: z.record(columnId, z.number().int().min(20).max(2000)),
});
export type TableLayout = z.output<typeof tableLayout>;

/** How a profile looks at its positions. */
export const positionsView = z.object({
  show: z.enum(['open', 'closed']),
  groupBy,
  filters: z.array(positionFilter).max(30),
  open: tableLayout,
  closed: tableLayout,
  /** Ids of groups that are closed. */
  collapsed: z.array(z.string().max(120)).max(5000),
});
export type PositionsView = z.output<typeof positionsView>;

const viewName = z.string().trim().min(1, 'A view needs a name.').max(60, 'A view has at most 60 characters.');

/** A view under a name, to come back to. */
export const savedView = z.object({ id: uuid, name: viewName, view: positionsView });
export type SavedView = z.output<typeof savedView>;

export const viewsContract = {
  /** Parts that an older or newer version wrote and that mean nothing here are as they come. */
  'views.get': {
    access: 'profile',
    input: z.object({}),
    output: z.object({ current: positionsView, saved: z.array(savedView) }),
  },
  /** What the window shows now, to be found again at the next sign-in. */
  'views.setCurrent': { access: 'profile', input: positionsView, output: z.object({}) },
  /** A new one, or another name or content for the one with this id. */
  'views.save': { access: 'profile', input: savedView, output: z.object({}) },
  'views.remove': { access: 'profile', input: z.object({ id: uuid }), output: z.object({}) },
} as const satisfies Record<string, Procedure>;
