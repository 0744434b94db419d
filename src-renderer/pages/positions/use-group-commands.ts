import { IconFoldDown, IconFoldUp } from '@tabler/icons-react';
import { groupIds } from '../../components/data-grid/grid-tree';
import type { GridNode } from '../../components/data-grid/grid-types';
import { useCommands } from '../../state/commands';
import { usePositionsView } from './positions-view';

/** Opens and closes every group of the table at once. */
export function useGroupCommands<T, G>(nodes: readonly GridNode<T, G>[]): void {
  const { view, change } = usePositionsView();
  const ids = groupIds(nodes);
  const closed = new Set(view.collapsed);
  useCommands([
    {
      id: 'positions.collapseAll',
      name: 'Collapse all groups',
      section: 'Do',
      icon: IconFoldUp,
      place: 'Positions',
      disabled: ids.every((id) => closed.has(id)),
      run: () => change({ collapsed: ids }),
    },
    {
      id: 'positions.expandAll',
      name: 'Expand all groups',
      section: 'Do',
      icon: IconFoldDown,
      place: 'Positions',
      disabled: !ids.some((id) => closed.has(id)),
      run: () => change({ collapsed: [] }),
    },
  ]);
}
