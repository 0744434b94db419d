import type { CSSProperties } from 'react';
import { classes } from '../classes';
import { type PlacedColumn, selectWidth } from './column-layout';
import styles from './data-grid.module.css';
import type { GridColumn } from './grid-types';

/** A column in its place, with what all its cells have in common. Widths are not in it: they change without drawing rows. */
export interface ShownColumn<T, G> {
  column: GridColumn<T, G>;
  pinned: boolean;
  className: string;
  style: CSSProperties | undefined;
}

export const selectColumn: GridColumn<unknown, unknown> = {
  id: 'select',
  header: '',
  width: selectWidth,
  align: 'left',
  band: '',
  sortValue: null,
  cell: () => null,
};

/** Where the pinned column with this index begins; set on the grid's element. */
export const pinVariable = (index: number) => `--pin-${index}`;

export function startsBand(columns: readonly { band: string }[], index: number): boolean {
  return index > 0 && columns[index - 1]?.band !== columns[index]?.band;
}

export function shownColumns<T, G>(placed: readonly PlacedColumn<GridColumn<T, G>>[]): ShownColumn<T, G>[] {
  const columns = placed.map((each) => each.column);
  return placed.map(({ column, pinned }, index) => ({
    column,
    pinned,
    className: classes(
      column.namesRow && styles.name,
      column.align === 'right' && styles.right,
      pinned && styles.pinned,
      startsBand(columns, index) && styles.bandEdge,
    ),
    style: pinned ? ({ '--start': `var(${pinVariable(index)})` } as CSSProperties) : undefined,
  }));
}
