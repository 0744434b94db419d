import { describe, expect, it } from 'vitest';
import { excludedWords, priceDates, priceSources } from '../../../src-renderer/frame/book-words';

const row = (symbol: string, reason: 'NO_PRICE' | 'NO_ENTRY_PRICE') => ({ positionId: symbol, symbol, reason });

describe('what the header says about the book', () => {
  it('names the one that is left out, counts several', () => {
    const book = { positionCount: 3, valuedCount: 2, excludedCount: 2 };
    expect(excludedWords({ ...book, excluded: [row('PLTR', 'NO_ENTRY_PRICE'), row('CAT', 'NO_PRICE')] })).toBe(
      'without CAT',
    );
    expect(excludedWords({ ...book, valuedCount: 1, excluded: [row('A', 'NO_PRICE'), row('B', 'NO_PRICE')] })).toBe(
      'without 2',
    );
  });

  it('says nothing when only a P&L is missing', () => {
    const book = { positionCount: 3, valuedCount: 3, excludedCount: 1, excluded: [row('PLTR', 'NO_ENTRY_PRICE')] };
    expect(excludedWords(book)).toBeNull();
  });

  it('names the days and the sources of prices', () => {
    expect(priceDates({ oldest: '2026-11-20', newest: '2026-11-20', sources: [] })).toBe('20 Nov 2026');
    expect(priceDates({ oldest: '2026-11-18', newest: '2026-11-20', sources: [] })).toBe('18 Nov to 20 Nov');
    expect(priceDates({ oldest: null, newest: null, sources: [] })).toBeNull();
    expect(priceSources(['manual', 'broker_file'])).toBe("entered by hand, broker's file");
    expect(priceSources([])).toBeNull();
  });
});
