// biome-ignore-all lint/a11y/useSemanticElements: virtual rows with sticky columns cannot be a <table>
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { memo, type RefObject, useCallback, useLayoutEffect } from 'react';
import styles from './data-grid.module.css';
import type { GridColumn } from './grid-column';
import { GridRow } from './grid-row';

interface GridBodyProps<T> {
  scroller: RefObject<HTMLDivElement | null>;
  rows: readonly { id: string; original: T }[];
  rowHeight: number;
  endSpace: number;
  /** Rows of the head, which come first in the grid's count. */
  headRows: number;
  columns: readonly (GridColumn<T> & { start: number | null })[];
  template: string;
  /** Null: rows cannot be selected. */
  selected: ReadonlySet<string> | null;
  rowProblem: ((row: T) => boolean) | undefined;
  activeRow: number;
  activeColumn: number;
  gridId: string;
}

/** The rows in view. Scrolling draws this alone: table, head and keyboard stand still meanwhile. */
function GridBodyView<T>(props: GridBodyProps<T>) {
  const { rows, rowHeight, activeRow, selected } = props;
  // Stable: with a new function of either kind the virtualizer measures every row again, at every step of a scroll.
  const getItemKey = useCallback((index: number) => rows[index]?.id ?? index, [rows]);
  const estimateSize = useCallback(() => rowHeight, [rowHeight]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => props.scroller.current,
    estimateSize,
    getItemKey,
    overscan: 8,
    paddingEnd: props.endSpace,
    // The active row stays in the tree when it is scrolled away: the grid names it as its active descendant.
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      if (activeRow < 0 || indexes.includes(activeRow)) return indexes;
      return [...indexes, activeRow].sort((a, b) => a - b);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new density makes every measured position wrong
  useLayoutEffect(() => virtualizer.measure(), [rowHeight]);
  return (
    <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((item) => {
        const row = rows[item.index];
        if (row === undefined) return null;
        return (
          <GridRow
            key={row.id}
            row={row.original}
            rowIndex={item.index}
            ariaRowIndex={item.index + props.headRows + 1}
            top={item.start}
            columns={props.columns}
            template={props.template}
            selectable={selected !== null}
            selected={selected?.has(row.id) ?? false}
            problem={props.rowProblem?.(row.original) ?? false}
            activeColumn={item.index === activeRow ? props.activeColumn : null}
            idPrefix={`${props.gridId}-${row.id}`}
          />
        );
      })}
    </div>
  );
}

export const GridBody = memo(GridBodyView) as typeof GridBodyView;
