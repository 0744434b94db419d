// biome-ignore-all lint/a11y/noStaticElementInteractions: the role is grid or treegrid, by whether there are groups
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: as above
import { type CSSProperties, type MouseEvent, useId, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { showToast } from '../../state/toasts';
import { classes } from '../classes';
import { copyData } from '../copy-text';
import { withWidth } from './column-layout';
import { ColumnMenu } from './column-menu';
import { ColumnWidthContext } from './column-width';
import styles from './data-grid.module.css';
import { GridBody } from './grid-body';
import { columnStart } from './grid-geometry';
import { GridHeader } from './grid-header';
import { type GridPosition, headerRow } from './grid-movement';
import type { DataGridProps } from './grid-props';
import { isInBox } from './grid-range';
import { nodeRows } from './grid-tree';
import { useCellEdit } from './use-cell-edit';
import { useGridCopy } from './use-grid-copy';
import { useGridKeyboard } from './use-grid-keyboard';
import { useGridModel } from './use-grid-model';
import { positionOf, useGridMouse } from './use-grid-mouse';
import { useRowDrag } from './use-row-drag';

/**
 * A grid of virtual rows, flat or as a tree: order, selection, ranges, editing, keyboard and what is spoken. One tab stop;
 * the active cell is named by `aria-activedescendant`, because its row may be drawn anew while it scrolls.
 */
export function DataGrid<T, G = never>(props: DataGridProps<T, G>) {
  const { columns, columnState } = props;
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [liveWidth, setLiveWidth] = useState<{ id: string; width: number } | null>(null);
  const liveState = useMemo(
    () =>
      liveWidth === null
        ? columnState
        : { ...columnState, widths: { ...columnState.widths, [liveWidth.id]: liveWidth.width } },
    [columnState, liveWidth],
  );
  const grid = useGridModel(props, scroller, liveState);
  const { lines, shown, layout, active } = grid;

  const [menu, setMenu] = useState<{ columnId: string; at: { x: number; y: number } } | null>(null);
  const openColumnMenu = (index: number) => {
    const header = document.getElementById(`${gridId}-${headerRow}-${index}`);
    const columnId = shown[index]?.column.id;
    if (header === null || columnId === undefined || index < grid.firstColumn) return;
    grid.reveal({ row: headerRow, column: index });
    const box = header.getBoundingClientRect();
    setMenu({ columnId, at: { x: box.left, y: box.bottom } });
  };
  const closeMenu = () => {
    setMenu(null);
    grid.focus();
  };
  const menuColumn = columns.find((column) => column.id === menu?.columnId);

  const { edit, begin } = useCellEdit<T, G>({
    onEdit: props.onEdit,
    onEnd: (end) => {
      grid.focus();
      grid.step(end);
    },
    onRefused: (row, columnId, problem) => {
      const column = columns.find(({ id }) => id === columnId);
      const name = columns.find(({ namesRow }) => namesRow)?.label?.(row) ?? 'the row';
      showToast({
        tone: 'error',
        message: `${column?.title ?? column?.header} of ${name} stays as it was. ${problem}`,
      });
    },
  });
  const editAt = ({ row, column }: GridPosition, typed: string | null): boolean => {
    const node = lines[row]?.node;
    const shownColumn = shown[column]?.column;
    return node?.kind === 'row' && shownColumn !== undefined && begin(node, shownColumn, typed);
  };
  const why = (): boolean => {
    const column = shown[active.column]?.column;
    if (props.onWhy === undefined || column === undefined || active.row === headerRow) return false;
    if (active.column < grid.firstColumn) return false;
    // Scrolled away from it is not drawn: then the answer stands at the table's top until the row is.
    grid.reveal(active);
    const cell = document.getElementById(`${gridId}-${active.row}-${active.column}`) ?? scroller.current;
    if (cell === null) return false;
    props.onWhy({ node: grid.node, columnId: column.id, box: cell.getBoundingClientRect() });
    return true;
  };
  const keyboard = useGridKeyboard(grid, props, { edit: (typed) => editAt(active, typed), openColumnMenu, why });
  const mouse = useGridMouse(grid, props, { openColumnMenu, onLiveWidth: setLiveWidth });
  const drag = useRowDrag(grid, props);

  useImperativeHandle(props.ref, () => ({
    focus: grid.focus,
    clearRange: grid.clearRange,
    why,
    copy: (options) => {
      const cells = grid.copied(options?.headers ?? false);
      return cells !== null && copyData(cells);
    },
    activate: (rowId) => {
      const row = lines.findIndex(({ node }) => node.kind === 'row' && node.rowId === rowId);
      if (row < 0) return false;
      const to = { row, column: grid.firstColumn };
      grid.setActive(to);
      grid.reveal(to);
      grid.focus();
      return true;
    },
    edit: (rowId, columnId) => {
      const row = lines.findIndex(({ node }) => node.kind === 'row' && node.rowId === rowId);
      const column = shown.findIndex((each) => each.column.id === columnId);
      if (row < 0 || column < 0 || !editAt({ row, column }, null)) return false;
      grid.setActive({ row, column });
      grid.reveal({ row, column });
      return true;
    },
  }));

  useGridCopy(grid);

  const onDoubleClick = (event: MouseEvent) => {
    const position = positionOf(event.target);
    if (position === null || position.column < grid.firstColumn) return;
    const node = lines[position.row]?.node;
    const column = shown[position.column]?.column;
    if (column === undefined) return;
    const onEdge = event.target instanceof Element && event.target.closest('[data-resize]') !== null;
    if (position.row === headerRow && onEdge) props.onColumnState(withWidth(columnState, column, null));
    else if (node?.kind === 'row' && !editAt(position, null)) props.onOpen?.(node.row, column.id);
  };
  const onContextMenu = (event: MouseEvent) => {
    const position = positionOf(event.target);
    if (position === null) return;
    if (position.row === headerRow) openColumnMenu(position.column);
    const node = lines[position.row]?.node;
    if (node !== undefined && props.onContextMenu !== undefined) {
      // The menu is about this row: what it opens shows it. Inside marked cells it is about those.
      if (grid.box === null || !isInBox(position, grid.box)) grid.setActive(position);
      props.onContextMenu(nodeRows(node), { x: event.clientX, y: event.clientY });
    }
    if (position.row === headerRow || (node !== undefined && props.onContextMenu !== undefined)) event.preventDefault();
  };

  return (
    <>
      <div
        ref={scroller}
        className={classes(
          styles.grid,
          grid.tree && styles.tree,
          grid.innerWidth < layout.minWidth && styles.scrollsSideways,
          liveWidth !== null && styles.resizing,
        )}
        id={props.elementId}
        role={grid.tree ? 'treegrid' : 'grid'}
        aria-label={props.label}
        aria-rowcount={lines.length + grid.headRows}
        aria-colcount={shown.length}
        aria-multiselectable={grid.selectable}
        aria-activedescendant={`${gridId}-${active.row}-${active.column}`}
        tabIndex={0}
        onKeyDown={keyboard}
        onPointerDown={mouse.onPointerDown}
        onClick={mouse.onClick}
        onDoubleClick={onDoubleClick}
        onContextMenu={onContextMenu}
        {...drag.handlers}
      >
        <ColumnWidthContext value={layout.widthById}>
          <div className={styles.inner} style={layout.style as CSSProperties}>
            <GridHeader
              columns={shown}
              band={props.band}
              sorting={props.sorting}
              selection={grid.selection.state}
              active={active.row < 0 ? active : null}
              moved={mouse.columnMove?.id ?? null}
              menuOf={menu?.columnId ?? null}
              idPrefix={gridId}
              totalLabel={props.totalLabel}
            />
            {lines.length === 0 && <div className={styles.empty}>{props.empty}</div>}
            <GridBody
              scroller={scroller}
              lines={lines}
              tree={grid.tree}
              collapsed={grid.collapsed}
              rowHeight={grid.rowHeight}
              endSpace={props.endSpace ?? 0}
              headRows={grid.headRows}
              columns={shown}
              selected={grid.selectable ? grid.selected : null}
              rowProblem={props.rowProblem}
              activeRow={active.row}
              activeColumn={active.column}
              box={grid.box}
              edit={edit}
              dropRow={drag.dropRow}
              draggable={props.dragLabel !== undefined}
              gridId={gridId}
            />
            {mouse.columnMove !== null && (
              <div className={styles.movePlace} style={{ left: columnStart(layout.widths, mouse.columnMove.place) }} />
            )}
          </div>
        </ColumnWidthContext>
      </div>
      {menu !== null && menuColumn !== undefined && (
        <ColumnMenu
          column={menuColumn}
          at={menu.at}
          columns={columns}
          columnState={columnState}
          onColumnState={props.onColumnState}
          sorting={props.sorting}
          onSorting={props.onSorting}
          onExpandAll={grid.tree && menuColumn.namesRow ? grid.expandAll : null}
          onClose={closeMenu}
        />
      )}
    </>
  );
}
