// biome-ignore-all lint/a11y/noStaticElementInteractions: the role is grid or treegrid, by whether there are groups
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: as above
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
} from 'react';
import { classes } from '../classes';
import { copyData, writeCopied } from '../copy-text';
import { gridTemplate, laidOutWidths, placedColumns, selectWidth, withStep, withWidth } from './column-layout';
import { ColumnWidthContext } from './column-width';
import styles from './data-grid.module.css';
import { GridBody } from './grid-body';
import { type CopiedCells, copiedCells } from './grid-clipboard';
import { GridHeader } from './grid-header';
import { type GridCommand, gridCommand } from './grid-keys';
import { type GridPosition, headerRow } from './grid-movement';
import { boxBetween, rangeIn } from './grid-range';
import { distinctRows, selectedNodes, shownLines, sortedTree } from './grid-tree';
import type { ColumnState, DataGridHandle, GridColumn, GridNode, GridRange, GridSorting } from './grid-types';
import { pinVariable, selectColumn, shownColumns } from './shown-column';
import { pressedSorting } from './sorting';
import { useCellMarks } from './use-cell-marks';
import { useInnerWidth, useRowHeight } from './use-grid-size';
import { useRowSelection } from './use-row-selection';

const nothing: ReadonlySet<string> = new Set();

export interface DataGridProps<T, G = never> {
  label: string;
  /** Of the element, for those that give the focus back to it. */
  elementId?: string;
  ref?: Ref<DataGridHandle>;
  /** The tree, or `rowNodes` of a plain list. */
  nodes: readonly GridNode<T, G>[];
  /** Ids of the groups whose rows are not shown. */
  collapsed?: ReadonlySet<string>;
  onCollapsed?: (collapsed: ReadonlySet<string>) => void;
  columns: readonly GridColumn<T, G>[];
  columnState: ColumnState;
  onColumnState: (state: ColumnState) => void;
  sorting: GridSorting;
  onSorting: (sorting: GridSorting) => void;
  /** Ids of rows. Given: rows can be selected. */
  selected?: ReadonlySet<string>;
  onSelected?: (selected: ReadonlySet<string>) => void;
  /** What is written over the columns of a band; null: nothing. Units stand over each run, other words over the first. */
  band: (band: string, first: boolean) => ReactNode;
  totalLabel?: ReactNode;
  /** Rows with something missing carry an edge. */
  rowProblem?: (row: T) => boolean;
  /** The cells that the person has marked; null when there is no range. Keep it cheap: it is called while the mouse drags. */
  onRange?: (range: GridRange<T, G> | null) => void;
  /** The node that the keyboard stands on. */
  onActive?: (node: GridNode<T, G> | null) => void;
  /** Enter and double click on a row, unless its cell is edited. */
  onOpen?: (row: T, columnId: string) => void;
  /** Saves an edited cell; answers what is wrong, or null. */
  onEdit?: (row: T, columnId: string, text: string) => Promise<string | null>;
  /** Every other key, with the row that it is pressed on or all rows of the group; answers whether it was used. */
  onRowKey?: (event: KeyboardEvent, rows: readonly T[]) => boolean;
  onContextMenu?: (rows: readonly T[], at: { x: number; y: number }) => void;
  /** Free space under the last row, where something floats over the grid. */
  endSpace?: number;
  empty: ReactNode;
}

/**
 * A grid of virtual rows, flat or as a tree: order, selection, ranges, keyboard and what is spoken. One tab stop; the
 * active cell is named by `aria-activedescendant`, because its row may be drawn anew while it scrolls.
 */
