import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SIMULATED_INSTRUMENTS } from '../../../../src-shared/domain/demo/instruments';
import {
  LEAST_IMPLIED_VOLATILITY,
  SIMULATED_RATE,
  simulatedImpliedVolatility,
  simulatedOptionMark,
} from '../../../../src-shared/domain/demo/option-marks';
import {
  DEMO_SEED,
  FIRST_SIMULATED_SESSION,
  SimulatedMarket,
} from '../../../../src-shared/domain/demo/simulated-market';
import { daysBetween } from '../../../../src-shared/domain/iso-date';
import { formatOccSymbol } from '../../../../src-shared/domain/occ-symbol';
import { nextMonthlyExpiration } from '../../../../src-shared/domain/option-expirations';
import { americanImpliedVolatility } from '../../../../src-shared/domain/pricing';
import { addSessions } from '../../../../src-shared/domain/trading-calendar';

const market = new SimulatedMarket(DEMO_SEED);
const DAY = '2026-09-25';
const anyDay = fc.integer({ min: 0, max: 1100 }).map((count) => addSessions(FIRST_SIMULATED_SESSION, count));
const anyUnderlying = fc.constantFrom(...SIMULATED_INSTRUMENTS.map(({ symbol }) => symbol));
const anyOption = fc.record({
  underlying: anyUnderlying,
  date: anyDay,
  days: fc.integer({ min: 1, max: 700 }),
  moneyness: fc.double({ min: 0.5, max: 1.8, noNaN: true }),
  optionType: fc.constantFrom('CALL' as const, 'PUT' as const),
});
type Option = { underlying: string; date: string; days: number; moneyness: number; optionType: 'CALL' | 'PUT' };

function contractOf({ underlying, date, days, moneyness, optionType }: Option) {
  const spot = Number(market.close(underlying, date));
  const strike = Math.max(0.5, Math.round(spot * moneyness * 2) / 2);
  const expirationDate = nextMonthlyExpiration(date, days);
  const root = underlying.replace('.', '');
  const symbol = formatOccSymbol({ root, expirationDate, optionType, strikePrice: String(strike) });
  return { symbol, spot, strike, expirationDate, years: daysBetween(date, expirationDate) / 365 };
}

describe('simulatedImpliedVolatility', () => {
  it('of AAPL at the money for a year is 0.3024 on 2026-09-25', () => {
    const close = Number(market.close('AAPL', DAY));
    expect(simulatedImpliedVolatility(market, 'AAPL', DAY, close, 1)?.toFixed(4)).toBe('0.3024');
  });

  it('is from 5 % to 150 %, and lower strikes have more than the money', () => {
    fc.assert(
      fc.property(anyOption, (option) => {
        const { spot, strike, years } = contractOf(option);
        const at = (price: number) =>
          simulatedImpliedVolatility(market, option.underlying, option.date, price, years) as number;
        expect(at(strike)).toBeGreaterThanOrEqual(LEAST_IMPLIED_VOLATILITY);
        expect(at(strike)).toBeLessThan(1.5);
        expect(at(0.9 * spot)).toBeGreaterThan(at(spot));
      }),
    );
  });

  it('comes from the session for a short time and from the long run for a long one', () => {
    const { next, longRun } = market.variance('SPY', DAY) as { next: number; longRun: number };
    const close = Number(market.close('SPY', DAY));
    const at = (years: number) => (simulatedImpliedVolatility(market, 'SPY', DAY, close, years) as number) / 1.1;
    expect(at(0)).toBeCloseTo(Math.sqrt(next), 12);
    expect(Math.abs(at(10) ** 2 - longRun)).toBeLessThan(Math.abs(at(0.1) ** 2 - longRun));
  });

  it('is null for what is not listed and without a session', () => {
    expect(simulatedImpliedVolatility(market, 'NONE', DAY, 100, 1)).toBeNull();
    expect(simulatedImpliedVolatility(market, 'SPY', '2026-06-19', 100, 1)).toBeNull();
  });
});

describe('simulatedOptionMark', () => {
  it("of AAPL's call of January at 250 is 14.58 on 2026-09-25", () =>
    expect(simulatedOptionMark(market, 'AAPL270115C00250000', DAY)).toBe('14.58'));

  it('is in cents, at least intrinsic, and no more than the stock or the strike', () => {
    fc.assert(
      fc.property(anyOption, (option) => {
        const { symbol, spot, strike } = contractOf(option);
        const text = simulatedOptionMark(market, symbol, option.date) as string;
        expect(text).toMatch(/^\d+\.\d\d$/);
        const intrinsic = option.optionType === 'CALL' ? spot - strike : strike - spot;
        expect(Number(text)).toBeGreaterThanOrEqual(Math.max(0.01, intrinsic - 1e-9));
        expect(Number(text)).toBeLessThanOrEqual(option.optionType === 'CALL' ? spot : strike);
      }),
      { numRuns: 300 },
    );
  });

  it('gives back the volatility of the surface', () => {
    fc.assert(
      fc.property(anyOption, fc.double({ min: 0.9, max: 1.1, noNaN: true }), (option, moneyness) => {
        const near = { ...option, moneyness, days: 60 + (option.days % 300) };
        const { symbol, spot, strike, years } = contractOf(near);
        const price = Number(simulatedOptionMark(market, symbol, near.date));
        const intrinsic = near.optionType === 'CALL' ? spot - strike : strike - spot;
        fc.pre(price > intrinsic + 0.02 * spot);
        const found = americanImpliedVolatility({
          type: near.optionType === 'CALL' ? 'call' : 'put',
          spot,
          strike,
          rate: SIMULATED_RATE,
          dividendYield: market.dividendYield(near.underlying, near.date) as number,
          years,
          price,
        });
        const planted = simulatedImpliedVolatility(market, near.underlying, near.date, strike, years) as number;
        // Half a cent, against a vega of at least a twentieth of the spot.
        expect(Math.abs((found as number) - planted)).toBeLessThan(0.005 / (0.05 * spot));
      }),
    );
  });

  it('falls with the strike of a call and rises with that of a put', () => {
    fc.assert(
      fc.property(anyOption, (option) => {
        const mark = (moneyness: number) =>
          Number(simulatedOptionMark(market, contractOf({ ...option, moneyness }).symbol, option.date));
        const marks = [0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3].map(mark);
        const sorted = [...marks].sort((a, b) => (option.optionType === 'CALL' ? b - a : a - b));
        expect(marks).toEqual(sorted);
      }),
    );
  });

  it('is intrinsic on the last day and null after it', () => {
    const close = Number(market.close('AAPL', '2026-09-18'));
    expect(simulatedOptionMark(market, 'AAPL260918C00200000', '2026-09-18')).toBe((close - 200).toFixed(2));
    expect(simulatedOptionMark(market, 'AAPL260918P00200000', '2026-09-18')).toBe('0.00');
    expect(simulatedOptionMark(market, 'AAPL260918C00200000', '2026-09-21')).toBeNull();
  });

  it('finds BRK.B under BRKB', () =>
    expect(simulatedOptionMark(market, 'BRKB270115C00500000', DAY)).toMatch(/^\d+\.\d\d$/));

  it.each(['AAPL', 'AAPL271315C00250000', 'AAPL1270115C00250000', 'NONE270115C00250000'])('is null for %s', (symbol) =>
    expect(simulatedOptionMark(market, symbol, DAY)).toBeNull(),
  );

  it('is null without a session', () =>
    expect(simulatedOptionMark(market, 'AAPL270115C00250000', '2026-06-19')).toBeNull());
});
