import { Exact } from '../../../src-shared/domain/exact';
import { isOptionType, sideOf } from '../../../src-shared/domain/position-type';
import type { Position } from '../../../src-shared/ipc/positions';

const cents = 2;
const percentPlaces = 4;
const hundred = Exact.of('100');

/** Day P&L added up; null when no position has one. `count` is how many have. */
export function dayPnlOf(positions: readonly Position[]): { pnl: string | null; count: number } {
  const known = positions.flatMap(({ dayPnl }) => dayPnl ?? []);
  const sum = known.reduce((total, text) => total.plus(Exact.of(text)), Exact.ZERO);
  return { pnl: known.length === 0 ? null : sum.rounded(cents), count: known.length };
}

/** Day P&L in percent of the market value, long plus the size of short; null without either. */
export function dayPnlPctOf(positions: readonly Position[]): string | null {
  const { pnl } = dayPnlOf(positions);
  const gross = positions.reduce(
    (total, { marketValue }) => (marketValue === null ? total : total.plus(Exact.of(marketValue.replace('-', '')))),
    Exact.ZERO,
  );
  if (pnl === null || Number(gross.rounded(cents)) === 0) return null;
  return Exact.of(pnl).times(hundred).dividedBy(gross, percentPlaces);
}

/**
 * How the price of a stock moved, in percent, dividends included; a short that lost has a price that rose. Null when none
 * of the positions is the stock itself and was held before.
 */
export function pricePctOf(positions: readonly Position[]): string | null {
  for (const { positionType, dayPnl, dayPnlPct } of positions) {
    if (isOptionType(positionType) || dayPnl === null || dayPnlPct === null) continue;
    const size = dayPnlPct.replace('-', '');
    return dayPnl.startsWith('-') === (sideOf(positionType) === -1) ? size : `-${size}`;
  }
  return null;
}
