import type { GridColumn, GridNode, GroupNode, RowNode } from '../../../src-renderer/components/data-grid/grid-types';

export interface Leg {
  id: string;
  value: string | null;
  delta: number;
}

export interface Book {
  name: string;
  value: number;
}

/** A leg under `parent`: the same leg may stand under several. */
export function leg(id: string, value: string | null, parent = ''): RowNode<Leg> {
  return { kind: 'row', id: `${parent}/${id}`, rowId: id, row: { id, value, delta: Number(value ?? 0) / 100 } };
}

export function group(name: string, value: number, ...children: GridNode<Leg, Book>[]): GroupNode<Leg, Book> {
  return { kind: 'group', id: name, group: { name, value }, children };
}

type Column = GridColumn<Leg, Book>;

export const nameColumn: Column = {
  id: 'name',
  header: 'Symbol',
  width: 200,
  align: 'left',
  band: 'position',
  namesRow: true,
  pinned: true,
  sortValue: (row) => row.id,
  groupSortValue: (book) => book.name,
  cell: (row) => row.id,
  groupCell: (book) => book.name,
  value: { type: 'text', of: (row) => row.id, ofGroup: (book) => book.name },
};

export const valueColumn: Column = {
  id: 'value',
  header: 'Value',
  title: 'Market value',
  width: 90,
  align: 'right',
  band: 'usd',
  sortValue: (row) => (row.value === null ? undefined : Number(row.value)),
  groupSortValue: (book) => book.value,
  cell: (row) => row.value,
  groupCell: (book) => book.value,
  value: { type: 'decimal', unit: 'USD', of: (row) => row.value, ofGroup: (book) => book.value.toFixed(2) },
};

export const costColumn: Column = { ...valueColumn, id: 'cost', header: 'Cost', title: 'Cost basis' };

export const deltaColumn: Column = {
  id: 'delta',
  header: 'Delta',
  width: 60,
  align: 'right',
  band: 'greeks',
  sortValue: (row) => row.delta,
  cell: (row) => row.delta,
  value: { type: 'number', unit: 'lots', of: (row) => row.delta },
};

export const columns: readonly Column[] = [nameColumn, valueColumn, costColumn, deltaColumn];
