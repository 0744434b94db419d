import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heatColor } from '../../../src-renderer/components/chart/heat-color';
import { squarify } from '../../../src-renderer/components/chart/squarify';

test('the published example: 6 by 4 with 6, 6, 4, 3, 2, 2, 1', () => {
  const tiles = squarify([6, 6, 4, 3, 2, 2, 1], 6, 4);
  const round = (value: number) => Number(value.toFixed(3));
  expect(tiles.map(({ left, top, width, height }) => [left, top, width, height].map(round))).toEqual([
    [0, 0, 3, 2],
    [0, 2, 3, 2],
    [3, 0, 1.714, 2.333],
    [4.714, 0, 1.286, 2.333],
    [3, 2.333, 1.2, 1.667],
    [4.2, 2.333, 1.2, 1.667],
    [5.4, 2.333, 0.6, 1.667],
  ]);
});

test('areas are as the weights, inside the rectangle, without overlap', () => {
  const weights = fc.array(fc.double({ min: 0.01, max: 1000, noNaN: true }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(
      weights,
      fc.integer({ min: 10, max: 900 }),
      fc.integer({ min: 10, max: 900 }),
      (unsorted, width, height) => {
        const sorted = unsorted.sort((a, b) => b - a);
        const total = sorted.reduce((sum, weight) => sum + weight, 0);
        const tiles = squarify(sorted, width, height);
        expect(tiles).toHaveLength(sorted.length);
        let area = 0;
        for (const [index, tile] of tiles.entries()) {
          expect((tile.width * tile.height) / (width * height)).toBeCloseTo((sorted[index] ?? 0) / total, 6);
          expect(tile.left).toBeGreaterThanOrEqual(-1e-6);
          expect(tile.top).toBeGreaterThanOrEqual(-1e-6);
          expect(tile.left + tile.width).toBeLessThanOrEqual(width + 1e-6);
          expect(tile.top + tile.height).toBeLessThanOrEqual(height + 1e-6);
          area += tile.width * tile.height;
          const other = tiles[index + 1];
          if (other === undefined) continue;
          const apart =
            other.left >= tile.left + tile.width - 1e-6 ||
            tile.left >= other.left + other.width - 1e-6 ||
            other.top >= tile.top + tile.height - 1e-6 ||
            tile.top >= other.top + other.height - 1e-6;
          expect(apart).toBe(true);
        }
        expect(area).toBeCloseTo(width * height, 3);
      },
    ),
  );
});

test('nothing has no tiles', () => {
  expect(squarify([], 6, 4)).toEqual([]);
});

test('heat is symmetric about zero, and small moves are seen', () => {
  const ends = { gain: '#0000ff', loss: '#ff0000', zero: '#000000' };
  expect(heatColor(0, 3, ends)).toBe('#000000');
  expect(heatColor(3, 3, ends)).toBe('#0000ff');
  expect(heatColor(-9, 3, ends)).toBe('#ff0000');
  // A third of the way is 0.333^0.75 = 0.439 of the colour.
  expect(heatColor(1, 3, ends)).toBe('#000070');
  expect(heatColor(-1, 3, ends)).toBe('#700000');
  expect(heatColor(1, 0, ends)).toBe('#000000');
});
