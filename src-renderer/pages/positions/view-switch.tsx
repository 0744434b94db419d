import { SegmentedControl } from '@mantine/core';
import { usePositionsView } from './positions-view';

/** Open or closed. The switch is the page's view, as the groupings will be. */
export function ViewSwitch() {
  const { view, change } = usePositionsView();
  return (
    <SegmentedControl
      aria-label="View"
      data={[
        { value: 'open', label: 'Open' },
        { value: 'closed', label: 'Closed' },
      ]}
      value={view.show}
      onChange={(value) => change({ show: value === 'closed' ? 'closed' : 'open', selected: new Set() })}
    />
  );
}
