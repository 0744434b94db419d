import { sumDecimals } from '../../format/decimal-text';
import type { GridPosition } from './grid-movement';
import { distinctRows, type GridLine } from './grid-tree';
import type { GridColumn, GridRange } from './grid-types';

/** Both edges included; rows and columns as numbers of what is shown. */
export interface RangeBox {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The box between two cells, in any order. */
export function boxBetween(a: GridPosition, b: GridPosition): RangeBox {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column),
  };
}

export function isInBox({ row, column }: GridPosition, { top, bottom, left, right }: RangeBox): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

export function rangeIn<T, G>(
  box: RangeBox,
  lines: readonly GridLine<T, G>[],
  columns: readonly GridColumn<T, G>[],
): GridRange<T, G> {
  const nodes = lines.slice(box.top, box.bottom + 1).map((line) => line.node);
  return {
    nodes,
    rows: [...distinctRows(nodes).values()],
    columns: columns.slice(box.left, box.right + 1),
  };
}

/** What the status bar says of a range. */
export interface RangeFigures {
  /** Cells of rows, groups not counted. */
  cells: number;
  /** Cells that hold a number. */
  numbers: number;
  /** Null when there is nothing to add or the columns have several units. */
  sum: RangeSum | null;
}

/** Of decimals the exact sum in units of 10⁻¹²; of statistics a number. */
export type RangeSum = { unit: string; numbers: number } & (
  | { type: 'decimal'; units: bigint }
  | { type: 'number'; value: number }
);

/**
 * Count and sum of a range. Each row counts once in each column, though groups over it are in the range too or it stands
 * in two of them; so the sum over everything is the total.
 */
export function rangeFigures<T, G>({ rows, columns }: GridRange<T, G>): RangeFigures {
  const units = new Set<string>();
  const texts: string[] = [];
  const numbers: number[] = [];
  for (const { value } of columns) {
    if (value === undefined || value.type === 'text') continue;
    units.add(value.unit);
    for (const row of rows) {
      const cell = value.of(row);
      if (cell === null) continue;
      if (typeof cell === 'string') texts.push(cell);
      else numbers.push(cell);
    }
  }
  const count = texts.length + numbers.length;
  const [unit] = units;
  const figures = { cells: rows.length * columns.length, numbers: count };
  if (unit === undefined || units.size > 1 || count === 0) return { ...figures, sum: null };
  if (numbers.length === 0) {
    const sum = sumDecimals(texts).units ?? 0n;
    return { ...figures, sum: { type: 'decimal', unit, numbers: count, units: sum } };
  }
  const value = numbers.reduce((sum, each) => sum + each, 0) + texts.reduce((sum, each) => sum + Number(each), 0);
  return { ...figures, sum: { type: 'number', unit, numbers: count, value } };
}
