import { cdfFromDensity, normalDensity } from './normal-distribution';
import { checkInputs, type OptionInputs, type RawGreeks } from './option-inputs';

/**
 * European options by Black-Scholes-Merton with a continuous dividend yield.
 *
 *   C = S·e^(−qT)·N(d₊) − K·e^(−rT)·N(d₋),   P = K·e^(−rT)·N(−d₋) − S·e^(−qT)·N(−d₊),
 *   d± = [ln(S/K) + (r − q ± σ²/2)·T] / (σ√T)
 *
 * @see R. C. Merton, "Theory of rational option pricing", Bell Journal of Economics 4 (1973), 141–183
 * @see E. G. Haug, The Complete Guide to Option Pricing Formulas, 2nd ed. 2007, 1.1.4 and chapter 2
 */

/** Where a value stands in what {@link writeEuropean} and {@link writeAmerican} write. */
export const PRICE = 0;
export const DELTA = 1;
export const GAMMA = 2;
export const VEGA = 3;
export const THETA = 4;
export const RHO = 5;
/** How many values one option takes. */
export const VALUES = 6;

/**
 * Price and Greeks, written from `out[at]` on in the order of {@link PRICE}…{@link RHO}. Allocates nothing and checks
 * nothing: inputs that are no numbers give NaN.
 *
 * @param sign - 1 for a call, −1 for a put
 */
export function writeEuropean(
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
  if (!(years > 0)) {
    writeExpired(sign, spot, strike, years, out, at);
    return;
  }
  const root = Math.sqrt(years);
  const deviation = volatility * root;
  // Below that the quotients overflow.
  if (!(deviation > 1e-100)) {
    writeCertain(sign, spot, strike, rate, dividendYield, years, volatility, out, at);
    return;
  }
  const up = Math.log(spot / strike) / deviation + ((rate - dividendYield) / volatility) * root + 0.5 * deviation;
  const down = up - deviation;
  const spotNow = spot * Math.exp(-dividendYield * years);
  const strikeNow = strike * Math.exp(-rate * years);
  const density = normalDensity(up);
  const cdfUp = cdfFromDensity(sign * up, density);
  const cdfDown = cdfFromDensity(sign * down, normalDensity(down));
  // + 0 makes a −0 a 0.
  const held = sign * spotNow * cdfUp + 0;
  const paid = sign * strikeNow * cdfDown + 0;
  const vega = spotNow * density * root;
  out[at + PRICE] = Math.max(0, held - paid);
  out[at + DELTA] = held / spot;
  out[at + GAMMA] = vega / (spot * spot * deviation * root);
  out[at + VEGA] = vega;
  out[at + THETA] = dividendYield * held - rate * paid - (0.5 * volatility * vega) / years + 0;
  out[at + RHO] = years * paid;
}

/** At expiry: the intrinsic value, which nothing but the spot moves any more. At the strike delta is half. */
function writeExpired(sign: 1 | -1, spot: number, strike: number, years: number, out: Float64Array, at: number): void {
  // Keeps a NaN that came for the time to expiry.
  const gain = sign * (spot - strike) + 0 * years;
  out[at + PRICE] = Math.max(0, gain);
  out[at + DELTA] = sign * stepAt(gain) + 0;
  // 0, or NaN where the gain is no number.
  const nothing = 0 * Math.abs(gain);
  out[at + GAMMA] = nothing;
  out[at + VEGA] = nothing;
  out[at + THETA] = nothing;
  out[at + RHO] = nothing;
}

/** Without volatility the outcome is known: the present value of the forward's intrinsic value. */
function writeCertain(
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
  const spotNow = spot * Math.exp(-dividendYield * years);
  const strikeNow = strike * Math.exp(-rate * years);
  const gain = sign * (spotNow - strikeNow) + 0 * volatility;
  const exercised = sign * stepAt(gain) + 0;
  out[at + PRICE] = Math.max(0, gain);
  out[at + DELTA] = (exercised * spotNow) / spot;
  const nothing = 0 * Math.abs(gain);
  out[at + GAMMA] = nothing;
  out[at + VEGA] = nothing;
  out[at + THETA] = exercised * (dividendYield * spotNow - rate * strikeNow) + 0;
  out[at + RHO] = exercised * years * strikeNow;
}

/** 1 above zero, 0 below, ½ at zero. */
export function stepAt(gain: number): number {
  return gain > 0 ? 1 : gain < 0 ? 0 : gain === 0 ? 0.5 : Number.NaN;
}

const scratch = new Float64Array(VALUES);

/**
 * Price and first Greeks of a European option, in raw units.
 *
 * A call at spot 49, strike 50, rate 5 %, no dividend, 0.3846 years and 20 % volatility (Hull, example 17.1) has delta
 * 0.521601633972, gamma 0.0655453772525, vega 12.1052427542, theta −4.30538996455 and rho 8.90657409880.
 *
 * @throws RangeError for a spot, strike, rate, yield, time or volatility that cannot be used
 */
export function europeanGreeks(inputs: OptionInputs): RawGreeks {
  checkInputs(inputs);
  const { type, spot, strike, rate, dividendYield, years, volatility } = inputs;
  writeEuropean(type === 'call' ? 1 : -1, spot, strike, rate, dividendYield, years, volatility, scratch, 0);
  return greeksAt(scratch, 0);
}

/** What {@link writeEuropean} or {@link writeAmerican} wrote at `at`, as an object. */
export function greeksAt(values: Float64Array, at: number): RawGreeks {
  return {
    price: values[at + PRICE] as number,
    delta: values[at + DELTA] as number,
    gamma: values[at + GAMMA] as number,
    vega: values[at + VEGA] as number,
    theta: values[at + THETA] as number,
    rho: values[at + RHO] as number,
  };
}

/** Second derivatives in raw units. */
export interface SecondOrderGreeks {
  /** ∂²V/∂S∂σ: the change of delta for 1.00 of volatility. */
  vanna: number;
  /** ∂²V/∂σ²: the change of vega for 1.00 of volatility. */
  volga: number;
}

/**
 * Vanna and volga of a European option; calls and puts have the same.
 *
 *   vanna = −e^(−qT)·φ(d₊)·d₋/σ,   volga = vega·d₊·d₋/σ
 *
 * At spot 100, strike 105, rate 3 %, yield 1 %, half a year and 25 % volatility vanna is 0.48457908597243793 and volga
 * 4.4901416318499425.
 *
 * @throws RangeError as {@link europeanGreeks}
 */
export function europeanSecondOrder(inputs: OptionInputs): SecondOrderGreeks {
  checkInputs(inputs);
  const { spot, strike, rate, dividendYield, years, volatility } = inputs;
  if (!(years > 0) || volatility === 0) return { vanna: 0, volga: 0 };
  const root = Math.sqrt(years);
  const deviation = volatility * root;
  const up = (Math.log(spot / strike) + (rate - dividendYield + 0.5 * volatility * volatility) * years) / deviation;
  const down = up - deviation;
  const density = Math.exp(-dividendYield * years) * normalDensity(up);
  return { vanna: (-density * down) / volatility + 0, volga: (spot * density * root * up * down) / volatility + 0 };
}
