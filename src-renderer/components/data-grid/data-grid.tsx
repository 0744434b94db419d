// biome-ignore-all lint/a11y/useSemanticElements: virtual rows with sticky columns cannot be a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
import {
  type ColumnDef,
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createSortedRowModel,
  type RowData,
  rowSelectionFeature,
  rowSortingFeature,
  type SortingState,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { classes } from '../classes';
import styles from './data-grid.module.css';
import { FlexWidthContext } from './flex-width';
import { GridBody } from './grid-body';
import { bandRuns, type GridColumn, gridTemplate } from './grid-column';
import { GridHeader } from './grid-header';
import { type GridPosition, idRange, movedPosition } from './grid-position';

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
  rowSelectionFeature,
  columnVisibilityFeature,
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
});

const noSelection: ReadonlySet<string> = new Set();

export interface DataGridProps<T extends RowData> {
  label: string;
  /** Of the element, for those that give the focus back to it. */
  elementId?: string;
  rows: readonly T[];
  rowId: (row: T) => string;
  columns: readonly GridColumn<T>[];
  hidden: ReadonlySet<string>;
  sorting: SortingState;
  onSorting: (sorting: SortingState) => void;
  /** Given: rows can be selected. */
  selected?: ReadonlySet<string>;
  onSelected?: (selected: ReadonlySet<string>) => void;
  /** What is written over the columns of a band; null: nothing. */
  band: (band: string) => ReactNode;
  totalLabel?: ReactNode;
  /** Rows with something missing carry an edge. */
  rowProblem?: (row: T) => boolean;
  /** Enter, F2 and double click. */
  onOpen?: (row: T, columnId: string) => void;
  /** Every other key; answers whether it was used. */
  onRowKey?: (event: KeyboardEvent, row: T) => boolean;
  onCopy?: () => string | null;
  onContextMenu?: (row: T, at: { x: number; y: number }) => void;
  /** Free space under the last row, where something floats over the grid. */
  endSpace?: number;
  empty: ReactNode;
}

function readRowHeight(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--row-height')) || 26;
}

/** Reads the row height that the density sets, so that rows and virtual positions can never differ. */
function useRowHeight(): number {
  const [height, setHeight] = useState(readRowHeight);
  useEffect(() => {
    const observer = new MutationObserver(() => setHeight(readRowHeight()));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-density'] });
    return () => observer.disconnect();
  }, []);
  return height;
}

function useInnerWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return;
    const observer = new ResizeObserver(() => setWidth(target.clientWidth));
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

/**
 * A grid of virtual rows on TanStack Table 9: the table owns order, visibility, sorting and selection,
 * this component the markup, the keyboard and what is spoken. One tab stop; the active cell is named by
 * `aria-activedescendant`, because its row may be drawn anew while it scrolls.
 */
