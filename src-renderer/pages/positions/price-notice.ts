import { counted } from '../../../src-shared/domain/counted';
import type { Position } from '../../../src-shared/ipc/positions';
import { dateText } from '../../format/date-format';
import { wholeNumber } from '../../format/number-format';
import { hasDoubtfulPrice } from './position-filters';

/** What is to be said of the prices of a book. */
export interface PriceNotice {
  /** "8 prices need a look." */
  title: string;
  /** What is wrong with them, by kind. */
  sentences: string;
  /** How many positions the filter of doubtful prices finds. */
  doubtful: number;
}

/**
 * Null when no price is stale, too old, held back or to settle. Missing prices alone are no news: their rows say so.
 * `heldBack` counts closes that wait for a decision.
 */
export function priceNotice(positions: readonly Position[], heldBack: number): PriceNotice | null {
  let stale = 0;
  let old = 0;
  let none = 0;
  let toSettle = 0;
  let doubtful = 0;
  let oldest: string | null = null;
  for (const position of positions) {
    if (hasDoubtfulPrice(position)) doubtful += 1;
    if (position.toSettle) toSettle += 1;
    if (position.lastPrice === null) none += 1;
    else if (position.priceState === 'old') old += 1;
    else if (position.priceState === 'stale') {
      stale += 1;
      const { lastPriceDate } = position;
      if (lastPriceDate !== null && (oldest === null || lastPriceDate < oldest)) oldest = lastPriceDate;
    }
  }
  if (stale + old + heldBack + toSettle === 0) return null;
  const kinds = [
    stale > 0 && `${wholeNumber(stale)} stale${oldest === null ? '' : `, from ${dateText(oldest)}`}`,
    old > 0 && `${wholeNumber(old)} more than 5 sessions old and not used`,
    none > 0 && `${wholeNumber(none)} missing`,
    heldBack > 0 && `${wholeNumber(heldBack)} held back for a decision`,
    toSettle > 0 && `${counted(toSettle, 'expired option')} to settle`,
  ].filter((kind) => kind !== false);
  const count = Math.max(doubtful, heldBack);
  return {
    title: `${counted(count, 'price needs', 'prices need')} a look.`,
    sentences: `${kinds.join('; ')}.`,
    doubtful,
  };
}
