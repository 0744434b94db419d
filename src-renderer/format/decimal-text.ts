/**
 * Exact arithmetic on the contract's decimal text, for what the window adds up and rounds itself.
 * A value is a whole number of 10⁻¹², the most decimals that the contract carries.
 */
const decimals = 12;
const one = 10n ** BigInt(decimals);

/** Units of 10⁻¹². `text` is decimal text of the contract; `unitsOf('-1.5')` is -1500000000000n. */
export function unitsOf(text: string): bigint {
  const negative = text.startsWith('-');
  const [whole = '0', fraction = ''] = (negative ? text.slice(1) : text).split('.');
  const units = BigInt(whole) * one + BigInt(fraction.slice(0, decimals).padEnd(decimals, '0'));
  return negative ? -units : units;
}

/** `units` rounded to `places` decimals, halves away from zero, as a whole number of 10^-places. */
export function roundUnits(units: bigint, places: number): bigint {
  const divisor = 10n ** BigInt(decimals - places);
  const absolute = units < 0n ? -units : units;
  const rounded = (absolute + divisor / 2n) / divisor;
  return units < 0n ? -rounded : rounded;
}

/** Decimal text with exactly `places` decimals; `toDecimalText(unitsOf('1.005'), 2)` is `1.01`. */
export function toDecimalText(units: bigint, places: number): string {
  const rounded = roundUnits(units, places);
  const digits = (rounded < 0n ? -rounded : rounded).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = places > 0 ? `.${digits.slice(digits.length - places)}` : '';
  return `${rounded < 0n ? '-' : ''}${whole}${fraction}`;
}

export interface DecimalSum {
  /** Null when nothing could be added: a sum of nothing is missing, not 0. */
  units: bigint | null;
  count: number;
  missing: number;
}

/** A text of at most this length has at most 15 digits: as a whole number of cents it is exact in a double. */
const exactLength = 16;
const exactSum = Number.MAX_SAFE_INTEGER / 2;
const centUnits = one / 100n;

/** Adds what is there and counts what is not. Cents, which most sums are of, take the fast way, as exact as the other. */
export function sumDecimals(texts: Iterable<string | null>): DecimalSum {
  let units = 0n;
  let cents = 0;
  let count = 0;
  let missing = 0;
  for (const text of texts) {
    if (text === null) {
      missing += 1;
      continue;
    }
    count += 1;
    if (text.length <= exactLength && text.at(-3) === '.') {
      cents += Number(text.slice(0, -3) + text.slice(-2));
      if (Math.abs(cents) < exactSum) continue;
      units += BigInt(cents) * centUnits;
      cents = 0;
    } else units += unitsOf(text);
  }
  units += BigInt(cents) * centUnits;
  return { units: count > 0 ? units : null, count, missing };
}

/** a as a percentage of b, or null when b is zero. */
export function percentOf(a: bigint, b: bigint): bigint | null {
  return b === 0n ? null : (a * 100n * one) / b;
}
