// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: the role of a band depends on whether it has words
// biome-ignore-all lint/a11y/useSemanticElements: virtual rows with sticky columns cannot be a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
import type { ReactNode } from 'react';
import { classes } from '../classes';
import { type BandRun, bandRuns } from './column-layout';
import styles from './data-grid.module.css';
import { type GridPosition, headerRow, totalRow } from './grid-movement';
import type { SelectionState } from './grid-tree';
import type { GridSorting } from './grid-types';
import { HeaderCell } from './header-cell';
import { type ShownColumn, selectColumn } from './shown-column';

interface GridHeaderProps<T, G> {
  columns: readonly ShownColumn<T, G>[];
  band: (band: string, first: boolean) => ReactNode;
  sorting: GridSorting;
  selection: SelectionState;
  active: GridPosition | null;
  /** The column whose header is dragged. */
  moved: string | null;
  menuOf: string | null;
  idPrefix: string;
  totalLabel?: ReactNode;
}

/** Band, header and total: they stick at the top and are rows 1, 2 and 3 of the grid. */
export function GridHeader<T, G>(props: GridHeaderProps<T, G>) {
  const { columns, sorting, active, idPrefix } = props;
  const runs = bandRuns(columns.map(({ column, pinned }) => ({ band: column.band, pinned })));
  const activeIn = (row: number) => (active?.row === row ? active.column : null);
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.bandRow}>
        {runs.map((run) => (
          <Band key={`${run.band}-${run.firstColumn}`} run={run} runs={runs} columns={columns} band={props.band} />
        ))}
      </div>
      <div role="row" aria-rowindex={2} className={styles.headRow}>
        {columns.map((shown, index) => (
          <HeaderCell
            key={shown.column.id}
            shown={shown}
            index={index}
            id={`${idPrefix}-${headerRow}-${index}`}
            sorting={sorting}
            selection={props.selection}
            active={activeIn(headerRow) === index}
            moved={props.moved === shown.column.id}
            menuOpen={props.menuOf === shown.column.id}
          />
        ))}
      </div>
      {props.totalLabel !== undefined && (
        <div role="row" aria-rowindex={3} className={styles.totalRow}>
          {columns.map(({ column, className, style }, index) => (
            <div
              key={column.id}
              id={`${idPrefix}-${totalRow}-${index}`}
              role="gridcell"
              aria-colindex={index + 1}
              data-row={totalRow}
              data-column={index}
              className={classes(styles.cell, className, activeIn(totalRow) === index && styles.active)}
              style={style}
            >
              {column.namesRow ? props.totalLabel : column.total}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

interface BandProps<T, G> {
  run: BandRun;
  runs: readonly BandRun[];
  columns: readonly ShownColumn<T, G>[];
  band: (band: string, first: boolean) => ReactNode;
}

function Band<T, G>({ run, runs, columns, band }: BandProps<T, G>) {
  const start = columns[run.firstColumn];
  const content = band(run.band, run.first);
  const before = runs[runs.indexOf(run) - 1];
  return (
    <div
      // A band without words heads nothing.
      role={content === null ? 'gridcell' : 'columnheader'}
      aria-colindex={run.firstColumn + 1}
      aria-colspan={run.span}
      className={classes(
        styles.band,
        start?.pinned && styles.pinned,
        start?.column.id === selectColumn.id && styles.overSelect,
        before !== undefined && before.band !== run.band && styles.bandEdge,
      )}
      style={{ ...start?.style, gridColumn: `span ${run.span}` }}
    >
      {content}
    </div>
  );
}
