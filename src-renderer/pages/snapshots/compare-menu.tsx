import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { Snapshot } from '../../../src-shared/ipc/snapshots';
import { dateText, dayMonthText } from '../../format/date-format';

interface CompareMenuProps {
  snapshots: readonly Snapshot[];
  /** The session that is held against the other. */
  day: string;
  /** The other one, as it is shown now. */
  other: string;
  onCompare: (date: string) => void;
}

/** The days that are asked for most; any other by Shift and a click on the chart or a session. */
export function CompareMenu({ snapshots, day, other, onCompare }: CompareMenuProps) {
  const index = snapshots.findIndex(({ snapshotDate }) => snapshotDate === day);
  const choices = [
    { name: 'Last session', date: snapshots.at(-1)?.snapshotDate },
    { name: 'Session before', date: snapshots[index - 1]?.snapshotDate },
    { name: '21 sessions before', date: snapshots[index - 21]?.snapshotDate },
    { name: 'First session', date: snapshots[0]?.snapshotDate },
  ];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button rightSection={<IconChevronDown size={14} stroke={1.6} aria-hidden />}>
          Compare with {dayMonthText(other)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(
          ({ name, date }) =>
            date !== undefined &&
            date !== day && (
              <Menu.Item key={name} onClick={() => onCompare(date)}>
                {name}, {dateText(date)}
              </Menu.Item>
            ),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
