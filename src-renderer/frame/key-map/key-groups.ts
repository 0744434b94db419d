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

/** Keys that move within a place instead of doing something; a place answers them itself. */
const ownKeys: readonly KeyGroup[] = [
  {
    place: 'Tables',
    rows: [
      { name: 'Move', keys: ['Arrow keys', 'PgUp', 'PgDn'] },
      { name: 'First, last column', keys: ['Home', 'End'] },
      { name: 'First, last row', keys: ['Ctrl Home', 'Ctrl End'] },
      { name: 'Select the row', keys: ['Space'] },
      { name: 'Select all rows', keys: ['Ctrl A'] },
      { name: 'Sort by the column (in the header)', keys: ['Enter'] },
      { name: 'Open', keys: ['Enter'] },
      { name: 'Copy', keys: ['Ctrl C'] },
      { name: 'Clear the selection', keys: ['Esc'] },
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
  for (const { place, rows } of ownKeys) for (const row of rows) add(place, row);
  return [...groups]
    .map(([place, rows]) => ({ place, rows: bestKeys(rows, query) }))
    .filter(({ rows }) => rows.length > 0);
}

function bestKeys(rows: readonly KeyRow[], query: string): KeyRow[] {
  const entries = rows.map((row) => ({ ...findable(row.name, row.keys.join(' ')), row }));
  return bestMatches(entries, query, rows.length).map(({ row }) => row);
}
