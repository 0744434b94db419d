/** Where the keyboard stands: -2 is the header, -1 the total row, rows count from 0. */
export interface GridPosition {
  row: number;
  column: number;
}

export interface GridExtent {
  rows: number;
  columns: number;
  /** Rows that fit into the window: one PgDn. */
  page: number;
  hasTotal: boolean;
}

export const headerRow = -2;
export const totalRow = -1;

function rowsFrom(extent: GridExtent): number[] {
  return extent.hasTotal ? [headerRow, totalRow] : [headerRow];
}

/** Where `key` leads, or null when the key does not move. With Ctrl the arrows go to the edge. */
export function movedPosition(
  from: GridPosition,
  key: string,
  withCtrl: boolean,
  extent: GridExtent,
): GridPosition | null {
  const lastRow = extent.rows - 1;
  const lastColumn = extent.columns - 1;
  const top = rowsFrom(extent);
  // Header, total and rows as one list, so that a step up from the first row reaches the total and then the header.
  const index = from.row >= 0 ? top.length + from.row : Math.max(0, top.indexOf(from.row));
  const atIndex = (next: number): number => {
    const clamped = Math.min(Math.max(next, 0), top.length + lastRow);
    return clamped < top.length ? (top[clamped] ?? headerRow) : clamped - top.length;
  };
  switch (key) {
    case 'ArrowUp':
      return { ...from, row: withCtrl && from.row > 0 ? 0 : atIndex(index - 1) };
    case 'ArrowDown':
      return { ...from, row: withCtrl && lastRow >= 0 ? lastRow : atIndex(index + 1) };
    case 'ArrowLeft':
      return { ...from, column: withCtrl ? 0 : Math.max(0, from.column - 1) };
    case 'ArrowRight':
      return { ...from, column: withCtrl ? lastColumn : Math.min(lastColumn, from.column + 1) };
    case 'Home':
      return withCtrl ? { row: lastRow >= 0 ? 0 : headerRow, column: 0 } : { ...from, column: 0 };
    case 'End':
      return withCtrl
        ? { row: lastRow >= 0 ? lastRow : headerRow, column: lastColumn }
        : { ...from, column: lastColumn };
    case 'PageUp':
      return lastRow < 0 ? from : { ...from, row: Math.max(0, from.row - extent.page) };
    case 'PageDown':
      return lastRow < 0 ? from : { ...from, row: Math.min(lastRow, Math.max(0, from.row) + extent.page) };
    default:
      return null;
  }
}
