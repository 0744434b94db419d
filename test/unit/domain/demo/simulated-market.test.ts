import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centsText } from '../../../../src-shared/domain/demo/cents-text';
import { FACTOR_ETFS, SIMULATED_INSTRUMENTS, STYLE_ETFS } from '../../../../src-shared/domain/demo/instruments';
import { varianceParts } from '../../../../src-shared/domain/demo/market-factors';
import {
  DEMO_SEED,
  FIRST_SIMULATED_SESSION,
  type SimulatedBar,
  SimulatedMarket,
} from '../../../../src-shared/domain/demo/simulated-market';
import { addSessions, isSession, sessionsBetween } from '../../../../src-shared/domain/trading-calendar';
import { correlation, deviation, leastSquares, mean, totalReturns } from './returns';

const market = new SimulatedMarket(DEMO_SEED);
const LAST = '2026-09-25';
const symbols = SIMULATED_INSTRUMENTS.map(({ symbol }) => symbol);
const stocks = SIMULATED_INSTRUMENTS.filter(({ sector }) => sector !== null);
const anySymbol = fc.constantFrom(...symbols);
const anySession = fc.integer({ min: 0, max: 1100 }).map((count) => addSessions(FIRST_SIMULATED_SESSION, count));
const returnsOf = (symbol: string) => totalReturns(market, symbol, FIRST_SIMULATED_SESSION, LAST);

describe('what is listed', () => {
  it('is the seven factor ETFs and sixty to eighty stocks, each once, with the eleven sectors', () => {
    expect(symbols.slice(0, 7)).toEqual([...FACTOR_ETFS]);
    expect(stocks.length).toBeGreaterThanOrEqual(60);
    expect(stocks.length).toBeLessThanOrEqual(80);
    expect(new Set(symbols).size).toBe(symbols.length);
    expect(new Set(stocks.map(({ sector }) => sector)).size).toBe(11);
  });

  it('has volatilities from 15 % to 60 % and noise of its own in every stock', () => {
    for (const stock of stocks) {
      expect(stock.volatility).toBeGreaterThanOrEqual(0.15);
      expect(stock.volatility).toBeLessThanOrEqual(0.6);
      expect(varianceParts(stock).own).toBeGreaterThan(0);
    }
  });

  it('names AAPL as yfinance does, and no sector of SPY', () => {
    expect(market.instrument('AAPL')).toMatchObject({ sector: 'Technology', industry: 'Consumer Electronics' });
    expect(market.instrument('SPY')).toMatchObject({ sector: null, industry: null });
    expect(market.instrument('NONE')).toBeNull();
  });

  it('takes 0.0369 of the variance of AAPL from the market', () =>
    expect(varianceParts(market.instrument('AAPL') as (typeof stocks)[0]).market).toBeCloseTo(0.0369, 4));

  it('splits on sessions alone', () => {
    for (const { splits } of stocks) for (const { exDate } of splits) expect(isSession(exDate)).toBe(true);
  });
});

