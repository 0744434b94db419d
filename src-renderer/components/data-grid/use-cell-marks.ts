import { useCallback, useMemo, useState } from 'react';
import type { GridPosition } from './grid-movement';
import type { GridLine } from './grid-tree';
import type { ShownColumn } from './shown-column';

/** A cell as the person knows it: by its node and column, wherever these stand after sorting. */
interface CellMark extends GridPosition {
  nodeId: string | null;
  columnId: string | null;
}

function markOf<T, G>(
  position: GridPosition,
  lines: readonly GridLine<T, G>[],
  columns: readonly ShownColumn<T, G>[],
): CellMark {
  return {
    ...position,
    nodeId: lines[position.row]?.node.id ?? null,
    columnId: columns[position.column]?.column.id ?? null,
  };
}

/** Where the mark's row stands now; null when it is gone. */
function rowOf<T, G>(mark: CellMark, lines: readonly GridLine<T, G>[]): number | null {
  if (mark.row < 0) return mark.row;
  if (lines[mark.row]?.node.id === mark.nodeId) return mark.row;
  const found = lines.findIndex((line) => line.node.id === mark.nodeId);
  return found < 0 ? null : found;
}

function columnOf<T, G>(mark: CellMark, columns: readonly ShownColumn<T, G>[]): number | null {
  const found = columns.findIndex(({ column }) => column.id === mark.columnId);
  return found < 0 ? null : found;
}

export interface CellMarks {
  active: GridPosition;
  /** The other corner of the range, where there is one. */
  anchor: GridPosition | null;
  setActive: (position: GridPosition) => void;
  setRange: (anchor: GridPosition, active: GridPosition) => void;
  clearRange: () => void;
}

/**
 * The active cell and the range's other corner. The active cell follows its row; when the row is gone it is the one now
 * in its place. A range of which a corner is gone is gone.
 */
export function useCellMarks<T, G>(lines: readonly GridLine<T, G>[], columns: readonly ShownColumn<T, G>[]): CellMarks {
  const [marks, setMarks] = useState<{ active: CellMark; anchor: CellMark | null }>({
    active: { row: 0, column: 0, nodeId: null, columnId: null },
    anchor: null,
  });
  const active = useMemo(() => {
    const fallback = Math.min(marks.active.row, lines.length - 1);
    return {
      row: rowOf(marks.active, lines) ?? (fallback < 0 ? -2 : fallback),
      column: columnOf(marks.active, columns) ?? Math.max(0, Math.min(marks.active.column, columns.length - 1)),
    };
  }, [marks.active, lines, columns]);
  const anchor = useMemo(() => {
    if (marks.anchor === null || rowOf(marks.active, lines) === null || columnOf(marks.active, columns) === null) {
      return null;
    }
    const row = rowOf(marks.anchor, lines);
    const column = columnOf(marks.anchor, columns);
    return row === null || column === null ? null : { row, column };
  }, [marks, lines, columns]);
  const setRange = useCallback(
    (from: GridPosition, to: GridPosition) =>
      setMarks({ active: markOf(to, lines, columns), anchor: markOf(from, lines, columns) }),
    [lines, columns],
  );
  const setActive = useCallback(
    (position: GridPosition) => setMarks({ active: markOf(position, lines, columns), anchor: null }),
    [lines, columns],
  );
  const clearRange = useCallback(() => setMarks((current) => ({ ...current, anchor: null })), []);
  return { active, anchor, setActive, setRange, clearRange };
}
