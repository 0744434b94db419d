import { counted } from '../../../src-shared/domain/counted';
import { copyData } from '../../components/copy-text';
import { copiedCells } from '../../components/data-grid/grid-clipboard';
import { selectedNodes } from '../../components/data-grid/grid-tree';
import type { GridColumn, GridNode } from '../../components/data-grid/grid-types';
import { showToast } from '../../state/toasts';

/** Copies the selected rows of what is shown, in its order and columns, as Ctrl+C does. */
export function copyPositions<T, G>(
  nodes: readonly GridNode<T, G>[],
  columns: readonly GridColumn<T, G>[],
  selected: ReadonlySet<string>,
): void {
  const rows = selectedNodes(nodes, selected);
  if (copyData(copiedCells(rows, columns, false))) {
    showToast({ tone: 'plain', message: `Copied ${counted(rows.length, 'position')}.` });
  }
}
