import type { GridColumn, GridNode, GridSorting, GroupNode, RowNode, SortKey } from './grid-types';

/** One line of the grid as shown. */
export interface GridLine<T, G = never> {
  node: GridNode<T, G>;
  /** From 1. */
  level: number;
  /** Place among its siblings, from 1. */
  place: number;
  siblings: number;
}

/** What is shown of the tree, from top to bottom: everything but what lies in a collapsed group. */
export function shownLines<T, G>(
  nodes: readonly GridNode<T, G>[],
  collapsed: ReadonlySet<string>,
  level = 1,
  lines: GridLine<T, G>[] = [],
): GridLine<T, G>[] {
  nodes.forEach((node, index) => {
    lines.push({ node, level, place: index + 1, siblings: nodes.length });
    if (node.kind === 'group' && !collapsed.has(node.id)) shownLines(node.children, collapsed, level + 1, lines);
  });
  return lines;
}

/** The rows under these nodes, each once, in the order of the tree. */
export function distinctRows<T, G>(nodes: readonly GridNode<T, G>[]): Map<string, T> {
  const rows = new Map<string, T>();
  const visit = (node: GridNode<T, G>) => {
    if (node.kind === 'row') rows.set(node.rowId, node.row);
    else node.children.forEach(visit);
  };
  nodes.forEach(visit);
  return rows;
}

/** The selected rows' nodes in the order of the tree, each row once. */
export function selectedNodes<T, G>(nodes: readonly GridNode<T, G>[], selected: ReadonlySet<string>): RowNode<T>[] {
  const found = new Map<string, RowNode<T>>();
  const visit = (node: GridNode<T, G>) => {
    if (node.kind === 'group') node.children.forEach(visit);
    else if (selected.has(node.rowId) && !found.has(node.rowId)) found.set(node.rowId, node);
  };
  nodes.forEach(visit);
  return [...found.values()];
}

/** The ids of the row, or of all rows of the group. */
export function rowIds<T, G>(node: GridNode<T, G>): string[] {
  return node.kind === 'row' ? [node.rowId] : [...distinctRows([node]).keys()];
}

/** The row, or all rows of the group. */
export function nodeRows<T, G>(node: GridNode<T, G>): T[] {
  return node.kind === 'row' ? [node.row] : [...distinctRows([node]).values()];
}

export function groupIds<T, G>(nodes: readonly GridNode<T, G>[]): string[] {
  return nodes.flatMap((node) => (node.kind === 'group' ? [node.id, ...groupIds(node.children)] : []));
}

export type SelectionState = 'none' | 'some' | 'all';

/** Whether none, some or all of the rows under a group are selected. */
export function groupSelection<T, G>(group: GroupNode<T, G>, selected: ReadonlySet<string>): SelectionState {
  let all = true;
  let some = false;
  for (const child of group.children) {
    const state = child.kind === 'group' ? groupSelection(child, selected) : selected.has(child.rowId) ? 'all' : 'none';
    if (state === 'some') return 'some';
    if (state === 'all') some = true;
    else all = false;
    if (some && !all) return 'some';
  }
  return some ? 'all' : 'none';
}

interface Keyed<T, G> {
  node: GridNode<T, G>;
  key: SortKey;
  /** Of the further sorts, compared among equals only. */
  others: readonly SortKey[];
}

/** Negative, zero or positive for the order shown; undefined is last, whichever the direction. */
function keyOrder(a: SortKey, b: SortKey, desc: boolean): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a < b === desc ? 1 : -1;
}

/**
 * Groups by their own figures and the rows inside them, at every level; equals keep the order given.
 * Each key is asked for once, not at every comparison.
 */
export function sortedTree<T, G>(
  nodes: readonly GridNode<T, G>[],
  sorting: GridSorting,
  columns: readonly GridColumn<T, G>[],
): readonly GridNode<T, G>[] {
  const [first, ...further] = sorting.flatMap(({ id, desc }) => {
    const column = columns.find((each) => each.id === id);
    return column?.sortValue ? [{ ofRow: column.sortValue, ofGroup: column.groupSortValue, desc }] : [];
  });
  if (first === undefined) return nodes;
  type Sort = typeof first;
  const keyOf = (node: GridNode<T, G>, { ofRow, ofGroup }: Sort) =>
    node.kind === 'row' ? ofRow(node.row) : ofGroup?.(node.group);
  const compare = (a: Keyed<T, G>, b: Keyed<T, G>): number => {
    let order = keyOrder(a.key, b.key, first.desc);
    for (let index = 0; order === 0 && index < further.length; index += 1) {
      order = keyOrder(a.others[index], b.others[index], further[index]?.desc ?? false);
    }
    return order;
  };
  const sortLevel = (level: readonly GridNode<T, G>[]): GridNode<T, G>[] =>
    level
      .map((node): Keyed<T, G> => {
        const inner = node.kind === 'row' ? node : { ...node, children: sortLevel(node.children) };
        return { node: inner, key: keyOf(node, first), others: further.map((sort) => keyOf(node, sort)) };
      })
      .sort(compare)
      .map(({ node }) => node);
  return sortLevel(nodes);
}
