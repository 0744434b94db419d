import { z } from 'zod';
import { jobTrigger, jobType } from './jobs';
import type { Procedure } from './procedure';
import { decimalText, isoDate, isoInstant, uuid } from './scalars';

/** A close that is not used before somebody says what it is. */
const heldPrice = z.object({
  id: uuid,
  symbol: z.string(),
  date: isoDate,
  dataSource: z.string(),
  close: decimalText,
  previousClose: decimalText,
  previousDate: isoDate,
  /** Close over the close before. */
  ratio: z.number(),
  reason: z.enum(['SPLIT_LIKE', 'JUMP']),
  /** The split that would explain it, 10 for 1 is `{from: '1', to: '10'}`; null when none would. */
  split: z.object({ from: decimalText, to: decimalText }).nullable(),
});
export type HeldPrice = z.output<typeof heldPrice>;

const fileProblem = z.object({
  /** As a spreadsheet counts: the header is row 1. */
  row: z.number().int().nullable(),
  column: z.string().nullable(),
  message: z.string(),
});

const priceFile = z.object({
  fileName: z.string(),
  /** Good rows, and what they hold. */
  rows: z.number().int(),
  symbols: z.array(z.string()),
  symbolCount: z.number().int(),
  from: isoDate.nullable(),
  through: isoDate.nullable(),
  /** Against what is stored. */
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  heldBack: z.array(heldPrice.omit({ id: true })),
  problems: z.array(fileProblem),
  problemCount: z.number().int(),
  warnings: z.array(z.string()),
  /** Open positions of the caller whose price changes with it. */
  positions: z.number().int(),
});
export type PriceFile = z.output<typeof priceFile>;

export const marketDataContract = {
  /** Reads a file of daily prices; with `write` the good rows are kept, and every book is valued anew. */
  'market-data.importPrices': {
    access: 'profile',
    input: z.object({ fileName: z.string().max(255), bytes: z.instanceof(Uint8Array), write: z.boolean() }),
    output: priceFile,
  },
  /** Whether a file's header is that of prices rather than of positions. */
  'market-data.isPriceFile': {
    access: 'profile',
    input: z.object({ bytes: z.instanceof(Uint8Array) }),
    output: z.object({ isPriceFile: z.boolean() }),
  },
  'market-data.heldBack': { access: 'profile', input: z.object({}), output: z.array(heldPrice) },
  /** `split` records it, adjusts what is held, and uses the price. */
  'market-data.decide': {
    access: 'profile',
    input: z.object({ id: uuid, decision: z.enum(['use', 'leave out', 'split']) }),
    output: z.object({}),
  },
  /** Where files of prices are looked for at every market data run; shared by all profiles. */
  'market-data.folder': {
    access: 'profile',
    input: z.object({}),
    output: z.object({ path: z.string().nullable(), problem: z.string().nullable() }),
  },
  'market-data.setFolder': {
    access: 'profile',
    input: z.object({ path: z.string().max(4000).nullable() }),
    output: z.object({ path: z.string().nullable(), problem: z.string().nullable() }),
  },
  /** What the numbers stand on. */
  'market-data.status': {
    access: 'profile',
    input: z.object({}),
    output: z.object({
      lastSession: isoDate,
      nextSession: isoDate,
      nextClose: isoInstant,
      isHalfDay: z.boolean(),
      /** Why the exchange is closed today; null on a session. */
      closedToday: z.string().nullable(),
      greeksDate: isoDate.nullable(),
      snapshotDate: isoDate.nullable(),
      snapshotComplete: z.boolean().nullable(),
      /** Sessions without a snapshot since the last one. */
      sessionsBehind: z.number().int().nullable(),
    }),
  },
  /** Where the price in use of a position comes from. */
  'market-data.trace': {
    access: 'profile',
    input: z.object({ positionId: uuid }),
    output: z.object({
      price: decimalText.nullable(),
      priceDate: isoDate.nullable(),
      source: z.string().nullable(),
      bar: z
        .object({
          open: decimalText.nullable(),
          high: decimalText.nullable(),
          low: decimalText.nullable(),
          close: decimalText,
          volume: z.number().nullable(),
          storedAt: isoInstant,
        })
        .nullable(),
      /** The snapshot that day P&L counts from. */
      previous: z
        .object({ date: isoDate, price: decimalText.nullable(), marketValue: decimalText.nullable() })
        .nullable(),
      /** The run that valued it last. */
      run: z
        .object({ id: uuid, jobName: z.string(), jobType, trigger: jobTrigger.nullable(), completedAt: isoInstant })
        .nullable(),
    }),
  },
} as const satisfies Record<string, Procedure>;
