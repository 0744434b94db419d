import { describe, expect, it } from 'vitest';
import {
  cellAt,
  edgeScroll,
  type GridGeometry,
  placeAt,
  scrollShowing,
} from '../../../src-renderer/components/data-grid/grid-geometry';
import { rowWindow } from '../../../src-renderer/components/data-grid/use-row-window';

/** Two pinned columns of 28 and 200 px, five of 100 px; a head of 76 px over rows of 26 px. */
const geometry: GridGeometry = {
  rows: 1000,
  rowHeight: 26,
  headHeight: 76,
  endSpace: 0,
  widths: [28, 200, 100, 100, 100, 100, 100],
  pinnedColumns: 2,
};
const view = { left: 0, top: 0, width: 500, height: 400 };

describe('cellAt', () => {
  it('finds the cell under a point', () => {
    expect(cellAt({ x: 240, y: 76 }, geometry, view)).toEqual({ row: 0, column: 2 });
    expect(cellAt({ x: 240, y: 102 }, geometry, view)).toEqual({ row: 1, column: 2 });
    expect(cellAt({ x: 240, y: 102 }, geometry, { ...view, top: 260 })).toEqual({ row: 11, column: 2 });
  });

  it('leaves pinned columns where they are while the others scroll', () => {
    const scrolled = { ...view, left: 150 };
    expect(cellAt({ x: 100, y: 90 }, geometry, scrolled).column).toBe(1);
    expect(cellAt({ x: 240, y: 90 }, geometry, scrolled).column).toBe(3);
  });

  it('takes the nearest cell in view for a point outside', () => {
    expect(cellAt({ x: -50, y: -50 }, geometry, view)).toEqual({ row: 0, column: 0 });
    expect(cellAt({ x: 9000, y: 9000 }, geometry, view)).toEqual({ row: 12, column: 4 });
    expect(cellAt({ x: 240, y: 390 }, { ...geometry, rows: 3 }, view).row).toBe(2);
  });
});

describe('scrollShowing', () => {
  it('moves nothing that is in view', () => {
    expect(scrollShowing({ row: 3, column: 3 }, geometry, view)).toEqual({ left: 0, top: 0 });
  });

  it('scrolls just as far as needed', () => {
    expect(scrollShowing({ row: 20, column: 3 }, geometry, view)).toEqual({ left: 0, top: 21 * 26 - (400 - 76) });
    expect(scrollShowing({ row: 2, column: 3 }, geometry, { ...view, top: 200 })).toEqual({ left: 0, top: 52 });
    expect(scrollShowing({ row: 0, column: 6 }, geometry, view).left).toBe(728 - 500);
    expect(scrollShowing({ row: 0, column: 2 }, geometry, { ...view, left: 200 }).left).toBe(0);
    expect(scrollShowing({ row: 0, column: 1 }, geometry, { ...view, left: 200 }).left).toBe(200);
  });

  it('keeps clear of what floats at the end', () => {
    const floating = { ...geometry, endSpace: 56 };
    expect(scrollShowing({ row: 20, column: 3 }, floating, view).top).toBe(21 * 26 - (400 - 76) + 56);
  });
});

describe('edgeScroll', () => {
  it('scrolls faster the further out the pointer is, and not at all inside', () => {
    expect(edgeScroll({ x: 300, y: 200 }, geometry, view)).toEqual({ left: 0, top: 0 });
    expect(edgeScroll({ x: 300, y: 390 }, geometry, view).top).toBeGreaterThan(0);
    expect(edgeScroll({ x: 300, y: 460 }, geometry, view).top).toBeGreaterThan(
      edgeScroll({ x: 300, y: 390 }, geometry, view).top,
    );
    expect(edgeScroll({ x: 300, y: 70 }, geometry, view).top).toBeLessThan(0);
    expect(edgeScroll({ x: 230, y: 200 }, geometry, view).left).toBeLessThan(0);
  });
});

describe('placeAt', () => {
  it('is before a column in its left half and after it in its right half', () => {
    expect(placeAt(250, geometry, view)).toBe(2);
    expect(placeAt(300, geometry, view)).toBe(3);
  });
});

describe('rowWindow', () => {
  it('draws what is in view and some rows beyond', () => {
    const { first, end } = rowWindow(26 * 500, 400, 26, 1000);
    expect(first).toBeLessThanOrEqual(500 - 8);
    expect(end).toBeGreaterThanOrEqual(500 + 16 + 8);
  });

  it('has the same size everywhere, so that no two rows of a window share their elements', () => {
    for (let top = 0; top < 26 * 990; top += 13) {
      const { first, end, size } = rowWindow(top, 400, 26, 1000);
      expect(end - first).toBeLessThanOrEqual(size);
      expect(end).toBeGreaterThanOrEqual(Math.min(1000, Math.ceil((top + 400) / 26)));
    }
  });

  it('stays within the list', () => {
    expect(rowWindow(0, 400, 26, 5)).toMatchObject({ first: 0, end: 5 });
    expect(rowWindow(0, 400, 26, 0)).toMatchObject({ first: 0, end: 0 });
    expect(rowWindow(9000, 400, 26, 5)).toMatchObject({ first: 4, end: 5 });
  });
});
