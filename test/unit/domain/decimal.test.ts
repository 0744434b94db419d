import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  Decimal,
  ENTRY_PRICE,
  MONEY,
  numericText,
  parseDecimal,
  plainText,
  QUANTITY,
  roundTo,
} from '../../../src-shared/domain/decimal';
import { anyText } from './any-text';

const decimalText = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 14n }), fc.bigInt({ min: 0n, max: 10n ** 8n - 1n }))
  .map(([isNegative, whole, fraction]) => `${isNegative ? '-' : ''}${whole}.${fraction.toString().padStart(8, '0')}`);

describe('roundTo', () => {
  test.each([
    ['-0.125', 2, '-0.13'],
    ['0.125', 2, '0.13'],
    ['0.124999', 2, '0.12'],
    ['-0.001', 2, '0.00'],
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['1e-7', 8, '0.00000010'],
    ['1e21', 0, '1000000000000000000000'],
    ['100', 4, '100.0000'],
  ])('%s at scale %i is %s', (value, scale, text) => {
    expect(roundTo(value, scale)).toBe(text);
  });

  it('moves a value by at most half of its last place, and never writes -0', () => {
    fc.assert(
      fc.property(decimalText, fc.integer({ min: 0, max: 8 }), (value, scale) => {
        const rounded = roundTo(value, scale);
        expect(rounded).not.toMatch(/^-[0.]*$|e/i);
        expect(new Decimal(rounded).minus(value).abs().times(2).lte(new Decimal(10).pow(-scale))).toBe(true);
      }),
    );
  });
});

test('roundTo is what decimal.js says', () => {
  fc.assert(
    fc.property(decimalText, fc.integer({ min: 0, max: 8 }), (value, scale) => {
      expect(roundTo(value, scale)).toBe(new Decimal(value).toFixed(scale).replace(/^-(?=[0.]+$)/, ''));
    }),
  );
});

describe('plainText', () => {
  test.each([
    ['100.0000', '100'],
    ['-50.5000', '-50.5'],
    ['-0.00', '0'],
    ['1e-9', '0.000000001'],
  ])('%s is %s', (value, text) => expect(plainText(value)).toBe(text));
});

describe('numericText', () => {
  test.each([
    ['9999999999999.99', MONEY, '9999999999999.99'],
    ['9999999999999.994', MONEY, '9999999999999.99'],
    ['9999999999999.995', MONEY, null],
    ['-10000000000000', MONEY, null],
    ['99999999999.99994', QUANTITY, '99999999999.9999'],
    ['99999999999.99995', QUANTITY, null],
    ['239.191336715', ENTRY_PRICE, '239.19133672'],
  ])('%s as %o is %s', (value, type, text) => expect(numericText(value, type)).toBe(text));
});

describe('the precision', () => {
  it('multiplies the longest quantity, price and multiplier exactly', () => {
    const product = new Decimal('99999999999.9999').times('9999999999.99999999').times('100000');
    const exact = 999999999999999n * 999999999999999999n * 100000n;
    expect(product.times('1000000000000').toFixed()).toBe(exact.toString());
  });
});

