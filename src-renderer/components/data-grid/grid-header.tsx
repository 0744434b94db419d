// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: the role of a band depends on whether it has words
// biome-ignore-all lint/a11y/useSemanticElements: virtual rows with sticky columns cannot be a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { SortingState } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { classes } from '../classes';
import { CheckMark } from './check-mark';
import styles from './data-grid.module.css';
import type { BandRun, GridColumn } from './grid-column';
import type { GridPosition } from './grid-position';

type ShownColumn = Omit<GridColumn<never>, 'cell' | 'label' | 'sortValue'> & {
  sortValue: unknown;
  start: number | null;
};

interface GridHeaderProps {
  columns: readonly ShownColumn[];
  bands: readonly BandRun[];
  band: (band: string) => ReactNode;
  template: string;
  sorting: SortingState;
  selection: 'none' | 'some' | 'all' | null;
  active: GridPosition | null;
  cellId: (row: number, columnId: string) => string;
  totalLabel?: ReactNode;
}

function stickyStyle(column: ShownColumn) {
  return column.start === null ? undefined : { left: column.start };
}

function ariaSort(sorting: SortingState, column: ShownColumn): 'ascending' | 'descending' | 'none' | undefined {
  if (column.sortValue === null) return undefined;
  const entry = sorting.find((sort) => sort.id === column.id);
  return entry === undefined ? 'none' : entry.desc ? 'descending' : 'ascending';
}

/** Band, header and total: they stick at the top and are rows 1, 2 and 3 of the grid. */
export function GridHeader(props: GridHeaderProps) {
  const { columns, template, sorting, active, cellId } = props;
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.bandRow} style={{ gridTemplateColumns: template }}>
        {props.bands.map((run) => {
          const column = columns[run.firstColumn];
          const content = props.band(run.band);
          return (
            <div
              key={`${run.band}-${run.firstColumn}`}
              // A band without words heads nothing.
              role={content === null ? 'gridcell' : 'columnheader'}
              aria-colindex={run.firstColumn + 1}
              aria-colspan={run.span}
              className={classes(styles.band, run.firstColumn > 0 && styles.bandEdge)}
              style={{ gridColumn: `span ${run.span}` }}
            >
              <span
                className={classes(
                  column?.start === 0 && styles.bandStart,
                  column?.id === 'select' && styles.afterSelect,
                )}
              >
                {content}
              </span>
            </div>
          );
        })}
      </div>
      <div role="row" aria-rowindex={2} className={styles.headRow} style={{ gridTemplateColumns: template }}>
        {columns.map((column, index) => {
          const sorted = ariaSort(sorting, column);
          const Arrow = sorted === 'ascending' ? IconArrowUp : IconArrowDown;
          return (
            <div
              key={column.id}
              id={cellId(-2, column.id)}
              role="columnheader"
              aria-colindex={index + 1}
              aria-sort={sorted}
              aria-label={column.title}
              title={column.title}
              data-row={-2}
              data-column={index}
              className={classes(
                styles.headCell,
                column.align === 'right' && styles.right,
                column.start !== null && styles.pinned,
                startsBand(columns, index) && styles.bandEdge,
                column.sortValue !== null && styles.sortable,
                active?.row === -2 && active.column === index && styles.active,
              )}
              style={stickyStyle(column)}
            >
              {column.id === 'select' ? (
                <>
                  <CheckMark state={props.selection ?? 'none'} />
                  <span className="visually-hidden">Select all</span>
                </>
              ) : (
                <span className={styles.headText}>{column.header}</span>
              )}
              {sorted !== undefined && sorted !== 'none' && <Arrow size={12} stroke={1.8} aria-hidden />}
            </div>
          );
        })}
      </div>
      {props.totalLabel !== undefined && (
        <div role="row" aria-rowindex={3} className={styles.totalRow} style={{ gridTemplateColumns: template }}>
          {columns.map((column, index) => (
            <div
              key={column.id}
              id={cellId(-1, column.id)}
              role="gridcell"
              aria-colindex={index + 1}
              data-row={-1}
              data-column={index}
              className={classes(
                styles.cell,
                column.align === 'right' && styles.right,
                column.start !== null && styles.pinned,
                startsBand(columns, index) && styles.bandEdge,
                active?.row === -1 && active.column === index && styles.active,
              )}
              style={stickyStyle(column)}
            >
              {column.id === 'symbol' ? props.totalLabel : column.total}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

export function startsBand(columns: readonly { band: string }[], index: number): boolean {
  return index > 0 && columns[index - 1]?.band !== columns[index]?.band;
}
