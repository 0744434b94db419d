import { type RefObject, useEffect } from 'react';
import type { Position } from '../../../src-shared/ipc/positions';
import type { DataGridHandle, GridNode } from '../../components/data-grid/grid-types';
import { revealedPosition } from '../../state/revealed-position';
import { useStore } from '../../state/store';
import type { Group } from './figure-columns';
import { usePositionsView } from './positions-view';

type Node = GridNode<Position, Group>;

/** The groups above the first row of a position, outermost first; null when it is not in the tree. */
function groupsAbove(nodes: readonly Node[], positionId: string): string[] | null {
  for (const node of nodes) {
    if (node.kind === 'row') {
      if (node.rowId === positionId) return [];
      continue;
    }
    const below = groupsAbove(node.children, positionId);
    if (below !== null) return [node.id, ...below];
  }
  return null;
}

/** Takes the keyboard to a position that was asked for: what hides its row, filters or closed groups, gives way. */
export function useRevealedPosition(
  grid: RefObject<DataGridHandle | null>,
  positions: readonly Position[],
  nodes: readonly Node[],
): void {
  const { view, change } = usePositionsView();
  const wanted = useStore(revealedPosition);
  useEffect(() => {
    if (wanted === null) return;
    const above = groupsAbove(nodes, wanted);
    if (above === null && positions.some(({ id }) => id === wanted)) change({ search: '', filters: [] });
    else if (above?.some((id) => view.collapsed.includes(id))) {
      change({ collapsed: view.collapsed.filter((id) => !above.includes(id)) });
    } else {
      grid.current?.activate(wanted);
      revealedPosition.set(() => null);
    }
  }, [wanted, nodes, positions, view.collapsed, change, grid]);
}