describe('bars', () => {
  it('begin with the start prices: AAPL closes at 182.00', () => {
    expect(FIRST_SIMULATED_SESSION < '2023-01-01').toBe(true);
    expect(market.close('AAPL', FIRST_SIMULATED_SESSION)).toBe('182.00');
  });

  it('are these for ever', () => {
    expect(market.bars('AAPL', LAST, LAST)).toEqual([
      {
        symbol: 'AAPL',
        date: '2026-09-25',
        open: '246.49',
        high: '247.30',
        low: '244.30',
        close: '244.55',
        volume: 40_786_858,
      },
    ]);
  });

  it('are the same in another market of the seed, and others with another seed', () => {
    const again = new SimulatedMarket(DEMO_SEED);
    for (const symbol of symbols)
      expect(again.bars(symbol, '2026-01-01', LAST)).toEqual(market.bars(symbol, '2026-01-01', LAST));
    expect(new SimulatedMarket('other').close('AAPL', LAST)).not.toBe(market.close('AAPL', LAST));
  });

  it('never change when more is asked for, in whatever order', () => {
    fc.assert(
      fc.property(anySymbol, anySymbol, anySession, fc.integer({ min: 0, max: 700 }), (symbol, other, date, more) => {
        const late = new SimulatedMarket(DEMO_SEED);
        late.bars(other, date, addSessions(date, more));
        late.bars(symbol, date, addSessions(date, more));
        const soon = new SimulatedMarket(DEMO_SEED);
        expect(soon.bars(symbol, FIRST_SIMULATED_SESSION, date)).toEqual(
          late.bars(symbol, FIRST_SIMULATED_SESSION, date),
        );
        expect(soon.variance(symbol, date)).toEqual(late.variance(symbol, date));
        const until = [symbol, FIRST_SIMULATED_SESSION, date] as const;
        expect(soon.corporateActions(...until)).toEqual(late.corporateActions(...until));
      }),
      { numRuns: 25 },
    );
  });

  it('do not depend on what else is listed', () => {
    fc.assert(
      fc.property(fc.subarray([...SIMULATED_INSTRUMENTS], { minLength: 1 }), (listed) => {
        const fewer = new SimulatedMarket(DEMO_SEED, listed);
        const { symbol } = listed[0] as (typeof listed)[0];
        const year = [symbol, '2025-06-01', '2026-06-01'] as const;
        expect(fewer.bars(...year)).toEqual(market.bars(...year));
      }),
      { numRuns: 20 },
    );
  });

  it('have a positive low at most the open and close, which are at most the high, in cents', () => {
    const isSound = ({ open, high, low, close, volume }: SimulatedBar) =>
      [open, high, low, close].every((text) => /^\d+\.\d\d$/.test(text)) &&
      Number(low) > 0 &&
      Number(low) <= Math.min(Number(open), Number(close)) &&
      Number(high) >= Math.max(Number(open), Number(close)) &&
      volume > 0 &&
      Number.isInteger(volume);
    for (const symbol of symbols) {
      const bars = market.bars(symbol, FIRST_SIMULATED_SESSION, '2035-12-31');
      expect(bars.filter((bar) => !isSound(bar))).toEqual([]);
    }
  });

  it('stay between 1 and 5,000 dollars for a hundred years: what leaves is split', () => {
    for (const symbol of ['SPY', 'PLTR', 'KO', 'COIN']) {
      const closes = market.bars(symbol, FIRST_SIMULATED_SESSION, '2125-12-31').map(({ close }) => Number(close));
      expect(closes.length).toBeGreaterThan(25_000);
      expect(closes.every((close) => close > 1 && close < 5000)).toBe(true);
    }
  }, 30_000);

  it('stand on every session of the range, and nowhere else', () => {
    expect(market.bars('KO', '2026-06-15', '2026-06-22').map(({ date }) => date)).toEqual(
      sessionsBetween('2026-06-15', '2026-06-22'),
    );
    expect(market.bars('KO', '2021-12-01', '2022-01-04').map(({ date }) => date)).toEqual(['2022-01-03', '2022-01-04']);
    expect(market.bars('KO', '2026-06-22', '2026-06-15')).toEqual([]);
    expect(market.bars('NONE', '2026-06-15', '2026-06-22')).toEqual([]);
    for (const date of ['2026-06-19', '2021-12-31']) expect(market.close('KO', date)).toBeNull();
    expect(market.close('NONE', '2026-06-18')).toBeNull();
  });
});

describe('volume', () => {
  it('is about half on a half day', () => {
    const traded = (date: string) =>
      mean(stocks.map(({ symbol }) => market.bars(symbol, date, date)[0]?.volume as number));
    // The Friday after Thanksgiving, and the sessions around it.
    const ratio = traded('2025-11-28') / ((traded('2025-11-26') + traded('2025-12-01')) / 2);
    expect(ratio).toBeGreaterThan(0.35);
    expect(ratio).toBeLessThan(0.7);
  });
});

describe('centsText', () => {
  it('of 18200 is 182.00, of 5 is 0.05', () =>
    expect([18_200, 5, 0].map(centsText)).toEqual(['182.00', '0.05', '0.00']));
});

