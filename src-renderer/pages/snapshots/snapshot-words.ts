import { counted } from '../../../src-shared/domain/counted';
import type { DayPosition, RebuiltDay, Snapshot } from '../../../src-shared/ipc/snapshots';
import { unitsOf } from '../../format/decimal-text';

/** Why a position has no value or no day P&L in a session. */
export const dayReasonWords: Record<NonNullable<DayPosition['missingReason']>, string> = {
  NO_PRICE: 'no price',
  OLD_PRICE: 'price too old',
  HELD_BACK: 'price held back',
  NO_SETTLEMENT_PRICE: 'no close to settle at',
  OTHER_CURRENCY: 'other currency, not in totals',
  TOO_LARGE: 'too large to store',
  STALE_PRICE: 'price not of this session',
  FIRST_SNAPSHOT: 'no snapshot before',
};

/** "30 of 30 valued", "29 of 30 valued, 2 with an older price". */
export function completenessWords(snapshot: Pick<Snapshot, 'positionCount' | 'missingCount' | 'staleCount'>): string {
  const { positionCount, missingCount, staleCount } = snapshot;
  const valued = `${positionCount - missingCount} of ${counted(positionCount, 'position')} valued`;
  return staleCount === 0 ? valued : `${valued}, ${staleCount} at an older price`;
}

/** By underlying, the stock before its options, those in the order of their names. */
export function inOrder(positions: readonly DayPosition[]): DayPosition[] {
  const key = ({ symbol, underlyingSymbol }: DayPosition) =>
    underlyingSymbol === null ? `${symbol} ` : `${underlyingSymbol}  ${symbol}`;
  return [...positions].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** It was held in the session before and is not any more. */
export function hasLeft(position: Pick<DayPosition, 'quantity'>): boolean {
  return unitsOf(position.quantity) === 0n;
}

const fieldNames: Record<string, string> = {
  total_value: 'NAV',
  cash_value: 'cash',
  long_value: 'long',
  short_value: 'short',
  gross_exposure: 'gross',
  net_exposure: 'net',
  daily_pnl: 'day P&L',
  daily_pnl_pct: 'day P&L %',
  cumulative_pnl: 'cumulative P&L',
  net_flow: 'flows',
  portfolio_beta: 'beta',
  portfolio_volatility: 'volatility',
  sharpe_ratio: 'Sharpe',
  max_drawdown: 'max drawdown',
  total_delta: 'delta',
  total_gamma: 'gamma',
  total_theta: 'theta',
  total_vega: 'vega',
  greeks_source: 'source of the Greeks',
  is_complete: 'completeness',
  positions: 'positions',
};

/** "NAV, day P&L, positions". */
export function changedWords(changed: readonly string[]): string {
  return changed.map((field) => fieldNames[field] ?? field.replaceAll('_', ' ')).join(', ');
}

/** "new", "gone", or what is not as it was. */
export function rebuiltWords({ before, after, changed }: Pick<RebuiltDay, 'before' | 'after' | 'changed'>): string {
  if (before === null) return after === null ? 'no price on that day, no snapshot' : 'new';
  if (after === null) return 'would be gone';
  return changedWords(changed);
}
