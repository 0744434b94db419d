import { counted } from '../../../src-shared/domain/counted';
import { BOOK_CURRENCY } from '../../../src-shared/domain/valuation';
import type { Position } from '../../../src-shared/ipc/positions';
import { percentOf, sumDecimals } from '../../format/decimal-text';
import { type Greek, wholeNumber } from '../../format/number-format';

export interface PositionTotals {
  count: number;
  /** Positions that have a market value. */
  valued: number;
  /** Positions that have an unrealized P&L. */
  withPnl: number;
  /** Positions whose cost is known. */
  withCost: number;
  long: bigint | null;
  short: bigint | null;
  gross: bigint | null;
  net: bigint | null;
  cost: bigint | null;
  unrealized: bigint | null;
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
  const positions = shown.filter((position) => position.currency === BOOK_CURRENCY);
  const values = sumDecimals(positions.map((position) => position.marketValue));
  const shorts = sumDecimals(
    positions.flatMap(({ marketValue }) => (marketValue?.startsWith('-') ? [marketValue] : [])),
  );
  const pnl = sumDecimals(positions.map((position) => position.unrealizedPnl));
  const cost = sumDecimals(positions.map((position) => position.costBasis));
  const pnlCost = sumDecimals(
    positions.flatMap(({ unrealizedPnl, costBasis }) =>
      unrealizedPnl === null || costBasis === null ? [] : [costBasis.replace('-', '')],
    ),
  );
  const net = values.units;
  const short = net === null ? null : (shorts.units ?? 0n);
  const long = net === null || short === null ? null : net - short;
  return {
    count: shown.length,
    valued: values.count,
    withPnl: pnl.count,
    withCost: cost.count,
    long,
    short,
    gross: long === null || short === null ? null : long - short,
    net,
    cost: cost.units,
    unrealized: pnl.units,
    unrealizedPct: pnl.units === null ? null : percentOf(pnl.units, pnlCost.units ?? 0n),
    weight: sumDecimals(positions.map((position) => position.weightPct)).units,
    greeks: shown.length === 0 ? null : totalGreeks(shown),
    mock: shown.reduce((count, { greeks }) => count + Number(greeks.source === 'mock'), 0),
  };
}

function totalGreeks(positions: readonly Position[]): Record<Greek, number> {
  const total = { delta: 0, gamma: 0, theta: 0, vega: 0, rho: 0 };
  for (const { greeks } of positions)
    for (const name of greekNames) total[name] += Math.round(greeks[name] * greekUnit);
  for (const name of greekNames) total[name] /= greekUnit;
  return total;
}

/** "18 of 30 positions, all priced"; "30 positions, 29 in value, 28 in P&L, 28 in cost". */
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
  return [of, ...parts].join(', ');
}

/** What a group says beside its name when its sums leave something out: "3 of 5 priced"; null when they are whole. */
export function excludedWords(totals: PositionTotals): string | null {
  const { count, valued, withPnl } = totals;
  if (valued < count) return `${wholeNumber(valued)} of ${wholeNumber(count)} priced`;
  return withPnl < count ? `${wholeNumber(withPnl)} of ${wholeNumber(count)} in P&L` : null;
}
