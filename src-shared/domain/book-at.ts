import type { PositionType } from './position-type';
import { priceUnderlying } from './price-underlying';
import { afterSplit, reversed, type Split, type SplitHolding } from './splits';

/** A position as it is kept: open, closed, or a closed part of another one. */
export interface BookPosition extends SplitHolding {
  id: string;
  positionType: PositionType;
  contractMultiplier: string;
  currency: string;
  entryDate: string | null;
  exitDate: string | null;
  exitPrice: string | null;
  /** The position that this closed one was a part of. */
  closedPartOf: string | null;
  /** The session whose splits it holds already; null where that is not known yet. */
  unitsDate: string | null;
  /** The day on which it was entered here: since when it is held, where no entry date is known. */
  createdDate: string;
}

/** The symbol whose splits change a holding: its own, an option's underlying. */
export function splitSymbol({ symbol, underlyingSymbol }: Pick<SplitHolding, 'symbol' | 'underlyingSymbol'>): string {
  return underlyingSymbol === null ? symbol : (priceUnderlying(underlyingSymbol) ?? underlyingSymbol);
}

/** Of a symbol's splits those that change this holding: none reaches an option that has expired. */
export function splitsOf(
  { expirationDate }: Pick<SplitHolding, 'expirationDate'>,
  splits: readonly Split[],
): readonly Split[] {
  return expirationDate === null ? splits : splits.filter(({ exDate }) => exDate <= expirationDate);
}

/** When it was held: from the first of the two until the second, which is null while it is open. */
export function heldFrom({ entryDate, createdDate }: BookPosition): string {
  return entryDate ?? createdDate;
}

/** Whether it is in the book on the evening of a session: one that was sold in it is not. */
export function isHeldAt(position: BookPosition, session: string): boolean {
  return heldFrom(position) <= session && (position.exitDate === null || position.exitDate > session);
}

/**
 * A position in the units of an earlier session: splits since then are taken back, so that 1,000 shares of today were
 * 100 before ten for one. Those after `unitsDate` are not in it yet.
 *
 * @param splits - of its symbol, in any order
 */
export function unitsAt<T extends BookPosition>(position: T, session: string, splits: readonly Split[]): T {
  const reached = position.unitsDate;
  return splitsOf(position, splits)
    .filter(({ exDate }) => exDate > session && (reached === null || exDate <= reached))
    .sort((a, b) => (a.exDate < b.exDate ? 1 : -1))
    .reduce((held, split) => afterSplit(held, reversed(split)) ?? held, position);
}
