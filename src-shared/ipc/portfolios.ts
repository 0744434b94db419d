import { z } from 'zod';
import { greeks, missingReason } from './positions';
import type { Procedure } from './procedure';
import { decimalText, isoDate, uuid } from './scalars';

/** The whole book. Sums leave out what cannot be valued and name it in `excluded`; with nothing to add up a sum is null. */
const summary = z.object({
  longValue: decimalText.nullable(),
  /** Zero or negative. */
  shortValue: decimalText.nullable(),
  grossExposure: decimalText.nullable(),
  netExposure: decimalText.nullable(),
  /** Null as long as no cash was ever recorded. */
  cashValue: decimalText.nullable(),
  /** NAV: cash plus net exposure. */
  totalValue: decimalText.nullable(),
  unrealizedPnl: decimalText.nullable(),
  /** Against the snapshot of the session before. Null with no such snapshot, or no price of the session. */
  dayPnl: decimalText.nullable(),
  /** Percent of the NAV of the session before. */
  dayPnlPct: decimalText.nullable(),
  /** The session that the day P&L is of, and the one that it counts from. */
  daySession: isoDate,
  previousSession: isoDate.nullable(),
  /** Positions in the day P&L. */
  dayPnlCount: z.number().int(),
  realizedPnl: decimalText.nullable(),
  greeks: greeks.nullable(),
  positionCount: z.number().int(),
  valuedCount: z.number().int(),
  pnlCount: z.number().int(),
  /** At most 100 are named; `excludedCount` counts all. */
  excluded: z.array(z.object({ positionId: uuid, symbol: z.string(), reason: missingReason })),
  excludedCount: z.number().int(),
  /** Positions whose price is of an earlier session, and how many closes wait for a decision. */
  staleCount: z.number().int(),
  heldBackCount: z.number().int(),
  /** Expired options that are still held. */
  toSettleCount: z.number().int(),
  /** Dates and sources of the prices in use. */
  prices: z.object({ oldest: isoDate.nullable(), newest: isoDate.nullable(), sources: z.array(z.string()) }),
});
export type PortfolioSummary = z.output<typeof summary>;

const flowType = z.enum(['deposit', 'withdrawal', 'trade', 'dividend', 'fee', 'adjustment']);
export const cashFlow = z.object({
  id: uuid,
  flowDate: isoDate,
  /** Positive comes in. */
  amount: decimalText,
  flowType,
  note: z.string().nullable(),
  /** False for what a close or an import booked: undo that instead. */
  removable: z.boolean(),
});
export type CashFlow = z.output<typeof cashFlow>;

export const portfoliosContract = {
  'portfolios.summary': { access: 'profile', input: z.object({}), output: summary },
  'portfolios.cashFlows': { access: 'profile', input: z.object({}), output: z.array(cashFlow) },
  'portfolios.recordCash': {
    access: 'profile',
    input: z.object({
      flowType: z.enum(['deposit', 'withdrawal']),
      /** Positive; the type carries the direction. */
      amount: z.string().max(40),
      flowDate: z.string().max(20),
      note: z.string().max(500).optional(),
    }),
    output: cashFlow,
  },
  /** Sets the balance by booking the difference as an adjustment; null when it was that already. */
  'portfolios.setCash': {
    access: 'profile',
    input: z.object({ balance: z.string().max(40) }),
    output: cashFlow.nullable(),
  },
  /** A demo book from the beginning: what was changed in it is gone. CONFLICT for a profile that is none. */
  'portfolios.resetDemo': { access: 'profile', input: z.object({}), output: z.object({ positions: z.number().int() }) },
  'portfolios.removeCash': { access: 'profile', input: z.object({ id: uuid }), output: z.object({}) },
} as const satisfies Record<string, Procedure>;
