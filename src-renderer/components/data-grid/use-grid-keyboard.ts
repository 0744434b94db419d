import type { KeyboardEvent } from 'react';
import { copyData } from '../copy-text';
import { withStep, withWidth } from './column-layout';
import { type GridCommand, gridCommand } from './grid-keys';
import type { DataGridProps } from './grid-props';
import { nodeRows } from './grid-tree';
import type { ColumnValue } from './grid-types';
import { selectColumn } from './shown-column';
import { pressedSorting } from './sorting';
import type { GridModel } from './use-grid-model';

/** What the keyboard reaches beyond the grid's own model. */
interface KeyboardActions {
  /** Begins to edit the active cell; answers whether it can be. */
  edit: (typed: string | null) => boolean;
  openColumnMenu: (column: number) => void;
  /** Asks why the active cell's number is what it is; answers whether it is a figure's cell. */
  why: () => boolean;
}

/** A number column is edited by typing a number; letters are keys of the page. */
function beginsNumber<T, G>(key: string, value: ColumnValue<T, G> | undefined): boolean {
  return value !== undefined && value.type !== 'text' && /^[\d.,+\-\u2212]$/.test(key);
}

export function useGridKeyboard<T, G>(grid: GridModel<T, G>, props: DataGridProps<T, G>, actions: KeyboardActions) {
  const { active, anchor, node, column } = grid;
  const { columns, columnState, onColumnState, sorting, onSorting } = props;
  const ownColumn = column === null || column.id === selectColumn.id ? null : column;

  /** Answers whether the grid had a use for it. */
  const obey = (command: GridCommand): boolean => {
    switch (command.type) {
      case 'move':
        if (command.extend) grid.setRange(anchor ?? active, command.to);
        else grid.setActive(command.to);
        grid.reveal(command.to);
        return true;
      case 'expand':
        if (node !== null) grid.expand(node.id, command.expanded);
        return true;
      case 'select':
        if (!grid.selectable || node === null) return false;
        grid.selection.toggle(node, command.through);
        return true;
      case 'selectAll':
        if (grid.selectable) grid.selection.selectAll();
        return grid.selectable;
      case 'escape':
        if (anchor !== null) grid.clearRange();
        else if (grid.selected.size > 0) grid.selection.clear();
        else return false;
        return true;
      case 'sort':
        if (ownColumn === null) grid.selection.toggleAll();
        else if (ownColumn.sortValue !== null) onSorting(pressedSorting(sorting, ownColumn, command.added));
        return true;
      case 'open':
        if (node?.kind === 'group') grid.expand(node.id, grid.collapsed.has(node.id));
        else if (node === null || props.onOpen === undefined) return false;
        else props.onOpen(node.row, column?.id ?? '');
        return true;
      case 'edit':
        return actions.edit(null);
      case 'columnMenu':
        if (ownColumn !== null) actions.openColumnMenu(active.column);
        return true;
      case 'resize':
        if (ownColumn === null) return false;
        onColumnState(
          withWidth(columnState, ownColumn, (grid.layout.widths[active.column] ?? ownColumn.width) + command.by),
        );
        return true;
      case 'moveColumn':
        if (ownColumn === null) return false;
        onColumnState(withStep(columnState, columns, ownColumn.id, command.step));
        return true;
      case 'why':
        return actions.why();
      case 'copyWithHeaders': {
        const cells = grid.copied(true);
        return cells !== null && copyData(cells);
      }
    }
  };

  return (event: KeyboardEvent) => {
    // A field inside, where a cell is edited, has its keys for itself.
    if (event.target !== event.currentTarget) return;
    const mod = event.ctrlKey || event.metaKey;
    const { rowHeight, headHeight } = grid.geometry.current;
    const command = gridCommand(
      { key: event.key, mod, shift: event.shiftKey, alt: event.altKey },
      {
        active,
        extent: {
          rows: grid.lines.length,
          columns: grid.shown.length,
          page: Math.max(1, Math.floor(((grid.scroller.current?.clientHeight ?? 400) - headHeight) / rowHeight) - 1),
          hasTotal: grid.hasTotal,
        },
        firstColumn: grid.firstColumn,
        expandedHere: node?.kind === 'group' && column?.namesRow ? !grid.collapsed.has(node.id) : null,
      },
    );
    const used =
      (command !== null && obey(command)) ||
      (node !== null && (props.onRowKey?.(event, nodeRows(node)) ?? false)) ||
      (!mod && !event.altKey && beginsNumber(event.key, column?.value) && actions.edit(event.key));
    if (!used) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
