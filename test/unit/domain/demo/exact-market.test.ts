import { describe, expect, it } from 'vitest';
import { exactMarket } from '../../../../src-shared/domain/demo/exact-market';
import { FACTOR_ETFS, SIMULATED_INSTRUMENTS, STYLE_ETFS } from '../../../../src-shared/domain/demo/instruments';
import { isSession } from '../../../../src-shared/domain/trading-calendar';
import { correlation, leastSquares } from './returns';

const symbols = SIMULATED_INSTRUMENTS.filter(({ sector }) => sector !== null).map(({ symbol }) => symbol);
const market = exactMarket('sigmasight', symbols, 253);
const pathOf = (symbol: string) => {
  const path = market.paths.get(symbol);
  if (!path) throw new Error(`No path of ${symbol}`);
  return path;
};
const returnsOfCloses = (closes: readonly number[]) =>
  closes.slice(1).map((close, index) => close / (closes[index] as number) - 1);
const worst = (found: readonly number[], planted: readonly number[]) =>
  Math.max(...planted.map((value, index) => Math.abs((found[index] as number) - value)));

describe('exactMarket', () => {
  it.each(symbols)('returns the planted alpha and betas of %s to 1e-12, from returns and from closes', (symbol) => {
    const { alpha, betas, returns, closes } = pathOf(symbol);
    expect(worst(leastSquares(returns, market.factors), [alpha, ...betas])).toBeLessThan(1e-12);
    expect(worst(leastSquares(returnsOfCloses(closes), market.factors), [alpha, ...betas])).toBeLessThan(1e-12);
  });

  it.each(symbols)('returns the beta of %s from SPY alone', (symbol) => {
    const [, slope] = leastSquares(pathOf(symbol).returns, [pathOf('SPY').returns]);
    expect(Math.abs((slope as number) - (pathOf(symbol).betas[0] as number))).toBeLessThan(1e-12);
  });

  it('returns them from the seven ETFs themselves, the betas of the ETFs moved to SPY', () => {
    const etfs = FACTOR_ETFS.map((etf) => returnsOfCloses(pathOf(etf).closes));
    for (const symbol of symbols) {
      const { alpha, betas, returns } = pathOf(symbol);
      const [own, ...styles] = betas as [number, ...number[]];
      const carried = STYLE_ETFS.reduce(
        (sum, etf, at) => sum + (styles[at] as number) * (pathOf(etf).betas[0] as number),
        0,
      );
      expect(worst(leastSquares(returns, etfs), [alpha, own - carried, ...styles])).toBeLessThan(1e-12);
    }
  });

  it('has KO at 0.5, and noise that does not vanish', () => {
    expect(pathOf('KO').betas[0]).toBe(0.5);
    for (const symbol of symbols) expect(correlation(pathOf(symbol).returns, pathOf('SPY').returns)).toBeLessThan(0.95);
  });

  it('has positive prices on as many sessions as asked for', () => {
    expect(market.sessions).toHaveLength(253);
    expect(market.sessions.every(isSession)).toBe(true);
    for (const { closes, returns } of market.paths.values()) {
      expect(closes).toHaveLength(253);
      expect(returns).toHaveLength(252);
      expect(Math.min(...closes)).toBeGreaterThan(0);
    }
  });

  it('is the same twice, and for fewer symbols', () => {
    const fewer = exactMarket('sigmasight', ['KO', 'NONE'], 253);
    expect([...fewer.paths.keys()]).toEqual([...FACTOR_ETFS, 'KO']);
    expect(fewer.paths.get('KO')).toEqual(pathOf('KO'));
  });

  it('is right over the shortest window, and refuses a shorter one', () => {
    const short = exactMarket('sigmasight', ['KO'], 10);
    const { alpha, betas, returns } = short.paths.get('KO') as ReturnType<typeof pathOf>;
    expect(worst(leastSquares(returns, short.factors), [alpha, ...betas])).toBeLessThan(1e-12);
    expect(() => exactMarket('sigmasight', ['KO'], 9)).toThrow('9 sessions are too few for eight coefficients');
  });
});
