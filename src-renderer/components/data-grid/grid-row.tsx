// biome-ignore-all lint/a11y/useSemanticElements: virtual rows with sticky columns cannot be a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { classes } from '../classes';
import { CheckMark } from './check-mark';
import styles from './data-grid.module.css';
import { EditCell } from './edit-cell';
import type { GridLine, SelectionState } from './grid-tree';
import { type ShownColumn, selectColumn } from './shown-column';
import type { CellEdit } from './use-cell-edit';

interface GridRowProps<T, G> {
  line: GridLine<T, G>;
  rowIndex: number;
  ariaRowIndex: number;
  top: number;
  columns: readonly ShownColumn<T, G>[];
  /** The grid has groups, and every row room for a chevron. */
  tree: boolean;
  /** Null where the row is no group. */
  expanded: boolean | null;
  /** Null where rows cannot be selected. */
  selection: SelectionState | null;
  problem: boolean;
  activeColumn: number | null;
  /** The range's first and last column in this row; -1 where it does not reach it. */
  rangeLeft: number;
  rangeRight: number;
  rangeTop: boolean;
  rangeBottom: boolean;
  edit: CellEdit | null;
  isDropTarget: boolean;
  draggable: boolean;
  idPrefix: string;
}

const selectionWords: Record<SelectionState, string> = {
  none: 'Not selected',
  some: 'Partly selected',
  all: 'Selected',
};

function NameCell({
  line,
  expanded,
  children,
}: Pick<GridRowProps<never, never>, 'line' | 'expanded'> & { children: ReactNode }) {
  const Chevron = expanded ? IconChevronDown : IconChevronRight;
  return (
    <>
      <span className={styles.indent} style={{ width: (line.level - 1) * 14 + 18 }}>
        {expanded !== null && (
          <span className={styles.chevron} data-toggle>
            <Chevron size={14} stroke={1.6} aria-hidden />
          </span>
        )}
      </span>
      {children}
    </>
  );
}

function rangeClass(
  row: Pick<GridRowProps<never, never>, 'rangeLeft' | 'rangeRight' | 'rangeTop' | 'rangeBottom'>,
  index: number,
) {
  return classes(
    styles.inRange,
    row.rangeTop && styles.rangeTop,
    row.rangeBottom && styles.rangeBottom,
    index === row.rangeLeft && styles.rangeLeft,
    index === row.rangeRight && styles.rangeRight,
  );
}

function GridRowView<T, G>(props: GridRowProps<T, G>) {
  const { line, rowIndex, columns, selection, expanded, activeColumn } = props;
  const { node } = line;
  return (
    <div
      role="row"
      aria-rowindex={props.ariaRowIndex}
      aria-selected={selection === null ? undefined : selection === 'all'}
      aria-level={props.tree ? line.level : undefined}
      aria-posinset={props.tree ? line.place : undefined}
      aria-setsize={props.tree ? line.siblings : undefined}
      aria-expanded={expanded ?? undefined}
      className={classes(
        styles.row,
        node.kind === 'group' && styles.group,
        selection === 'all' && styles.selected,
        props.problem && styles.problem,
        props.edit !== null && styles.edited,
        props.isDropTarget && styles.dropTarget,
      )}
      style={{ transform: `translateY(${props.top}px)` }}
    >
      {columns.map(({ column, className, style }, index) => {
        const isSelect = column.id === selectColumn.id;
        const content = node.kind === 'group' ? column.groupCell?.(node.group) : column.cell(node.row);
        const edit = props.edit?.columnId === column.id ? props.edit : null;
        const label = node.kind === 'group' ? column.groupLabel?.(node.group) : column.label?.(node.row);
        return (
          <div
            key={column.id}
            id={`${props.idPrefix}-${rowIndex}-${index}`}
            role="gridcell"
            aria-colindex={index + 1}
            aria-label={isSelect ? selectionWords[selection ?? 'none'] : label}
            data-row={rowIndex}
            data-column={index}
            draggable={props.draggable && edit === null && (isSelect || column.namesRow) ? true : undefined}
            className={classes(
              styles.cell,
              className,
              activeColumn === index && styles.active,
              edit !== null && styles.editCell,
              index >= props.rangeLeft && index <= props.rangeRight && rangeClass(props, index),
            )}
            style={style}
          >
            {edit !== null ? (
              <EditCell
                label={column.title ?? column.header}
                start={edit.start}
                typed={edit.typed}
                align={column.align}
                onSave={edit.save}
                onEnd={edit.end}
                onRefused={edit.refused}
              />
            ) : isSelect ? (
              <CheckMark state={selection ?? 'none'} />
            ) : column.namesRow && props.tree ? (
              <NameCell line={line as GridLine<never, never>} expanded={expanded}>
                {content}
              </NameCell>
            ) : (
              content
            )}
          </div>
        );
      })}
    </div>
  );
}

// Scrolling draws rows many times a second: a row is drawn again only when something of it changed.
export const GridRow = memo(GridRowView) as typeof GridRowView;
