import { describe, expect, it } from 'vitest';
import { movedPosition } from '../../../src-renderer/components/data-grid/grid-movement';

const extent = { rows: 100, columns: 16, page: 20, hasTotal: true };

describe('movedPosition', () => {
  it.each([
    [{ row: 0, column: 3 }, 'ArrowDown', false, { row: 1, column: 3 }],
    [{ row: 99, column: 3 }, 'ArrowDown', false, { row: 99, column: 3 }],
    [{ row: 0, column: 3 }, 'ArrowUp', false, { row: -1, column: 3 }],
    [{ row: -1, column: 3 }, 'ArrowUp', false, { row: -2, column: 3 }],
    [{ row: -2, column: 3 }, 'ArrowUp', false, { row: -2, column: 3 }],
    [{ row: -2, column: 3 }, 'ArrowDown', false, { row: -1, column: 3 }],
    [{ row: -1, column: 3 }, 'ArrowDown', false, { row: 0, column: 3 }],
    [{ row: 5, column: 0 }, 'ArrowLeft', false, { row: 5, column: 0 }],
    [{ row: 5, column: 15 }, 'ArrowRight', false, { row: 5, column: 15 }],
    [{ row: 5, column: 7 }, 'Home', false, { row: 5, column: 0 }],
    [{ row: 5, column: 7 }, 'End', false, { row: 5, column: 15 }],
    [{ row: 5, column: 7 }, 'Home', true, { row: 0, column: 0 }],
    [{ row: 5, column: 7 }, 'End', true, { row: 99, column: 15 }],
    [{ row: 5, column: 7 }, 'PageDown', false, { row: 25, column: 7 }],
    [{ row: 95, column: 7 }, 'PageDown', false, { row: 99, column: 7 }],
    [{ row: 5, column: 7 }, 'PageUp', false, { row: 0, column: 7 }],
    [{ row: -2, column: 7 }, 'PageDown', false, { row: 20, column: 7 }],
    [{ row: 5, column: 7 }, 'ArrowUp', true, { row: 0, column: 7 }],
    [{ row: 0, column: 7 }, 'ArrowUp', true, { row: -1, column: 7 }],
    [{ row: 5, column: 7 }, 'ArrowDown', true, { row: 99, column: 7 }],
    [{ row: 5, column: 7 }, 'ArrowLeft', true, { row: 5, column: 0 }],
    [{ row: 5, column: 7 }, 'ArrowRight', true, { row: 5, column: 15 }],
  ])('from %o with %s (Ctrl %s)', (from, key, ctrl, to) => {
    expect(movedPosition(from, key, ctrl, extent)).toEqual(to);
  });

  it('goes from the header straight to the rows where there is no total', () => {
    const bare = { ...extent, hasTotal: false };
    expect(movedPosition({ row: -2, column: 0 }, 'ArrowDown', false, bare)).toEqual({ row: 0, column: 0 });
    expect(movedPosition({ row: 0, column: 0 }, 'ArrowUp', false, bare)).toEqual({ row: -2, column: 0 });
  });

  it('stays in the head of an empty grid', () => {
    const empty = { ...extent, rows: 0 };
    expect(movedPosition({ row: -1, column: 2 }, 'ArrowDown', false, empty)).toEqual({ row: -1, column: 2 });
    expect(movedPosition({ row: -2, column: 2 }, 'End', true, empty)).toEqual({ row: -2, column: 15 });
  });

  it('leaves other keys alone', () => {
    expect(movedPosition({ row: 0, column: 0 }, 'x', false, extent)).toBeNull();
  });
});
