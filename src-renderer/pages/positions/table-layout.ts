import type { TableLayout } from '../../../src-shared/ipc/views';
import type { ColumnState } from '../../components/data-grid/grid-types';

/** How the columns stand, by what the profile keeps and what is hidden at first. */
export function columnStateOf(layout: TableLayout, hiddenAtFirst: readonly string[]): ColumnState {
  const { order, widths, pinned, hidden } = layout;
  return { order, widths, pinned, hidden: hidden ?? hiddenAtFirst };
}

/** What the profile keeps of it. What is as at first is not kept, so that a later version can change it. */
export function layoutOf(state: ColumnState, hiddenAtFirst: readonly string[]): Omit<TableLayout, 'sorting'> {
  const { order, widths, pinned, hidden } = state;
  const asAtFirst = hidden.length === hiddenAtFirst.length && hidden.every((id) => hiddenAtFirst.includes(id));
  return {
    order: [...order],
    widths: { ...widths },
    pinned: pinned === null ? null : [...pinned],
    hidden: asAtFirst ? null : [...hidden],
  };
}
