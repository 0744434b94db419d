import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  americanGreeks,
  americanImpliedVolatility,
  americanSecondOrder,
  cashDividendValue,
  europeanGreeks,
  europeanSecondOrder,
  type OptionInputs,
  writeGreeks,
  writePrices,
} from '../../../../src-shared/domain/pricing';
import { boundaryScheme, premiumScheme } from '../../../../src-shared/domain/pricing/boundary-scheme';
import { ExerciseBoundary } from '../../../../src-shared/domain/pricing/exercise-boundary';
import { perpetualBoundary, qdPlusBoundary } from '../../../../src-shared/domain/pricing/qd-plus';
import { type GridCase, gridCases, IMPOSSIBLE_DELTA, inputsOf, publishedCases, worstOf } from './reference';

const cases = gridCases();
const listed = cases.filter(({ set }) => set === 'listed');
const wide = cases.filter(({ set }) => set === 'wide');
const priceError = (each: GridCase) =>
  (Math.abs(americanGreeks(inputsOf(each)).price - each.american.price) / each.S) * 100;

describe('American options on the reference grid', () => {
  it('are priced within 1e-4 per 100 of spot if listed, 2e-3 if not, at worst', () => {
    expect(worstOf(listed, priceError).error).toBeLessThan(1e-4);
    expect(worstOf(wide, priceError).error).toBeLessThan(2e-3);
  });

  it('are priced within 1e-5 per 100 in the mean square if listed', () => {
    const squares = listed.reduce((sum, each) => sum + priceError(each) ** 2, 0);
    expect(Math.sqrt(squares / listed.length)).toBeLessThan(1e-5);
  });

  it('have their delta within 1e-4', () => {
    const known = cases.filter(({ id, american }) => american.greeks_ok && id !== IMPOSSIBLE_DELTA);
    const worst = worstOf(known, (each) => Math.abs(americanGreeks(inputsOf(each)).delta - each.american.delta));
    expect(worst.error).toBeLessThan(1e-4);
  });

  it.each(['gamma', 'vega', 'theta'] as const)('have a %s within 1 %% of its own size or of the spot’s', (greek) => {
    const known = cases.filter(({ id, american }) => american.greeks_ok && id !== IMPOSSIBLE_DELTA);
    const size = (each: GridCase) => {
      const own = Math.abs(each.american[greek]);
      return greek === 'gamma' ? Math.max(own, 1 / each.S) : Math.max(own, 0.05 * each.S);
    };
    const errorOf = (each: GridCase) =>
      Math.abs(americanGreeks(inputsOf(each))[greek] - each.american[greek]) / size(each);
    expect(worstOf(known, errorOf).error).toBeLessThan(0.01);
  });

  it('have their rho within 0.1 % where a rate has two sides', () => {
    // At a rate of 0 the file's is a one-sided difference over 1e-5, in which a put's premium has not begun to vanish.
    const known = cases.filter(({ id, r, american }) => american.greeks_ok && id !== IMPOSSIBLE_DELTA && r > 0);
    const errorOf = (each: GridCase) =>
      Math.abs(americanGreeks(inputsOf(each)).rho - each.american.rho) /
      Math.max(Math.abs(each.american.rho), 0.01 * each.S);
    expect(worstOf(known, errorOf).error).toBeLessThan(1e-3);
  });

  it('are exercised where the file has them exercised', () => {
    for (const each of cases.filter(({ american }) => american.region === 'stopping')) {
      const { price, ...greeks } = americanGreeks(inputsOf(each));
      expect(price).toBeCloseTo(Math.abs(each.S - each.K), 10);
      expect(greeks).toEqual({ delta: each.type === 'put' ? -1 : 1, gamma: 0, vega: 0, theta: 0, rho: 0 });
    }
  });
});

