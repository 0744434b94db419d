import { Exact } from '../../../src-shared/domain/exact';
import type { Position } from '../../../src-shared/ipc/positions';
import { underlyingOf } from '../positions/position-groups';
import { dayPnlOf, pricePctOf } from './day-pnl';

export interface Mover {
  underlying: string;
  /** Cents. */
  pnl: string;
  pricePct: string | null;
  /** Whether what is held of it is worth less than nothing. */
  isShort: boolean;
}

export type MoverOrder = 'pnl' | 'price';

/** Underlyings by day P&L, or by the move of their price, in both cases the highest first. */
function movers(positions: readonly Position[], order: MoverOrder): Mover[] {
  const byUnderlying = new Map<string, Position[]>();
  for (const position of positions) {
    const underlying = underlyingOf(position);
    const held = byUnderlying.get(underlying);
    if (held === undefined) byUnderlying.set(underlying, [position]);
    else held.push(position);
  }
  const all = [...byUnderlying].flatMap(([underlying, held]): Mover[] => {
    const { pnl } = dayPnlOf(held);
    if (pnl === null) return [];
    const value = held.reduce((sum, { marketValue }) => sum.plus(Exact.of(marketValue ?? '0')), Exact.ZERO);
    return [{ underlying, pnl, pricePct: pricePctOf(held), isShort: value.rounded(2).startsWith('-') }];
  });
  const figure = (mover: Mover) => Number(order === 'pnl' ? mover.pnl : (mover.pricePct ?? Number.NaN));
  return all
    .filter((mover) => figure(mover) !== 0 && !Number.isNaN(figure(mover)))
    .sort((a, b) => figure(b) - figure(a) || a.underlying.localeCompare(b.underlying));
}

/** The most that rose and fell, at most so many of each; the worst last. */
export function topMovers(
  positions: readonly Position[],
  order: MoverOrder,
  each: number,
): { up: Mover[]; down: Mover[] } {
  const all = movers(positions, order);
  const isUp = (mover: Mover) => !(order === 'pnl' ? mover.pnl : (mover.pricePct ?? '')).startsWith('-');
  return { up: all.filter(isUp).slice(0, each), down: all.filter((mover) => !isUp(mover)).slice(-each) };
}
