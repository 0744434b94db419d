import { counted } from '../../../src-shared/domain/counted';
import { BOOK_CURRENCY } from '../../../src-shared/domain/valuation';
import type { Position } from '../../../src-shared/ipc/positions';
import { DecimalAdder, percentOf } from '../../format/decimal-text';
import { type Greek, wholeNumber } from '../../format/number-format';

export interface PositionTotals {
  count: number;
  /** Positions that have a market value. */
  valued: number;
  /** Positions that have an unrealized P&L. */
  withPnl: number;
  /** Positions whose cost is known. */
  withCost: number;
  /** Positions that have a day P&L. */
  withDay: number;
  long: bigint | null;
  short: bigint | null;
  gross: bigint | null;
  net: bigint | null;
  cost: bigint | null;
  unrealized: bigint | null;
  day: bigint | null;
  /** Percent of what the positions with a P&L cost, longs and shorts alike. */
  unrealizedPct: bigint | null;
  /** Percent of NAV: the rows' weights added up. */
  weight: bigint | null;
  greeks: Record<Greek, number> | null;
  /** Positions whose Greeks are the specification's placeholders. */
  mock: number;
}

const greekNames: readonly Greek[] = ['delta', 'gamma', 'theta', 'vega', 'rho'];
/** Greeks have at most six decimals: as whole numbers they add up without drift, in any order. */
const greekUnit = 1e6;

/** Sums of exactly these positions; what has no value, or is in another currency, is left out and counted. */
export function positionTotals(shown: readonly Position[]): PositionTotals {
  const value = new DecimalAdder();
  const shorts = new DecimalAdder();
  const pnl = new DecimalAdder();
  const day = new DecimalAdder();
  const cost = new DecimalAdder();
  /** What the positions with a P&L cost, whichever side. */
  const outlay = new DecimalAdder();
  const weight = new DecimalAdder();
  const greeks = { delta: 0, gamma: 0, theta: 0, vega: 0, rho: 0 };
  let mock = 0;
  for (const position of shown) {
    for (const name of greekNames) greeks[name] += Math.round(position.greeks[name] * greekUnit);
    if (position.greeks.source === 'mock') mock += 1;
    if (position.currency !== BOOK_CURRENCY) continue;
    const { marketValue, unrealizedPnl, dayPnl, costBasis } = position;
    value.add(marketValue);
    if (marketValue?.startsWith('-')) shorts.add(marketValue);
    pnl.add(unrealizedPnl);
    day.add(dayPnl);
    cost.add(costBasis);
    if (unrealizedPnl !== null && costBasis !== null) outlay.add(costBasis.replace('-', ''));
    weight.add(position.weightPct);
  }
  for (const name of greekNames) greeks[name] /= greekUnit;
  const net = value.units;
  const short = net === null ? null : (shorts.units ?? 0n);
  const long = net === null || short === null ? null : net - short;
  const unrealized = pnl.units;
  return {
    count: shown.length,
    valued: value.count,
    withPnl: pnl.count,
    withCost: cost.count,
    withDay: day.count,
    long,
    short,
    gross: long === null || short === null ? null : long - short,
    net,
    cost: cost.units,
    unrealized,
    day: day.units,
    unrealizedPct: unrealized === null ? null : percentOf(unrealized, outlay.units ?? 0n),
    weight: weight.units,
    greeks: shown.length === 0 ? null : greeks,
    mock,
  };
}

/**
 * How many are in the day P&L, when some are and some are not; null otherwise. Where none is, there is no session to
 * compare with, and the header says so for all of them.
 */
export function partlyInDay({ count, withDay }: Pick<PositionTotals, 'count' | 'withDay'>): string | null {
  return withDay > 0 && withDay < count ? wholeNumber(withDay) : null;
}

/** "18 of 30 positions, all priced"; "30 positions, 29 in value, 28 in P&L, 28 in cost, 22 in day P&L". */
export function countWords(totals: PositionTotals, all: number): string {
  const { count, valued, withPnl, withCost } = totals;
  const of = count === all ? counted(all, 'position') : `${wholeNumber(count)} of ${counted(all, 'position')}`;
  if (count === 0) return of;
  const parts = [];
  if (valued === count && withPnl === count) parts.push('all priced');
  else if (valued === 0) parts.push('none priced');
  else {
    if (valued < count) parts.push(`${wholeNumber(valued)} in value`);
    if (withPnl < count) parts.push(`${wholeNumber(withPnl)} in P&L`);
  }
  if (withCost < count) parts.push(`${wholeNumber(withCost)} in cost`);
  const inDay = partlyInDay(totals);
  if (inDay !== null) parts.push(`${inDay} in day P&L`);
  return [of, ...parts].join(', ');
}

/** What a group says beside its name when its sums leave something out: "3 of 5 priced"; null when they are whole. */
export function excludedWords(totals: PositionTotals): string | null {
  const { count, valued, withPnl } = totals;
  if (valued < count) return `${wholeNumber(valued)} of ${wholeNumber(count)} priced`;
  if (withPnl < count) return `${wholeNumber(withPnl)} of ${wholeNumber(count)} in P&L`;
  const inDay = partlyInDay(totals);
  return inDay === null ? null : `${inDay} of ${wholeNumber(count)} in day P&L`;
}
