// biome-ignore-all lint/a11y/useSemanticElements: virtual rows with sticky columns cannot be a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
import { memo } from 'react';
import { classes } from '../classes';
import { CheckMark } from './check-mark';
import styles from './data-grid.module.css';
import type { GridColumn } from './grid-column';
import { startsBand } from './grid-header';

interface GridRowProps<T> {
  row: T;
  rowIndex: number;
  ariaRowIndex: number;
  top: number;
  columns: readonly (GridColumn<T> & { start: number | null })[];
  template: string;
  selectable: boolean;
  selected: boolean;
  problem: boolean;
  activeColumn: number | null;
  idPrefix: string;
}

function GridRowView<T>(props: GridRowProps<T>) {
  const { row, rowIndex, columns, selected, activeColumn } = props;
  return (
    <div
      role="row"
      aria-rowindex={props.ariaRowIndex}
      aria-selected={props.selectable ? selected : undefined}
      className={classes(styles.row, selected && styles.selected, props.problem && styles.problem)}
      style={{ gridTemplateColumns: props.template, transform: `translateY(${props.top}px)` }}
    >
      {columns.map((column, index) => (
        <div
          key={column.id}
          id={`${props.idPrefix}-${column.id}`}
          role="gridcell"
          aria-colindex={index + 1}
          aria-label={column.id === 'select' ? (selected ? 'Selected' : 'Not selected') : column.label?.(row)}
          data-row={rowIndex}
          data-column={index}
          className={classes(
            styles.cell,
            column.align === 'right' && styles.right,
            column.start !== null && styles.pinned,
            startsBand(columns, index) && styles.bandEdge,
            activeColumn === index && styles.active,
          )}
          style={column.start === null ? undefined : { left: column.start }}
        >
          {column.id === 'select' ? <CheckMark state={selected ? 'all' : 'none'} /> : column.cell(row)}
        </div>
      ))}
    </div>
  );
}

// Scrolling draws rows many times a second: a row is drawn again only when something of it changed.
export const GridRow = memo(GridRowView) as typeof GridRowView;
