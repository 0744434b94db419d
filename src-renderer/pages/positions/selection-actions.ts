import {
  IconCheckbox,
  IconCopy,
  IconCurrencyDollar,
  IconLayoutSidebarRight,
  IconPencil,
  IconQuestionMark,
  IconStack2,
  IconTag,
  IconTrash,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Command } from '../../state/commands';
import type { Hotkey } from '../../state/hotkey';

export type SelectionActionId =
  | 'openDetails'
  | 'why'
  | 'tag'
  | 'strategy'
  | 'edit'
  | 'setPrice'
  | 'close'
  | 'copy'
  | 'remove';

/** `name` is for palette and key map. */
export interface SelectionAction extends Pick<Command, 'name' | 'alias'> {
  id: SelectionActionId;
  /** In bar and menu, where it is clear what it is done to. */
  label: string;
  icon: TablerIcon;
  keys?: Hotkey;
  /** Of the cell that the keyboard stands on, whatever is selected. */
  ofCell?: true;
  /** Of one position only. */
  single?: true;
  danger?: true;
  /** The bar has no room for all of them. */
  onlyInMenu?: true;
  /** A line in the menu before it. */
  begins?: true;
}

/** Everything that can be done with selected positions, once: bar, row menu, palette and key map are made of it. */
export const selectionActions: readonly SelectionAction[] = [
  {
    id: 'openDetails',
    label: 'Details',
    name: 'Details of the selection',
    icon: IconLayoutSidebarRight,
    keys: { key: 'Enter' },
    onlyInMenu: true,
  },
  {
    id: 'why',
    label: 'Why this number',
    name: 'Why this number',
    icon: IconQuestionMark,
    keys: { key: 'i' },
    alias: 'explain formula source origin trace',
    ofCell: true,
    onlyInMenu: true,
  },
  { id: 'tag', label: 'Tag', name: 'Tag the selection', icon: IconTag, keys: { key: 't' }, begins: true },
  { id: 'strategy', label: 'Strategy', name: 'Put the selection in a strategy', icon: IconStack2, keys: { key: 'g' } },
  {
    id: 'edit',
    label: 'Edit',
    name: 'Edit the position',
    icon: IconPencil,
    keys: { key: 'F2' },
    single: true,
    begins: true,
  },
  {
    id: 'setPrice',
    label: 'Set price',
    name: 'Set the price',
    icon: IconCurrencyDollar,
    alias: 'quote last mark',
    single: true,
    onlyInMenu: true,
  },
  {
    id: 'close',
    label: 'Close',
    name: 'Close the position',
    icon: IconCheckbox,
    alias: 'sell buy back exit',
    single: true,
  },
  {
    id: 'copy',
    label: 'Copy',
    name: 'Copy the selection',
    icon: IconCopy,
    keys: { key: 'c', mod: true },
    alias: 'clipboard spreadsheet',
    begins: true,
  },
  {
    id: 'remove',
    label: 'Delete',
    name: 'Delete the selection',
    icon: IconTrash,
    keys: { key: 'Delete' },
    alias: 'remove',
    danger: true,
  },
];

/** What a table does with its selection. What it has no answer for, it does not offer. */
export type SelectionRuns = Partial<Record<SelectionActionId, () => void>>;

export function offeredActions(runs: SelectionRuns): readonly SelectionAction[] {
  return selectionActions.filter(({ id }) => runs[id] !== undefined);
}

/** Why it cannot be done with so many positions; null when it can. */
export function blockedBy({ single }: Pick<SelectionAction, 'single'>, count: number): string | null {
  return single && count !== 1 ? 'Select one position' : null;
}

/** As a command, but for what it acts on. */
export function commandOf({ id, name, icon, keys, alias }: SelectionAction): Omit<Command, 'run' | 'section'> {
  return { id: `positions.${id}`, name, icon, ...(keys && { keys }), ...(alias && { alias }) };
}
