import { describe, expect, it } from 'vitest';
import { toDecimalText } from '../../../src-renderer/format/decimal-text';
import { countWords, excludedWords, positionTotals } from '../../../src-renderer/pages/positions/position-totals';
import { optionOf, positionOf } from './position-builder';

describe('positionTotals', () => {
  it('adds longs and shorts apart and measures P&L by what was paid', () => {
    // The group AAPL of the design: 400 shares and 4 short calls.
    const totals = positionTotals([
      positionOf({ quantity: '400.0000', entryPrice: '231.85', lastPrice: '287.40', weightPct: '10.9611' }),
      optionOf({ weightPct: '-0.1194' }),
    ]);
    const text = (units: bigint | null, places = 2) => (units === null ? null : toDecimalText(units, places));
    expect(text(totals.long)).toBe('114960.00');
    expect(text(totals.short)).toBe('-1252.00');
    expect(text(totals.gross)).toBe('116212.00');
    expect(text(totals.net)).toBe('113708.00');
    expect(text(totals.cost)).toBe('90400.00');
    expect(text(totals.unrealized)).toBe('23308.00');
    expect(text(totals.unrealizedPct, 1)).toBe('24.5');
    expect(text(totals.weight, 4)).toBe('10.8417');
    expect(totals).toMatchObject({ count: 2, valued: 2, withPnl: 2, withCost: 2, mock: 2 });
    expect(totals.greeks).toMatchObject({ delta: 1.4, gamma: -0.08 });
  });

  it('leaves out what has no price or no entry price, and counts it', () => {
    const totals = positionTotals([
      positionOf(),
      positionOf({ lastPrice: null }),
      positionOf({ entryPrice: null }),
      positionOf({ currency: 'CAD' }),
    ]);
    expect(totals).toMatchObject({ count: 4, valued: 2, withPnl: 1, withCost: 2 });
    expect(toDecimalText(totals.net ?? 0n, 2)).toBe('36400.00');
    expect(countWords(totals, 4)).toBe('4 positions, 2 in value, 1 in P&L, 2 in cost');
    expect(excludedWords(totals)).toBe('2 of 4 priced');
  });

  it('has no sums of nothing: missing is not 0', () => {
    const totals = positionTotals([positionOf({ lastPrice: null })]);
    expect(totals).toMatchObject({
      long: null,
      short: null,
      gross: null,
      net: null,
      unrealized: null,
      unrealizedPct: null,
      weight: null,
    });
    expect(countWords(totals, 1)).toBe('1 position, none priced');
    expect(positionTotals([]).greeks).toBeNull();
  });

  it('says how many of all are shown, and nothing of groups that are whole', () => {
    const totals = positionTotals([positionOf()]);
    expect(countWords(totals, 30)).toBe('1 of 30 positions, all priced');
    expect(excludedWords(totals)).toBeNull();
    expect(excludedWords(positionTotals([positionOf(), positionOf({ entryPrice: null })]))).toBe('1 of 2 in P&L');
  });
});
