import { type DragEvent, useState } from 'react';
import type { DataGridProps } from './grid-props';
import { nodeRows, rowIds, selectedNodes } from './grid-tree';
import { dragRows } from './row-drag';
import type { GridModel } from './use-grid-model';
import { positionOf } from './use-grid-mouse';

/** Rows that are dragged out of the grid, and what is dropped on its rows. */
export function useRowDrag<T, G>(grid: GridModel<T, G>, { dragLabel, rowDrop, nodes }: DataGridProps<T, G>) {
  const [dropRow, setDropRow] = useState<number | null>(null);
  const nodeAt = (event: DragEvent) => {
    const position = positionOf(event.target);
    return position === null ? null : { row: position.row, node: grid.lines[position.row]?.node };
  };

  const onDragStart = (event: DragEvent) => {
    const node = nodeAt(event)?.node;
    if (node === undefined || dragLabel === undefined) return;
    const own = rowIds(node);
    // A selected row takes the whole selection along.
    const all = own.every((id) => grid.selected.has(id))
      ? selectedNodes(nodes, grid.selected).map((each) => each.rowId)
      : own;
    dragRows(event.dataTransfer, all, dragLabel(all.length));
  };
  const onDragOver = (event: DragEvent) => {
    const at = nodeAt(event);
    const accepted = at?.node !== undefined && rowDrop?.accepts(event.dataTransfer);
    setDropRow(accepted ? at.row : null);
    if (!accepted) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  };
  const onDrop = (event: DragEvent) => {
    const node = nodeAt(event)?.node;
    setDropRow(null);
    if (node === undefined || !rowDrop?.accepts(event.dataTransfer)) return;
    event.preventDefault();
    // The window takes files; this was for the row.
    event.stopPropagation();
    rowDrop.onDrop(nodeRows(node), event.dataTransfer);
  };
  const onDragLeave = (event: DragEvent) => {
    const to = event.relatedTarget;
    if (!(to instanceof Node) || !event.currentTarget.contains(to)) setDropRow(null);
  };
  return {
    dropRow,
    handlers: {
      ...(dragLabel === undefined ? {} : { onDragStart }),
      ...(rowDrop === undefined ? {} : { onDragOver, onDrop, onDragLeave }),
    },
  };
}
