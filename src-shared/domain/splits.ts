import { Decimal, ENTRY_PRICE, plainText, QUANTITY, roundTo } from './decimal';
import { formatOccSymbol } from './occ-symbol';
import type { OptionType } from './position-type';

/** So many old shares became so many new ones: ten for one has 1 and 10. */
export interface SplitRatio {
  from: string;
  to: string;
}

/** Shares trade at the new price from the morning of `exDate` on. */
export interface Split extends SplitRatio {
  symbol: string;
  exDate: string;
  /** When it became known here; a snapshot that was made before does not hold it. */
  recordedAt?: string;
}

export interface SplitHolding {
  symbol: string;
  quantity: string;
  entryPrice: string | null;
  underlyingSymbol: string | null;
  expirationDate: string | null;
  strikePrice: string | null;
  optionType: OptionType | null;
}

/**
 * What a holding is after a split, or, with the split turned round, what it was before. 100 shares bought at 1,200 are
 * after ten for one 1,000 bought at 120; an option on them struck at 1,200 becomes ten struck at 120, under a new symbol.
 *
 * Null for an option that the rule does not reach: where the split makes no whole number of contracts or no strike that
 * can be listed, the exchange changes what the contract delivers, and only it knows how.
 * @see OCC, By-Laws, Article VI, Section 11: adjustments
 */
export function afterSplit<T extends SplitHolding>(holding: T, { from, to }: SplitRatio): T | null {
  const units = new Decimal(holding.quantity).times(to).div(from);
  const perUnit = (price: string, places: number) => plainText(roundTo(new Decimal(price).times(from).div(to), places));
  const quantity = plainText(roundTo(units, QUANTITY.scale));
  const entryPrice = holding.entryPrice === null ? null : perUnit(holding.entryPrice, ENTRY_PRICE.scale);
  const { underlyingSymbol, expirationDate, strikePrice, optionType } = holding;
  if (underlyingSymbol === null || expirationDate === null || strikePrice === null || optionType === null) {
    return { ...holding, quantity, entryPrice };
  }
  const isWhole = new Decimal(quantity).isInteger() || !new Decimal(holding.quantity).isInteger();
  const exactStrike = new Decimal(strikePrice).times(from).div(to);
  const strike = plainText(roundTo(exactStrike, 3));
  if (!isWhole || !exactStrike.equals(strike) || exactStrike.isZero()) return null;
  const symbol = formatOccSymbol({ root: underlyingSymbol, expirationDate, optionType, strikePrice: strike });
  return { ...holding, symbol, quantity, entryPrice, strikePrice: strike };
}

export function reversed({ from, to, ...split }: Split): Split {
  return { ...split, from: to, to: from };
}
