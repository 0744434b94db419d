import { type PointerEvent, type RefObject, useRef, useState } from 'react';
import { leastWidth, withMoved, withWidth } from './column-layout';
import { type GridGeometry, placeAt, viewOf } from './grid-geometry';
import type { ColumnState, GridColumn } from './grid-types';
import { type ShownColumn, selectColumn } from './shown-column';
import type { usePointerDrag } from './use-pointer-drag';

interface ColumnDragOptions<T, G> {
  scroller: RefObject<HTMLDivElement | null>;
  geometry: RefObject<GridGeometry>;
  startDrag: ReturnType<typeof usePointerDrag>;
  columns: readonly GridColumn<T, G>[];
  shown: readonly ShownColumn<T, G>[];
  columnState: ColumnState;
  onColumnState: (state: ColumnState) => void;
  /** The width while it is dragged, before it is one of the state's. */
  onLiveWidth: (live: { id: string; width: number } | null) => void;
}

export interface ColumnMove {
  id: string;
  /** The number of the shown column that it would stand before. */
  place: number;
}

/** Drags a column's edge to size it and its header to move it. */
export function useColumnDrag<T, G>(options: ColumnDragOptions<T, G>) {
  const { scroller, geometry, startDrag, columns, shown, columnState, onColumnState, onLiveWidth } = options;
  const [move, setMove] = useState<ColumnMove | null>(null);
  /** The click that ends a drag does not sort. */
  const dragged = useRef(false);

  const resize = (index: number, startX: number) => {
    const column = shown[index]?.column;
    const from = geometry.current.widths[index];
    if (column === undefined || from === undefined) return null;
    let width = from;
    dragged.current = true;
    return {
      scrolls: { x: false, y: false },
      onMove: ({ x }: { x: number }) => {
        width = Math.max(column.minWidth ?? leastWidth, Math.round(from + x - startX));
        onLiveWidth({ id: column.id, width });
      },
      onEnd: () => {
        onLiveWidth(null);
        onColumnState(withWidth(columnState, column, width));
      },
      onCancel: () => onLiveWidth(null),
    };
  };

  const reorder = (id: string) => {
    let place: number | null = null;
    const first = shown[0]?.column.id === selectColumn.id ? 1 : 0;
    dragged.current = true;
    return {
      scrolls: { x: true, y: false },
      onMove: ({ x }: { x: number }) => {
        const element = scroller.current;
        if (element === null) return;
        place = Math.max(first, placeAt(x, geometry.current, viewOf(element)));
        setMove({ id, place });
      },
      onEnd: () => {
        setMove(null);
        if (place === null) return;
        onColumnState(withMoved(columnState, columns, id, shown[place]?.column.id ?? null));
      },
      onCancel: () => setMove(null),
    };
  };

  const onHeaderPress = (event: PointerEvent, index: number) => {
    dragged.current = false;
    const id = shown[index]?.column.id;
    if (id === undefined || id === selectColumn.id || !(event.target instanceof Element)) return;
    const onEdge = event.target.closest('[data-resize]') !== null;
    if (event.target.closest('[data-menu]') !== null) return;
    const left = scroller.current?.getBoundingClientRect().left ?? 0;
    const startX = event.clientX - left;
    startDrag(event, () => (onEdge ? resize(index, startX) : reorder(id)));
  };
  return { move, dragged, onHeaderPress };
}
