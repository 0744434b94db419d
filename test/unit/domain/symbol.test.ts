import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { canonicalSymbol, looksLikeCusip } from '../../../src-shared/domain/symbol';
import { anyText } from './any-text';

describe('canonicalSymbol', () => {
  test.each([
    ['aapl', 'AAPL'],
    ['  Spy ', 'SPY'],
    ['BRK.B', 'BRK.B'],
    ['brk/b', 'BRK.B'],
    ['BRK-B', 'BRK.B'],
    ['BRK B', 'BRK.B'],
    ['BRK  B', 'BRK.B'],
    ['RY.TO', 'RY.TO'],
    ['BAC-PL', 'BAC-PL'],
    ['31617E745', '31617E745'],
    ['037833100', '037833100'],
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZABCD', 'ABCDEFGHIJKLMNOPQRSTUVWXYZABCD'],
  ])('%j is %s', (text, value) => expect(canonicalSymbol(text)).toEqual({ ok: true, value }));

  test.each([
    ['', 'EMPTY'],
    ['Cash & Cash Investments', 'INVALID_SYMBOL'],
    ['SPAXX**', 'INVALID_SYMBOL'],
    ['/GCZ6', 'INVALID_SYMBOL'],
    ['AAPL MSFT', 'INVALID_SYMBOL'],
    ['100', 'INVALID_SYMBOL'],
    ['1.5', 'INVALID_SYMBOL'],
    ['2026-01-02', 'INVALID_SYMBOL'],
    ['=AAPL', 'INVALID_SYMBOL'],
    ['Straße', 'INVALID_SYMBOL'],
    ['ıbm', 'INVALID_SYMBOL'],
    ['A'.repeat(31), 'SYMBOL_TOO_LONG'],
  ])('%j is refused as %s', (text, code) => expect(canonicalSymbol(text)).toMatchObject({ ok: false, code }));

  it('is stable: the canonical form of a canonical form is itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abzAZ019./- '.split('')), maxLength: 12 }), (text) => {
        const symbol = canonicalSymbol(text);
        if (symbol.ok) expect(canonicalSymbol(symbol.value)).toEqual(symbol);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(anyText, (text) => typeof canonicalSymbol(text).ok === 'boolean'));
  });
});

describe('looksLikeCusip', () => {
  test.each(['037833100', '17275R102', '38259P508', '594918104', '68389X105', '31617E745'])('%s is one', (text) =>
    expect(looksLikeCusip(text)).toBe(true),
  );

  test.each(['037833101', 'AAPL', '03783310', '0378331000', 'ABCDEFGHI'])('%s is none', (text) =>
    expect(looksLikeCusip(text)).toBe(false),
  );
});
