import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { naturalLogarithm, RandomStream } from '../../../../src-shared/domain/demo/random-stream';

const many = (count: number, next: () => number) => Array.from({ length: count }, next);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const meanSquare = (values: number[]) => mean(values.map((value) => value * value));

describe('RandomStream', () => {
  it('has the same numbers for ever', () => {
    const stream = new RandomStream('sigmasight', 'AAPL');
    expect(stream.uniform().toFixed(4)).toBe('0.9410');
    expect([stream.uniform(), stream.normal(), stream.studentT4()]).toEqual([
      0.8078257765331026, 0.262002768890854, 0.41297751470947397,
    ]);
  });

  it('is the same twice, and another for another key, seed or cut between the two', () => {
    const first = (seed: string, key: string) =>
      many(
        5,
        (
          (stream) => () =>
            stream.uniform()
        )(new RandomStream(seed, key)),
      );
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (seed, key) => {
        expect(first(seed, key)).toEqual(first(seed, key));
        expect(first(seed, key)).not.toEqual(first(seed, `${key}x`));
        expect(first(seed, key)).not.toEqual(first(`${seed}x`, key));
        expect(first(seed, key)).not.toEqual(first(seed + key[0], key.slice(1)));
      }),
    );
  });

  it('has uniforms from 0 to 1, evenly', () => {
    const stream = new RandomStream('test', 'uniform');
    const values = many(200_000, () => stream.uniform());
    expect(Math.min(...values.slice(0, 50_000))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values.slice(0, 50_000))).toBeLessThan(1);
    const counts = new Array<number>(20).fill(0);
    for (const value of values) counts[Math.floor(value * 20)] = (counts[Math.floor(value * 20)] as number) + 1;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    // The 99.9th percentile with 19 degrees of freedom.
    expect(chiSquare).toBeLessThan(43.8);
  });

  it('has normals of mean 0, variance 1 and kurtosis 3', () => {
    const stream = new RandomStream('test', 'normal');
    const values = many(200_000, () => stream.normal());
    expect(Math.abs(mean(values))).toBeLessThan(0.01);
    expect(meanSquare(values)).toBeCloseTo(1, 1.7);
    expect(mean(values.map((value) => value ** 4))).toBeCloseTo(3, 1);
    // Φ(1.96) − Φ(−1.96).
    expect(mean(values.map((value) => (Math.abs(value) < 1.959964 ? 1 : 0)))).toBeCloseTo(0.95, 2.3);
  });

  it("has Student's t with the quantiles of 4 degrees of freedom", () => {
    const stream = new RandomStream('test', 't');
    const values = many(200_000, () => stream.studentT4());
    const inside = (limit: number) => mean(values.map((value) => (Math.abs(value) < limit ? 1 : 0)));
    // Two-sided 50 %, 95 % and 99 % points of the table.
    expect(inside(0.740697)).toBeCloseTo(0.5, 2);
    expect(inside(2.776445)).toBeCloseTo(0.95, 2.3);
    expect(inside(4.604095)).toBeCloseTo(0.99, 2.5);
  });

  it('has streams that do not move together', () => {
    const a = new RandomStream('test', 'AAPL');
    const b = new RandomStream('test', 'AAPM');
    expect(Math.abs(mean(many(100_000, () => a.normal() * b.normal())))).toBeLessThan(0.015);
  });
});

describe('naturalLogarithm', () => {
  it('of 10 is 2.302585092994046', () => expect(naturalLogarithm(10)).toBeCloseTo(Math.LN10, 15));

  it('is the logarithm within a few of its last digits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-30, max: 1e30, noNaN: true }), (x) => {
        expect(Math.abs(naturalLogarithm(x) - Math.log(x))).toBeLessThanOrEqual(
          5e-16 * Math.max(1, Math.abs(Math.log(x))),
        );
      }),
    );
  });
});
