import { type CSSProperties, useMemo } from 'react';
import { gridTemplate, laidOutWidths, type PlacedColumn, placedColumns, selectWidth } from './column-layout';
import { columnStart } from './grid-geometry';
import type { ColumnState, GridColumn } from './grid-types';
import { pinVariable, type ShownColumn, selectColumn, shownColumns } from './shown-column';

export interface ColumnLayout<T, G> {
  shown: readonly ShownColumn<T, G>[];
  /** As they are laid out now, one for each shown column. */
  widths: readonly number[];
  widthById: ReadonlyMap<string, number>;
  /** What the columns need at least. */
  minWidth: number;
  pinnedColumns: number;
  /** For the element around head and rows: all of them take their tracks and pins from it. */
  style: CSSProperties;
}

export function useColumnLayout<T, G>(
  columns: readonly GridColumn<T, G>[],
  state: ColumnState,
  selectable: boolean,
  room: number,
): ColumnLayout<T, G> {
  const placed = useMemo((): PlacedColumn<GridColumn<T, G>>[] => {
    const own = placedColumns(columns, state);
    const column = { ...selectColumn, band: own[0]?.column.band ?? '' };
    return selectable ? [{ column, width: selectWidth, flexible: false, pinned: true }, ...own] : own;
  }, [columns, state, selectable]);
  const arrangement = placed.map(({ column, pinned }) => `${column.id}${pinned ? ' pinned' : ''}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new width alone draws no row anew
  const shown = useMemo(() => shownColumns(placed), [columns, arrangement]);
  return useMemo(() => {
    const widths = laidOutWidths(placed, room);
    const pinnedColumns = placed.filter((each) => each.pinned).length;
    const pins = widths
      .slice(0, pinnedColumns)
      .map((_, index) => [pinVariable(index), `${columnStart(widths, index)}px`] as const);
    const minWidth = placed.reduce((sum, each) => sum + each.width, 0);
    return {
      shown,
      widths,
      widthById: new Map(placed.map(({ column }, index) => [column.id, widths[index] ?? column.width])),
      minWidth,
      pinnedColumns,
      style: { minWidth, '--columns': gridTemplate(placed), ...Object.fromEntries(pins) },
    };
  }, [placed, shown, room]);
}