describe('American options beside what was published', () => {
  const published = publishedCases();

  it.each(published.filter(({ set }) => set === 'alo-2016-premium').map((each) => [each.id, each] as const))(
    'early-exercise premium, %s',
    (_, each) => {
      const inputs = inputsOf(each);
      const premium = americanGreeks(inputs).price - europeanGreeks(inputs).price;
      // Where the tolerance is finer: 1e-5 of a strike of 100 is what the app's own scheme is good for.
      expect(Math.abs(premium - each.expected)).toBeLessThan(Math.max(each.tol ?? 0, 1e-5));
    },
  );

  it('the finest of the published premiums, solved finely, to its last digits', () => {
    // The others are what coarser schemes of the paper answer: they differ from this one by up to 4e-4.
    const finest = published.find(({ set, tol }) => set === 'alo-2016-premium' && tol === 1e-10);
    expect(finest).toBeDefined();
    if (!finest) return;
    const boundary = new ExerciseBoundary(
      boundaryScheme({ nodes: 40, points: 64, crowding: 1, iterations: 3, newtonSteps: 4 }),
    );
    boundary.solve(finest.r, finest.q, finest.T, finest.sigma);
    const premium = new Float64Array(3);
    boundary.writePremium(finest.S / finest.K, premiumScheme(40, 120, 1), premium);
    expect(Math.abs((premium[0] as number) * finest.K - finest.expected)).toBeLessThan(1e-11);
  });

  it.each(published.filter((each) => each.exact_qdfp_hp !== undefined).map((each) => [each.id, each] as const))(
    'edge case beside the exact value, %s',
    (_, each) => {
      const exact = each.exact_qdfp_hp as number;
      expect(Math.abs(americanGreeks(inputsOf(each)).price - exact)).toBeLessThan(1e-5 * Math.max(each.S, exact));
    },
  );

  it('an example with a table of its own', () => {
    const [put] = published.filter(
      ({ set, exercise }) => set === 'quantlib-equityoption-example' && exercise === 'american',
    );
    expect(put).toBeDefined();
    if (put) expect(americanGreeks(inputsOf(put)).price).toBeCloseTo(put.expected, 4);
  });

  it.each(published.filter(({ set }) => set === 'quantlib-qdplus-boundary').map((each) => [each.tau, each] as const))(
    'the QD+ boundary at %f years',
    (tau, { r, q, sigma, K, expected }) => {
      const least = perpetualBoundary(r, q, sigma);
      expect(K * qdPlusBoundary(r, q, tau as number, sigma, least, 1)).toBeCloseTo(expected, 6);
    },
  );

  it('approximations are near, which is all that they claim', () => {
    const approximations = published.filter(
      ({ set, tol }) => ['ju-zhong-1999', 'haug98-american-baw'].includes(set) && tol,
    );
    expect(approximations.length).toBeGreaterThan(80);
    const distances = approximations
      .map((each) => Math.abs(americanGreeks(inputsOf(each)).price - each.expected))
      .sort((a, b) => a - b);
    expect(distances.at(-1)).toBeLessThan(0.1);
    expect(distances[Math.floor(distances.length / 2)]).toBeLessThan(0.01);
  });
});

const option = fc.record({
  type: fc.constantFrom('call' as const, 'put' as const),
  spot: fc.double({ min: 60, max: 150, noNaN: true }),
  strike: fc.constant(100),
  rate: fc.double({ min: 0, max: 0.12, noNaN: true }),
  dividendYield: fc.double({ min: 0, max: 0.12, noNaN: true }),
  years: fc.double({ min: 0.01, max: 7, noNaN: true }),
  volatility: fc.double({ min: 0.03, max: 1.5, noNaN: true }),
});
const priceOf = (inputs: OptionInputs) => americanGreeks(inputs).price;
const runs = { numRuns: 300 };

