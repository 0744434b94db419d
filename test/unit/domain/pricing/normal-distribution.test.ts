import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erfc, erfcx } from '../../../../src-shared/domain/pricing/error-function';
import {
  cdfFromDensity,
  inverseNormalCdf,
  normalCdf,
  normalDensity,
} from '../../../../src-shared/domain/pricing/normal-distribution';

const relative = (value: number, expected: number) => Math.abs(value / expected - 1);

describe('the error function', () => {
  // Of the C library's erfc, itself correct in the last digit.
  it.each([
    [-1.3, 1.9340079449406524],
    [0, 1],
    [0.3, 0.6713732405408726],
    [1, 0.15729920705028513],
    [5.5, 7.357847917974398e-15],
    [20, 5.395865611607901e-176],
  ])('erfc(%f) is %f, to the last digits even far out', (x, expected) => {
    expect(relative(erfc(x), expected)).toBeLessThan(1e-15);
  });

  it.each([
    [0.1, 0.896456979969127],
    [1, 0.427583576155807],
    [10, 0.05614099274382259],
  ])('erfcx(%f) is %f', (x, expected) => {
    expect(relative(erfcx(x), expected)).toBeLessThan(1e-15);
  });

  it('agrees with itself where the approximations meet, and left of 0', () => {
    for (const x of [0.46875, 4, -0.46875, -3]) {
      expect(relative(erfcx(x), Math.exp(x * x) * erfc(x))).toBeLessThan(1e-14);
      expect(erfc(x) + erfc(-x)).toBeCloseTo(2, 15);
    }
    expect(erfcx(-30)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the normal distribution', () => {
  it('is as tables have it', () => {
    expect(normalCdf(1.96)).toBeCloseTo(0.9750021048517795, 15);
    expect(normalDensity(0)).toBeCloseTo(0.3989422804014327, 16);
    expect(inverseNormalCdf(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect(relative(inverseNormalCdf(1e-10), -6.361340902404056)).toBeLessThan(1e-15);
  });

  it('has an inverse, from tail to tail', () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 8, noNaN: true }), (x) => {
        const p = normalCdf(x);
        fc.pre(p > 0 && p < 1 - 1e-14);
        expect(relative(normalCdf(inverseNormalCdf(p)), p)).toBeLessThan(1e-12);
      }),
    );
  });

  it('is the same from a density that is known', () => {
    fc.assert(
      fc.property(fc.double({ min: -38, max: 38, noNaN: true }), (x) => {
        const known = cdfFromDensity(x, normalDensity(x));
        expect(Math.abs(known - normalCdf(x))).toBeLessThan(1e-15);
      }),
    );
  });
});
