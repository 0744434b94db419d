import { erfcx } from './error-function';
import { normalCdf } from './normal-distribution';

/**
 * The Black price without its units: b(x, s) = e^(x/2)·N(x/s + s/2) − e^(−x/2)·N(x/s − s/2), with x = ln(F/K) and
 * s = σ√T. A price is √(F·K) times that, discounted.
 *
 * @see P. Jäckel, "Let's be rational", Wilmott 2015 (75), 40–53
 */

const SQRT_HALF = Math.SQRT1_2;
const SQRT_TWO_PI = 2.5066282746310007;
const TWO_BY_SQRT_PI = 1.1283791670955126;

/** b and what a search asks of it. Far out value and slope underflow; ratio and logarithm keep their digits. */
export interface BlackValue {
  value: number;
  /** ∂b/∂s. */
  slope: number;
  /** value/slope, also where both are 0. */
  ratio: number;
  /** ln b, also where b is 0. */
  logarithm: number;
}

/**
 * For out-of-the-money options, x <= 0, and s > 0. Written into `out`, so that a search allocates nothing. At x = 0 and
 * s = 0.2 the value is 0.0796556745540579.
 */
export function writeNormalizedBlack(x: number, s: number, out: BlackValue): void {
  const h = x / s;
  const t = 0.5 * s;
  const exponent = -0.5 * (h * h + t * t);
  out.slope = Math.exp(exponent) / SQRT_TWO_PI;
  if (h + t > 0.85) {
    // Much volatility: the two terms are far apart.
    const half = Math.exp(0.5 * x);
    out.value = half * normalCdf(h + t) - normalCdf(h - t) / half;
    out.ratio = out.value / out.slope;
    out.logarithm = Math.log(out.value);
    return;
  }
  const body =
    t < 0.2 ? nearDifference(-h * SQRT_HALF, t * SQRT_HALF) : erfcx(-(h + t) * SQRT_HALF) - erfcx((t - h) * SQRT_HALF);
  out.ratio = 0.5 * SQRT_TWO_PI * body;
  out.value = out.slope * out.ratio;
  out.logarithm = exponent + Math.log(0.5 * body);
}

/**
 * erfcx(m − d) − erfcx(m + d) for a small d, by erfcx's odd derivatives in m, where the difference itself would lose
 * its digits. With f′ = 2m·f − 2/√π every further one is f⁽ⁿ⁺¹⁾ = 2m·f⁽ⁿ⁾ + 2n·f⁽ⁿ⁻¹⁾.
 */
function nearDifference(m: number, d: number): number {
  let before = erfcx(m);
  let derivative = m > 50 ? farSlope(m) : 2 * m * before - TWO_BY_SQRT_PI;
  let power = d;
  let sum = derivative * power;
  for (let n = 1; n < 15; n += 2) {
    const even = 2 * m * derivative + 2 * n * before;
    const odd = 2 * m * even + 2 * (n + 1) * derivative;
    power *= (d * d) / ((n + 1) * (n + 2));
    const term = odd * power;
    // Far out the recurrence loses its digits before the terms stop mattering; they alternate in nothing but noise then.
    if (!(Math.abs(term) < 0.5 * Math.abs(sum))) break;
    sum += term;
    if (Math.abs(term) < 1e-17 * Math.abs(sum)) break;
    before = even;
    derivative = odd;
  }
  return -2 * sum;
}

/** erfcx′(m) for a large m, where 2m·erfcx(m) − 2/√π is the difference of two equal numbers. */
function farSlope(m: number): number {
  const y = 1 / (2 * m * m);
  return -TWO_BY_SQRT_PI * y * (1 - y * (3 - y * (15 - y * 105)));
}
