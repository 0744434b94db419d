import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { europeanGreeks, europeanSecondOrder, type OptionInputs } from '../../../../src-shared/domain/pricing';
import { type GridCase, gridCases, inputsOf, type PublishedCase, publishedCases, worstOf } from './reference';

const market = fc.record({
  spot: fc.double({ min: 1, max: 1000, noNaN: true }),
  strike: fc.double({ min: 1, max: 1000, noNaN: true }),
  rate: fc.double({ min: -0.02, max: 0.15, noNaN: true }),
  dividendYield: fc.double({ min: 0, max: 0.12, noNaN: true }),
  years: fc.double({ min: 0.003, max: 7, noNaN: true }),
  volatility: fc.double({ min: 0.02, max: 2, noNaN: true }),
});
type Market = Omit<OptionInputs, 'type'>;

const call = (inputs: Market) => europeanGreeks({ type: 'call', ...inputs });
const put = (inputs: Market) => europeanGreeks({ type: 'put', ...inputs });

describe('Black-Scholes-Merton on the reference grid', () => {
  const cases = gridCases();

  it('has prices within 1e-10 per 100 of spot', () => {
    const worst = worstOf(cases, (each) => {
      return (Math.abs(europeanGreeks(inputsOf(each)).price - each.european.price) / each.S) * 100;
    });
    expect(worst.error).toBeLessThan(1e-10);
  });

  it.each(['delta', 'gamma', 'vega', 'theta', 'rho', 'vanna', 'volga'] as const)('has %s to 1e-11', (greek) => {
    const errorOf = (each: GridCase) => {
      const inputs = inputsOf(each);
      const error = Math.abs(
        { ...europeanGreeks(inputs), ...europeanSecondOrder(inputs) }[greek] - each.european[greek],
      );
      // Relative where it is large, absolute where it is about nothing.
      return error / Math.max(1, Math.abs(each.european[greek]));
    };
    expect(worstOf(cases, errorOf).error).toBeLessThan(1e-11);
  });
});

describe('Black-Scholes-Merton beside what was published', () => {
  const cases = publishedCases().filter(({ exercise }) => exercise === 'european');

  const measured = (each: PublishedCase): number => {
    const inputs = inputsOf(each);
    const greeks = europeanGreeks(inputs);
    const step = 1e-5;
    const bumped = (by: number) => europeanGreeks({ ...inputs, dividendYield: inputs.dividendYield + by }).price;
    switch (each.measure) {
      case 'elasticity':
        return (greeks.delta * inputs.spot) / greeks.price;
      case 'dividend_rho':
        return (bumped(step) - bumped(-step)) / (2 * step);
      case 'theta_per_day':
        return greeks.theta / 365;
      case 'theta_per_year':
        return greeks.theta;
      case 'vega_per_1pct':
        return greeks.vega / 100;
      case 'rho_per_1pct':
        return greeks.rho / 100;
      default:
        return greeks[each.measure as keyof typeof greeks];
    }
  };

  it.each(cases.map((each) => [each.id, each] as const))('%s', (_, each) => {
    expect(Math.abs(measured(each) - each.expected)).toBeLessThanOrEqual(each.tol ?? 0);
  });
});

describe('European options', () => {
  it('keep put-call parity', () => {
    fc.assert(
      fc.property(market, (inputs) => {
        const { spot, strike, rate, dividendYield, years } = inputs;
        const forward = spot * Math.exp(-dividendYield * years) - strike * Math.exp(-rate * years);
        expect(Math.abs(call(inputs).price - put(inputs).price - forward)).toBeLessThan(1e-11 * (spot + strike));
      }),
    );
  });

  it('are worth between their forward intrinsic value and what they deliver', () => {
    fc.assert(
      fc.property(market, (inputs) => {
        const { spot, strike, rate, dividendYield, years } = inputs;
        const spotNow = spot * Math.exp(-dividendYield * years);
        const strikeNow = strike * Math.exp(-rate * years);
        const slack = 1e-12 * (spot + strike);
        expect(call(inputs).price).toBeGreaterThanOrEqual(Math.max(0, spotNow - strikeNow) - slack);
        expect(call(inputs).price).toBeLessThanOrEqual(spotNow + slack);
        expect(put(inputs).price).toBeGreaterThanOrEqual(Math.max(0, strikeNow - spotNow) - slack);
        expect(put(inputs).price).toBeLessThanOrEqual(strikeNow + slack);
      }),
    );
  });

  it('rise with volatility, fall with the strike if calls, and are convex in it', () => {
    fc.assert(
      fc.property(market, (inputs) => {
        const slack = 1e-11 * (inputs.spot + inputs.strike);
        const at = (strike: number) => call({ ...inputs, strike }).price;
        const width = inputs.strike * 0.05;
        expect(call({ ...inputs, volatility: inputs.volatility * 1.1 }).price).toBeGreaterThanOrEqual(
          call(inputs).price - slack,
        );
        expect(at(inputs.strike + width)).toBeLessThanOrEqual(at(inputs.strike) + slack);
        expect(at(inputs.strike - width) + at(inputs.strike + width)).toBeGreaterThanOrEqual(
          2 * at(inputs.strike) - slack,
        );
      }),
    );
  });

  it('move by their Greeks', () => {
    fc.assert(
      fc.property(market, fc.constantFrom('call' as const, 'put' as const), (inputs, type) => {
        const greeks = europeanGreeks({ type, ...inputs });
        const { spot, years, volatility } = inputs;
        const slope = (name: keyof Market, step: number) => {
          const at = (by: number) => europeanGreeks({ type, ...inputs, [name]: inputs[name] + by }).price;
          return (at(step) - at(-step)) / (2 * step);
        };
        const near = (value: number, expected: number) =>
          expect(Math.abs(value - expected)).toBeLessThan(1e-4 * (Math.abs(expected) + spot));
        near(slope('spot', 1e-5 * spot), greeks.delta);
        near(slope('volatility', 1e-5 * volatility), greeks.vega);
        near(slope('rate', 1e-6), greeks.rho);
        near(-slope('years', 1e-5 * years), greeks.theta);
      }),
    );
  });
});

