import type { GridPosition } from './grid-movement';

export const bandHeight = 22;
export const headerHeight = 26;
export const totalHeight = 28;

/** Where everything lies. All rows have one height and the pinned columns come first, so that it follows from numbers. */
export interface GridGeometry {
  rows: number;
  rowHeight: number;
  /** Of band, header and total, which stick at the top. */
  headHeight: number;
  /** Space under the last row. */
  endSpace: number;
  widths: readonly number[];
  pinnedColumns: number;
}

/** The part of the grid in view, as its element has it. */
export interface GridView {
  left: number;
  top: number;
  width: number;
  height: number;
}

export function viewOf(element: HTMLElement): GridView {
  return {
    left: element.scrollLeft,
    top: element.scrollTop,
    width: element.clientWidth,
    height: element.clientHeight,
  };
}

/** The left edge of a column among all columns, none scrolled. */
export function columnStart(widths: readonly number[], column: number): number {
  return widths.slice(0, column).reduce((sum, width) => sum + width, 0);
}

export function pinnedWidth({ widths, pinnedColumns }: GridGeometry): number {
  return columnStart(widths, pinnedColumns);
}

/** The distance from the first column's edge to a point `x` px from the grid's left edge: pinned columns do not scroll. */
function contentX(x: number, geometry: GridGeometry, view: GridView): number {
  return x < pinnedWidth(geometry) ? x : x + view.left;
}

export function columnAt(x: number, geometry: GridGeometry, view: GridView): number {
  let right = 0;
  const at = contentX(x, geometry, view);
  for (const [index, width] of geometry.widths.entries()) {
    right += width;
    if (at < right) return index;
  }
  return geometry.widths.length - 1;
}

/** The cell at a point of the grid's element; outside of it the nearest one in view. */
export function cellAt(point: { x: number; y: number }, geometry: GridGeometry, view: GridView): GridPosition {
  const x = Math.min(Math.max(point.x, 0), view.width - 1);
  const y = Math.min(Math.max(point.y, geometry.headHeight), view.height - 1);
  const row = Math.floor((y - geometry.headHeight + view.top) / geometry.rowHeight);
  return { row: Math.min(Math.max(row, 0), geometry.rows - 1), column: columnAt(x, geometry, view) };
}

/** Where the grid must be scrolled to for the whole cell to be seen; nothing moves that need not. */
export function scrollShowing(
  { row, column }: GridPosition,
  geometry: GridGeometry,
  view: GridView,
): { left: number; top: number } {
  let { left, top } = view;
  if (row >= 0) {
    const start = row * geometry.rowHeight;
    const room = view.height - geometry.headHeight - geometry.endSpace;
    if (start < top) top = start;
    else if (start + geometry.rowHeight > top + room) top = start + geometry.rowHeight - room;
  }
  if (column >= geometry.pinnedColumns) {
    const start = columnStart(geometry.widths, column);
    const end = start + (geometry.widths[column] ?? 0);
    const pinned = pinnedWidth(geometry);
    // A column wider than the room shows its start.
    if (end > left + view.width) left = end - view.width;
    if (start < left + pinned) left = start - pinned;
  }
  return { left, top };
}

const edge = 24;
const fastest = 28;

function speedAt(at: number, from: number, to: number): number {
  if (at < from + edge) return -Math.min(fastest, Math.ceil((from + edge - at) / 3));
  if (at > to - edge) return Math.min(fastest, Math.ceil((at - to + edge) / 3));
  return 0;
}

/** How far a drag at this point scrolls in one frame: the further out, the faster. */
export function edgeScroll(
  point: { x: number; y: number },
  geometry: GridGeometry,
  view: GridView,
): { left: number; top: number } {
  return {
    left: speedAt(point.x, pinnedWidth(geometry), view.width),
    top: speedAt(point.y, geometry.headHeight, view.height),
  };
}

/** The place between columns nearest to `x`: the number of the column that would follow. */
export function placeAt(x: number, geometry: GridGeometry, view: GridView): number {
  const column = columnAt(x, geometry, view);
  const middle = columnStart(geometry.widths, column) + (geometry.widths[column] ?? 0) / 2;
  return contentX(x, geometry, view) < middle ? column : column + 1;
}
