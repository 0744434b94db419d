import { IconSquareCheck } from '@tabler/icons-react';
import { type Contract, symbolText } from '../../../src-shared/domain/contract-name';
import { counted } from '../../../src-shared/domain/counted';
import { type Command, useCommands } from '../../state/commands';
import { blockedBy, commandOf, offeredActions, type SelectionRuns } from './selection-actions';

interface WholeSelection {
  onSelectAll: () => void;
  onClear: () => void;
}

/** What selection bar and row menu offer, for palette and key map as well. The table answers the keys itself. */
export function useSelectionCommands(
  selected: readonly Contract[],
  runs: SelectionRuns,
  { onSelectAll, onClear }: WholeSelection,
): void {
  const [single] = selected.length === 1 ? selected : [];
  const ofSelection = {
    section: 'Do',
    place: 'Positions',
    keysAreLocal: true,
    detail: selected.length > 1 ? counted(selected.length, 'position') : single && symbolText(single),
    disabled: selected.length === 0,
  } as const;
  const list: readonly Command[] = [
    ...offeredActions(runs).map(
      (action): Command => ({
        ...ofSelection,
        ...(blockedBy(action, selected.length) === null ? {} : { detail: undefined, disabled: true }),
        ...(action.ofCell ? { detail: undefined, disabled: false } : {}),
        ...commandOf(action),
        run: () => runs[action.id]?.(),
      }),
    ),
    {
      section: 'Do',
      place: 'Positions',
      id: 'positions.selectAll',
      name: 'Select all positions',
      icon: IconSquareCheck,
      keys: { key: 'a', mod: true },
      run: onSelectAll,
    },
    {
      ...ofSelection,
      id: 'positions.clearSelection',
      name: 'Clear the selection',
      keys: { key: 'Escape' },
      run: onClear,
    },
  ];
  useCommands(list);
}