describe('American options', () => {
  it('are never worth less than European ones or than exercise, nor more than they deliver', () => {
    fc.assert(
      fc.property(option, (inputs) => {
        const price = priceOf(inputs);
        const sign = inputs.type === 'call' ? 1 : -1;
        expect(price).toBeGreaterThanOrEqual(europeanGreeks(inputs).price - 1e-10);
        expect(price).toBeGreaterThanOrEqual(sign * (inputs.spot - inputs.strike) - 1e-10);
        expect(price).toBeLessThanOrEqual((inputs.type === 'call' ? inputs.spot : inputs.strike) + 1e-10);
      }),
      runs,
    );
  });

  it('are European where early exercise cannot pay', () => {
    fc.assert(
      fc.property(option, (inputs) => {
        const call = { ...inputs, type: 'call' as const, dividendYield: 0 };
        expect(americanGreeks(call)).toEqual(europeanGreeks(call));
        const put = { ...inputs, type: 'put' as const, rate: 0 };
        expect(americanGreeks(put)).toEqual(europeanGreeks(put));
      }),
      runs,
    );
  });

  it('are symmetric: a call is the put with spot and strike, and rate and yield, exchanged', () => {
    fc.assert(
      fc.property(option, (inputs) => {
        const { spot, strike, rate, dividendYield } = inputs;
        const mirrored: OptionInputs = {
          ...inputs,
          type: inputs.type === 'call' ? 'put' : 'call',
          spot: strike,
          strike: spot,
          rate: dividendYield,
          dividendYield: rate,
        };
        expect(Math.abs(priceOf(inputs) - priceOf(mirrored))).toBeLessThan(1e-10);
      }),
      runs,
    );
  });

  it('rise with volatility and with time, and are convex in the spot', () => {
    fc.assert(
      fc.property(option, (inputs) => {
        const slack = 2e-3;
        const price = priceOf(inputs);
        expect(priceOf({ ...inputs, volatility: inputs.volatility * 1.1 })).toBeGreaterThan(price - slack);
        expect(priceOf({ ...inputs, years: inputs.years * 1.1 })).toBeGreaterThan(price - slack);
        const at = (by: number) => priceOf({ ...inputs, spot: inputs.spot * (1 + by) });
        expect(at(0.05) + at(-0.05)).toBeGreaterThan(2 * price - slack);
      }),
      runs,
    );
  });

  it('move by their Greeks', () => {
    // Neither at a rate of 0 nor where the boundary at expiry has its kink, where there is no slope.
    const rates = {
      rate: fc.double({ min: 0.006, max: 0.12, noNaN: true }),
      dividendYield: fc.double({ min: 0.006, max: 0.12, noNaN: true }),
    };
    fc.assert(
      fc.property(
        fc.tuple(option, fc.record(rates)).map(([inputs, own]) => ({ ...inputs, ...own })),
        (inputs) => {
          fc.pre(Math.abs(inputs.rate - inputs.dividendYield) > 0.002);
          const greeks = americanGreeks(inputs);
          // Nor where a bump reaches the boundary.
          fc.pre(
            greeks.price > Math.abs(inputs.spot - inputs.strike) + 0.05 ||
              greeks.delta * (inputs.spot - inputs.strike) < 0,
          );
          const slope = (name: 'spot' | 'volatility' | 'rate' | 'years', step: number) => {
            const at = (by: number) => priceOf({ ...inputs, [name]: inputs[name] + by });
            return (at(step) - at(-step)) / (2 * step);
          };
          const { spot, years, volatility } = inputs;
          expect(Math.abs(slope('spot', 1e-4 * spot) - greeks.delta)).toBeLessThan(3e-3);
          expect(Math.abs(slope('volatility', 1e-4 * volatility) - greeks.vega)).toBeLessThan(0.01 * spot);
          expect(Math.abs(slope('rate', 1e-5) - greeks.rho)).toBeLessThan(0.02 * spot);
          expect(Math.abs(-slope('years', 1e-4 * years) - greeks.theta)).toBeLessThan(0.02 * spot);
        },
      ),
      runs,
    );
  });

  // Two methods that share nothing: an integral equation, and finite differences.
  it.each([
    ['put', 100, 0.05, 0, 1, 0.25],
    ['put', 90, 0.08, 0.02, 3, 0.12],
    ['put', 101, 0.11, 0, 7, 0.04],
    ['put', 99, 0.06, 0.06, 5, 0.06],
    ['call', 103, 0.02, 0.1, 7, 0.05],
    ['call', 100, 0.03, 0.05, 2, 0.4],
    ['call', 120, 0.01, 0.08, 2, 0.9],
  ] as const)(
    '%s at spot %f, rate %f, yield %f, %f years, volatility %f: as by finite differences',
    (type, spot, rate, dividendYield, years, volatility) => {
      const inputs = { type, spot, strike: 100, rate, dividendYield, years, volatility };
      const greeks = americanGreeks(inputs);
      const grid = cashDividendValue(inputs, [], 'american');
      expect(Math.abs(greeks.price - grid.price)).toBeLessThan(6e-3);
      expect(Math.abs(greeks.delta - grid.delta)).toBeLessThan(2e-3);
    },
  );
});

