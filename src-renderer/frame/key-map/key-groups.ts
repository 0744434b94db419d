import { keyText } from '../../components/key-cap';
import { type Command, keysOf } from '../../state/commands';
import { hotkeyText } from '../../state/hotkey';
import { bestMatches, findable } from '../palette/matching';

export interface KeyRow {
  name: string;
  /** Each as it is written on the key caps: "Ctrl Shift Z". */
  keys: readonly string[];
}

export interface KeyGroup {
  place: string;
  rows: KeyRow[];
}

/** Keys that a place answers itself, and those of a preview, which are worth knowing before there is one. */
const ownKeys: readonly KeyGroup[] = [
  {
    place: 'Tables',
    rows: [
      { name: 'Move', keys: ['Arrow keys', 'PgUp', 'PgDn'] },
      { name: 'First, last column', keys: ['Home', 'End'] },
      { name: 'First, last row', keys: ['Ctrl Home', 'Ctrl End'] },
      { name: 'Edge of the table', keys: ['Ctrl Arrow keys'] },
      { name: 'Mark cells', keys: ['Shift Arrow keys'] },
      { name: 'Mark cells to the edge', keys: ['Ctrl Shift Arrow keys'] },
      { name: 'Clear the marks', keys: ['Esc'] },
      { name: 'Copy the cells', keys: ['Ctrl C'] },
      { name: 'Copy with the headers', keys: ['Ctrl Shift C'] },
      { name: 'Close, open a group (on its name)', keys: ['Left', 'Right'] },
      { name: 'Open the details, or a group', keys: ['Enter'] },
      { name: 'Select the row, or the group', keys: ['Space'] },
      { name: 'Select through to the row', keys: ['Shift Space'] },
      { name: 'Edit the cell', keys: ['F2', '0 … 9'] },
      { name: 'Save the cell, and go down or right', keys: ['Enter', 'Tab'] },
      { name: 'Leave the cell as it was', keys: ['Esc'] },
      { name: 'Sort by the column (in the header)', keys: ['Enter'] },
      { name: 'Sort by one more column (in the header)', keys: ['Shift Enter'] },
      { name: 'Menu of the column', keys: ['Alt Down'] },
      { name: 'Narrower, wider column', keys: ['Alt Left', 'Alt Right'] },
      { name: 'Move the column', keys: ['Alt Shift Left', 'Alt Shift Right'] },
    ],
  },
  {
    place: 'Import',
    rows: [
      { name: 'Move', keys: ['Arrow keys', 'PgUp', 'PgDn', 'Home', 'End'] },
      { name: 'Mend the cell', keys: ['F2', 'Enter'] },
      { name: 'Open, close the row', keys: ['Space'] },
      { name: 'Save the cell, and go down or right', keys: ['Enter', 'Tab'] },
      { name: 'Leave the row out, or take it again', keys: ['Del'] },
      { name: 'Next problem', keys: ['F8'] },
      { name: 'Previous problem', keys: ['Shift F8'] },
      { name: 'Undo in the preview', keys: ['Ctrl Z'] },
      { name: 'Redo in the preview', keys: ['Ctrl Shift Z'] },
      { name: 'Import what the preview says', keys: ['Ctrl Enter'] },
    ],
  },
  {
    place: 'Snapshots',
    rows: [
      { name: 'Session before', keys: ['['] },
      { name: 'Session after', keys: [']'] },
      { name: 'Look at the session (in the list or the chart)', keys: ['Enter'] },
      { name: 'Compare with the session', keys: ['Shift Enter'] },
      { name: 'Back to today', keys: ['Esc'] },
    ],
  },
  {
    place: 'Search or run',
    rows: [
      { name: 'Choose', keys: ['Up', 'Down', 'PgUp', 'PgDn'] },
      { name: 'Open or run', keys: ['Enter'] },
      { name: 'Commands only', keys: ['>'] },
    ],
  },
  { place: 'Dialogs', rows: [{ name: 'Close the topmost', keys: ['Esc'] }] },
];

const everywhere = 'Everywhere';

/** All keys by the place where they work, "Everywhere" first; with a query only what it finds, by action or by key. */
export function keyGroups(commands: readonly Command[], query: string): KeyGroup[] {
  const groups = new Map<string, KeyRow[]>([[everywhere, []]]);
  const add = (place: string, row: KeyRow) => groups.set(place, [...(groups.get(place) ?? []), row]);
  for (const command of commands) {
    const keys = keysOf(command).map(hotkeyText);
    if (keys.length > 0) add(command.place ?? everywhere, { name: command.name, keys });
  }
  for (const { place, rows } of ownKeys) {
    const known = new Set(groups.get(place)?.map(({ keys }) => keys.join()));
    // The command says more exactly what the key does now.
    for (const row of rows) if (!known.has(row.keys.map(keyText).join())) add(place, row);
  }
  return [...groups]
    .map(([place, rows]) => ({ place, rows: bestKeys(rows, query) }))
    .filter(({ rows }) => rows.length > 0);
}

function bestKeys(rows: readonly KeyRow[], query: string): KeyRow[] {
  const entries = rows.map((row) => ({ ...findable(row.name, row.keys.join(' ')), row }));
  return bestMatches(entries, query, rows.length).map(({ row }) => row);
}
