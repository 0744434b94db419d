import { type RefObject, useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { type CopiedCells, copiedCells } from './grid-clipboard';
import { bandHeight, type GridGeometry, headerHeight, scrollShowing, totalHeight, viewOf } from './grid-geometry';
import type { GridPosition } from './grid-movement';
import type { DataGridProps } from './grid-props';
import { boxBetween, rangeIn } from './grid-range';
import { distinctRows, groupIds, selectedNodes, shownLines, sortedTree } from './grid-tree';
import type { ColumnState } from './grid-types';
import { selectColumn } from './shown-column';
import { useCellMarks } from './use-cell-marks';
import { useColumnLayout } from './use-column-layout';
import { useInnerWidth, useRowHeight } from './use-grid-size';
import { useRowSelection } from './use-row-selection';

const nothing: ReadonlySet<string> = new Set();

export type GridModel<T, G> = ReturnType<typeof useGridModel<T, G>>;

/** What is shown and where the person stands in it: everything that keyboard, mouse and drawing agree on. */
export function useGridModel<T, G>(
  props: DataGridProps<T, G>,
  scroller: RefObject<HTMLDivElement | null>,
  columnState: ColumnState,
) {
  const { nodes, columns, sorting, onSelected } = props;
  const selected = props.selected ?? nothing;
  const collapsed = props.collapsed ?? nothing;
  const rowHeight = useRowHeight();
  const innerWidth = useInnerWidth(scroller);

  const sorted = useMemo(() => sortedTree(nodes, sorting, columns), [nodes, sorting, columns]);
  const lines = useMemo(() => shownLines(sorted, collapsed), [sorted, collapsed]);
  const allIds = useMemo(() => [...distinctRows(sorted).keys()], [sorted]);
  const tree = useMemo(() => nodes.some((node) => node.kind === 'group'), [nodes]);
  const layout = useColumnLayout(columns, columnState, onSelected !== undefined, innerWidth);
  const { shown } = layout;
  const hasTotal = props.totalLabel !== undefined;
  const geometry = useRef<GridGeometry>(null as never);
  geometry.current = {
    rows: lines.length,
    rowHeight,
    headHeight: bandHeight + headerHeight + (hasTotal ? totalHeight : 0),
    endSpace: props.endSpace ?? 0,
    widths: layout.widths,
    pinnedColumns: layout.pinnedColumns,
  };

  const marks = useCellMarks(lines, shown);
  const { active, anchor } = marks;
  const node = lines[active.row]?.node ?? null;
  const column = shown[active.column]?.column ?? null;
  const box = useMemo(() => (anchor === null ? null : boxBetween(anchor, active)), [anchor, active]);
  const selection = useRowSelection({ lines, allIds, selected, onSelected });

  const tellRange = useEffectEvent(() =>
    props.onRange?.(
      box === null
        ? null
        : rangeIn(
            box,
            lines,
            shown.map((each) => each.column),
          ),
    ),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the range is these three
  useEffect(() => tellRange(), [box, lines, shown]);
  const tellActive = useEffectEvent(() => props.onActive?.(node));
  // biome-ignore lint/correctness/useExhaustiveDependencies: told again only for another node
  useEffect(() => tellActive(), [node]);

  const reveal = (position: GridPosition) => {
    const element = scroller.current;
    if (element === null) return;
    const { left, top } = scrollShowing(position, geometry.current, viewOf(element));
    element.scrollLeft = left;
    element.scrollTop = top;
  };
  /** To the neighbour of the active cell, as a finished edit does. */
  const step = (direction: 'stay' | 'down' | 'up' | 'right' | 'left') => {
    const { row, column } = active;
    const to = {
      row: Math.min(Math.max(0, row + (direction === 'down' ? 1 : direction === 'up' ? -1 : 0)), lines.length - 1),
      column: Math.min(
        Math.max(0, column + (direction === 'right' ? 1 : direction === 'left' ? -1 : 0)),
        shown.length - 1,
      ),
    };
    marks.setActive(to);
    reveal(to);
  };
  const expand = (id: string, expanded: boolean) => {
    const next = new Set(collapsed);
    if (expanded) next.delete(id);
    else next.add(id);
    props.onCollapsed?.(next);
  };
  const expandAll = (expanded: boolean) => props.onCollapsed?.(new Set(expanded ? [] : groupIds(nodes)));

  /** The range, else the selected rows, else the active cell. */
  const copied = (headers: boolean): CopiedCells | null => {
    const all = shown.map((each) => each.column);
    if (box !== null) {
      const range = rangeIn(box, lines, all);
      return copiedCells(range.nodes, range.columns, headers);
    }
    const marked = selected.size === 0 ? [] : selectedNodes(sorted, selected);
    if (marked.length > 0) return copiedCells(marked, all, headers);
    return node === null || column === null ? null : copiedCells([node], [column], headers);
  };

  return {
    scroller,
    geometry,
    rowHeight,
    innerWidth,
    lines,
    tree,
    hasTotal,
    headRows: hasTotal ? 3 : 2,
    layout,
    shown,
    /** The first column that is not the checkboxes. */
    firstColumn: shown[0]?.column.id === selectColumn.id ? 1 : 0,
    selectable: onSelected !== undefined,
    selected,
    collapsed,
    selection,
    ...marks,
    /** Of the active cell. */
    node,
    column,
    box,
    reveal,
    step,
    expand,
    expandAll,
    copied,
    focus: () => scroller.current?.focus({ preventScroll: true }),
  };
}