describe('at the edges', () => {
  const inputs: OptionInputs = {
    type: 'call',
    spot: 110,
    strike: 100,
    rate: 0.05,
    dividendYield: 0.02,
    years: 0,
    volatility: 0.3,
  };

  it('an expired option is worth its intrinsic value, and only the spot moves it', () => {
    expect(europeanGreeks(inputs)).toEqual({ price: 10, delta: 1, gamma: 0, vega: 0, theta: 0, rho: 0 });
    expect(europeanGreeks({ ...inputs, type: 'put' })).toMatchObject({ price: 0, gamma: 0 });
    expect(europeanGreeks({ ...inputs, spot: 100 }).delta).toBe(0.5);
    expect(europeanGreeks({ ...inputs, years: -1 }).price).toBe(10);
  });

  it('without volatility the forward decides', () => {
    const certain = europeanGreeks({ ...inputs, years: 1, volatility: 0 });
    expect(certain.price).toBeCloseTo(110 * Math.exp(-0.02) - 100 * Math.exp(-0.05), 12);
    expect(certain).toMatchObject({ gamma: 0, vega: 0 });
    // The limit of little volatility.
    const nearly = europeanGreeks({ ...inputs, years: 1, volatility: 1e-4 });
    for (const greek of ['price', 'delta', 'theta', 'rho'] as const)
      expect(certain[greek]).toBeCloseTo(nearly[greek], 9);
  });

  it('deep in and far out of the money nothing breaks', () => {
    expect(europeanGreeks({ ...inputs, years: 1, spot: 1e6 }).delta).toBeCloseTo(Math.exp(-0.02), 12);
    const far = europeanGreeks({ ...inputs, years: 0.01, spot: 1 });
    for (const value of Object.values(far)) expect(value).toBeCloseTo(0, 12);
    expect(Object.values(europeanGreeks({ ...inputs, years: 7, volatility: 20 })).every(Number.isFinite)).toBe(true);
  });

  it.each([
    ['spot', 0],
    ['spot', Number.NaN],
    ['strike', -1],
    ['rate', Number.POSITIVE_INFINITY],
    ['dividendYield', Number.NaN],
    ['years', Number.NaN],
    ['volatility', -0.1],
    ['volatility', Number.POSITIVE_INFINITY],
  ] as const)('refuses a %s of %f by name', (name, value) => {
    expect(() => europeanGreeks({ ...inputs, [name]: value })).toThrow(
      new RangeError(`${name} is ${value}: an option cannot be priced with that.`),
    );
  });

  it('has the worked numbers of its descriptions', () => {
    const hull = {
      type: 'call',
      spot: 49,
      strike: 50,
      rate: 0.05,
      dividendYield: 0,
      years: 0.3846,
      volatility: 0.2,
    } as const;
    const { delta, gamma, vega, theta, rho } = europeanGreeks(hull);
    const expected = [0.521601633972, 0.0655453772525, 12.1052427542, -4.30538996455, 8.9065740988];
    [delta, gamma, vega, theta, rho].forEach((value, index) => {
      expect(value).toBeCloseTo(expected[index] as number, 9);
    });
    const second = europeanSecondOrder({
      type: 'call',
      spot: 100,
      strike: 105,
      rate: 0.03,
      dividendYield: 0.01,
      years: 0.5,
      volatility: 0.25,
    });
    expect(second.vanna).toBeCloseTo(0.48457908597243793, 12);
    expect(second.volga).toBeCloseTo(4.4901416318499425, 12);
  });
});
