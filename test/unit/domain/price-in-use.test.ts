import { describe, expect, it } from 'vitest';
import {
  intrinsicValue,
  marketSources,
  oldestUsed,
  type PricedContract,
  PriceHistory,
  type PriceRow,
  priceInUse,
} from '../../../src-shared/domain/price-in-use';

const stock: PricedContract = {
  symbol: 'AAPL',
  underlyingSymbol: null,
  expirationDate: null,
  strikePrice: null,
  optionType: null,
};
const call: PricedContract = {
  symbol: 'AAPL261120C00250000',
  underlyingSymbol: 'AAPL',
  expirationDate: '2026-11-20',
  strikePrice: '250',
  optionType: 'CALL',
};
const row = (date: string, price: string, over: Partial<PriceRow> = {}): PriceRow => ({
  symbol: 'AAPL',
  date,
  price,
  source: 'csv',
  isHeld: false,
  ...over,
});

describe('the price in use', () => {
  it('is of the latest date, and on one date of the first source in the order', () => {
    const history = new PriceHistory([
      row('2026-11-19', '100'),
      row('2026-11-20', '103'),
      row('2026-11-20', '102', { source: 'polygon' }),
      row('2026-11-20', '101', { source: 'broker_file' }),
      row('2026-11-19', '99', { source: 'manual' }),
    ]);
    expect(priceInUse(stock, '2026-11-20', history).mark).toMatchObject({ price: '101', source: 'broker_file' });
    expect(priceInUse(stock, '2026-11-19', history).mark).toMatchObject({ price: '99', source: 'manual' });
    expect(priceInUse(stock, '2026-11-18', history)).toEqual({ mark: null, state: null, missing: 'NO_PRICE' });
  });

  it.each([
    ['2026-11-20', 'current', null],
    ['2026-11-19', 'stale', null],
    // Five sessions before, over a weekend.
    ['2026-11-13', 'stale', null],
    ['2026-11-12', 'old', 'OLD_PRICE'],
    ['1985-01-02', 'old', 'OLD_PRICE'],
  ])('of %s is %s on 2026-11-20', (date, state, missing) => {
    expect(priceInUse(stock, '2026-11-20', new PriceHistory([row(date, '100')]))).toMatchObject({ state, missing });
  });

  it('is never one that is held back, which is the reason where there is no other', () => {
    const held = row('2026-11-20', '10', { isHeld: true });
    const withOne = new PriceHistory([row('2026-11-19', '100'), held]);
    expect(priceInUse(stock, '2026-11-20', withOne)).toMatchObject({ mark: { price: '100' }, state: 'stale' });
    expect(priceInUse(stock, '2026-11-20', new PriceHistory([held])).missing).toBe('HELD_BACK');
    const older = new PriceHistory([row('2026-11-02', '100'), held]);
    expect(priceInUse(stock, '2026-11-20', older).missing).toBe('HELD_BACK');
  });

  it('of an expired option is intrinsic, from the close of its underlying on its last day', () => {
    const history = new PriceHistory([
      row('2026-11-20', '262.5'),
      row('2026-11-24', '300'),
      row('2026-11-19', '14', { symbol: call.symbol }),
    ]);
    const settled = { mark: { price: '12.5000', date: '2026-11-20', source: 'csv' }, state: 'settled', missing: null };
    expect(priceInUse(call, '2026-11-20', history)).toEqual(settled);
    expect(priceInUse(call, '2027-03-01', history)).toEqual(settled);
    expect(priceInUse(call, '2026-11-19', history)).toMatchObject({ mark: { price: '14' }, state: 'current' });
  });

  it('of an expired option is missing without that close, unless it has a mark of that day or a later one by hand', () => {
    const own = (date: string) => new PriceHistory([row(date, '11', { symbol: call.symbol })]);
    expect(priceInUse(call, '2026-11-24', own('2026-11-19'))).toMatchObject({ missing: 'NO_SETTLEMENT_PRICE' });
    expect(priceInUse(call, '2026-11-24', own('2026-11-20'))).toMatchObject({ mark: { price: '11' }, missing: null });
    expect(priceInUse(call, '2026-11-24', own('2026-11-23'))).toMatchObject({ mark: { price: '11' }, missing: null });
  });

  it('is as old as sessions go: Thanksgiving and the weekend are none', () => {
    expect(oldestUsed('2026-11-30')).toBe('2026-11-20');
  });

  it('is simulated for a demo alone', () => {
    expect(marketSources(true)).toEqual(['simulated']);
    expect(marketSources(false)).not.toContain('simulated');
  });
});

describe('the intrinsic value', () => {
  it('is what exercising brings, and never below nothing', () => {
    expect(intrinsicValue('CALL', '262.5', '250')).toBe('12.5000');
    expect(intrinsicValue('CALL', '240', '250')).toBe('0.0000');
    expect(intrinsicValue('PUT', '240', '250')).toBe('10.0000');
    expect(intrinsicValue('PUT', '262.5', '250')).toBe('0.0000');
  });
});
