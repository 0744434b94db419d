import { daysBetween } from '../iso-date';
import { type OccSymbol, parseOccSymbol } from '../occ-symbol';
import { priceUnderlying } from '../price-underlying';
import { americanGreeks, DAYS_PER_YEAR } from '../pricing';
import { centsText } from './cents-text';
import { naturalLogarithm } from './random-stream';
import type { SimulatedMarket } from './simulated-market';

/** Continuously compounded, per year: what the simulated market's options earn on cash, on every day. */
export const SIMULATED_RATE = 0.04;

/** No volatility of the surface is lower. */
export const LEAST_IMPLIED_VOLATILITY = 0.05;

/** Options cost more than the volatility that comes: implied over expected, a round figure for US stocks. */
const VOLATILITY_PREMIUM = 1.1;
/** In a quarter of a year, half of what volatility is out of the ordinary is gone. */
const CALMING_PER_YEAR = 4;
/** Of the volatility, per standard deviation that a strike lies above the spot: what is lower costs more. */
const FUND_SKEW = 0.09;
const STOCK_SKEW = 0.05;
const SMILE = 0.012;
/** The surface is flat beyond so many standard deviations. */
const WIDEST = 2.5;
/** Less time than a week does not make the skew steeper. */
const LEAST_SKEW_YEARS = 7 / DAYS_PER_YEAR;

/**
 * The annualized implied volatility of a strike on the evening of a session, as a number: 0.2 is 20 %. Its level follows the
 * underlying's simulated volatility, near the session's for a short time and near the long run's for a long one; lower
 * strikes have more, of funds above all. Never below {@link LEAST_IMPLIED_VOLATILITY}.
 *
 * Null when the underlying is not listed, and on a date without a simulated session.
 * On 2026-09-25 AAPL at its close has 0.3024 for a year.
 *
 * @param years - until expiry, 0 or above
 */
export function simulatedImpliedVolatility(
  market: SimulatedMarket,
  underlying: string,
  date: string,
  strike: number,
  years: number,
): number | null {
  const variance = market.variance(underlying, date);
  const close = market.close(underlying, date);
  if (variance === null || close === null) return null;
  const passing = 1 / (1 + CALMING_PER_YEAR * years);
  const level = VOLATILITY_PREMIUM * Math.sqrt(variance.longRun + (variance.next - variance.longRun) * passing);
  const width = level * Math.sqrt(Math.max(years, LEAST_SKEW_YEARS));
  const deviations = Math.min(WIDEST, Math.max(-WIDEST, naturalLogarithm(strike / Number(close)) / width));
  const skew = market.instrument(underlying)?.sector === null ? FUND_SKEW : STOCK_SKEW;
  return Math.max(LEAST_IMPLIED_VOLATILITY, level * (1 - skew * deviations + SMILE * deviations * deviations));
}

/**
 * An option's mark on the evening of a session, per share, dollars in cents: American exercise, on the surface of that
 * day, with the dividend yield of that day's dividends; at least intrinsic, rounded up, and at least "0.01" while it lives.
 * On its last day it is intrinsic.
 *
 * Null for what is no OCC symbol, an adjusted contract, an underlying that is not listed, a date without a simulated
 * session, and after expiry. A strike is taken as it stands: a contract whose underlying is split has to be replaced by
 * the one that comes of it.
 *
 * The price is rounded to cents once. The pricing core's Math.exp and log are one code in every V8, whatever the machine;
 * another engine's may differ by 1e-13, which shows only where a price is that near to half a cent.
 *
 * AAPL's call of 2027-01-15 struck at 250 is marked "14.58" on 2026-09-25.
 */
export function simulatedOptionMark(market: SimulatedMarket, symbol: string, date: string): string | null {
  const parsed = parseOccSymbol(symbol);
  if (!parsed?.ok || date > parsed.value.expirationDate) return null;
  const option = parsed.value;
  const underlying = priceUnderlying(option.root);
  const close = underlying === null ? null : market.close(underlying, date);
  if (underlying === null || close === null) return null;
  const least = intrinsicCents(option, close);
  const years = daysBetween(date, option.expirationDate) / DAYS_PER_YEAR;
  if (years === 0) return centsText(least);
  const strike = Number(option.strikePrice);
  const { price } = americanGreeks({
    type: option.optionType === 'CALL' ? 'call' : 'put',
    spot: Number(close),
    strike,
    rate: SIMULATED_RATE,
    dividendYield: market.dividendYield(underlying, date) as number,
    years,
    volatility: simulatedImpliedVolatility(market, underlying, date, strike, years) as number,
  });
  return centsText(Math.max(1, least, Math.round(price * 100)));
}

/** Rounded up where a strike has tenths of a cent. */
function intrinsicCents({ optionType, strikePrice }: OccSymbol, close: string): number {
  const inTenths = Math.round(Number(close) * 1000) - Math.round(Number(strikePrice) * 1000);
  return Math.max(0, Math.ceil((optionType === 'CALL' ? inTenths : -inTenths) / 10));
}
