import { inverseNormalCdf, normalCdf } from './normal-distribution';
import { type BlackValue, writeNormalizedBlack } from './normalized-black';
import { checkMarket, type PricedOption } from './option-inputs';
import { controlFor, rationalCubic, type Segment } from './rational-cubic';

/**
 * Implied volatility after Jäckel: a rational first guess in four regions of the price, then Householder's iteration of
 * third order on a function of the price that is nearly straight in each of them.
 *
 * @see P. Jäckel, "Let's be rational", Wilmott 2015 (75), 40–53
 */

const SQRT_THREE = Math.sqrt(3);
const TWO_PI = 2 * Math.PI;
const SQRT_HALF_PI = Math.sqrt(Math.PI / 2);
/** Two suffice for double precision; more are for prices in the last digits of what a double can hold. */
const MOST_STEPS = 12;
const LAST_STEP = 1e-5;

const black: BlackValue = { value: 0, slope: 0, ratio: 0, logarithm: 0 };

/**
 * The volatility at which Black-Scholes-Merton gives the price; null where there is none: at or below the intrinsic
 * value of the forward, at or above the most that an option can be worth, and at expiry.
 *
 * A call at spot 100, strike 120, rate 4 %, yield 1 %, a quarter of a year and a price of 0.85 has 0.2877154209988.
 *
 * @throws RangeError for a spot, strike, rate, yield or time that cannot be used
 */
export function impliedVolatility(option: PricedOption): number | null {
  checkMarket(option);
  const { type, spot, strike, rate, dividendYield, years, price } = option;
  if (!(years > 0) || !Number.isFinite(price)) return null;
  const spotNow = spot * Math.exp(-dividendYield * years);
  const strikeNow = strike * Math.exp(-rate * years);
  const isCall = type === 'call';
  const intrinsic = Math.max(0, isCall ? spotNow - strikeNow : strikeNow - spotNow);
  // An option in the money has the time value, and so the volatility, of the other type out of the money. What rounding
  // makes of an intrinsic value is no time value.
  const timeValue = price - intrinsic;
  const rounding = intrinsic > 0 ? 4 * Number.EPSILON * Math.max(spotNow, strikeNow) : 0;
  if (!(timeValue > rounding) || !(price < (isCall ? spotNow : strikeNow))) return null;
  const x = -Math.abs(Math.log(spot / strike) + (rate - dividendYield) * years);
  const deviation = impliedDeviation(timeValue / Math.sqrt(spotNow * strikeNow), x);
  return deviation === null ? null : deviation / Math.sqrt(years);
}

/**
 * s = σ√T of a normalized price β out of the money, x <= 0. Null where β is not between 0 and its greatest, e^(x/2).
 * `impliedDeviation(0.0796556745540579, 0)` is 0.2.
 */
export function impliedDeviation(beta: number, x: number): number | null {
  const most = Math.exp(0.5 * x);
  if (!(beta > 0) || !(beta < most)) return null;
  return x === 0 ? atTheMoney(beta) : outOfTheMoney(beta, x, most);
}

/** b(0, s) = 2·N(s/2) − 1. The inverse loses the digits of a small price; a Newton step brings them back. */
function atTheMoney(beta: number): number {
  let s = beta < 1e-3 ? beta * 2 * SQRT_HALF_PI : -2 * inverseNormalCdf(0.5 * (1 - beta));
  for (let step = 0; step < 2; step += 1) {
    writeNormalizedBlack(0, s, black);
    s += (beta - black.value) / black.slope;
  }
  return s;
}

type Objective = 'reciprocal of the logarithm' | 'price' | 'logarithm of the rest';

function outOfTheMoney(beta: number, x: number, most: number): number | null {
  // Where b(s) turns from convex to concave; its tangent there meets 0 and the greatest price at the borders of the regions.
  const center = Math.sqrt(2 * Math.abs(x));
  writeNormalizedBlack(x, center, black);
  const centerPrice = black.value;
  const centerSlope = black.slope;
  if (beta < centerPrice) {
    const low = center - black.ratio;
    writeNormalizedBlack(x, low, black);
    if (beta < black.value) {
      return refined(beta, x, most, lowGuess(beta, x, low, black.value), 'reciprocal of the logarithm');
    }
    const segment: Segment = {
      fromX: black.value,
      toX: centerPrice,
      fromY: low,
      toY: center,
      fromSlope: 1 / black.slope,
      toSlope: 1 / centerSlope,
    };
    return refined(beta, x, most, rationalCubic(beta, segment, controlFor(segment, 'end', 0, false)), 'price');
  }
  const high = center + (most - centerPrice) / centerSlope;
  writeNormalizedBlack(x, high, black);
  if (beta <= black.value) {
    const segment: Segment = {
      fromX: centerPrice,
      toX: black.value,
      fromY: center,
      toY: high,
      fromSlope: 1 / centerSlope,
      toSlope: 1 / black.slope,
    };
    return refined(beta, x, most, rationalCubic(beta, segment, controlFor(segment, 'start', 0, false)), 'price');
  }
  return refined(beta, x, most, highGuess(beta, x, high, black.value, most), 'logarithm of the rest');
}