describe('parseDecimal', () => {
  test.each([
    ['100', '100'],
    ['-50', '-50'],
    ['+200', '200'],
    ['\u221250', '-50'],
    ['185.50', '185.5'],
    [' \u00a0331.00\t', '331'],
    ['.5', '0.5'],
    ['-.47', '-0.47'],
    ['5.', '5'],
    ['$479.63', '479.63'],
    ['-$15.77', '-15.77'],
    ['$-15.77', '-15.77'],
    ['+$11096.40', '11096.4'],
    ['1,234.50', '1234.5'],
    ['+$1,234.50', '1234.5'],
    ['$170,535.00', '170535'],
    ['1,234,567', '1234567'],
    ['-1,234,567.891', '-1234567.891'],
    ['007', '7'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['123456789012345678901234567890.123456789', '123456789012345678901234567890.123456789'],
  ])('%j reads as %s', (text, value) => expect(parseDecimal(text)).toEqual({ ok: true, value }));

  test.each([
    ['', 'EMPTY', 'missing'],
    [' \u00a0 ', 'EMPTY', 'missing'],
    ['1,234', 'AMBIGUOUS_NUMBER', 'Reads as 1,234 or 1.234. Write 1234 or 1.234.'],
    ['-12,500', 'AMBIGUOUS_NUMBER', 'Write -12500 or -12.500.'],
    ['98,40', 'DECIMAL_COMMA', 'Write 98.40'],
    ['-98,4', 'DECIMAL_COMMA', 'Write -98.4'],
    ['0,123', 'DECIMAL_COMMA', 'Write 0.123'],
    ['1.250,5', 'DECIMAL_COMMA', 'Write 1250.5'],
    ['1 250,5', 'DECIMAL_COMMA', 'Write 1250.5'],
    ['1.250.000', 'DECIMAL_COMMA', 'Write 1250000'],
    [',5', 'DECIMAL_COMMA', 'Write .5'],
    ['1E+05', 'EXPONENT', 'Excel shortened'],
    ['-1.5e10', 'EXPONENT', 'Excel shortened'],
    ['1,5E+05', 'EXPONENT', 'Excel shortened'],
    ['NaN', 'NOT_A_NUMBER', 'not a number'],
    ['Infinity', 'NOT_A_NUMBER', 'not a number'],
    ['-inf', 'NOT_A_NUMBER', 'not a number'],
    ['abc', 'NOT_A_NUMBER', 'not a number'],
    ['12abc', 'NOT_A_NUMBER', 'not a number'],
    ['0x10', 'NOT_A_NUMBER', 'not a number'],
    ['(1,234.50)', 'NOT_A_NUMBER', 'minus in front'],
    ['50-', 'NOT_A_NUMBER', 'minus in front'],
    ['5%', 'NOT_A_NUMBER', 'percent'],
    ['1_000', 'NOT_A_NUMBER', 'not a number'],
    ['\u0661\u0662', 'NOT_A_NUMBER', 'not a number'],
    ['12,34,567', 'NOT_A_NUMBER', 'not a number'],
    ['1,23.5', 'NOT_A_NUMBER', 'not a number'],
    ['1.2.3', 'NOT_A_NUMBER', 'not a number'],
    ['--5', 'NOT_A_NUMBER', 'not a number'],
    ['-$-5', 'NOT_A_NUMBER', 'not a number'],
    ['- 5', 'NOT_A_NUMBER', 'not a number'],
    ['--', 'NOT_A_NUMBER', 'not a number'],
    ['$', 'NOT_A_NUMBER', 'not a number'],
    [',', 'NOT_A_NUMBER', 'not a number'],
    ['.', 'NOT_A_NUMBER', 'not a number'],
    ['#REF!', 'NOT_A_NUMBER', 'not a number'],
    [`1.${'0'.repeat(200_000)}1`, 'NOT_A_NUMBER', 'too long'],
  ])('%j is refused as %s', (text, code, words) => {
    const parsed = parseDecimal(text);
    expect(parsed).toMatchObject({ ok: false, code });
    expect(parsed).toHaveProperty('message', expect.stringContaining(words));
  });

  it('reads back what it writes, and thousands groups do not change the value', () => {
    fc.assert(
      fc.property(decimalText, (text) => {
        const parsed = parseDecimal(text);
        if (!parsed.ok) throw new Error(parsed.message);
        expect(new Decimal(parsed.value).eq(text)).toBe(true);
        expect(parseDecimal(parsed.value)).toEqual(parsed);
        const [whole = '', fraction = ''] = text.split('.');
        const grouped = `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`;
        expect(parseDecimal(grouped)).toEqual(parsed);
      }),
    );
  });

  it('never throws, and what it accepts is plain text', () => {
    const numberish = fc.string({
      unit: fc.constantFrom(...'0123456789.,+-$() eE%_\u2212\u00a0'.split('')),
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.oneof(anyText, numberish), (text) => {
        const parsed = parseDecimal(text);
        if (parsed.ok) expect(parsed.value).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
        else expect(parsed.message).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });
});
