import { describe, expect, it } from 'vitest';
import {
  abbreviatedDollars,
  byteSize,
  dollars,
  exactPriceParts,
  greekParts,
  moneyParts,
  percentParts,
  pnlParts,
  priceParts,
  quantityParts,
  spokenOf,
  strikeText,
  textOf,
} from '../../../src-renderer/format/number-format';
import { counted } from '../../../src-shared/domain/counted';

/** The design's table of number formats, row by row, and its edges. */
describe('numbers as the design writes them', () => {
  it.each([
    ['114960', '114,960.00'],
    ['-228', '−228.00'],
    ['0', '0.00'],
    ['-0.004', '0.00'],
    ['0.005', '0.01'],
    ['-0.005', '−0.01'],
    ['99999999999999999999.999', '100,000,000,000,000,000,000.00'],
  ])('money in tables: %s is %s', (value, text) => {
    expect(textOf(moneyParts(value, 'minus'))).toBe(text);
  });

  it.each([
    ['-1234.5', '(1,234.50)'],
    ['1234.5', '1,234.50'],
    ['-0.001', '0.00'],
  ])('negative money in parentheses: %s is %s', (value, text) => {
    expect(textOf(moneyParts(value, 'parentheses'))).toBe(text);
  });

  it.each([
    ['-244457.7', 0, '−$244,458'],
    ['1048132.26', 2, '$1,048,132.26'],
    ['0', 0, '$0'],
  ] as const)('money in the header: %s with %i decimals is %s', (value, places, text) => {
    expect(textOf(dollars(value, places, 'minus'))).toBe(text);
  });

  it('puts the parentheses around the dollar sign', () => {
    expect(textOf(dollars('-244458', 0, 'parentheses'))).toBe('($244,458)');
  });

  it.each([
    ['0', '$0'],
    ['999.4', '$999'],
    ['999.5', '$1.0k'],
    ['9400', '$9.4k'],
    ['9949.99', '$9.9k'],
    ['9950', '$10k'],
    ['663620', '$664k'],
    ['999499', '$999k'],
    ['999500', '$1.00M'],
    ['1010000', '$1.01M'],
    ['9994999', '$9.99M'],
    ['9995000', '$10.0M'],
    ['123456789', '$123M'],
    ['-36800', '−$37k'],
  ])('abbreviated: %s is %s', (value, text) => {
    expect(textOf(abbreviatedDollars(value, 'minus'))).toBe(text);
  });

  it.each([
    ['2046.4', '+2,046.40'],
    ['-310.2', '−310.20'],
    ['0', '0.00'],
    ['0.004', '0.00'],
  ])('P&L: %s is %s', (value, text) => {
    expect(textOf(pnlParts(value, 'minus'))).toBe(text);
  });

  it.each([
    ['287.4', '287.40'],
    ['14.995', '15.00'],
    ['0.0525', '0.0525'],
    ['0.99999', '1.0000'],
    ['1', '1.00'],
    ['0', '0.00'],
  ])('price: %s is %s', (value, text) => {
    expect(textOf(priceParts(value))).toBe(text);
  });

  it.each([
    ['14.995', '14.995'],
    ['185.50000000', '185.50'],
    ['331', '331.00'],
    ['0.00001234', '0.00001234'],
  ])('price as stored, in the preview: %s is %s', (value, text) => {
    expect(textOf(exactPriceParts(value))).toBe(text);
  });

  it.each([
    ['150.444', '150.444'],
    ['-220', '−220'],
    ['100.0000', '100'],
    ['12345.5', '12,345.5'],
    ['-0.5', '−0.5'],
  ])('quantity: %s is %s', (value, text) => {
    expect(textOf(quantityParts(value))).toBe(text);
  });

  it.each([
    ['24.5', 'pnl', '+24.5%'],
    ['0.45', 'day', '+0.45%'],
    ['63.3', 'weight', '63.3%'],
    ['-3.14', 'pnl', '−3.1%'],
    ['10100', 'pnl', '+10,100.0%'],
    ['0.04', 'pnl', '0.0%'],
  ] as const)('percent: %s as %s is %s', (value, kind, text) => {
    expect(textOf(percentParts(value, kind, 'minus'))).toBe(text);
  });

  it.each([
    ['gamma', -0.087, '−0.087'],
    ['delta', 1, '1.00'],
    ['theta', -0.1, '−0.10'],
    ['gamma', 0, '0'],
    ['delta', -0.0001, '0.00'],
    ['vega', 1234.5, '1,234.50'],
    ['delta', 2.505, '2.51'],
    ['delta', -1.005, '−1.01'],
  ] as const)('%s of %f lots is %s', (greek, value, text) => {
    expect(textOf(greekParts(greek, value))).toBe(text);
  });

  it.each([
    ['350', '350'],
    ['52.500', '52.5'],
    ['1500', '1500'],
  ])('strike: %s is %s', (value, text) => {
    expect(strikeText(value)).toBe(text);
  });

  it('says minus and plus in words', () => {
    expect(spokenOf(moneyParts('-228', 'minus'))).toBe('minus 228.00');
    expect(spokenOf(moneyParts('-228', 'parentheses'))).toBe('minus 228.00');
    expect(spokenOf(pnlParts('2046.4', 'minus'))).toBe('plus 2,046.40');
    expect(spokenOf(moneyParts('12', 'minus'))).toBe('12.00');
  });

  it('counts in words', () => {
    expect(counted(1, 'position')).toBe('1 position');
    expect(counted(98000, 'position')).toBe('98,000 positions');
    expect(byteSize(4_600_000)).toBe('4.6 MB');
    expect(byteSize(999_600)).toBe('1.0 MB');
  });
});
