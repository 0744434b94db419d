import { z } from 'zod';
import type { Procedure } from './procedure';
import { decimalText, isoDate, isoInstant, optionType, positionType, uuid } from './scalars';

/** Contract equivalents (lots of 100 shares), summed over the position. Made as `source` says. */
export const greeks = z.object({
  delta: z.number(),
  gamma: z.number(),
  theta: z.number(),
  vega: z.number(),
  rho: z.number(),
  source: z.enum(['mock', 'model']),
});

/** Why a figure of this row is null. */
export const missingReason = z.enum([
  'NO_PRICE',
  'OLD_PRICE',
  'HELD_BACK',
  'NO_SETTLEMENT_PRICE',
  'NO_ENTRY_PRICE',
  'ZERO_COST',
  'OTHER_CURRENCY',
  'NAV_NOT_POSITIVE',
  'STALE_PRICE',
  'NO_SNAPSHOT_BEFORE',
]);
export type MissingReason = z.output<typeof missingReason>;

export const position = z.object({
  id: uuid,
  symbol: z.string(),
  positionType,
  /** Always positive: the type carries the side. */
  quantity: decimalText,
  underlyingSymbol: z.string().nullable(),
  expirationDate: isoDate.nullable(),
  strikePrice: decimalText.nullable(),
  optionType: optionType.nullable(),
  contractMultiplier: decimalText,
  currency: z.string(),
  account: z.string().nullable(),
  entryPrice: decimalText.nullable(),
  entryDate: isoDate.nullable(),
  lastPrice: decimalText.nullable(),
  lastPriceDate: isoDate.nullable(),
  /** `manual`, `broker_file`, `polygon`, `yfinance`, `csv` or `simulated`. */
  lastPriceSource: z.string().nullable(),
  /**
   * `stale` is of an earlier session, at most five old, and used; `old` is older and not used; `settled` is what an
   * expired option is worth by its underlying's close of that day. Null without a price.
   */
  priceState: z.enum(['current', 'stale', 'old', 'settled']).nullable(),
  /** An expired option: close it, or delete it. */
  toSettle: z.boolean(),
  /** Of what an option is on; the own price of a stock. */
  underlyingPrice: decimalText.nullable(),
  /** Of the underlying; null where nobody knows. */
  sector: z.string().nullable(),
  /** Signed like the market value: a short's cost basis is negative. */
  costBasis: decimalText.nullable(),
  marketValue: decimalText.nullable(),
  unrealizedPnl: decimalText.nullable(),
  /** Percent of the cost basis. */
  unrealizedPnlPct: decimalText.nullable(),
  /** Percent of NAV, signed. */
  weightPct: decimalText.nullable(),
  /** Since the snapshot of the session before, dividends included. */
  dayPnl: decimalText.nullable(),
  /** Percent of the market value then. */
  dayPnlPct: decimalText.nullable(),
  /** Which figures are null and why, for example `{marketValue: 'NO_PRICE'}`. */
  missing: z.partialRecord(
    z.enum(['costBasis', 'marketValue', 'unrealizedPnl', 'unrealizedPnlPct', 'weightPct', 'dayPnl']),
    missingReason,
  ),
  daysToExpiry: z.number().int().nullable(),
  greeks,
  tagIds: z.array(uuid),
  importBatchId: uuid.nullable(),
  updatedAt: isoInstant,
});
export type Position = z.output<typeof position>;

export const closedPosition = z.object({
  ...position.pick({
    id: true,
    symbol: true,
    positionType: true,
    quantity: true,
    underlyingSymbol: true,
    expirationDate: true,
    strikePrice: true,
    optionType: true,
    currency: true,
    account: true,
    tagIds: true,
  }).shape,
  entryPrice: decimalText.nullable(),
  entryDate: isoDate.nullable(),
  exitPrice: decimalText.nullable(),
  exitDate: isoDate,
  /** Null when the entry or the exit price is not known. */
  realizedPnl: decimalText.nullable(),
});
export type ClosedPosition = z.output<typeof closedPosition>;

/** What a person types for one position; quantity is signed: minus is short. Text is checked as a file's cell is. */
const entered = {
  symbol: z.string().max(60),
  quantity: z.string().max(40),
  entryPrice: z.string().max(40),
  entryDate: z.string().max(20),
};

export const positionsContract = {
  'positions.list': { access: 'profile', input: z.object({}), output: z.array(position) },
  /** Where an open position came from; null when it was entered by hand. */
  'positions.origin': {
    access: 'profile',
    input: z.object({ id: uuid }),
    output: z
      .object({
        fileName: z.string(),
        importedAt: isoInstant,
        /** As a spreadsheet counts: the header is row 1. Null for what was split off a row's position. */
        row: z.number().int().nullable(),
      })
      .nullable(),
  },
  'positions.closed': { access: 'profile', input: z.object({}), output: z.array(closedPosition) },
  /** INVALID_INPUT carries `{field}` where one field is at fault. */
  'positions.create': {
    access: 'profile',
    input: z.object({ ...entered, tagIds: z.array(uuid).max(20).default([]) }),
    output: z.object({ id: uuid, warnings: z.array(z.string()) }),
  },
  /** Only what is given changes; an empty price or date becomes unknown. */
  'positions.update': {
    access: 'profile',
    input: z.object({ id: uuid }).extend(z.object(entered).partial().shape),
    output: z.object({ id: uuid, warnings: z.array(z.string()) }),
  },
  /** Soft: the rows stay, and `changes.undo` brings them back. */
  'positions.remove': {
    access: 'profile',
    input: z.object({ ids: z.array(uuid).min(1) }),
    output: z.object({ removed: z.number().int() }),
  },
  /**
   * Closes all or a part. A part becomes a closed position of its own and the rest stays open.
   * With `bookCash` the proceeds (negative when a short is bought back) enter the cash balance.
   */
  'positions.close': {
    access: 'profile',
    input: z.object({
      id: uuid,
      quantity: z.string().max(40),
      exitPrice: z.string().max(40),
      exitDate: z.string().max(20),
      bookCash: z.boolean(),
    }),
    output: closedPosition,
  },
  /** A last price by hand, source `manual`, for every open position in that symbol. Empty text takes it away again. */
  'positions.setPrice': {
    access: 'profile',
    input: z.object({ symbol: z.string().min(1).max(30), price: z.string().max(40), priceDate: z.string().max(20) }),
    output: z.object({ positions: z.number().int() }),
  },
} as const satisfies Record<string, Procedure>;
