import { IconFoldDown, IconFoldUp, IconSquareCheck } from '@tabler/icons-react';
import { groupIds } from '../../components/data-grid/grid-tree';
import type { GridNode } from '../../components/data-grid/grid-types';
import { useCommands } from '../../state/commands';
import { type Store, useStore } from '../../state/store';
import { groupName } from './group-cells';
import type { Groupable, PositionGroup } from './position-groups';
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

interface GroupCommandsProps<P extends Groupable> {
  /** Where the keyboard stands. */
  active: Store<GridNode<P, PositionGroup<P>> | null>;
}

/**
 * What a group's row offers, for the group that the keyboard stands on. A component of its own: moving through the table
 * draws nothing else anew.
 */
export function GroupCommands<P extends Groupable>({ active }: GroupCommandsProps<P>): null {
  const node = useStore(active);
  const { view, change } = usePositionsView();
  const group = node?.kind === 'group' ? node : null;
  const closed = group !== null && view.collapsed.includes(group.id);
  const ofGroup = {
    section: 'Do',
    place: 'Positions',
    detail: group === null ? undefined : groupName(group.group),
    disabled: group === null,
  } as const;
  useCommands([
    {
      ...ofGroup,
      id: 'positions.toggleGroup',
      name: closed ? 'Expand the group' : 'Collapse the group',
      icon: closed ? IconFoldDown : IconFoldUp,
      run: () => {
        if (group === null) return;
        const others = view.collapsed.filter((id) => id !== group.id);
        change({ collapsed: closed ? others : [...others, group.id] });
      },
    },
    {
      ...ofGroup,
      id: 'positions.selectGroup',
      name: 'Select the group',
      icon: IconSquareCheck,
      run: () =>
        group !== null &&
        change({ selected: new Set([...view.selected, ...group.group.positions.map(({ id }) => id)]) }),
    },
  ]);
  return null;
}
