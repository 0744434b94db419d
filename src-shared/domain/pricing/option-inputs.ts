/** One option and its market, in raw units. */
export interface OptionInputs {
  type: 'call' | 'put';
  /** Price of the underlying, in the option's currency; above 0. */
  spot: number;
  /** Above 0. */
  strike: number;
  /** Continuously compounded, per year: 0.05 is 5 %. */
  rate: number;
  /** Continuously compounded, per year. */
  dividendYield: number;
  /** Until expiry, in years; 0 or less is expired. */
  years: number;
  /** Annualized: 0.2 is 20 %. 0 or above. */
  volatility: number;
}

/** The same with the price that is paid for it, per share, in place of the volatility. */
export type PricedOption = Omit<OptionInputs, 'volatility'> & { price: number };

/**
 * A price and its derivatives in raw units: delta and gamma per share; vega per 1.00 of volatility; theta per year, as
 * time passes (mostly negative); rho per 1.00 of rate. `trader-units.ts` has the units that are shown.
 */
export interface RawGreeks {
  price: number;
  delta: number;
  gamma: number;
  vega: number;
  theta: number;
  rho: number;
}

/** @throws RangeError naming what cannot be priced, and its value */
export function checkMarket(market: Omit<OptionInputs, 'volatility'>): void {
  const { spot, strike, rate, dividendYield, years } = market;
  // Infinity − Infinity is no number either, so one sum asks for all that has to be finite.
  if (spot > 0 && strike > 0 && Number.isFinite(spot + strike + rate + dividendYield + years)) return;
  for (const name of ['spot', 'strike', 'rate', 'dividendYield', 'years'] as const) {
    const isPrice = name === 'spot' || name === 'strike';
    if (!Number.isFinite(market[name]) || (isPrice && market[name] <= 0)) throw unusable(name, market[name]);
  }
}

/** @throws RangeError naming what cannot be priced, and its value */
export function checkInputs(inputs: OptionInputs): void {
  checkMarket(inputs);
  const { volatility } = inputs;
  if (!(volatility >= 0 && volatility < Number.POSITIVE_INFINITY)) throw unusable('volatility', volatility);
}

function unusable(name: string, value: number): RangeError {
  return new RangeError(`${name} is ${value}: an option cannot be priced with that.`);
}