/** In the lowest region (2π|x|/(3√3))·N(−|x|/(√3·s))³ is nearly the price itself. */
function lowGuess(beta: number, x: number, low: number, lowPrice: number): number {
  const size = Math.abs(x);
  const scale = (TWO_PI * size) / (3 * SQRT_THREE);
  const z = size / (SQRT_THREE * low);
  const cdf = normalCdf(-z);
  const density = Math.exp(-0.5 * z * z) / (2 * SQRT_HALF_PI);
  const square = low * low;
  const segment: Segment = {
    fromX: 0,
    toX: lowPrice,
    fromY: 0,
    toY: scale * cdf ** 3,
    fromSlope: 1,
    toSlope: TWO_PI * z * z * cdf * cdf * Math.exp(z * z + square / 8),
  };
  const curvature =
    (((Math.PI / 6) * z * z * cdf * Math.exp(2 * z * z + square / 4)) / (square * low)) *
    (8 * SQRT_THREE * low * size + ((3 * square * (square - 8) - 8 * x * x) * cdf) / density);
  const mapped = rationalCubic(beta, segment, controlFor(segment, 'end', curvature, true));
  const share = Math.cbrt(mapped / scale);
  const guess = share > 0 && share < 0.5 ? size / (-SQRT_THREE * inverseNormalCdf(share)) : Number.NaN;
  // Prices below what these powers can hold: b is about exp(−x²/2s²) there.
  return guess > 0 ? guess : size / Math.sqrt(-2 * Math.log(beta));
}

/** In the highest region N(−s/2) is nearly straight in the price. */
function highGuess(beta: number, x: number, high: number, highPrice: number, most: number): number {
  const ratio = x / high;
  const segment: Segment = {
    fromX: highPrice,
    toX: most,
    fromY: normalCdf(-0.5 * high),
    toY: 0,
    fromSlope: -0.5 * Math.exp(0.5 * ratio * ratio),
    toSlope: -0.5,
  };
  const curvature = (SQRT_HALF_PI * Math.exp(ratio * ratio + (high * high) / 8) * ratio * ratio) / high;
  const control = Number.isFinite(curvature) ? controlFor(segment, 'start', curvature, true) : Number.MAX_VALUE;
  const mapped = rationalCubic(beta, segment, control);
  return mapped > 0 ? -2 * inverseNormalCdf(Math.min(mapped, 0.5)) : high;
}

/** Householder's iteration of third order, kept inside what the price allows. */
function refined(beta: number, x: number, most: number, guess: number, objective: Objective): number | null {
  const betaLogarithm = Math.log(beta);
  let least = 0;
  let greatest = Number.POSITIVE_INFINITY;
  let s = guess;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    writeNormalizedBlack(x, s, black);
    const { value, slope, ratio, logarithm } = black;
    if (logarithm > betaLogarithm) greatest = Math.min(greatest, s);
    else least = Math.max(least, s);
    const h = x / s;
    const second = (h * h) / s - s / 4;
    const third = second * second - 3 * (h / s) ** 2 - 0.25;
    let newton: number;
    let halley: number;
    let householder: number;
    if (objective === 'price') {
      newton = (beta - value) / slope;
      halley = second;
      householder = third;
    } else if (objective === 'reciprocal of the logarithm') {
      const rise = 1 / ratio;
      const factor = 1 + 2 / logarithm;
      newton = (((betaLogarithm - logarithm) * logarithm) / betaLogarithm) * ratio;
      halley = second - rise * factor;
      householder = third + 2 * rise * rise * (1 + (3 / logarithm) * (1 + 1 / logarithm)) - 3 * second * rise * factor;
    } else {
      const rise = slope / (most - value);
      newton = Math.log((most - value) / (most - beta)) / rise;
      halley = second + rise;
      householder = third + rise * (2 * rise + 3 * second);
    }
    const change = (newton * (1 + 0.5 * halley * newton)) / (1 + newton * (halley + (householder / 6) * newton));
    let next = s + (Number.isFinite(change) ? change : newton);
    // The error shrinks with its fourth power: the step after one this small is below the last digit.
    if (Math.abs(next - s) <= LAST_STEP * s) return next;
    if (!(next > least && next < greatest)) {
      next = greatest === Number.POSITIVE_INFINITY ? 2 * s : 0.5 * (least + greatest);
    }
    s = next;
  }
  return s > 0 && Number.isFinite(s) ? s : null;
}
