import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { europeanGreeks, impliedVolatility } from '../../../../src-shared/domain/pricing';
import { impliedDeviation } from '../../../../src-shared/domain/pricing/implied-volatility';
import { writeNormalizedBlack } from '../../../../src-shared/domain/pricing/normalized-black';
import { rationalCubic } from '../../../../src-shared/domain/pricing/rational-cubic';
import { gridCases, inputsOf, worstOf } from './reference';

describe('implied volatility', () => {
  it('is that of the reference grid, as far as the price says it', () => {
    const cases = gridCases().filter(({ iv }) => iv.valid);
    expect(cases).toHaveLength(400);
    const error = ({ iv, ...each }: (typeof cases)[number]) => {
      const found = impliedVolatility({ ...inputsOf(each), price: iv.given_price });
      return Math.abs((found ?? Number.NaN) / iv.expected - 1);
    };
    const wellConditioned = cases.filter(({ iv }) => iv.rel_uncertainty_1ulp < 1e-12);
    expect(wellConditioned.length).toBeGreaterThan(300);
    expect(worstOf(wellConditioned, error).error).toBeLessThan(1e-11);
    // Elsewhere the last digit of the price is many of the volatility.
    expect(
      worstOf(cases, (each) => error(each) / Math.max(1e-12, 100 * each.iv.rel_uncertainty_1ulp)).error,
    ).toBeLessThan(1);
  });

  it('gives back the volatility that a price was made of', () => {
    const market = fc.record({
      type: fc.constantFrom('call' as const, 'put' as const),
      spot: fc.double({ min: 20, max: 500, noNaN: true }),
      strike: fc.double({ min: 20, max: 500, noNaN: true }),
      rate: fc.double({ min: -0.02, max: 0.12, noNaN: true }),
      dividendYield: fc.double({ min: 0, max: 0.1, noNaN: true }),
      years: fc.double({ min: 0.003, max: 7, noNaN: true }),
      volatility: fc.double({ min: 0.02, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(market, ({ volatility, ...option }) => {
        const { price, vega } = europeanGreeks({ ...option, volatility });
        // How far one last digit of what the price is made of moves the volatility.
        const uncertainty = ((option.spot + option.strike) * 2e-16) / (vega * volatility);
        fc.pre(uncertainty < 1e-10);
        const found = impliedVolatility({ ...option, price });
        expect(Math.abs((found ?? Number.NaN) / volatility - 1)).toBeLessThan(1e-12 + 20 * uncertainty);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds prices that are next to nothing, and next to everything', () => {
    for (const x of [-1e-6, -0.01, -0.5, -3, -10]) {
      for (const s of [0.02, 0.2, 1, 3, 6]) {
        const price = europeanGreeks({
          type: 'call',
          spot: Math.exp(x),
          strike: 1,
          rate: 0,
          dividendYield: 0,
          years: 1,
          volatility: s,
        }).price;
        if (price < 1e-290 || price > Math.exp(x) * (1 - 1e-6)) continue;
        const found = impliedDeviation(price / Math.exp(x / 2), x);
        expect(Math.abs((found ?? Number.NaN) / s - 1), `x ${x}, s ${s}`).toBeLessThan(1e-9);
      }
    }
  });

  const option = { type: 'call', spot: 100, strike: 90, rate: 0.05, dividendYield: 0, years: 0.5, price: 0 } as const;
  const intrinsic = 100 - 90 * Math.exp(-0.025);
  it.each([
    ['at the intrinsic value of the forward', intrinsic],
    ['a last digit above it', intrinsic + 2e-15],
    ['below it', 5],
    ['at the most that the option can be worth', 100],
    ['of nothing', 0],
    ['below nothing', -1],
    ['that is no number', Number.NaN],
    ['without end', Number.POSITIVE_INFINITY],
  ])('is missing for a price %s', (_, price) => {
    expect(impliedVolatility({ ...option, price })).toBeNull();
  });

  it('is missing at expiry', () => {
    expect(impliedVolatility({ ...option, price: 12, years: 0 })).toBeNull();
  });

  it('refuses a market that cannot be used', () => {
    expect(() => impliedVolatility({ ...option, price: 12, spot: -1 })).toThrow(/^spot is -1/);
  });

  it('has the worked numbers of its descriptions', () => {
    const worked = {
      type: 'call',
      spot: 100,
      strike: 120,
      rate: 0.04,
      dividendYield: 0.01,
      years: 0.25,
      price: 0.85,
    } as const;
    expect(impliedVolatility(worked)).toBeCloseTo(0.2877154209988, 12);
    expect(impliedDeviation(0.0796556745540579, 0)).toBeCloseTo(0.2, 14);
    const black = { value: 0, slope: 0, ratio: 0, logarithm: 0 };
    writeNormalizedBlack(0, 0.2, black);
    expect(black.value).toBeCloseTo(0.0796556745540579, 15);
    expect(black.logarithm).toBeCloseTo(Math.log(black.value), 13);
    expect(black.ratio).toBeCloseTo(black.value / black.slope, 13);
    const straight = { fromX: 0, toX: 1, fromY: 0, toY: 1, fromSlope: 0, toSlope: 0 };
    expect(rationalCubic(0.25, straight, 3)).toBeCloseTo(0.15625, 15);
  });
});
