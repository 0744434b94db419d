import { americanPriceOf, checkSingleBoundary } from './american';
import { impliedVolatility } from './implied-volatility';
import { checkMarket, type PricedOption } from './option-inputs';

/** Of the larger of spot and strike: how near the price at the volatility found has to be. */
const REPRICED = 1e-12;
const MOST_STEPS = 60;
/** Of the volatility: the price is smooth far below that. */
const TOLERANCE = 1e-13;
/** 100,000 %: nothing that is traded. Prices that need more have no volatility here. */
const GREATEST = 1000;

/**
 * The volatility at which the American price is the price given, by bracket and secant from the European one, which is
 * never below it. Null where there is none: at or below what the option is worth without volatility (its intrinsic
 * value, exercised at the best time), at or above the most that it can be worth, and at expiry.
 *
 * A put at spot 36, strike 40, rate 6 %, no dividend and one year for 4.4866761524 has 0.2.
 *
 * @throws RangeError as `americanGreeks`
 */
export function americanImpliedVolatility(option: PricedOption): number | null {
  checkMarket(option);
  checkSingleBoundary(option);
  const { type, spot, strike, rate, dividendYield, years, price } = option;
  if (!(years > 0) || !Number.isFinite(price) || !(price < (type === 'call' ? spot : strike))) return null;
  const sign = type === 'call' ? 1 : -1;
  const excess = (volatility: number) =>
    americanPriceOf(sign, spot, strike, rate, dividendYield, years, volatility) - price;
  // Where the option is exercised at once the price no longer says anything of the volatility.
  if (!(excess(0) < -REPRICED * price) || price <= Math.max(0, sign * (spot - strike))) return null;

  let high = impliedVolatility(option) ?? 1;
  let highExcess = excess(high);
  while (highExcess < 0) {
    high *= 2;
    if (high > GREATEST) return null;
    highExcess = excess(high);
  }
  let low = high;
  let lowExcess = highExcess;
  while (lowExcess >= 0) {
    if (lowExcess === 0) return low;
    high = low;
    highExcess = lowExcess;
    low *= 0.8;
    lowExcess = excess(low);
  }
  const found = rootBetween(excess, low, lowExcess, high, highExcess);
  // At a jump (the boundary, a change of scheme) the price given may belong to no volatility.
  return Math.abs(excess(found)) <= REPRICED * Math.max(spot, strike) ? found : null;
}

/**
 * Secant steps that stay in a bracket: the end that stays twice counts half (the Illinois method), and where that is slow
 * the bracket is halved.
 */
function rootBetween(
  excess: (volatility: number) => number,
  low: number,
  lowExcess: number,
  high: number,
  highExcess: number,
): number {
  let [from, fromExcess, to, toExcess] = [low, lowExcess, high, highExcess];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = step % 8 === 7 ? 0.5 * (from + to) : to - (toExcess * (to - from)) / (toExcess - fromExcess);
    const nextExcess = excess(next);
    if (nextExcess === 0 || Math.abs(next - to) <= TOLERANCE * next) return next;
    if (nextExcess < 0 === toExcess < 0) fromExcess *= 0.5;
    else {
      from = to;
      fromExcess = toExcess;
    }
    to = next;
    toExcess = nextExcess;
  }
  return to;
}