export function DataGrid<T extends RowData>(props: DataGridProps<T>) {
  const { rows, columns, rowId, hidden, sorting, onSorting, onSelected, band, totalLabel, onOpen } = props;
  const selected = props.selected ?? noSelection;
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const [active, setActive] = useState<GridPosition>({ row: 0, column: 0 });
  const anchor = useRef<string | null>(null);

  const columnDefs = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof features, T> => ({
          id: column.id,
          accessorFn: (row) => column.sortValue?.(row),
          header: column.header,
          size: column.width,
          sortFn: 'basic',
          sortUndefined: 'last',
          enableSorting: column.sortValue !== null,
          // Numbers are looked at from the largest down; names from A.
          sortDescFirst: column.align === 'right',
        }),
      ),
    [columns],
  );
  const columnById = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const columnVisibility = useMemo(() => Object.fromEntries([...hidden].map((id) => [id, false])), [hidden]);
  const columnPinning = useMemo(
    () => ({ start: columns.filter((column) => column.pinned).map((column) => column.id), end: [] }),
    [columns],
  );
  const rowSelection = useMemo(() => Object.fromEntries([...selected].map((id) => [id, true as const])), [selected]);

  const table = useTable({
    features,
    columns: columnDefs,
    data: rows,
    getRowId: rowId,
    state: { sorting, columnVisibility, columnPinning, rowSelection },
    onSortingChange: (updater) => onSorting(typeof updater === 'function' ? updater(sorting) : updater),
    enableSortingRemoval: false,
    enableMultiSort: false,
  });

  const visible = table.getVisibleLeafColumns();
  const shown = useMemo(
    () =>
      visible.flatMap((column) => {
        const own = columnById.get(column.id);
        return own === undefined ? [] : [{ ...own, start: own.pinned ? column.getStart('start') : null }];
      }),
    [visible, columnById],
  );
  const template = gridTemplate(shown);
  const minWidth = shown.reduce((sum, column) => sum + column.width, 0);
  const tableRows = table.getRowModel().rows;
  const ids = useMemo(() => tableRows.map((row) => row.id), [tableRows]);
  const hasTotal = totalLabel !== undefined;
  const innerWidth = useInnerWidth(scroller);
  const flexible = shown.find((column) => column.flexible);
  const flexWidth = flexible === undefined ? 0 : Math.max(flexible.width, innerWidth - minWidth + flexible.width);
  const bands = bandRuns(shown);
  const headRows = hasTotal ? 3 : 2;
  const stickyHeight = 22 + 26 + (hasTotal ? 28 : 0);

  // The list can have become shorter than where the keyboard stood.
  const activeRow = active.row < tableRows.length ? active.row : tableRows.length > 0 ? tableRows.length - 1 : -2;

  const activeColumn = Math.min(active.column, shown.length - 1);
  const cellId = useCallback(
    (row: number, columnId: string) => `${gridId}-${row < 0 ? (row === -1 ? 'total' : 'head') : ids[row]}-${columnId}`,
    [gridId, ids],
  );
  const activeId = cellId(activeRow, shown[activeColumn]?.id ?? '');

  const reveal = (position: GridPosition) => {
    const element = scroller.current;
    if (element === null) return;
    if (position.row >= 0) {
      const top = position.row * rowHeight;
      const room = element.clientHeight - stickyHeight - (props.endSpace ?? 0);
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + rowHeight > element.scrollTop + room) element.scrollTop = top + rowHeight - room;
    }
    const column = shown[position.column];
    if (column === undefined || column.pinned) return;
    const header = document.getElementById(cellId(-2, column.id));
    if (header === null) return;
    const pinnedWidth = shown.reduce((sum, entry) => sum + (entry.pinned ? entry.width : 0), 0);
    if (header.offsetLeft < element.scrollLeft + pinnedWidth) element.scrollLeft = header.offsetLeft - pinnedWidth;
    else if (header.offsetLeft + header.offsetWidth > element.scrollLeft + element.clientWidth) {
      element.scrollLeft = header.offsetLeft + header.offsetWidth - element.clientWidth;
    }
  };

  const select = (id: string, range: boolean) => {
    if (onSelected === undefined) return;
    const next = new Set(selected);
    if (range && anchor.current !== null) {
      const on = selected.has(anchor.current) || !selected.has(id);
      for (const each of idRange(ids, anchor.current, id)) {
        if (on) next.add(each);
        else next.delete(each);
      }
    } else {
      if (next.has(id)) next.delete(id);
      else next.add(id);
      anchor.current = id;
    }
    onSelected(next);
  };
  const shownSelected = ids.filter((id) => selected.has(id)).length;
  const toggleAll = () => onSelected?.(shownSelected === ids.length ? new Set() : new Set(ids));

  const onKeyDown = (event: KeyboardEvent) => {
    const mod = event.ctrlKey || event.metaKey;
    const row = tableRows[activeRow];
    const done = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    const moved = event.altKey
      ? null
      : movedPosition({ row: activeRow, column: activeColumn }, event.key, mod, {
          rows: tableRows.length,
          columns: shown.length,
          page: Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 400) - stickyHeight) / rowHeight) - 1),
          hasTotal,
        });
    if (moved !== null) {
      done();
      setActive(moved);
      reveal(moved);
      return;
    }
    if (mod && event.key.toLowerCase() === 'a' && onSelected !== undefined) {
      done();
      onSelected(new Set(ids));
      return;
    }
    if (event.key === 'Escape' && selected.size > 0) {
      done();
      onSelected?.(new Set());
      return;
    }
    if (activeRow === -2) {
      const column = shown[activeColumn];
      if ((event.key !== 'Enter' && event.key !== ' ') || column === undefined) return;
      done();
      if (column.id === 'select') toggleAll();
      else table.getColumn(column.id)?.toggleSorting();
      return;
    }
    if (row === undefined || activeRow < 0) return;
    if (event.key === ' ' && onSelected !== undefined) {
      done();
      select(row.id, event.shiftKey);
    } else if ((event.key === 'Enter' || event.key === 'F2') && !mod && onOpen !== undefined) {
      done();
      onOpen(row.original, shown[activeColumn]?.id ?? '');
    } else if (props.onRowKey?.(event, row.original)) {
      done();
    }
  };

  const positionAt = (target: EventTarget): GridPosition | null => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
    if (cell === null) return null;
    return { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
  };

  const onClick = (event: MouseEvent) => {
    const position = positionAt(event.target);
    if (position === null) return;
    setActive(position);
    scroller.current?.focus({ preventScroll: true });
    const column = shown[position.column];
    if (column?.id === 'select') {
      const id = ids[position.row];
      if (position.row === -2) toggleAll();
      else if (id !== undefined) select(id, event.shiftKey);
    } else if (position.row === -2 && column !== undefined && column.sortValue !== null) {
      table.getColumn(column.id)?.toggleSorting();
    }
  };

  const onDoubleClick = (event: MouseEvent) => {
    const position = positionAt(event.target);
    const row = position === null ? undefined : tableRows[position.row];
    const columnId = shown[position?.column ?? 0]?.id ?? '';
    if (row !== undefined && columnId !== 'select') onOpen?.(row.original, columnId);
  };

  return (
    <div
      ref={scroller}
      className={classes(styles.grid, innerWidth < minWidth && styles.scrollsSideways)}
      id={props.elementId}
      role="grid"
      aria-label={props.label}
      aria-rowcount={tableRows.length + headRows}
      aria-colcount={shown.length}
      aria-multiselectable={onSelected !== undefined}
      aria-activedescendant={activeId}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onContextMenu={(event) => {
        const position = positionAt(event.target);
        const row = position === null ? undefined : tableRows[position.row];
        if (row === undefined || props.onContextMenu === undefined) return;
        event.preventDefault();
        props.onContextMenu(row.original, { x: event.clientX, y: event.clientY });
      }}
      onCopy={(event) => {
        const text = props.onCopy?.() ?? null;
        if (text === null) return;
        event.clipboardData.setData('text/plain', text);
        event.preventDefault();
      }}
    >
      <FlexWidthContext value={flexWidth}>
        <div className={styles.inner} style={{ minWidth }}>
          <GridHeader
            columns={shown}
            bands={bands}
            band={band}
            template={template}
            sorting={sorting}
            selection={
              onSelected === undefined
                ? null
                : shownSelected === 0
                  ? 'none'
                  : shownSelected === ids.length
                    ? 'all'
                    : 'some'
            }
            active={activeRow < 0 ? { row: activeRow, column: activeColumn } : null}
            cellId={cellId}
            totalLabel={totalLabel}
          />
          {tableRows.length === 0 && <div className={styles.empty}>{props.empty}</div>}
          <GridBody
            scroller={scroller}
            rows={tableRows}
            rowHeight={rowHeight}
            endSpace={props.endSpace ?? 0}
            headRows={headRows}
            columns={shown}
            template={template}
            selected={onSelected === undefined ? null : selected}
            rowProblem={props.rowProblem}
            activeRow={activeRow}
            activeColumn={activeColumn}
            gridId={gridId}
          />
        </div>
      </FlexWidthContext>
    </div>
  );
}