describe('at the edges of American exercise', () => {
  const put: OptionInputs = {
    type: 'put',
    spot: 95,
    strike: 100,
    rate: 0.05,
    dividendYield: 0,
    years: 1,
    volatility: 0.2,
  };

  it('an expired option is worth its intrinsic value', () => {
    expect(americanGreeks({ ...put, years: 0 })).toEqual({ price: 5, delta: -1, gamma: 0, vega: 0, theta: 0, rho: 0 });
  });

  it('without volatility it is exercised when that is worth most', () => {
    expect(americanGreeks({ ...put, volatility: 0 })).toMatchObject({ price: 5, delta: -1, theta: 0 });
    // S·e^(−qt) − K·e^(−rt) is greatest after ln(rK/qS)/(r − q) years.
    const call: OptionInputs = {
      ...put,
      type: 'call',
      spot: 110,
      rate: 0.08,
      dividendYield: 0.06,
      years: 5,
      volatility: 0,
    };
    const best = Math.log((0.08 * 100) / (0.06 * 110)) / 0.02;
    expect(best).toBeGreaterThan(5);
    expect(americanGreeks(call).price).toBeCloseTo(110 * Math.exp(-0.3) - 100 * Math.exp(-0.4), 10);
    const later = { ...call, spot: 125 };
    const turn = Math.log((0.08 * 100) / (0.06 * 125)) / 0.02;
    expect(turn).toBeLessThan(5);
    expect(americanGreeks(later).price).toBeCloseTo(125 * Math.exp(-0.06 * turn) - 100 * Math.exp(-0.08 * turn), 10);
    // The limit of little volatility, from the integral equation.
    expect(americanGreeks({ ...later, volatility: 1e-3 }).price).toBeCloseTo(americanGreeks(later).price, 2);
  });

  it('a yield below 0 makes an early exercise of a put at a rate of 0', () => {
    const inputs: OptionInputs = { ...put, spot: 60, rate: 0, dividendYield: -0.05 };
    expect(americanGreeks(inputs).price).toBeGreaterThan(europeanGreeks(inputs).price);
    expect(americanGreeks(inputs).price).toBeCloseTo(40, 6);
  });

  it('refuses exercise between two boundaries, and what cannot be used, by name', () => {
    expect(() => americanGreeks({ ...put, rate: -0.01, dividendYield: -0.03 })).toThrow(/two boundaries/);
    expect(() => americanGreeks({ ...put, type: 'call', rate: -0.03, dividendYield: -0.01 })).toThrow(/two boundaries/);
    expect(americanGreeks({ ...put, rate: -0.01 })).toEqual(europeanGreeks({ ...put, rate: -0.01 }));
    expect(() => americanGreeks({ ...put, strike: 0 })).toThrow(/^strike is 0/);
  });

  it('has the worked numbers of its descriptions', () => {
    const worked: OptionInputs = { ...put, spot: 36, strike: 40, rate: 0.06 };
    expect(americanGreeks(worked).price).toBeCloseTo(4.4867, 4);
    expect(europeanGreeks(worked).price).toBeCloseTo(3.8443, 4);
    const { vanna, volga } = americanSecondOrder(worked);
    expect(vanna).toBeCloseTo(2.1802, 3);
    expect(volga).toBeCloseTo(55.62, 1);
    expect(perpetualBoundary(0.05, 0, 0.2)).toBeCloseTo(0.7142857, 7);
    const boundary = new ExerciseBoundary(
      boundaryScheme({ nodes: 7, points: 8, crowding: 1, iterations: 1, newtonSteps: 1 }),
    );
    boundary.solve(0.05, 0, 1, 0.25);
    expect(boundary.now).toBeCloseTo(0.7489, 4);
    expect(americanImpliedVolatility({ ...worked, price: 4.4866761524 })).toBeCloseTo(0.2, 9);
  });

  it('is right just above its boundary, where the integrand is a narrow step', () => {
    // A perpetual put has a closed form: (K − B)·(S/B)^λ above B, and no theta.
    const rate = 0.05;
    const volatility = 0.25;
    const power = (-2 * rate) / (volatility * volatility);
    const boundary = (power / (power - 1)) * 100;
    for (const distance of [1e-4, 1e-3, 1e-2, 0.1]) {
      const spot = boundary * (1 + distance);
      const inputs: OptionInputs = { ...put, spot, rate, volatility, years: 200 };
      const { price, delta, gamma, theta } = americanGreeks(inputs);
      const value = (100 - boundary) * (spot / boundary) ** power;
      expect(Math.abs(price - value)).toBeLessThan(1e-3);
      expect(Math.abs(delta - (power * value) / spot)).toBeLessThan(1e-4);
      expect(gamma / ((power * (power - 1) * value) / (spot * spot))).toBeCloseTo(1, 1);
      expect(Math.abs(theta)).toBeLessThan(0.1);
    }
  });

  it('settles where next to no volatility stands beside much interest', () => {
    // Perpetual again: at these times and rates the horizon is out of sight.
    for (const [rate, volatility, years] of [
      [0.125, 0.00598, 9.28],
      [0.1493, 0.01069, 6.33],
      [0.0933, 0.0429, 6.47],
      [0.095, 0.035, 30],
    ] as const) {
      const power = (-2 * rate) / (volatility * volatility);
      const boundary = (power / (power - 1)) * 100;
      const spot = boundary * (1 + 0.3 / Math.abs(power));
      const greeks = americanGreeks({ ...put, spot, rate, volatility, years });
      const value = (100 - boundary) * (spot / boundary) ** power;
      expect(Math.abs(greeks.price - value)).toBeLessThan(1e-3);
      expect(Math.abs(greeks.delta - (power * value) / spot)).toBeLessThan(1e-3);
      expect(greeks.vega).toBeGreaterThanOrEqual(0);
      expect(greeks.rho).toBeLessThanOrEqual(0);
    }
  });

  it('has no gap where the volatility becomes next to nothing', () => {
    for (const inputs of [
      { ...put, spot: 100.44, rate: 0.142, years: 1.59 },
      { ...put, spot: 100, rate: 0.001, years: 0.01 },
    ]) {
      let before = americanGreeks({ ...inputs, volatility: 1e-3 });
      for (let exponent = 3.1; exponent < 12; exponent += 0.1) {
        const now = americanGreeks({ ...inputs, volatility: 10 ** -exponent });
        expect(Object.values(now).every(Number.isFinite), `1e-${exponent}`).toBe(true);
        expect(now.price).toBeLessThanOrEqual(before.price + 1e-6);
        expect(before.price - now.price).toBeLessThan(0.1);
        before = now;
      }
    }
  });

  it('never answers minus nothing', () => {
    for (const type of ['call', 'put'] as const) {
      for (const years of [0, 0.01, 1]) {
        for (const volatility of [0, 0.02, 0.3]) {
          for (const spot of [1, 100, 1e5]) {
            const inputs: OptionInputs = { ...put, type, years, volatility, spot };
            const all = { ...europeanGreeks(inputs), ...europeanSecondOrder(inputs), american: 0 };
            for (const value of [...Object.values(all), ...Object.values(americanGreeks(inputs))])
              expect(Object.is(value, -0), JSON.stringify(inputs)).toBe(false);
          }
        }
      }
    }
  });

  it('has no second derivatives once expired', () => {
    expect(americanSecondOrder({ ...put, years: 0 })).toEqual({ vanna: 0, volga: 0 });
  });
});

