import { americanPriceOf, writeAmerican } from './american';
import { VALUES, writeEuropean } from './black-scholes-merton';

/** Many options, a column for each input, in the units of `OptionInputs`; the columns have one length. */
export interface OptionColumns {
  /** 1 for a call, 0 for a put. */
  isCall: Uint8Array;
  /** 1 for American exercise, 0 for European. */
  isAmerican: Uint8Array;
  spot: Float64Array;
  strike: Float64Array;
  rate: Float64Array;
  dividendYield: Float64Array;
  years: Float64Array;
  volatility: Float64Array;
}

/**
 * Price and Greeks of every option, six values each in the order price, delta, gamma, vega, theta, rho, in raw units.
 * Neighbours that differ in spot alone share one exercise boundary. Inputs that are no numbers give NaN.
 *
 * @param out - at least six times as long as the columns
 */
export function writeGreeks(options: OptionColumns, out: Float64Array): void {
  for (let index = 0; index < options.spot.length; index += 1) {
    const write = options.isAmerican[index] === 1 ? writeAmerican : writeEuropean;
    write(
      options.isCall[index] === 1 ? 1 : -1,
      options.spot[index] as number,
      options.strike[index] as number,
      options.rate[index] as number,
      options.dividendYield[index] as number,
      options.years[index] as number,
      options.volatility[index] as number,
      out,
      index * VALUES,
    );
  }
}

const european = new Float64Array(VALUES);

/** The prices alone, one value each: what a grid of scenarios needs. */
export function writePrices(options: OptionColumns, out: Float64Array): void {
  for (let index = 0; index < options.spot.length; index += 1) {
    const sign = options.isCall[index] === 1 ? 1 : -1;
    const spot = options.spot[index] as number;
    const strike = options.strike[index] as number;
    const rate = options.rate[index] as number;
    const dividendYield = options.dividendYield[index] as number;
    const years = options.years[index] as number;
    const volatility = options.volatility[index] as number;
    if (options.isAmerican[index] === 1) {
      out[index] = americanPriceOf(sign, spot, strike, rate, dividendYield, years, volatility);
    } else {
      writeEuropean(sign, spot, strike, rate, dividendYield, years, volatility, european, 0);
      out[index] = european[0] as number;
    }
  }
}
