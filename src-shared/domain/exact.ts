import { Decimal } from './decimal';

/** Digits with at most one point: what files and the database hold, nearly without exception. */
const PLAIN = /^-?\d*\.?\d+$/;

const powers: bigint[] = [];

function powerOfTen(exponent: number): bigint {
  powers[exponent] ??= 10n ** BigInt(exponent);
  return powers[exponent];
}

/**
 * An exact decimal number: digits × 10^-scale. Sums, differences and products are never rounded; what is shown is
 * rounded once, at the end. It serves where a book of 100,000 rows is computed: about ten times faster than decimal.js,
 * which stays for everything else.
 */
export class Exact {
  static readonly ZERO = new Exact(0n, 0);

  private constructor(
    private readonly digits: bigint,
    private readonly scale: number,
  ) {}

  /** @throws for what is no finite number */
  static of(text: string): Exact {
    const plain = PLAIN.test(text) ? text : new Decimal(text).toFixed();
    const point = plain.indexOf('.');
    if (point < 0) return new Exact(BigInt(plain), 0);
    return new Exact(BigInt(plain.slice(0, point) + plain.slice(point + 1)), plain.length - point - 1);
  }

  plus(other: Exact): Exact {
    const scale = Math.max(this.scale, other.scale);
    return new Exact(this.digitsAt(scale) + other.digitsAt(scale), scale);
  }

  minus(other: Exact): Exact {
    return this.plus(other.negated());
  }

  times(other: Exact): Exact {
    return new Exact(this.digits * other.digits, this.scale + other.scale);
  }

  negated(): Exact {
    return new Exact(-this.digits, this.scale);
  }

  /** Text with exactly `scale` decimals, never "-0". Halves go away from zero as in Postgres: -0.125 is "-0.13". */
  rounded(scale: number): string {
    return this.scale <= scale
      ? textOf(this.digitsAt(scale), scale)
      : textOf(quotient(this.digits, powerOfTen(this.scale - scale)), scale);
  }

  /** The quotient, rounded once like {@link rounded}. @throws RangeError when the divisor is zero */
  dividedBy(divisor: Exact, scale: number): string {
    const shift = divisor.scale - this.scale + scale;
    const [up, down] = shift >= 0 ? [powerOfTen(shift), 1n] : [1n, powerOfTen(-shift)];
    return textOf(quotient(this.digits * up, divisor.digits * down), scale);
  }

  private digitsAt(scale: number): bigint {
    return scale === this.scale ? this.digits : this.digits * powerOfTen(scale - this.scale);
  }
}

/** To the nearest whole number, halves away from zero. */
function quotient(dividend: bigint, divisor: bigint): bigint {
  const whole = dividend / divisor;
  const rest = dividend % divisor;
  if (2n * absolute(rest) < absolute(divisor)) return whole;
  return dividend < 0n === divisor < 0n ? whole + 1n : whole - 1n;
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function textOf(digits: bigint, scale: number): string {
  if (scale === 0) return String(digits);
  const text = String(absolute(digits)).padStart(scale + 1, '0');
  return `${digits < 0n ? '-' : ''}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}
