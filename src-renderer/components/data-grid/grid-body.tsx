// biome-ignore-all lint/a11y/useSemanticElements: virtual rows with sticky columns cannot be a <table>
import { memo, type RefObject } from 'react';
import styles from './data-grid.module.css';
import type { RangeBox } from './grid-range';
import { GridRow } from './grid-row';
import { type GridLine, groupSelection } from './grid-tree';
import type { ShownColumn } from './shown-column';
import type { CellEdit } from './use-cell-edit';
import { useRowWindow } from './use-row-window';

export interface GridBodyProps<T, G> {
  scroller: RefObject<HTMLDivElement | null>;
  lines: readonly GridLine<T, G>[];
  tree: boolean;
  collapsed: ReadonlySet<string>;
  rowHeight: number;
  endSpace: number;
  /** Rows of the head, which come first in the grid's count. */
  headRows: number;
  columns: readonly ShownColumn<T, G>[];
  /** Null: rows cannot be selected. */
  selected: ReadonlySet<string> | null;
  rowProblem: ((row: T) => boolean) | undefined;
  activeRow: number;
  activeColumn: number;
  box: RangeBox | null;
  edit: CellEdit | null;
  /** The row that something is dragged over and could be dropped on. */
  dropRow: number | null;
  draggable: boolean;
  gridId: string;
}

function drawnIndexes(first: number, end: number, kept: number): number[] {
  const indexes = Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
  // The active row stays in the tree when it is scrolled away: the grid names it as its active descendant.
  return kept >= 0 && (kept < first || kept >= end) ? [...indexes, kept] : indexes;
}

/** The rows in view. Scrolling draws this alone: head and keyboard stand still meanwhile. */
function GridBodyView<T, G>(props: GridBodyProps<T, G>) {
  const { lines, rowHeight, activeRow, selected, collapsed, box } = props;
  const { first, end, size } = useRowWindow(props.scroller, lines.length, rowHeight);
  return (
    <div role="rowgroup" className={styles.body} style={{ height: lines.length * rowHeight + props.endSpace }}>
      {drawnIndexes(first, end, activeRow).map((index) => {
        const line = lines[index];
        if (line === undefined) return null;
        const { node } = line;
        const isGroup = node.kind === 'group';
        const edit = props.edit?.nodeId === node.id ? props.edit : null;
        const inBox = box !== null && index >= box.top && index <= box.bottom;
        return (
          <GridRow
            // A row scrolled away gives its elements to one that comes: text is changed, nothing is built. Only a row
            // that is kept beyond the window, or whose field holds what was typed, has elements of its own.
            key={edit !== null || index < first || index >= end ? node.id : index % size}
            line={line}
            rowIndex={index}
            ariaRowIndex={index + props.headRows + 1}
            top={index * rowHeight}
            columns={props.columns}
            tree={props.tree}
            expanded={isGroup ? !collapsed.has(node.id) : null}
            selection={
              selected === null
                ? null
                : isGroup
                  ? selected.size === 0
                    ? 'none'
                    : groupSelection(node, selected)
                  : selected.has(node.rowId)
                    ? 'all'
                    : 'none'
            }
            problem={(!isGroup && props.rowProblem?.(node.row)) ?? false}
            activeColumn={index === activeRow ? props.activeColumn : null}
            rangeLeft={inBox ? box.left : -1}
            rangeRight={inBox ? box.right : -1}
            rangeTop={inBox && index === box.top}
            rangeBottom={inBox && index === box.bottom}
            edit={edit}
            isDropTarget={index === props.dropRow}
            draggable={props.draggable}
            idPrefix={props.gridId}
          />
        );
      })}
    </div>
  );
}

export const GridBody = memo(GridBodyView) as typeof GridBodyView;
