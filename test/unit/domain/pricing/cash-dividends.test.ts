import { describe, expect, it } from 'vitest';
import { cashDividendValue, europeanGreeks, type OptionInputs } from '../../../../src-shared/domain/pricing';
import { gaussLegendre } from '../../../../src-shared/domain/pricing/gauss-legendre';
import { normalDensity } from '../../../../src-shared/domain/pricing/normal-distribution';
import { type DividendCase, dividendCases, worstOf } from './reference';

const inputsOf = ({ type, S, K, r, T, sigma }: DividendCase): OptionInputs => ({
  type,
  spot: S,
  strike: K,
  rate: r,
  dividendYield: 0,
  years: T,
  volatility: sigma,
});
const paidIn = ({ dividends }: DividendCase) => dividends.map(({ day, amount }) => ({ years: day / 365, amount }));

describe('options on stocks that pay cash', () => {
  const cases = dividendCases();

  it('are priced as in the file, within its tolerance', () => {
    const worst = worstOf(cases, (each) => {
      const { price } = cashDividendValue(inputsOf(each), paidIn(each), 'american');
      return Math.abs(price - each.american) / each.tol;
    });
    expect(worst.error).toBeLessThan(1);
  });

  it('have the slope of their own price as delta', () => {
    // The file's deltas are those at the spot less all dividends, and no slope of its prices.
    for (const each of cases.slice(0, 12)) {
      const inputs = inputsOf(each);
      const step = 1e-3 * each.S;
      const at = (by: number) => cashDividendValue({ ...inputs, spot: each.S + by }, paidIn(each), 'american').price;
      const { delta } = cashDividendValue(inputs, paidIn(each), 'american');
      expect(Math.abs(delta - (at(step) - at(-step)) / (2 * step))).toBeLessThan(2e-3);
    }
  });

  it('are the mean of Black-Scholes prices after one dividend, if European', () => {
    const inputs: OptionInputs = {
      type: 'put',
      spot: 100,
      strike: 105,
      rate: 0.04,
      dividendYield: 0,
      years: 0.5,
      volatility: 0.3,
    };
    const exDate = 0.2;
    const { nodes, weights } = gaussLegendre(200, -8, 8);
    const spread = 0.3 * Math.sqrt(exDate);
    const mean = nodes.reduce((sum, z, index) => {
      const spot = 100 * Math.exp((0.04 - 0.045) * exDate + spread * z) - 3;
      const after = spot > 0 ? europeanGreeks({ ...inputs, spot, years: 0.5 - exDate }).price : 105;
      return sum + (weights[index] as number) * normalDensity(z) * after;
    }, 0);
    const { price } = cashDividendValue(inputs, [{ years: exDate, amount: 3 }], 'european');
    expect(price).toBeCloseTo(Math.exp(-0.04 * exDate) * mean, 3);
  });

  it('are Black-Scholes without dividends, and with ones that are past, at expiry or later', () => {
    const inputs: OptionInputs = {
      type: 'call',
      spot: 100,
      strike: 105,
      rate: 0.05,
      dividendYield: 0.03,
      years: 1,
      volatility: 0.25,
    };
    const { price, delta, gamma } = europeanGreeks(inputs);
    const outside = [-0.1, 0, 1, 1.5].map((years) => ({ years, amount: 5 }));
    const value = cashDividendValue(inputs, outside, 'european');
    expect(Math.abs(value.price - price)).toBeLessThan(1e-4);
    expect(Math.abs(value.delta - delta)).toBeLessThan(2e-4);
    expect(Math.abs(value.gamma - gamma)).toBeLessThan(2e-5);
    expect(cashDividendValue(inputs, [], 'european')).toEqual(value);
  });

  it('make an early exercise of a call worth something, just before the ex-date', () => {
    const inputs: OptionInputs = {
      type: 'call',
      spot: 120,
      strike: 100,
      rate: 0.01,
      dividendYield: 0,
      years: 0.25,
      volatility: 0.2,
    };
    const dividends = [{ years: 0.2, amount: 6 }];
    const american = cashDividendValue(inputs, dividends, 'american').price;
    expect(american).toBeGreaterThan(cashDividendValue(inputs, dividends, 'european').price + 1);
    // At least what exercise on the day before brings.
    expect(american).toBeGreaterThan(europeanGreeks({ ...inputs, years: 0.2 }).price - 1e-3);
  });

  it('survive a dividend larger than the spot', () => {
    const inputs: OptionInputs = {
      type: 'put',
      spot: 5,
      strike: 10,
      rate: 0.03,
      dividendYield: 0,
      years: 0.5,
      volatility: 0.8,
    };
    const { price } = cashDividendValue(inputs, [{ years: 0.1, amount: 20 }], 'american');
    expect(price).toBeGreaterThan(9.5);
    expect(price).toBeLessThanOrEqual(10);
  });

  it('are right where volatility makes the grid wide, and intrinsic once expired', () => {
    const inputs: OptionInputs = {
      type: 'call',
      spot: 100,
      strike: 100,
      rate: 0.03,
      dividendYield: 0.01,
      years: 2,
      volatility: 1.5,
    };
    expect(Math.abs(cashDividendValue(inputs, [], 'european').price - europeanGreeks(inputs).price)).toBeLessThan(0.01);
    expect(cashDividendValue({ ...inputs, spot: 130, years: 0 }, [], 'american')).toEqual({
      price: 30,
      delta: 1,
      gamma: 0,
    });
  });

  it('refuse what cannot be used', () => {
    const inputs: OptionInputs = { ...inputsOf(cases[0] as DividendCase) };
    expect(() => cashDividendValue(inputs, [{ years: 0.01, amount: 0 }], 'american')).toThrow('A dividend of 0');
    expect(() => cashDividendValue({ ...inputs, volatility: 0 }, [], 'american')).toThrow(RangeError);
    expect(() => cashDividendValue({ ...inputs, spot: -3 }, [], 'american')).toThrow(/^spot is -3/);
  });

  it('have the worked numbers of their description', () => {
    const worked: OptionInputs = {
      type: 'call',
      spot: 197.66,
      strike: 216,
      rate: 0.0135,
      dividendYield: 0,
      years: 14 / 365,
      volatility: 0.569,
    };
    const dividends = [{ years: 8 / 365, amount: 1.17 }];
    expect(cashDividendValue(worked, dividends, 'american').price).toBeCloseTo(2.576, 3);
    expect(cashDividendValue(worked, dividends, 'european').price).toBeCloseTo(2.5664, 3);
  });
});
