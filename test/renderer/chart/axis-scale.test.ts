import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { axisScale, dollarTick, percentTick } from '../../../src-renderer/components/chart/axis-scale';

describe('axis scale', () => {
  test('has round ends and steps', () => {
    expect(axisScale([968_000, 1_048_000], 4)).toEqual({ min: 960_000, max: 1_060_000, step: 20_000 });
    expect(axisScale([-3.2, 0], 2)).toEqual({ min: -4, max: 0, step: 2 });
  });

  test('a line that never moves stands between two ends', () => {
    for (const value of [0, 5, -7]) {
      const { min, max } = axisScale([value, value], 4);
      expect(min).toBeLessThan(value);
      expect(max).toBeGreaterThan(value);
    }
  });

  test('holds every value, with few ticks', () => {
    const amount = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        fc.pre(Math.abs(a - b) > 1e-3 * Math.max(1, Math.abs(a), Math.abs(b)));
        const { min, max, step } = axisScale([a, b], 4);
        expect(min).toBeLessThanOrEqual(Math.min(a, b) + step * 1e-6);
        expect(max).toBeGreaterThanOrEqual(Math.max(a, b) - step * 1e-6);
        const ticks = Math.round((max - min) / step) + 1;
        expect(ticks).toBeGreaterThanOrEqual(3);
        expect(ticks).toBeLessThanOrEqual(6);
      }),
    );
  });
});

test.each([
  [1_050_000, { min: 950_000, max: 1_050_000, step: 25_000 }, '1050k'],
  [1_002_500, { min: 1_000_000, max: 1_010_000, step: 2_500 }, '1002.5k'],
  [-200_000, { min: -200_000, max: 400_000, step: 200_000 }, '\u2212200k'],
  [0, { min: -200_000, max: 400_000, step: 200_000 }, '0'],
  [12_500_000, { min: 0, max: 20_000_000, step: 2_500_000 }, '12.5M'],
  [400, { min: 0, max: 800, step: 200 }, '400'],
])('%d dollars at a tick', (value, scale, text) => {
  expect(dollarTick(value, scale)).toBe(text);
});

test('percent at a tick has the decimals of the step', () => {
  expect([percentTick(-2.5, 2.5), percentTick(-5, 2.5), percentTick(-4, 2), percentTick(0, 0.5)]).toEqual([
    '\u22122.5%',
    '\u22125.0%',
    '\u22124%',
    '0%',
  ]);
});
