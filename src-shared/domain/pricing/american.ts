import {
  DELTA,
  GAMMA,
  greeksAt,
  PRICE,
  RHO,
  type SecondOrderGreeks,
  THETA,
  VALUES,
  VEGA,
  writeEuropean,
} from './black-scholes-merton';
import { type BoundaryEffort, boundaryScheme, type PremiumScheme, premiumScheme } from './boundary-scheme';
import { ExerciseBoundary } from './exercise-boundary';
import { checkInputs, type OptionInputs, type RawGreeks } from './option-inputs';

/**
 * American options with a continuous dividend yield: the European price and the early-exercise premium, an integral over
 * the {@link ExerciseBoundary}. A call is worked out as the put that it equals: C(S, K, r, q) = P(K, S, q, r).
 *
 * @see L. Andersen, M. Lake, D. Offengenden, "High performance American option pricing", Journal of Computational
 * Finance 20 (2016), 39–87
 */

/** How finely a boundary is solved and a premium added up. */
interface Method {
  /** Solved again for every option. */
  boundary: ExerciseBoundary;
  premium: PremiumScheme;
  /** For spots just above the boundary, where the integrand is a narrow step. */
  premiumNearBoundary: PremiumScheme;
}

function method(effort: BoundaryEffort, premiumPoints: number): Method {
  return {
    boundary: new ExerciseBoundary(boundaryScheme(effort)),
    premium: premiumScheme(effort.nodes, premiumPoints, 1),
    premiumNearBoundary: premiumScheme(effort.nodes, 64, 3),
  };
}

const standard = method({ nodes: 7, points: 8, crowding: 1, iterations: 1, newtonSteps: 1 }, 20);
const fine = method({ nodes: 11, points: 32, crowding: 2, iterations: 3, newtonSteps: 1 }, 48);

/** max(r, q)·√T/σ above which the fine one is needed: much interest beside little volatility turns the boundary sharply. */
const SHARP = 0.8;
/** ln(S/B)/(σ√T) below which a spot is near the boundary. */
const NEAR = 0.25;
/** σ√T below which, and max(r, q)·√T/σ above which, the volatility moves nothing that can be told. */
const NO_DEVIATION = 1e-9;
const NO_DIFFUSION = 150;

/** Of the put on strike 1: value, slope and curvature by the spot. */
const normalized = new Float64Array(3);
const european = new Float64Array(VALUES);
const premium = new Float64Array(3);
/** Of the premium by the volatility, and by the rate that is asked for. */
const shifts = new Float64Array(2);

function methodFor(earned: number, lost: number, years: number, volatility: number): Method {
  const sharpness = (Math.max(earned, lost) * Math.sqrt(years)) / volatility;
  return sharpness > SHARP ? fine : standard;
}

function isNearlyCertain(earned: number, lost: number, years: number, volatility: number): boolean {
  const root = Math.sqrt(years);
  return !(volatility * root > NO_DEVIATION && Math.max(earned, lost) * root < NO_DIFFUSION * volatility);
}

/** Whether a put may ever be worth exercising before expiry: its strike earns interest, or its underlying costs money. */
function mayExerciseEarly(rate: number, dividendYield: number): boolean {
  return rate > 0 || (rate === 0 && dividendYield < 0);
}

/**
 * The put on strike 1 into {@link normalized}, the boundary being solved for these very values. Answers whether it is held;
 * else it is exercised, and its value is the intrinsic one.
 */
function writeHeldPut(
  spot: number,
  rate: number,
  dividendYield: number,
  years: number,
  volatility: number,
  chosen: Method,
): boolean {
  if (spot <= chosen.boundary.now) return false;
  writeEuropean(-1, spot, 1, rate, dividendYield, years, volatility, european, 0);
  chosen.boundary.writePremium(spot, premiumSchemeFor(spot, years, volatility, chosen), premium);
  normalized[0] = (european[PRICE] as number) + Math.max(0, premium[0] as number);
  normalized[1] = (european[DELTA] as number) + (premium[1] as number);
  normalized[2] = Math.max(0, (european[GAMMA] as number) + (premium[2] as number));
  // A boundary that is a hair too low: the value there has met the intrinsic one already.
  return !((normalized[0] as number) < 1 - spot);
}

function premiumSchemeFor(spot: number, years: number, volatility: number, chosen: Method): PremiumScheme {
  const distance = Math.log(spot / chosen.boundary.now) / (volatility * Math.sqrt(years));
  return distance < NEAR ? chosen.premiumNearBoundary : chosen.premium;
}