export function DataGrid<T, G = never>(props: DataGridProps<T, G>) {
  const { nodes, columns, columnState, onColumnState, sorting, onSorting, onSelected, onRange, onActive } = props;
  const selected = props.selected ?? nothing;
  const collapsed = props.collapsed ?? nothing;
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const innerWidth = useInnerWidth(scroller);

  const sorted = useMemo(() => sortedTree(nodes, sorting, columns), [nodes, sorting, columns]);
  const lines = useMemo(() => shownLines(sorted, collapsed), [sorted, collapsed]);
  const allIds = useMemo(() => [...distinctRows(sorted).keys()], [sorted]);
  const tree = useMemo(() => nodes.some((node) => node.kind === 'group'), [nodes]);

  const selectable = onSelected !== undefined;
  const placed = useMemo(() => {
    const own = placedColumns(columns, columnState);
    const [first] = own;
    const select = { ...selectColumn, band: first?.column.band ?? '' };
    return selectable ? [{ column: select, width: selectWidth, flexible: false, pinned: true }, ...own] : own;
  }, [columns, columnState, selectable]);
  const arrangement = placed.map(({ column, pinned }) => `${column.id}${pinned ? '*' : ''}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new width alone draws no row anew
  const shown = useMemo(() => shownColumns(placed), [columns, arrangement]);
  const widths = useMemo(() => laidOutWidths(placed, innerWidth), [placed, innerWidth]);
  const widthById = useMemo(
    () => new Map(placed.map(({ column }, index) => [column.id, widths[index] ?? column.width])),
    [placed, widths],
  );
  const minWidth = placed.reduce((sum, column) => sum + column.width, 0);
  const pinnedWidth = placed.reduce((sum, column) => sum + (column.pinned ? column.width : 0), 0);

  const hasTotal = props.totalLabel !== undefined;
  const headRows = hasTotal ? 3 : 2;
  const stickyHeight = 22 + 26 + (hasTotal ? 28 : 0);
  const firstColumn = selectable ? 1 : 0;

  const { active, anchor, setActive, setRange, clearRange } = useCellMarks(lines, shown);
  const line = lines[active.row];
  const activeColumn = shown[active.column]?.column;
  const box = useMemo(() => (anchor === null ? null : boxBetween(anchor, active)), [anchor, active]);
  const selection = useRowSelection({ lines, allIds, selected, onSelected });

  useEffect(() => {
    onRange?.(
      box === null
        ? null
        : rangeIn(
            box,
            lines,
            shown.map((each) => each.column),
          ),
    );
  }, [box, lines, shown, onRange]);
  const activeNode = line?.node ?? null;
  useEffect(() => onActive?.(activeNode), [activeNode, onActive]);

  const focus = useCallback(() => scroller.current?.focus({ preventScroll: true }), []);

  /** The range, else the selected rows, else the active cell. */
  const copied = (headers: boolean): CopiedCells | null => {
    const all = shown.map((each) => each.column);
    if (box !== null) {
      const range = rangeIn(box, lines, all);
      return copiedCells(range.nodes, range.columns, headers);
    }
    const marked = selected.size === 0 ? [] : selectedNodes(sorted, selected);
    if (marked.length > 0) return copiedCells(marked, all, headers);
    return line === undefined ? null : copiedCells([line.node], all.slice(active.column, active.column + 1), headers);
  };
  const copy = (headers: boolean): boolean => {
    const cells = copied(headers);
    return cells !== null && copyData(cells);
  };
  useImperativeHandle(props.ref, () => ({ focus, clearRange, copy: (options) => copy(options?.headers ?? false) }));

  const reveal = (position: GridPosition) => {
    const element = scroller.current;
    if (element === null) return;
    if (position.row >= 0) {
      const top = position.row * rowHeight;
      const room = element.clientHeight - stickyHeight - (props.endSpace ?? 0);
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + rowHeight > element.scrollTop + room) element.scrollTop = top + rowHeight - room;
    }
    if (placed[position.column]?.pinned !== false) return;
    const left = widths.slice(0, position.column).reduce((sum, width) => sum + width, 0);
    const right = left + (widths[position.column] ?? 0);
    if (left < element.scrollLeft + pinnedWidth) element.scrollLeft = left - pinnedWidth;
    else if (right > element.scrollLeft + element.clientWidth) element.scrollLeft = right - element.clientWidth;
  };

  const expand = (id: string, expanded: boolean) => {
    const next = new Set(collapsed);
    if (expanded) next.delete(id);
    else next.add(id);
    props.onCollapsed?.(next);
  };
  const pressHeader = (added: boolean) => {
    if (activeColumn === undefined) return;
    if (activeColumn.id === selectColumn.id) selection.toggleAll();
    else if (activeColumn.sortValue !== null) onSorting(pressedSorting(sorting, activeColumn, added));
  };

  const obey = (command: GridCommand): boolean => {
    switch (command.type) {
      case 'move':
        if (command.extend) setRange(anchor ?? active, command.to);
        else setActive(command.to);
        reveal(command.to);
        return true;
      case 'expand':
        if (line !== undefined) expand(line.node.id, command.expanded);
        return true;
      case 'select':
        if (!selectable || line === undefined) return false;
        selection.toggle(line.node, command.through);
        return true;
      case 'selectAll':
        if (selectable) selection.selectAll();
        return selectable;
      case 'escape':
        if (anchor !== null) clearRange();
        else if (selected.size > 0) selection.clear();
        else return false;
        return true;
      case 'sort':
        pressHeader(command.added);
        return true;
      case 'open':
        if (line?.node.kind === 'group') expand(line.node.id, collapsed.has(line.node.id));
        else if (line === undefined || props.onOpen === undefined) return false;
        else props.onOpen(line.node.row, activeColumn?.id ?? '');
        return true;
      case 'resize':
        if (activeColumn === undefined || active.column < firstColumn) return false;
        onColumnState(withWidth(columnState, activeColumn.id, (widths[active.column] ?? 0) + command.by));
        return true;
      case 'moveColumn':
        if (activeColumn === undefined || active.column < firstColumn) return false;
        onColumnState(withStep(columnState, columns, activeColumn.id, command.step));
        return true;
      case 'copyWithHeaders':
        return copy(true);
      default:
        return false;
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const command = gridCommand(
      { key: event.key, mod: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey },
      {
        active,
        extent: {
          rows: lines.length,
          columns: shown.length,
          page: Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 400) - stickyHeight) / rowHeight) - 1),
          hasTotal,
        },
        firstColumn,
        expandedHere: line?.node.kind === 'group' && activeColumn?.namesRow ? !collapsed.has(line.node.id) : null,
      },
    );
    const used =
      command === null || !obey(command)
        ? line !== undefined && (props.onRowKey?.(event, [...distinctRows([line.node]).values()]) ?? false)
        : true;
    if (!used) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const positionAt = (target: EventTarget): GridPosition | null => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
    return cell === null ? null : { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
  };
  const onClick = (event: MouseEvent) => {
    const position = positionAt(event.target);
    if (position === null) return;
    focus();
    const node = lines[position.row]?.node;
    const column = shown[position.column]?.column;
    const isSelect = column?.id === selectColumn.id;
    if (event.shiftKey && position.row >= 0 && active.row >= 0 && !isSelect && active.column >= firstColumn) {
      setRange(anchor ?? active, position);
      return;
    }
    setActive(position);
    if (position.row === headerRow) {
      if (isSelect) selection.toggleAll();
      else if (column?.sortValue) onSorting(pressedSorting(sorting, column, event.shiftKey));
    } else if (node !== undefined && isSelect) {
      selection.toggle(node, event.shiftKey);
    } else if (node?.kind === 'group' && event.target instanceof Element && event.target.closest('[data-toggle]')) {
      expand(node.id, collapsed.has(node.id));
    }
  };
  const onDoubleClick = (event: MouseEvent) => {
    const position = positionAt(event.target);
    const node = lines[position?.row ?? headerRow]?.node;
    const columnId = shown[position?.column ?? 0]?.column.id ?? '';
    if (node?.kind === 'row' && columnId !== selectColumn.id) props.onOpen?.(node.row, columnId);
  };

  const pins = placed.flatMap(({ pinned }, index) =>
    pinned ? [[pinVariable(index), `${widths.slice(0, index).reduce((sum, width) => sum + width, 0)}px`]] : [],
  );
  const variables = { minWidth, '--columns': gridTemplate(placed), ...Object.fromEntries(pins) } as CSSProperties;
  return (
    <div
      ref={scroller}
      className={classes(styles.grid, innerWidth < minWidth && styles.scrollsSideways)}
      id={props.elementId}
      role={tree ? 'treegrid' : 'grid'}
      aria-label={props.label}
      aria-rowcount={lines.length + headRows}
      aria-colcount={shown.length}
      aria-multiselectable={selectable}
      aria-activedescendant={`${gridId}-${active.row}-${active.column}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onContextMenu={(event) => {
        const node = lines[positionAt(event.target)?.row ?? headerRow]?.node;
        if (node === undefined || props.onContextMenu === undefined) return;
        event.preventDefault();
        props.onContextMenu([...distinctRows([node]).values()], { x: event.clientX, y: event.clientY });
      }}
      onCopy={(event) => {
        const cells = copied(false);
        if (cells === null) return;
        writeCopied(event.clipboardData, cells);
        event.preventDefault();
      }}
    >
      <ColumnWidthContext value={widthById}>
        <div className={styles.inner} style={variables}>
          <GridHeader
            columns={shown}
            band={props.band}
            sorting={sorting}
            selection={selection.state}
            active={active.row < 0 ? active : null}
            idPrefix={gridId}
            totalLabel={props.totalLabel}
          />
          {lines.length === 0 && <div className={styles.empty}>{props.empty}</div>}
          <GridBody
            scroller={scroller}
            lines={lines}
            tree={tree}
            collapsed={collapsed}
            rowHeight={rowHeight}
            endSpace={props.endSpace ?? 0}
            headRows={headRows}
            columns={shown}
            selected={selectable ? selected : null}
            rowProblem={props.rowProblem}
            activeRow={active.row}
            activeColumn={active.column}
            box={box}
            gridId={gridId}
          />
        </div>
      </ColumnWidthContext>
    </div>
  );
}