describe('American implied volatility', () => {
  it('gives back the volatility that a price was made of, to 1e-9', () => {
    const priced = cases.flatMap((each) => {
      const inputs = inputsOf(each);
      const { price, vega } = americanGreeks(inputs);
      const uncertainty = (price * 2e-16) / (vega * inputs.volatility);
      return vega > 0 && uncertainty < 1e-12 ? [{ id: each.id, inputs, price }] : [];
    });
    expect(priced.length).toBeGreaterThan(300);
    const worst = worstOf(priced, ({ inputs: { volatility, ...market }, price }) =>
      Math.abs((americanImpliedVolatility({ ...market, price }) ?? Number.NaN) / volatility - 1),
    );
    expect(worst.error).toBeLessThan(1e-9);
  });

  it('is a volatility that gives the price again, or missing', () => {
    fc.assert(
      fc.property(option, fc.double({ min: 1e-6, max: 0.999, noNaN: true }), (inputs, share) => {
        const { volatility: _, ...market } = inputs;
        const most = market.type === 'call' ? market.spot : market.strike;
        const least = Math.max(0, market.type === 'call' ? market.spot - 100 : 100 - market.spot);
        const price = least + share * (most - least);
        const found = americanImpliedVolatility({ ...market, price });
        if (found !== null) expect(Math.abs(priceOf({ ...market, volatility: found }) - price)).toBeLessThan(1e-9);
      }),
      { numRuns: 100 },
    );
  });

  it('is missing where the option is exercised at once, and for impossible prices', () => {
    const put = { type: 'put', spot: 60, strike: 100, rate: 0.05, dividendYield: 0, years: 1 } as const;
    expect(americanImpliedVolatility({ ...put, price: 40 })).toBeNull();
    expect(americanImpliedVolatility({ ...put, price: 39 })).toBeNull();
    expect(americanImpliedVolatility({ ...put, price: 100 })).toBeNull();
    expect(americanImpliedVolatility({ ...put, price: Number.NaN })).toBeNull();
    expect(americanImpliedVolatility({ ...put, price: 41, years: 0 })).toBeNull();
    expect(americanImpliedVolatility({ ...put, price: 41 })).toBeGreaterThan(0);
    // One last digit above the intrinsic value is rounding, and says nothing.
    expect(americanImpliedVolatility({ ...put, spot: 95, price: 5 + 1e-15 })).toBeNull();
  });
});

