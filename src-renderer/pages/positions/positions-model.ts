import { BOOK_CURRENCY } from '../../../src-shared/domain/valuation';
import type { Position } from '../../../src-shared/ipc/positions';
import type { Tag } from '../../../src-shared/ipc/tags';
import { percentOf, sumDecimals, unitsOf } from '../../format/decimal-text';
import { counted, type Greek, wholeNumber } from '../../format/number-format';
import { signedQuantity, symbolText } from '../../format/position-words';

export interface PositionsFilter {
  search: string;
  types: readonly Position['positionType'][];
  tagIds: readonly string[];
}

/** Rows that pass every filter; within types and within tags any one is enough. */
export function filterPositions(
  positions: readonly Position[],
  tags: ReadonlyMap<string, Tag>,
  filter: PositionsFilter,
): Position[] {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  return positions.filter((position) => {
    if (filter.types.length > 0 && !filter.types.includes(position.positionType)) return false;
    if (filter.tagIds.length > 0 && !filter.tagIds.some((id) => position.tagIds.includes(id))) return false;
    if (words.length === 0) return true;
    const names = position.tagIds.map((id) => tags.get(id)?.name ?? '');
    const text = [position.symbol, symbolText(position), position.account ?? '', ...names].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Underlyings from A, the stock before its options, options by expiry, right and strike. */
export function symbolSortKey(position: Position): string {
  const { underlyingSymbol, expirationDate, strikePrice, optionType, symbol } = position;
  if (underlyingSymbol === null || expirationDate === null) return `${symbol}\u0000`;
  // Strikes have at most 8 digits before the point: padded they sort as text.
  const strike = (strikePrice ?? '0').split('.');
  return `${underlyingSymbol}\u0001${expirationDate}${optionType}${strike[0]?.padStart(10, '0')}.${strike[1] ?? ''}`;
}

export interface PositionTotals {
  count: number;
  /** Positions that have a market value. */
  valued: number;
  /** Positions that have an unrealized P&L. */
  withPnl: number;
  long: bigint | null;
  short: bigint | null;
  gross: bigint | null;
  net: bigint | null;
  cost: bigint | null;
  unrealized: bigint | null;
  /** Percent of what the positions with a P&L cost, longs and shorts alike. */
  unrealizedPct: bigint | null;
  greeks: Record<Greek, number> | null;
}

/** Sums of exactly these positions; what has no value, or is in another currency, is left out and counted. */
export function positionTotals(shown: readonly Position[]): PositionTotals {
  const positions = shown.filter((position) => position.currency === BOOK_CURRENCY);
  const values = sumDecimals(positions.map((position) => position.marketValue));
  const longs = sumDecimals(
    positions.flatMap(({ marketValue }) => (marketValue !== null && !marketValue.startsWith('-') ? [marketValue] : [])),
  );
  const shorts = sumDecimals(
    positions.flatMap(({ marketValue }) => (marketValue?.startsWith('-') ? [marketValue] : [])),
  );
  const pnl = sumDecimals(positions.map((position) => position.unrealizedPnl));
  const pnlCost = positions.reduce((sum, { unrealizedPnl, costBasis }) => {
    if (unrealizedPnl === null || costBasis === null) return sum;
    const cost = unitsOf(costBasis);
    return sum + (cost < 0n ? -cost : cost);
  }, 0n);
  const long = values.units === null ? null : (longs.units ?? 0n);
  const short = values.units === null ? null : (shorts.units ?? 0n);
  return {
    count: shown.length,
    valued: values.count,
    withPnl: pnl.count,
    long,
    short,
    gross: long === null || short === null ? null : long - short,
    net: values.units,
    cost: sumDecimals(positions.map((position) => position.costBasis)).units,
    unrealized: pnl.units,
    unrealizedPct: pnl.units === null ? null : percentOf(pnl.units, pnlCost),
    greeks: shown.length === 0 ? null : totalGreeks(shown),
  };
}

function totalGreeks(positions: readonly Position[]): Record<Greek, number> {
  const total = { delta: 0, gamma: 0, theta: 0, vega: 0, rho: 0 };
  for (const { greeks } of positions) {
    total.delta += greeks.delta;
    total.gamma += greeks.gamma;
    total.theta += greeks.theta;
    total.vega += greeks.vega;
    total.rho += greeks.rho;
  }
  return total;
}

/** "18 of 30 positions, all priced"; "30 positions, 29 in value, 28 in P&L". */
export function countWords(totals: PositionTotals, all: number): string {
  const { count, valued, withPnl } = totals;
  const of = count === all ? counted(all, 'position') : `${wholeNumber(count)} of ${counted(all, 'position')}`;
  if (count === 0) return of;
  if (valued === count && withPnl === count) return `${of}, all priced`;
  if (valued === 0) return `${of}, none priced`;
  const parts = [];
  if (valued < count) parts.push(`${wholeNumber(valued)} in value`);
  if (withPnl < count) parts.push(`${wholeNumber(withPnl)} in P&L`);
  return `${of}, ${parts.join(', ')}`;
}

/** What pastes into a spreadsheet: plain numbers, a tab between cells. */
export function clipboardText(positions: readonly Position[], tags: ReadonlyMap<string, Tag>) {
  const header = [
    'symbol',
    'position_type',
    'quantity',
    'entry_price',
    'entry_date',
    'last_price',
    'cost_basis',
    'market_value',
    'unrealized_pnl',
    'unrealized_pnl_pct',
    'delta',
    'gamma',
    'theta',
    'vega',
    'rho',
    'tags',
  ];
  const lines = positions.map((position) => [
    position.symbol,
    position.positionType,
    signedQuantity(position),
    position.entryPrice,
    position.entryDate,
    position.lastPrice,
    position.costBasis,
    position.marketValue,
    position.unrealizedPnl,
    position.unrealizedPnlPct,
    position.greeks.delta,
    position.greeks.gamma,
    position.greeks.theta,
    position.greeks.vega,
    position.greeks.rho,
    position.tagIds.map((id) => tags.get(id)?.name ?? '').join(', '),
  ]);
  return [header, ...lines].map((cells) => cells.map((cell) => cell ?? '').join('\t')).join('\n');
}