/** The option's price alone, per share. Allocates and checks nothing. @param sign - 1 for a call, −1 for a put */
export function americanPriceOf(
  sign: 1 | -1,
  spot: number,
  strike: number,
  rate: number,
  dividendYield: number,
  years: number,
  volatility: number,
): number {
  if (!(years > 0)) return Math.max(0, sign * (spot - strike)) + 0 * years;
  const isPut = sign < 0;
  const earned = isPut ? rate : dividendYield;
  const lost = isPut ? dividendYield : rate;
  if (!mayExerciseEarly(earned, lost)) {
    writeEuropean(sign, spot, strike, rate, dividendYield, years, volatility, european, 0);
    return european[PRICE] as number;
  }
  if (isNearlyCertain(earned, lost, years, volatility)) {
    writeNearlyCertain(sign, spot, strike, rate, dividendYield, years, volatility, european, 0);
    return european[PRICE] as number;
  }
  const chosen = methodFor(earned, lost, years, volatility);
  chosen.boundary.solve(earned, lost, years, volatility);
  const intrinsic = sign * (spot - strike);
  const isHeld = writeHeldPut(isPut ? spot / strike : strike / spot, earned, lost, years, volatility, chosen);
  return isHeld ? Math.max(intrinsic, (isPut ? strike : spot) * (normalized[0] as number)) : intrinsic;
}

/**
 * Price and Greeks, written from `out[at]` on in the order of PRICE…RHO. Allocates nothing and checks nothing: inputs that
 * are no numbers give NaN.
 *
 * Delta and gamma come from the integral's derivatives. Where the option is held, theta follows from the equation that
 * its price obeys: θ = r·V − (r − q)·S·Δ − ½·σ²·S²·Γ. Vega and rho are those of the integral with the boundary moving
 * along. Where it is exercised, nothing but the spot moves its price.
 *
 * @param sign - 1 for a call, −1 for a put
 */
export function writeAmerican(
  sign: 1 | -1,
  spot: number,
  strike: number,
  rate: number,
  dividendYield: number,
  years: number,
  volatility: number,
  out: Float64Array,
  at: number,
): void {
  const isPut = sign < 0;
  const earned = isPut ? rate : dividendYield;
  const lost = isPut ? dividendYield : rate;
  if (!(years > 0) || !mayExerciseEarly(earned, lost)) {
    writeEuropean(sign, spot, strike, rate, dividendYield, years, volatility, out, at);
    return;
  }
  if (isNearlyCertain(earned, lost, years, volatility)) {
    writeNearlyCertain(sign, spot, strike, rate, dividendYield, years, volatility, out, at);
    return;
  }
  const chosen = methodFor(earned, lost, years, volatility);
  const { boundary } = chosen;
  boundary.solve(earned, lost, years, volatility);
  const money = isPut ? strike : spot;
  const moneyness = isPut ? spot / strike : strike / spot;
  const intrinsic = sign * (spot - strike);
  if (!writeHeldPut(moneyness, earned, lost, years, volatility, chosen)) {
    out[at + PRICE] = intrinsic;
    out[at + DELTA] = sign;
    out[at + GAMMA] = 0;
    out[at + VEGA] = 0;
    out[at + THETA] = 0;
    out[at + RHO] = 0;
    return;
  }
  const value = normalized[0] as number;
  const slope = normalized[1] as number;
  const curvature = normalized[2] as number;
  const price = Math.max(intrinsic, money * value);
  const delta = isPut ? slope : value - moneyness * slope;
  const gamma = isPut ? curvature / strike : (moneyness * moneyness * curvature) / spot;
  out[at + PRICE] = price;
  out[at + DELTA] = delta;
  out[at + GAMMA] = gamma;
  out[at + THETA] =
    rate * price - (rate - dividendYield) * spot * delta - 0.5 * volatility * volatility * spot * spot * gamma;

  // A call's rate is what its put loses.
  const by = isPut ? 'rate' : 'dividendYield';
  boundary.solveShifts(by);
  boundary.writePremiumShifts(moneyness, by, premiumSchemeFor(moneyness, years, volatility, chosen), shifts);
  const europeanRho = isPut ? (european[RHO] as number) : -years * moneyness * (european[DELTA] as number);
  out[at + VEGA] = money * ((european[VEGA] as number) + (shifts[0] as number));
  out[at + RHO] = money * (europeanRho + (shifts[1] as number));
}

/**
 * Without volatility the spot's path is known, and the option is exercised when that is worth most:
 * max over t of sign·(S·e^(−qt) − K·e^(−rt)), at one end or where its slope is 0.
 */
