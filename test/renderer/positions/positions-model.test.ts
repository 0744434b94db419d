import { describe, expect, it } from 'vitest';
import { toDecimalText } from '../../../src-renderer/format/decimal-text';
import {
  clipboardText,
  countWords,
  filterPositions,
  positionTotals,
  symbolSortKey,
} from '../../../src-renderer/pages/positions/positions-model';
import type { Tag } from '../../../src-shared/ipc/tags';
import { optionOf, positionOf } from './position-builder';

const core: Tag = { id: 'c', name: 'core', tagType: 'REGULAR', color: '#6B7280', usageCount: 1 };
const condor: Tag = { id: 's', name: 'Iron condor', tagType: 'STRATEGY', color: '#6B7280', usageCount: 1 };
const tags = new Map([core, condor].map((tag) => [tag.id, tag]));
const nothing = { search: '', types: [], tagIds: [] };

describe('filterPositions', () => {
  const stock = positionOf({ symbol: 'MSFT', tagIds: ['c'] });
  const call = optionOf({ tagIds: ['s'] });
  const all = [stock, call];

  it('shows all without a filter', () => {
    expect(filterPositions(all, tags, nothing)).toEqual(all);
  });

  it.each([
    ['msft', [stock]],
    ['aapl 300 c', [call]],
    ['dec 26', [call]],
    ['AAPL261218', [call]],
    ['condor', [call]],
    ['core', [stock]],
    ['msft condor', []],
    ['  ', all],
  ])('finds %j in symbol, contract and tags', (search, found) => {
    expect(filterPositions(all, tags, { ...nothing, search })).toEqual(found);
  });

  it('takes any of the types and any of the tags, and both together', () => {
    expect(filterPositions(all, tags, { ...nothing, types: ['LONG', 'SC'] })).toEqual(all);
    expect(filterPositions(all, tags, { ...nothing, tagIds: ['c', 's'] })).toEqual(all);
    expect(filterPositions(all, tags, { ...nothing, types: ['SC'], tagIds: ['c'] })).toEqual([]);
  });
});

describe('symbolSortKey', () => {
  it('orders underlyings, the stock before its options, then expiry, right and strike', () => {
    const expected = [
      positionOf({ symbol: 'AA' }),
      positionOf({ symbol: 'AAPL' }),
      optionOf({ expirationDate: '2026-12-18', strikePrice: '90' }),
      optionOf({ expirationDate: '2026-12-18', strikePrice: '300' }),
      optionOf({ expirationDate: '2026-12-18', strikePrice: '300.5' }),
      optionOf({ expirationDate: '2026-12-18', strikePrice: '90', optionType: 'PUT' }),
      optionOf({ expirationDate: '2027-01-15', strikePrice: '90' }),
      positionOf({ symbol: 'AAPLW' }),
    ];
    const keys = expected.map(symbolSortKey);
    expect([...keys].sort()).toEqual(keys);
  });
});

describe('positionTotals', () => {
  it('adds longs and shorts apart and measures P&L by what was paid', () => {
    // The group AAPL of the design: 400 shares and 4 short calls.
    const totals = positionTotals([
      positionOf({ quantity: '400.0000', entryPrice: '231.85', lastPrice: '287.40' }),
      optionOf(),
    ]);
    const text = (units: bigint | null, places = 2) => (units === null ? null : toDecimalText(units, places));
    expect(text(totals.long)).toBe('114960.00');
    expect(text(totals.short)).toBe('-1252.00');
    expect(text(totals.gross)).toBe('116212.00');
    expect(text(totals.net)).toBe('113708.00');
    expect(text(totals.unrealized)).toBe('23308.00');
    expect(text(totals.unrealizedPct, 1)).toBe('24.5');
    expect(totals).toMatchObject({ count: 2, valued: 2, withPnl: 2 });
  });

  it('leaves out what has no price or no entry price, and counts it', () => {
    const totals = positionTotals([
      positionOf(),
      positionOf({ lastPrice: null }),
      positionOf({ entryPrice: null }),
      positionOf({ currency: 'CAD' }),
    ]);
    expect(totals).toMatchObject({ count: 4, valued: 2, withPnl: 1 });
    expect(toDecimalText(totals.net ?? 0n, 2)).toBe('36400.00');
    expect(countWords(totals, 4)).toBe('4 positions, 2 in value, 1 in P&L');
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
    });
    expect(countWords(totals, 1)).toBe('1 position, none priced');
    expect(positionTotals([]).greeks).toBeNull();
  });

  it('says how many of all are shown', () => {
    expect(countWords(positionTotals([positionOf()]), 30)).toBe('1 of 30 positions, all priced');
  });
});

describe('clipboardText', () => {
  it('pastes plain signed numbers', () => {
    const lines = clipboardText([optionOf({ tagIds: ['s'] })], tags).split('\n');
    expect(lines).toHaveLength(2);
    const cells = lines[1]?.split('\t') ?? [];
    expect(cells[0]).toBe('AAPL261218C00300000');
    expect(Number(cells[2])).toBe(-4);
    expect(cells.at(-1)).toBe('Iron condor');
  });
});
