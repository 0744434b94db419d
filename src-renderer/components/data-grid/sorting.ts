import type { GridSorting } from './grid-types';

interface Sortable {
  id: string;
  align: 'left' | 'right';
}

/**
 * The sorting after a press on a header: the column alone, numbers from the largest down and names from A, and the other
 * way round when it sorted already. Added (Shift), the others keep their rank before it.
 */
export function pressedSorting(sorting: GridSorting, column: Sortable, added: boolean): GridSorting {
  const current = sorting.find((sort) => sort.id === column.id);
  const next = { id: column.id, desc: current === undefined ? column.align === 'right' : !current.desc };
  return withSort(sorting, next, added);
}

export function withSort(sorting: GridSorting, next: { id: string; desc: boolean }, added: boolean): GridSorting {
  if (!added) return [next];
  if (!sorting.some((sort) => sort.id === next.id)) return [...sorting, next];
  return sorting.map((sort) => (sort.id === next.id ? next : sort));
}

export function withoutSort(sorting: GridSorting, id: string): GridSorting {
  return sorting.filter((sort) => sort.id !== id);
}
