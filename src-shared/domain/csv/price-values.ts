import { enteredLastPrice } from '../entered-fields';
import { bad, type Fault, good, type Parsed, quoted } from '../parsed';

/** What stands in a file for no value. */
const NO_VALUE = /^(?:n\/?[ad]|null|none|nan|[-\u2013\u2014]+|)$/i;

interface PriceRead {
  /** As it is stored, without useless zeros; null for none. */
  value: string | null;
  warning: Fault | null;
}

/** A price as it is stored, with four decimals at most: "$182.00" is "182". Zero is a price of options alone. */
export function readPrice(text: string, zeroAllowed: boolean): Parsed<PriceRead> {
  const trimmed = text.trim();
  if (NO_VALUE.test(trimmed)) return good({ value: null, warning: null });
  const price = enteredLastPrice(trimmed);
  if (!price.ok) {
    return price.code === 'NEGATIVE_PRICE'
      ? bad(price.code, `${quoted(trimmed)} is negative. Prices are positive.`)
      : price;
  }
  if (price.value.value === '0' && !zeroAllowed) {
    return bad('ZERO_PRICE', `${quoted(trimmed)} is no price: a stock or fund is never at 0.`);
  }
  return good(price.value);
}

const VOLUME = /^(\d+(?:\.\d*)?|\.\d+)\s*([KMBT]?)$/i;
const GROUPS = /^\d{1,3}(?:,\d{3})+(?=$|[.KMBT\s])/i;
const UNITS: Readonly<Record<string, number>> = { '': 1, K: 1e3, M: 1e6, B: 1e9, T: 1e12 };

/**
 * Shares or contracts traded, a whole number: "55.61M" is 55610000, "1,234" is 1234. A fraction, which providers make
 * when they adjust for splits, is rounded.
 */
export function readVolume(text: string): Parsed<number | null> {
  const trimmed = text.trim();
  if (NO_VALUE.test(trimmed)) return good(null);
  const parts = VOLUME.exec(trimmed.replace(GROUPS, (digits) => digits.replaceAll(',', '')));
  const [, digits = '', unit = ''] = parts ?? [];
  // 55.61 times a million is not a whole number in floating point, but it rounds to the right one.
  const volume = parts ? Math.round(Number(digits) * (UNITS[unit.toUpperCase()] ?? 1)) : Number.NaN;
  return Number.isSafeInteger(volume)
    ? good(volume)
    : bad('NOT_A_VOLUME', `${quoted(trimmed)} is no volume and is left out. Write a whole number, like 55610000.`);
}

export interface DayRange {
  open: string | null;
  high: string | null;
  low: string | null;
}

/** What of a day's range cannot be beside this close, in words; null where all can. The close is believed. */
export function impossibleRange(
  { open, high, low }: DayRange,
  close: string,
): { message: string; kept: DayRange } | null {
  const above = (price: string | null, limit: string | null) =>
    price !== null && limit !== null && Number(price) > Number(limit);
  const without = (fault: string) => ({
    message: `${fault} The close is kept; open, high and low are left out.`,
    kept: { open: null, high: null, low: null },
  });
  if (above(low, high)) return without(`The low ${low} is above the high ${high}.`);
  if (above(close, high)) return without(`The close ${close} is above the high ${high}.`);
  if (above(low, close)) return without(`The close ${close} is below the low ${low}.`);
  if (!above(open, high) && !above(low, open)) return null;
  const side = above(open, high) ? `above the high ${high}` : `below the low ${low}`;
  return { message: `The open ${open} is ${side} and is left out.`, kept: { open: null, high, low } };
}
