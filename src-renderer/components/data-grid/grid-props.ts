import type { KeyboardEvent, ReactNode, Ref } from 'react';
import type {
  ColumnState,
  DataGridHandle,
  GridCell,
  GridColumn,
  GridNode,
  GridRange,
  GridSorting,
  RowDrop,
} from './grid-types';

export interface DataGridProps<T, G = never> {
  label: string;
  /** Of the element, for those that give the focus back to it. */
  elementId?: string;
  ref?: Ref<DataGridHandle>;
  /** The tree; a plain list is one without groups. */
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
  /** I on a row, a group or the total: why the cell's number is what it is. */
  onWhy?: (cell: GridCell<T, G>) => void;
  /** Every other key, with the row that it is pressed on or all rows of the group; answers whether it was used. */
  onRowKey?: (event: KeyboardEvent, rows: readonly T[]) => boolean;
  /** Given: rows can be dragged, by the checkbox and the name; it is what is written beside the pointer: "4 positions". */
  dragLabel?: (rows: number) => string;
  rowDrop?: RowDrop<T>;
  /** Right-click on a row, or on a group for all its rows. */
  onContextMenu?: (rows: readonly T[], at: { x: number; y: number }) => void;
  /** Free space under the last row, where something floats over the grid. */
  endSpace?: number;
  empty: ReactNode;
}
