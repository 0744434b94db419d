import type { ReactNode } from 'react';

/** One column of a grid. Everything about it stands here; the grid only places it. */
export interface GridColumn<T> {
  id: string;
  header: string;
  /** In the column chooser and for screen readers, where the header is an abbreviation. */
  title?: string;
  width: number;
  /** Takes what is left of the width. */
  flexible?: boolean;
  align: 'left' | 'right';
  /** Columns that follow each other in the same band share the unit written over them. */
  band: string;
  /** Undefined sorts last in both directions. Null: not sortable. */
  sortValue: ((row: T) => string | number | undefined) | null;
  cell: (row: T) => ReactNode;
  /** The cell's spoken name: column, unit and "minus". Without it the cell's own text is read. */
  label?: (row: T) => string;
  total?: ReactNode;
  /** Cannot be hidden and stays at the start. */
  pinned?: boolean;
}

export interface BandRun {
  band: string;
  firstColumn: number;
  span: number;
}

/** Runs of neighbours in the same band; when columns are moved apart, the unit is written over each run. */
export function bandRuns(columns: readonly { band: string }[]): BandRun[] {
  const runs: BandRun[] = [];
  columns.forEach((column, index) => {
    const last = runs.at(-1);
    if (last !== undefined && last.band === column.band) last.span += 1;
    else runs.push({ band: column.band, firstColumn: index, span: 1 });
  });
  return runs;
}

/** CSS grid tracks; header, total and rows use the same ones and therefore line up. */
export function gridTemplate(columns: readonly Pick<GridColumn<never>, 'width' | 'flexible'>[]): string {
  return columns.map((column) => (column.flexible ? `minmax(${column.width}px, 1fr)` : `${column.width}px`)).join(' ');
}
