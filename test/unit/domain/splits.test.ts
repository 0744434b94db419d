import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BookPosition, isHeldAt, unitsAt } from '../../../src-shared/domain/book-at';
import { afterSplit, reversed } from '../../../src-shared/domain/splits';

const position = (over: Partial<BookPosition> = {}): BookPosition => ({
  id: 'a',
  symbol: 'NVDA',
  positionType: 'LONG',
  quantity: '1000',
  contractMultiplier: '100',
  currency: 'USD',
  entryPrice: '120',
  entryDate: '2026-01-05',
  exitDate: null,
  exitPrice: null,
  underlyingSymbol: null,
  expirationDate: null,
  strikePrice: null,
  optionType: null,
  closedPartOf: null,
  unitsDate: '2026-11-20',
  createdDate: '2026-11-20',
  ...over,
});
const option = position({
  symbol: 'NVDA270115C01200000',
  positionType: 'LC',
  quantity: '2',
  entryPrice: '85',
  underlyingSymbol: 'NVDA',
  expirationDate: '2027-01-15',
  strikePrice: '1200',
  optionType: 'CALL',
});
const split = { symbol: 'NVDA', exDate: '2026-06-10', from: '1', to: '10' };

describe('a split', () => {
  it('makes ten shares of each, at a tenth of the price', () => {
    expect(afterSplit(position({ quantity: '100', entryPrice: '1200' }), split)).toMatchObject({
      quantity: '1000',
      entryPrice: '120',
      symbol: 'NVDA',
    });
  });

  it('makes ten contracts of one, with a tenth of the strike and another symbol', () => {
    expect(afterSplit(option, split)).toMatchObject({
      quantity: '20',
      strikePrice: '120',
      entryPrice: '8.5',
      symbol: 'NVDA270115C00120000',
    });
  });

  it('does not know what an option delivers where contracts or strikes would be broken', () => {
    expect(afterSplit(option, { from: '3', to: '2' })).toBeNull();
    expect(afterSplit(option, { from: '10', to: '1' })).toBeNull();
    expect(afterSplit(position({ quantity: '100' }), { from: '10', to: '1' })).toMatchObject({ quantity: '10' });
  });

  it('is undone by the split turned round', () => {
    const whole = fc.integer({ min: 1, max: 100_000 }).map(String);
    fc.assert(
      fc.property(whole, fc.constantFrom('2', '3', '4', '5', '10', '20'), (quantity, to) => {
        const before = position({ quantity, entryPrice: null });
        const one = { ...split, to };
        const after = afterSplit(before, one);
        expect(after && afterSplit(after, reversed(one))).toEqual(before);
      }),
    );
  });
});

describe('a position in an earlier session', () => {
  it('has the units of that session', () => {
    expect(unitsAt(position(), '2026-06-09', [split]).quantity).toBe('100');
    expect(unitsAt(position(), '2026-06-10', [split]).quantity).toBe('1000');
  });

  it('does not hold a split that was not applied yet, whenever it was closed', () => {
    // Entered after the split with an exit before it: in units of today.
    expect(unitsAt(position({ exitDate: '2026-05-01' }), '2026-04-01', [split]).quantity).toBe('100');
    expect(unitsAt(position({ unitsDate: '2026-06-09' }), '2026-04-01', [split]).quantity).toBe('1000');
  });

  it('is as it was when its option expired before the split', () => {
    const expired = { ...option, expirationDate: '2026-05-15', unitsDate: '2026-11-20' };
    expect(unitsAt(expired, '2026-04-01', [split])).toEqual(expired);
  });

  it('is held from its entry, or from when it was entered here, until the evening before its exit', () => {
    expect(isHeldAt(position(), '2026-01-02')).toBe(false);
    expect(isHeldAt(position(), '2026-01-05')).toBe(true);
    expect(isHeldAt(position({ entryDate: null }), '2026-11-19')).toBe(false);
    expect(isHeldAt(position({ exitDate: '2026-06-01' }), '2026-06-01')).toBe(false);
    expect(isHeldAt(position({ exitDate: '2026-06-02' }), '2026-06-01')).toBe(true);
  });
});
