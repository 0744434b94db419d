import { erfc, erfcxOfPositive, erfOfSmall, SMALL } from './error-function';

const SQRT_HALF = Math.SQRT1_2;
const INVERSE_SQRT_TWO_PI = 0.3989422804014327;
const HALF_SQRT_TWO_PI = 1.2533141373155003;

/** Density of the standard normal distribution. `normalDensity(0)` is 0.3989422804014327. */
export function normalDensity(x: number): number {
  return INVERSE_SQRT_TWO_PI * Math.exp(-0.5 * x * x);
}

/** N(x) = ½·erfc(−x/√2). `normalCdf(1.96)` is 0.9750021048517795. Its lower tail keeps its relative precision. */
export function normalCdf(x: number): number {
  return 0.5 * erfc(-x * SQRT_HALF);
}

/**
 * N(x) where the density at x is known, which saves the exponential that N would compute again: N(−x) = φ(x)·√(π/2)·
 * erfcx(x/√2). `cdfFromDensity(1.96, normalDensity(1.96))` is 0.9750021048517795.
 */
export function cdfFromDensity(x: number, density: number): number {
  const y = x * SQRT_HALF;
  const size = Math.abs(y);
  if (size <= SMALL) return 0.5 + 0.5 * erfOfSmall(y);
  const tail = density * HALF_SQRT_TWO_PI * erfcxOfPositive(size);
  return x > 0 ? 1 - tail : tail;
}

/**
 * The x with N(x) = p, for 0 < p < 1. `inverseNormalCdf(0.975)` is 1.959963984540054.
 *
 * Relative error about 1e-16.
 *
 * @see M. J. Wichura, "Algorithm AS 241: The percentage points of the normal distribution", Applied Statistics 37 (1988),
 * 477–484, PPND16
 */
export function inverseNormalCdf(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (
      (q *
        (((((((r * 2509.0809287301227 + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r +
          13731.69376550946) *
          r +
          1971.5909503065513) *
          r +
          133.14166789178438) *
          r +
          3.3871328727963665)) /
      (((((((r * 5226.495278852546 + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r +
        5394.196021424751) *
        r +
        687.1870074920579) *
        r +
        42.31333070160091) *
        r +
        1)
    );
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const x = r <= 5 ? nearTail(r - 1.6) : farTail(r - 5);
  return q < 0 ? -x : x;
}

function nearTail(r: number): number {
  return (
    (((((((r * 0.0007745450142783414 + 0.022723844989269184) * r + 0.2417807251774506) * r + 1.2704582524523684) * r +
      3.6478483247632045) *
      r +
      5.769497221460691) *
      r +
      4.630337846156546) *
      r +
      1.4234371107496835) /
    (((((((r * 1.0507500716444169e-9 + 0.0005475938084995345) * r + 0.015198666563616457) * r + 0.14810397642748008) *
      r +
      0.6897673349851) *
      r +
      1.6763848301838038) *
      r +
      2.053191626637759) *
      r +
      1)
  );
}

function farTail(r: number): number {
  return (
    (((((((r * 2.0103343992922881e-7 + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r + 0.026532189526576124) *
      r +
      0.29656057182850487) *
      r +
      1.7848265399172913) *
      r +
      5.463784911164114) *
      r +
      6.657904643501103) /
    (((((((r * 2.0442631033899397e-15 + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r +
      0.0007868691311456133) *
      r +
      0.014875361290850615) *
      r +
      0.1369298809227358) *
      r +
      0.599832206555888) *
      r +
      1)
  );
}
