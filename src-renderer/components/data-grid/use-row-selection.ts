import { useRef } from 'react';
import { type GridLine, rowIds, type SelectionState } from './grid-tree';
import type { GridNode } from './grid-types';

/** The lines from one node to another, both included; the second alone when the first is gone. */
export function linesThrough<T, G>(
  lines: readonly GridLine<T, G>[],
  from: string | null,
  to: string,
): readonly GridLine<T, G>[] {
  const b = lines.findIndex((line) => line.node.id === to);
  const a = lines.findIndex((line) => line.node.id === from);
  if (b < 0) return [];
  return a < 0 ? lines.slice(b, b + 1) : lines.slice(Math.min(a, b), Math.max(a, b) + 1);
}

interface Selection<T, G> {
  lines: readonly GridLine<T, G>[];
  /** Every row of the grid once, in collapsed groups as well. */
  allIds: readonly string[];
  selected: ReadonlySet<string>;
  onSelected: ((selected: ReadonlySet<string>) => void) | undefined;
}

/** Selection is by row: a row that stands in two groups is selected in both. */
export function useRowSelection<T, G>({ lines, allIds, selected, onSelected }: Selection<T, G>) {
  const anchor = useRef<string | null>(null);
  const count = selected.size === 0 ? 0 : allIds.filter((id) => selected.has(id)).length;
  const state: SelectionState = count === 0 ? 'none' : count === allIds.length ? 'all' : 'some';

  /** Turns the node's rows on, or off when all of them are; `through`: all from the last one turned to this one alike. */
  const toggle = (node: GridNode<T, G>, through: boolean) => {
    const ids = rowIds(node);
    const next = new Set(selected);
    const set = (on: boolean, of: readonly string[]) => {
      for (const id of of) on ? next.add(id) : next.delete(id);
    };
    if (through && anchor.current !== null) {
      const between = linesThrough(lines, anchor.current, node.id).map((line) => line.node);
      const [first] = lines.filter((line) => line.node.id === anchor.current);
      const on =
        (first !== undefined && rowIds(first.node).every((id) => selected.has(id))) ||
        !ids.every((id) => selected.has(id));
      for (const each of between) set(on, rowIds(each));
    } else {
      set(!ids.every((id) => selected.has(id)), ids);
      anchor.current = node.id;
    }
    onSelected?.(next);
  };
  const selectAll = () => onSelected?.(new Set(allIds));
  const toggleAll = () => onSelected?.(state === 'all' ? new Set() : new Set(allIds));
  const clear = () => onSelected?.(new Set());
  return { state, toggle, selectAll, toggleAll, clear };
}
