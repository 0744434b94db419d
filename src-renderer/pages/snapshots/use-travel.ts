import { IconArrowBackUp, IconChevronLeft, IconChevronRight, IconRefresh } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { Snapshot } from '../../../src-shared/ipc/snapshots';
import { useCommands } from '../../state/commands';
import { openDialogs } from '../../state/dialogs';
import { isTextField } from '../../state/hotkey';
import { useStore } from '../../state/store';
import { travelledDay } from '../../state/travelled-day';

/** Esc belongs to what is open over the page first. */
const ownEscape = '[role="menu"], [role="dialog"], [role="listbox"], [data-region="messages"]';

/** Looking at a session of the past, by chart, table and keys. Today again when the page is left. */
export function useTravel(snapshots: readonly Snapshot[], openRebuild: () => void) {
  const wanted = useStore(travelledDay);
  const index = snapshots.findIndex(({ snapshotDate }) => snapshotDate === wanted);
  const day = snapshots[index]?.snapshotDate ?? null;
  const travel = (date: string | null) => travelledDay.set(() => date);
  const step = (by: 1 | -1) => {
    const at = index < 0 ? snapshots.length - 1 : index;
    const to = snapshots[at + by];
    if (to !== undefined) travel(to.snapshotDate);
  };
  useEffect(() => () => travelledDay.set(() => null), []);
  useEffect(() => {
    if (day === null) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || openDialogs.get() > 0) return;
      const target = event.target instanceof Element ? event.target : null;
      if (isTextField(event.target) || target?.closest(ownEscape) != null) return;
      travelledDay.set(() => null);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [day]);
  const none = snapshots.length === 0;
  useCommands([
    {
      id: 'snapshots.earlier',
      name: 'Session before',
      section: 'Go to',
      icon: IconChevronLeft,
      keys: { key: '[' },
      place: 'Snapshots',
      disabled: none || index === 0,
      run: () => step(-1),
    },
    {
      id: 'snapshots.later',
      name: 'Session after',
      section: 'Go to',
      icon: IconChevronRight,
      keys: { key: ']' },
      place: 'Snapshots',
      disabled: day === null || index === snapshots.length - 1,
      run: () => step(1),
    },
    {
      id: 'snapshots.today',
      name: 'Back to today',
      section: 'Go to',
      icon: IconArrowBackUp,
      keys: { key: 'Escape' },
      keysAreLocal: true,
      place: 'Snapshots',
      disabled: day === null,
      run: () => travel(null),
    },
    {
      id: 'snapshots.rebuild',
      name: 'Rebuild snapshots',
      section: 'Do',
      icon: IconRefresh,
      alias: 'history recompute',
      disabled: none,
      run: openRebuild,
    },
  ]);
  return { day, travel };
}