function certainTime(
  sign: 1 | -1,
  spot: number,
  strike: number,
  rate: number,
  dividendYield: number,
  years: number,
): number {
  const turn = Math.log((rate * strike) / (dividendYield * spot)) / (rate - dividendYield);
  const gain = (time: number) => gainAt(time, sign, spot, strike, rate, dividendYield);
  let best = gain(0) >= gain(years) ? 0 : years;
  if (turn > 0 && turn < years && gain(turn) > gain(best)) best = turn;
  return best;
}

function gainAt(time: number, sign: 1 | -1, spot: number, strike: number, rate: number, dividendYield: number): number {
  return Math.max(0, sign * (spot * Math.exp(-dividendYield * time) - strike * Math.exp(-rate * time)));
}

/** The better of holding a European option and of exercising at the best time of the spot's path without volatility. */
function writeNearlyCertain(
  sign: 1 | -1,
  spot: number,
  strike: number,
  rate: number,
  dividendYield: number,
  years: number,
  volatility: number,
  out: Float64Array,
  at: number,
): void {
  const time = certainTime(sign, spot, strike, rate, dividendYield, years);
  const price = gainAt(time, sign, spot, strike, rate, dividendYield);
  writeEuropean(sign, spot, strike, rate, dividendYield, years, volatility, out, at);
  if (!(price > (out[at + PRICE] as number))) return;
  const isHeldToExpiry = time === years;
  const exercised = price > 0 ? sign : 0;
  const spotNow = spot * Math.exp(-dividendYield * time);
  const strikeNow = strike * Math.exp(-rate * time);
  out[at + PRICE] = price;
  out[at + DELTA] = (exercised * spotNow) / spot;
  out[at + GAMMA] = 0;
  out[at + VEGA] = 0;
  out[at + THETA] = isHeldToExpiry ? exercised * (dividendYield * spotNow - rate * strikeNow) + 0 : 0;
  out[at + RHO] = exercised * time * strikeNow + 0;
}

const scratch = new Float64Array(VALUES);

/**
 * Price and first Greeks of an American option, in raw units.
 *
 * A put at spot 36, strike 40, rate 6 %, no dividend, one year and 20 % volatility (Longstaff and Schwartz 2001, table 1)
 * is worth 4.4867; the European one 3.8443.
 *
 * @throws RangeError for a spot, strike, rate, yield, time or volatility that cannot be used, and for a rate below 0 with
 * a yield still lower (a put; a call the other way round), where exercise has two boundaries
 */
export function americanGreeks(inputs: OptionInputs): RawGreeks {
  checkAmerican(inputs);
  const { type, spot, strike, rate, dividendYield, years, volatility } = inputs;
  writeAmerican(type === 'call' ? 1 : -1, spot, strike, rate, dividendYield, years, volatility, scratch, 0);
  return greeksAt(scratch, 0);
}

/** Of the volatility: how far apart the values stand that the second derivatives are made of. */
const VOLATILITY_STEP = 1e-3;
const other = new Float64Array(VALUES);

/**
 * Vanna and volga of an American option: how delta and vega answer to the volatility, in raw units.
 *
 * A put at spot 36, strike 40, rate 6 %, no dividend, one year and 20 % volatility has vanna 2.1802 and volga 55.62.
 *
 * @throws RangeError as {@link americanGreeks}
 */
export function americanSecondOrder(inputs: OptionInputs): SecondOrderGreeks {
  checkAmerican(inputs);
  const { type, spot, strike, rate, dividendYield, years, volatility } = inputs;
  if (!(years > 0) || volatility === 0) return { vanna: 0, volga: 0 };
  const sign = type === 'call' ? 1 : -1;
  const step = VOLATILITY_STEP * volatility;
  writeAmerican(sign, spot, strike, rate, dividendYield, years, volatility + step, scratch, 0);
  writeAmerican(sign, spot, strike, rate, dividendYield, years, volatility - step, other, 0);
  const slope = (of: number) => ((scratch[of] as number) - (other[of] as number)) / (2 * step);
  return { vanna: slope(DELTA), volga: slope(VEGA) };
}

/** @throws RangeError as {@link americanGreeks} */
function checkAmerican(inputs: OptionInputs): void {
  checkInputs(inputs);
  checkSingleBoundary(inputs);
}

/** @throws RangeError where exercise would have two boundaries */
export function checkSingleBoundary({
  type,
  rate,
  dividendYield,
}: Pick<OptionInputs, 'type' | 'rate' | 'dividendYield'>): void {
  const [earned, lost] = type === 'put' ? [rate, dividendYield] : [dividendYield, rate];
  if (earned < 0 && lost < earned) {
    throw new RangeError(
      `An American ${type} at rate ${rate} and dividend yield ${dividendYield} is exercised between two boundaries: that is not solved.`,
    );
  }
}