describe('a column of options', () => {
  const columns = {
    isCall: Uint8Array.from(cases, ({ type }) => Number(type === 'call')),
    isAmerican: Uint8Array.from(cases, (_, index) => index % 2),
    spot: Float64Array.from(cases, ({ S }) => S),
    strike: Float64Array.from(cases, ({ K }) => K),
    rate: Float64Array.from(cases, ({ r }) => r),
    dividendYield: Float64Array.from(cases, ({ q }) => q),
    years: Float64Array.from(cases, ({ T }) => T),
    volatility: Float64Array.from(cases, ({ sigma }) => sigma),
  };

  it('has the values of each option alone', () => {
    const greeks = new Float64Array(cases.length * 6);
    const prices = new Float64Array(cases.length);
    writeGreeks(columns, greeks);
    writePrices(columns, prices);
    cases.forEach((each, index) => {
      const alone = (index % 2 === 1 ? americanGreeks : europeanGreeks)(inputsOf(each));
      expect([...greeks.slice(index * 6, index * 6 + 6)]).toEqual(
        Object.values(alone).length === 6
          ? [alone.price, alone.delta, alone.gamma, alone.vega, alone.theta, alone.rho]
          : [],
      );
      expect(prices[index]).toBe(alone.price);
    });
  });

  it('is the same for a row of spots, which shares one boundary', () => {
    const spots = Float64Array.from({ length: 21 }, (_, index) => 80 + 2 * index);
    const same = (value: number) => new Float64Array(21).fill(value);
    const row = {
      isCall: new Uint8Array(21),
      isAmerican: new Uint8Array(21).fill(1),
      spot: spots,
      strike: same(100),
      rate: same(0.05),
      dividendYield: same(0.01),
      years: same(0.75),
      volatility: same(0.3),
    };
    const prices = new Float64Array(21);
    writePrices(row, prices);
    spots.forEach((spot, index) => {
      // Something else in between: nothing of the row before may be left.
      americanGreeks({
        type: 'call',
        spot: 50,
        strike: 40,
        rate: 0.01,
        dividendYield: 0.03,
        years: 2,
        volatility: 0.5,
      });
      const alone = {
        type: 'put',
        spot,
        strike: 100,
        rate: 0.05,
        dividendYield: 0.01,
        years: 0.75,
        volatility: 0.3,
      } as const;
      expect(prices[index]).toBe(priceOf(alone));
    });
  });

  it('has NaN for inputs that are no numbers, and none of its neighbours', () => {
    const two = {
      isCall: Uint8Array.of(0, 0, 1, 1),
      isAmerican: Uint8Array.of(1, 1, 0, 1),
      spot: Float64Array.of(Number.NaN, 100, 100, 100),
      strike: Float64Array.of(100, 100, 100, 100),
      rate: Float64Array.of(0.05, 0.05, 0.05, Number.NaN),
      dividendYield: Float64Array.of(0, 0, 0, 0.02),
      years: Float64Array.of(1, 1, 1, 1),
      volatility: Float64Array.of(0.2, 0.2, Number.NaN, 0.2),
    };
    const prices = new Float64Array(4);
    writePrices(two, prices);
    expect([...prices].map(Number.isFinite)).toEqual([false, true, false, false]);
  });
});
