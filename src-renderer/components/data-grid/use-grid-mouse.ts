import type { MouseEvent, PointerEvent } from 'react';
import { cellAt, viewOf } from './grid-geometry';
import { type GridPosition, headerRow } from './grid-movement';
import type { DataGridProps } from './grid-props';
import { selectColumn } from './shown-column';
import { pressedSorting } from './sorting';
import { useColumnDrag } from './use-column-drag';
import type { GridModel } from './use-grid-model';
import { usePointerDrag } from './use-pointer-drag';

interface MouseActions {
  openColumnMenu: (column: number) => void;
  onLiveWidth: (live: { id: string; width: number } | null) => void;
}

/** The cell that an event fell on, by the numbers that every cell carries. */
export function positionOf(target: EventTarget): GridPosition | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return cell === null ? null : { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
}

function isIn(target: EventTarget, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}

/** Presses, drags and clicks. One listener of each kind for the grid, none for a cell. */
export function useGridMouse<T, G>(grid: GridModel<T, G>, props: DataGridProps<T, G>, actions: MouseActions) {
  const { scroller, geometry, lines, shown, active, anchor, firstColumn } = grid;
  const { columns, columnState, onColumnState, sorting, onSorting } = props;
  const startDrag = usePointerDrag(scroller, geometry);
  const columnDrag = useColumnDrag({
    scroller,
    geometry,
    startDrag,
    columns,
    shown,
    columnState,
    onColumnState,
    onLiveWidth: actions.onLiveWidth,
  });

  const dragRange = (from: GridPosition) => {
    let last = from;
    return {
      scrolls: { x: true, y: true },
      onMove: (point: { x: number; y: number }) => {
        const element = scroller.current;
        if (element === null) return;
        const at = cellAt(point, geometry.current, viewOf(element));
        const to = { row: at.row, column: Math.max(firstColumn, at.column) };
        if (to.row === last.row && to.column === last.column) return;
        last = to;
        grid.setRange(from, to);
      },
      onEnd: () => undefined,
      onCancel: grid.clearRange,
    };
  };
  const onPointerDown = (event: PointerEvent) => {
    const position = positionOf(event.target);
    if (position === null || event.button !== 0 || isIn(event.target, 'input')) return;
    if (position.row === headerRow) return columnDrag.onHeaderPress(event, position.column);
    const isCell = position.row >= 0 && position.column >= firstColumn;
    const extending = event.shiftKey && isCell && active.row >= 0;
    const from = extending ? (anchor ?? { row: active.row, column: Math.max(firstColumn, active.column) }) : position;
    if (extending) grid.setRange(from, position);
    else grid.setActive(position);
    // Rows are dragged where they can be; elsewhere a drag marks cells.
    if (isCell && !isIn(event.target, '[draggable=true]')) startDrag(event, () => dragRange(from));
  };

  const onClick = (event: MouseEvent) => {
    const position = positionOf(event.target);
    if (position === null || columnDrag.dragged.current || isIn(event.target, 'input')) return;
    grid.focus();
    const node = lines[position.row]?.node;
    const column = shown[position.column]?.column;
    const isSelect = column?.id === selectColumn.id;
    if (position.row === headerRow) {
      if (isIn(event.target, '[data-menu]')) return actions.openColumnMenu(position.column);
      grid.setActive(position);
      if (isSelect) grid.selection.toggleAll();
      else if (column?.sortValue && !isIn(event.target, '[data-resize]')) {
        onSorting(pressedSorting(sorting, column, event.shiftKey));
      }
    } else if (node !== undefined && isSelect) grid.selection.toggle(node, event.shiftKey);
    else if (node?.kind === 'group' && isIn(event.target, '[data-toggle]')) {
      grid.expand(node.id, grid.collapsed.has(node.id));
    }
  };
  return { onPointerDown, onClick, columnMove: columnDrag.move };
}
