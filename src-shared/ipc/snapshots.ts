import { z } from 'zod';
import { cashFlow } from './portfolios';
import { greeks } from './positions';
import type { Procedure } from './procedure';
import { decimalText, isoDate, isoInstant, optionType, positionType, uuid } from './scalars';

/** A book at the close of a session, in US dollars. */
const snapshot = z.object({
  snapshotDate: isoDate,
  /** NAV: cash plus net exposure. */
  totalValue: decimalText,
  /** Null as long as no cash was ever recorded. */
  cashValue: decimalText.nullable(),
  longValue: decimalText,
  /** Zero or negative. */
  shortValue: decimalText,
  grossExposure: decimalText,
  netExposure: decimalText,
  /** Null in the first snapshot. */
  dailyPnl: decimalText.nullable(),
  /** Percent of the NAV before; null when that was not positive. */
  dailyPnlPct: decimalText.nullable(),
  cumulativePnl: decimalText.nullable(),
  /** What came in and went out since the snapshot before: NAV moves by daily P&L plus this. */
  netFlow: decimalText.nullable(),
  portfolioBeta: decimalText.nullable(),
  portfolioVolatility: decimalText.nullable(),
  sharpeRatio: decimalText.nullable(),
  maxDrawdown: decimalText.nullable(),
  /** Contract equivalents. */
  totalDelta: decimalText.nullable(),
  totalGamma: decimalText.nullable(),
  totalTheta: decimalText.nullable(),
  totalVega: decimalText.nullable(),
  greeksSource: z.string().nullable(),
  /** False when the value of a position is missing. */
  isComplete: z.boolean(),
  positionCount: z.number().int(),
  missingCount: z.number().int(),
  /** Positions whose price is of an earlier session. */
  staleCount: z.number().int(),
  /** Close of SPY; null where there is none. */
  benchmarkClose: decimalText.nullable(),
  madeAt: isoInstant,
});
export type Snapshot = z.output<typeof snapshot>;

/** Why a figure of a position in a session is missing. */
export const snapshotReason = z.enum([
  'NO_PRICE',
  'OLD_PRICE',
  'HELD_BACK',
  'NO_SETTLEMENT_PRICE',
  'OTHER_CURRENCY',
  'TOO_LARGE',
  'STALE_PRICE',
  'FIRST_SNAPSHOT',
]);

/** A position as it was in a session. One that left since the session before has quantity 0 and the P&L of leaving. */
const dayPosition = z.object({
  positionId: uuid,
  symbol: z.string(),
  positionType,
  quantity: decimalText,
  underlyingSymbol: z.string().nullable(),
  expirationDate: isoDate.nullable(),
  strikePrice: decimalText.nullable(),
  optionType: optionType.nullable(),
  entryPrice: decimalText.nullable(),
  price: decimalText.nullable(),
  priceDate: isoDate.nullable(),
  priceSource: z.string().nullable(),
  marketValue: decimalText.nullable(),
  unrealizedPnl: decimalText.nullable(),
  dailyPnl: decimalText.nullable(),
  netFlow: decimalText.nullable(),
  /** Why market value or daily P&L is null. */
  missingReason: snapshotReason.nullable(),
  greeks: greeks.nullable(),
});
export type DayPosition = z.output<typeof dayPosition>;

const snapshotDay = z.object({
  snapshot,
  /** The snapshot before; null for the first. */
  previous: snapshot.nullable(),
  positions: z.array(dayPosition),
  /** Cash movements since the snapshot before. */
  cashFlows: z.array(cashFlow),
  /**
   * What of the day's flow neither a position nor a movement of these days explains: cash of earlier days that was booked, or
   * taken back, since the snapshot before.
   */
  correction: decimalText,
  /** The run that made it; null when that is forgotten. */
  jobRunId: uuid.nullable(),
});
export type SnapshotDay = z.output<typeof snapshotDay>;

/** A session before and after a rebuild; null where there is no snapshot. */
const rebuiltDay = z.object({
  snapshotDate: isoDate,
  before: z.object({ totalValue: decimalText, dailyPnl: decimalText.nullable(), isComplete: z.boolean() }).nullable(),
  after: z.object({ totalValue: decimalText, dailyPnl: decimalText.nullable(), isComplete: z.boolean() }).nullable(),
  /** What is not as it was: `total_value`, `positions`. Empty when nothing differs. */
  changed: z.array(z.string()),
});
export type RebuiltDay = z.output<typeof rebuiltDay>;

const range = { from: isoDate, through: isoDate };

export const snapshotsContract = {
  /** All of them, oldest first. */
  'snapshots.list': { access: 'profile', input: z.object({}), output: z.array(snapshot) },
  'snapshots.day': { access: 'profile', input: z.object({ date: isoDate }), output: snapshotDay },
  /** What a rebuild would change; nothing is written. The key of this very result goes to `snapshots.rebuild`. */
  'snapshots.previewRebuild': {
    access: 'profile',
    input: z.object(range),
    output: z.object({ key: z.string(), days: z.array(rebuiltDay), changedCount: z.number().int() }),
  },
  /** CONFLICT when it would do something else than the preview said. */
  'snapshots.rebuild': {
    access: 'profile',
    input: z.object({ ...range, key: z.string().max(100) }),
    output: z.object({ written: z.number().int(), changed: z.number().int() }),
  },
} as const satisfies Record<string, Procedure>;
