import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { Decimal, roundTo } from '../../../src-shared/domain/decimal';
import { Exact } from '../../../src-shared/domain/exact';

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 12 }))
  .map(([digits, scale]) => new Decimal(digits.toString()).div(new Decimal(10).pow(scale)).toFixed());
const scales = fc.integer({ min: 0, max: 8 });
/** Wide enough that decimal.js rounds nothing on its way either. */
const Wide = Decimal.clone({ precision: 200 });

test.each([
  ['-0.125', 2, '-0.13'],
  ['0.125', 2, '0.13'],
  ['-0.004', 2, '0.00'],
  ['2.5', 0, '3'],
  ['-2.5', 0, '-3'],
  ['.5', 1, '0.5'],
  ['7', 3, '7.000'],
  ['1e-3', 4, '0.0010'],
])('%s with %i decimals is %s', (text, scale, expected) => {
  expect(Exact.of(text).rounded(scale)).toBe(expected);
});

test.each(['', '-', '.', 'NaN', 'Infinity', '1,5'])('“%s” is no number', (text) => {
  expect(() => Exact.of(text)).toThrow();
});

it('refuses to divide by zero', () => {
  expect(() => Exact.of('1').dividedBy(Exact.ZERO, 2)).toThrow(RangeError);
});

describe('is decimal.js where that does not round', () => {
  it('in sums, differences and products', () => {
    fc.assert(
      fc.property(decimals, decimals, scales, (a, b, scale) => {
        const [x, y] = [new Wide(a), new Wide(b)];
        expect(Exact.of(a).plus(Exact.of(b)).rounded(scale)).toBe(roundTo(x.plus(y), scale));
        expect(Exact.of(a).minus(Exact.of(b)).rounded(scale)).toBe(roundTo(x.minus(y), scale));
        expect(Exact.of(a).times(Exact.of(b)).rounded(scale)).toBe(roundTo(x.times(y), scale));
      }),
    );
  });

  it('in quotients', () => {
    fc.assert(
      fc.property(
        decimals,
        decimals.filter((text) => !new Decimal(text).isZero()),
        scales,
        (a, b, scale) => {
          expect(Exact.of(a).dividedBy(Exact.of(b), scale)).toBe(roundTo(new Wide(a).div(b), scale));
        },
      ),
    );
  });
});
