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
  readonly units: bigint | null;
  readonly count: number;
  readonly missing: number;
}

/** A text of at most this length has at most 15 digits: without its point it is a whole number, exact in a double. */
const exactLength = 16;
const exactSum = Number.MAX_SAFE_INTEGER / 2;
const centUnits = one / 100n;
const pointUnits = one / 10_000n;

/** Adds what is there and counts what is not. Cents and percentages take a fast way, as exact as the other. */
export class DecimalAdder implements DecimalSum {
  count = 0;
  missing = 0;
  #units = 0n;
  /** Whole cents, and whole hundredths of a percent, that are not in `#units` yet. */
  #cents = 0;
  #points = 0;

  add(text: string | null): void {
    if (text === null) {
      this.missing += 1;
      return;
    }
    this.count += 1;
    if (text.length > exactLength) this.#units += unitsOf(text);
    else if (text.at(-3) === '.') {
      this.#cents += digitsOf(text);
      if (Math.abs(this.#cents) > exactSum) this.#carry();
    } else if (text.at(-5) === '.') {
      this.#points += digitsOf(text);
      if (Math.abs(this.#points) > exactSum) this.#carry();
    } else this.#units += unitsOf(text);
  }

  get units(): bigint | null {
    this.#carry();
    return this.count > 0 ? this.#units : null;
  }

  #carry(): void {
    this.#units += BigInt(this.#cents) * centUnits + BigInt(this.#points) * pointUnits;
    this.#cents = 0;
    this.#points = 0;
  }
}

/** The text without its point as a whole number; by hand, since a large book asks for a million of them at once. */
function digitsOf(text: string): number {
  let digits = 0;
  for (let index = 0; index < text.length; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    // Neither the sign nor the point.
    if (digit >= 0) digits = digits * 10 + digit;
  }
  return text.startsWith('-') ? -digits : digits;
}

export function sumDecimals(texts: Iterable<string | null>): DecimalSum {
  const sum = new DecimalAdder();
  for (const text of texts) sum.add(text);
  return sum;
}

/** a as a percentage of b, or null when b is zero. */
export function percentOf(a: bigint, b: bigint): bigint | null {
  return b === 0n ? null : (a * 100n * one) / b;
}
