import { describe, expect, it } from 'vitest';
import {
  contractTerms,
  europeanGreeks,
  gammaDollarsPerPercent,
  traderGreeks,
} from '../../../../src-shared/domain/pricing';
import { chebyshevMatrix } from '../../../../src-shared/domain/pricing/chebyshev';
import { gaussLegendre } from '../../../../src-shared/domain/pricing/gauss-legendre';

describe('the terms of a contract', () => {
  it.each([
    ['AAPL', 'american', 'physical', 'close'],
    ['SPY', 'american', 'physical', 'close'],
    ['SPX', 'european', 'cash', 'open'],
    ['SPXW', 'european', 'cash', 'close'],
    ['VIX', 'european', 'cash', 'open'],
    ['NDXP', 'european', 'cash', 'close'],
    ['XSP', 'european', 'cash', 'close'],
    ['OEX', 'american', 'cash', 'close'],
    ['XEO', 'european', 'cash', 'close'],
    ['NQX', 'european', 'cash', 'close'],
  ])('%s is %s, settled in %s, at the %s', (root, exercise, settlement, settledAt) => {
    expect(contractTerms(root)).toEqual({ exercise, settlement, settledAt });
  });
});

describe("traders' units", () => {
  const raw = europeanGreeks({
    type: 'call',
    spot: 49,
    strike: 50,
    rate: 0.05,
    dividendYield: 0,
    years: 0.3846,
    volatility: 0.2,
  });

  it('are hundredths and 365ths of the raw ones, once', () => {
    const trader = traderGreeks(raw);
    expect(trader.vegaPerPoint).toBeCloseTo(0.1211, 4);
    expect(trader.thetaPerDay).toBeCloseTo(-0.0118, 4);
    expect(trader.rhoPerPercent * 100).toBeCloseTo(raw.rho, 12);
    expect(trader).toMatchObject({ price: raw.price, delta: raw.delta, gamma: raw.gamma });
  });

  it('have gamma for a move of 1 %', () => {
    expect(gammaDollarsPerPercent(0.0655, 49)).toBeCloseTo(1.5727, 4);
  });
});

describe('interpolation in Chebyshev points', () => {
  it('is exact for polynomials, and a value itself at a node', () => {
    expect([...chebyshevMatrix(2, Float64Array.of(0.5))].map((each) => Math.round(each * 1e12) / 1e12)).toEqual([
      0.375, 0.75, -0.125,
    ]);
    expect([...chebyshevMatrix(2, Float64Array.of(1))]).toEqual([1, 0, 0]);
  });
});

describe('Gauss-Legendre quadrature', () => {
  it('is exact for polynomials up to its degree', () => {
    const { nodes, weights } = gaussLegendre(3, 0, 1);
    const integral = (power: number) =>
      nodes.reduce((sum, x, index) => sum + (weights[index] as number) * x ** power, 0);
    expect(integral(5)).toBeCloseTo(1 / 6, 15);
    expect(integral(6)).not.toBeCloseTo(1 / 7, 6);
  });
});