describe('returns', () => {
  const spy = returnsOf('SPY');

  it('go with SPY as planted', () => {
    for (const stock of stocks) {
      const parts = varianceParts(stock);
      const planted = Math.sqrt(parts.market / (parts.market + parts.styles + parts.sector + parts.own));
      expect(Math.abs(correlation(returnsOf(stock.symbol), spy) - planted), stock.symbol).toBeLessThan(0.12);
    }
  });

  it('have the planted volatility within a sixth', () => {
    for (const { symbol, volatility } of stocks) {
      const ratio = (deviation(returnsOf(symbol)) * Math.sqrt(252)) / (volatility as number);
      expect(Math.abs(ratio - 1), symbol).toBeLessThan(1 / 6);
    }
  });

  it('regress on SPY and the styles beside it to the planted slopes, within four standard errors', () => {
    const etfs = STYLE_ETFS.map((etf) => {
      const beta = market.instrument(etf)?.marketBeta as number;
      return returnsOf(etf).map((value, index) => value - beta * (spy[index] as number));
    });
    for (const stock of stocks) {
      const [, ...slopes] = leastSquares(returnsOf(stock.symbol), [spy, ...etfs]);
      const { sector, own } = varianceParts(stock);
      for (const [index, planted] of [stock.marketBeta, ...stock.styleBetas].entries()) {
        const factor = [spy, ...etfs][index] as number[];
        // A style is explained by the others to a half at most, which widens its error by √2.
        const error = Math.sqrt((2 * (sector + own)) / 252 / spy.length) / deviation(factor);
        expect(Math.abs((slopes[index] as number) - planted), `${stock.symbol} ${index}`).toBeLessThan(4 * error);
      }
    }
  });

  it('have heavy tails and clusters', () => {
    const kurtosis = (values: number[]) => {
      const centre = mean(values);
      return mean(values.map((value) => (value - centre) ** 4)) / deviation(values) ** 4;
    };
    expect(mean(stocks.map(({ symbol }) => kurtosis(returnsOf(symbol))))).toBeGreaterThan(4);
    const long = totalReturns(market, 'SPY', FIRST_SIMULATED_SESSION, '2045-12-31').map((value) => value * value);
    expect(correlation(long.slice(1), long.slice(0, -1))).toBeGreaterThan(0.05);
  });
});

/** The market with one listing changed. */
const marketWith = (symbol: string, change: Partial<(typeof stocks)[0]>) =>
  new SimulatedMarket(
    DEMO_SEED,
    SIMULATED_INSTRUMENTS.map((each) => (each.symbol === symbol ? { ...each, ...change } : each)),
  );

describe('corporateActions', () => {
  it('makes one share of ten on the session after a close below 4', () => {
    const low = marketWith('PLTR', { startPrice: 3.9 });
    expect(low.corporateActions('PLTR', FIRST_SIMULATED_SESSION, '2022-01-04')).toMatchObject([
      { actionType: 'split', exDate: '2022-01-04', splitFrom: '10', splitTo: '1' },
    ]);
    expect(Number(low.close('PLTR', '2022-01-04'))).toBeGreaterThan(30);
  });

  it('divides the dividend with the share', () => {
    const split = marketWith('KO', { splits: [{ exDate: '2025-06-02', ratio: 4 }] });
    const paidAfter = (of: SimulatedMarket) => of.corporateActions('KO', '2025-06-03', '2025-12-31');
    expect(paidAfter(split).length).toBeGreaterThanOrEqual(2);
    for (const [index, { dividendAmount }] of paidAfter(split).entries()) {
      expect(
        Math.abs(4 * Number(dividendAmount) - Number(paidAfter(market)[index]?.dividendAmount)),
      ).toBeLessThanOrEqual(0.021);
    }
  });

  it('splits NVDA ten for one on 2024-06-10, and the price with it', () => {
    const [split] = market
      .corporateActions('NVDA', '2024-06-01', '2024-06-30')
      .filter(({ actionType }) => actionType === 'split');
    expect(split).toEqual({
      symbol: 'NVDA',
      actionType: 'split',
      exDate: '2024-06-10',
      payDate: null,
      splitFrom: '1',
      splitTo: '10',
      dividendAmount: null,
    });
    expect(Number(market.close('NVDA', '2024-06-07')) / Number(market.close('NVDA', '2024-06-10'))).toBeCloseTo(
      10,
      -0.5,
    );
  });

  it('pays KO four times a year on sessions, about its yield', () => {
    const paid = market.corporateActions('KO', '2025-01-01', '2025-12-31');
    expect(paid).toHaveLength(4);
    for (const { exDate, payDate } of paid) {
      expect(isSession(exDate)).toBe(true);
      expect((payDate as string) > exDate).toBe(true);
    }
    const sum = paid.reduce((total, { dividendAmount }) => total + Number(dividendAmount), 0);
    expect(sum / Number(market.close('KO', '2025-01-02'))).toBeCloseTo(0.029, 2);
    expect(market.dividendYield('KO', '2025-06-30')).toBeCloseTo(sum / Number(market.close('KO', '2025-06-30')), 10);
  });

  it('pays nothing for TSLA, and knows no other symbol', () => {
    expect(market.corporateActions('TSLA', FIRST_SIMULATED_SESSION, LAST)).toEqual([]);
    expect(market.corporateActions('NONE', FIRST_SIMULATED_SESSION, LAST)).toEqual([]);
    expect(market.dividendYield('TSLA', LAST)).toBe(0);
    expect(market.dividendYield('NONE', LAST)).toBeNull();
    expect(market.variance('NONE', LAST)).toBeNull();
  });
});
