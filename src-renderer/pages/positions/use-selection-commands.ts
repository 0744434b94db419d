import {
  IconCheckbox,
  IconCopy,
  IconCurrencyDollar,
  IconPencil,
  IconSquareCheck,
  IconStack2,
  IconTag,
  IconTrash,
} from '@tabler/icons-react';
import { symbolText } from '../../../src-shared/domain/contract-name';
import { counted } from '../../../src-shared/domain/counted';
import type { Position } from '../../../src-shared/ipc/positions';
import { type Command, useCommands } from '../../state/commands';

/** What can be done with the positions that are selected. */
export interface PositionActions {
  onTag: () => void;
  onStrategy: () => void;
  onEdit: () => void;
  onPrice: () => void;
  onClosePosition: () => void;
  onCopy: () => void;
  onDelete: () => void;
}

interface SelectionActions extends PositionActions {
  onSelectAll: () => void;
  onClear: () => void;
}

/** What selection bar and row menu offer, for palette and key map as well. The table answers the keys itself. */
export function useSelectionCommands(selected: readonly Position[], actions: SelectionActions): void {
  const [single] = selected.length === 1 ? selected : [];
  const ofPositions = {
    section: 'Do',
    place: 'Positions',
    keysAreLocal: true,
    detail: selected.length > 1 ? counted(selected.length, 'position') : single && symbolText(single),
    disabled: selected.length === 0,
  } as const;
  const ofOne = {
    ...ofPositions,
    detail: single && symbolText(single),
    disabled: single === undefined,
  };
  const list: readonly Command[] = [
    {
      ...ofPositions,
      id: 'positions.tag',
      name: 'Tag the selection',
      icon: IconTag,
      keys: { key: 't' },
      run: actions.onTag,
    },
    {
      ...ofPositions,
      id: 'positions.strategy',
      name: 'Put the selection in a strategy',
      icon: IconStack2,
      keys: { key: 'g' },
      run: actions.onStrategy,
    },
    {
      ...ofOne,
      id: 'positions.edit',
      name: 'Edit the position',
      icon: IconPencil,
      keys: { key: 'F2' },
      run: actions.onEdit,
    },
    {
      ...ofOne,
      id: 'positions.setPrice',
      name: 'Set the price',
      icon: IconCurrencyDollar,
      alias: 'quote last mark',
      run: actions.onPrice,
    },
    {
      ...ofOne,
      id: 'positions.close',
      name: 'Close the position',
      icon: IconCheckbox,
      alias: 'sell buy back exit',
      run: actions.onClosePosition,
    },
    {
      ...ofPositions,
      id: 'positions.copy',
      name: 'Copy the selection',
      icon: IconCopy,
      keys: { key: 'c', mod: true },
      alias: 'clipboard spreadsheet',
      run: actions.onCopy,
    },
    {
      ...ofPositions,
      id: 'positions.remove',
      name: 'Delete the selection',
      icon: IconTrash,
      keys: { key: 'Delete' },
      alias: 'remove',
      run: actions.onDelete,
    },
    {
      section: 'Do',
      place: 'Positions',
      id: 'positions.selectAll',
      name: 'Select all positions',
      icon: IconSquareCheck,
      keys: { key: 'a', mod: true },
      run: actions.onSelectAll,
    },
    {
      ...ofPositions,
      id: 'positions.clearSelection',
      name: 'Clear the selection',
      keys: { key: 'Escape' },
      run: actions.onClear,
    },
  ];
  useCommands(list);
}
