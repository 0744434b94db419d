import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentOf, sumDecimals, toDecimalText, unitsOf } from '../../../src-renderer/format/decimal-text';
import { roundTo } from '../../../src-shared/domain/decimal';

const decimalText = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 12 }))
  .map(([digits, scale]) => {
    const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
    const point = text.length - scale;
    return `${digits < 0n ? '-' : ''}${text.slice(0, point)}${scale > 0 ? `.${text.slice(point)}` : ''}`;
  });

describe('exact decimals of the window', () => {
  it.each([
    ['1.005', 2, '1.01'],
    ['-0.125', 2, '-0.13'],
    ['0.004', 2, '0.00'],
    ['-0.004', 2, '0.00'],
    ['12', 0, '12'],
  ])('%s to %i decimals is %s', (text, places, rounded) => {
    expect(toDecimalText(unitsOf(text), places)).toBe(rounded);
  });

  it('rounds as the back end does', () => {
    fc.assert(
      fc.property(decimalText, fc.integer({ min: 0, max: 8 }), (text, places) => {
        expect(toDecimalText(unitsOf(text), places)).toBe(roundTo(text, places));
      }),
    );
  });

  it('adds cents exactly where doubles do not', () => {
    expect(toDecimalText(sumDecimals(['0.1', '0.2', '-0.3']).units ?? 1n, 12)).toBe('0.000000000000');
  });

  it('adds the same whichever way a text takes', () => {
    fc.assert(
      fc.property(fc.array(decimalText), (texts) => {
        const expected = texts.reduce((sum, text) => sum + unitsOf(text), 0n);
        expect(sumDecimals(texts).units ?? 0n).toBe(expected);
      }),
    );
    const large = Array.from({ length: 2000 }, () => ['9999999999999.99', '99999999999.9999']).flat();
    const mixed = ['-0.05', '0.07', '-1.00', '12.3456', '-0.0001', '1', '0.123456789', ...large];
    expect(sumDecimals(mixed).units).toBe(mixed.reduce((sum, text) => sum + unitsOf(text), 0n));
  });

  it('has no sum of nothing, and counts what is missing', () => {
    expect(sumDecimals([null, null])).toMatchObject({ units: null, count: 0, missing: 2 });
    expect(sumDecimals([])).toMatchObject({ units: null, count: 0, missing: 0 });
    expect(sumDecimals(['1', null])).toMatchObject({ count: 1, missing: 1 });
  });

  it('has no percentage of zero', () => {
    expect(percentOf(unitsOf('1'), 0n)).toBeNull();
    expect(toDecimalText(percentOf(unitsOf('23308'), unitsOf('95080')) ?? 0n, 2)).toBe('24.51');
  });
});
