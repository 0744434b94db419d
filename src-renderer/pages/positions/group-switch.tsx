import { SegmentedControl } from '@mantine/core';
import type { GroupBy } from '../../../src-shared/ipc/views';
import { useCommands } from '../../state/commands';
import { usePositionsView } from './positions-view';

const groupings: readonly { value: GroupBy; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'type', label: 'Type' },
  { value: 'underlying', label: 'Underlying' },
  { value: 'tag', label: 'Tag' },
  { value: 'strategy', label: 'Strategy' },
];

/** What the rows are grouped by. */
export function GroupSwitch() {
  const { view, change } = usePositionsView();
  useCommands(
    groupings.map(({ value, label }) => ({
      id: `positions.group:${value}`,
      name: value === 'all' ? 'Show positions without groups' : `Group by ${label.toLowerCase()}`,
      section: 'Do',
      place: 'Positions',
      checked: view.groupBy === value,
      run: () => change({ groupBy: value }),
    })),
  );
  return (
    <SegmentedControl
      aria-label="Group by"
      data={[...groupings]}
      value={view.groupBy}
      onChange={(groupBy) => change({ groupBy })}
    />
  );
}
