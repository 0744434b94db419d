import type { ReactNode } from 'react';

/** A leaf of the tree. The same row may stand in several groups, each time as a node of its own. */
export interface RowNode<T> {
  kind: 'row';
  /** Unique in the tree; selection goes by the row's own id instead. */
  id: string;
  rowId: string;
  row: T;
}

/** A heading with the nodes under it. A group of one is given as that one node. */
export interface GroupNode<T, G> {
  kind: 'group';
  id: string;
  /** What the page knows of the group: its name, its sums. Cells of the group are drawn from it. */
  group: G;
  children: readonly GridNode<T, G>[];
}

/** `T` is a row, `G` what is known of a group; a grid without groups has `G = never`. */
export type GridNode<T, G = never> = RowNode<T> | GroupNode<T, G>;

/** Undefined sorts last in both directions. */
export type SortKey = string | number | undefined;

/**
 * What a column holds beneath its looks: what is copied, and what a range adds up. Null is missing.
 * `decimal` is decimal text and added exactly, `number` is for statistics such as Greeks, `text` is never added.
 * Only columns of the same `unit` are added to each other.
 */
export type ColumnValue<T, G> =
  | { type: 'decimal'; unit: string; of: (row: T) => string | null; ofGroup?: (group: G) => string | null }
  | { type: 'number'; unit: string; of: (row: T) => number | null; ofGroup?: (group: G) => number | null }
  | { type: 'text'; of: (row: T) => string | null; ofGroup?: (group: G) => string | null };

/** One column of a grid. Everything about it stands here; the grid only places it. */
export interface GridColumn<T, G = never> {
  id: string;
  header: string;
  /** In menus and for screen readers, where the header is an abbreviation. */
  title?: string;
  /** Of its own accord: what it has until the person sets another, and again after a double click on its edge. */
  width: number;
  /** The least that the person can make of it; 40 unless told. */
  minWidth?: number;
  /** Takes what is left of the width, until the person sets one. */
  flexible?: boolean;
  align: 'left' | 'right';
  /** Columns that follow each other in the same band share the unit written over them. */
  band: string;
  /** Null: not sortable. */
  sortValue: ((row: T) => SortKey) | null;
  /** Without it groups keep the order given. */
  groupSortValue?: (group: G) => SortKey;
  cell: (row: T) => ReactNode;
  groupCell?: (group: G) => ReactNode;
  /** The cell's spoken name: column, unit and "minus". Without it the cell's own text is read. */
  label?: (row: T) => string;
  groupLabel?: (group: G) => string;
  total?: ReactNode;
  /** Columns without a value are neither copied nor in ranges' sums. */
  value?: ColumnValue<T, G>;
  /** The text that editing starts with, or null where this row's cell cannot be edited. */
  edit?: (row: T) => string | null;
  /** The column that names the row: it holds the tree's levels and chevrons and the total's label, and cannot be hidden. */
  namesRow?: boolean;
  /** Pinned until the person says otherwise. */
  pinned?: boolean;
}

/**
 * How the person has arranged the columns; plain data, to be stored. What a column is missing from, the column itself decides,
 * so that a column of a later version finds its place.
 */
export interface ColumnState {
  /** Ids in order. Empty: the columns' own order. */
  order: readonly string[];
  widths: Readonly<Record<string, number>>;
  /** Null: as the columns say. */
  pinned: readonly string[] | null;
  hidden: readonly string[];
}

/** The first entry sorts, the following ones among equals. Empty: the order given. */
export type GridSorting = readonly { id: string; desc: boolean }[];

/** A rectangle of cells that the person has marked. */
export interface GridRange<T, G = never> {
  /** What it covers, from top to bottom, groups as well. */
  nodes: readonly GridNode<T, G>[];
  /** Every row that it covers, once: a group stands for its rows, and a row in two groups is still one. */
  rows: readonly T[];
  columns: readonly GridColumn<T, G>[];
}

/** A cell that holds a figure, and where it stands on the screen. */
export interface GridCell<T, G = never> {
  /** Null: the total of what is shown. */
  node: GridNode<T, G> | null;
  columnId: string;
  box: DOMRect;
}

/** What the page can make the grid do. */
export interface DataGridHandle {
  focus: () => void;
  /** As Ctrl+C: the range, else the selected rows, else the active cell. Answers whether something was copied. */
  copy: (options?: { headers?: boolean }) => boolean;
  clearRange: () => void;
  /** As I: asks why the active cell's number is what it is; answers whether it is a figure's cell. */
  why: () => boolean;
  /** Takes the keyboard to a row that is shown; answers whether it is. */
  activate: (rowId: string) => boolean;
  /** Begins to edit a row's cell, where it is shown and can be edited; answers whether it did. */
  edit: (rowId: string, columnId: string) => boolean;
}

/** What can be dropped on a row. */
export interface RowDrop<T> {
  accepts: (data: DataTransfer) => boolean;
  /** With the row that it fell on, or all rows of the group. */
  onDrop: (rows: readonly T[], data: DataTransfer) => void;
}
