import { IconCheck, type TablerIcon } from '@tabler/icons-react';
import { symbolText } from '../../../src-shared/domain/contract-name';
import type { Position } from '../../../src-shared/ipc/positions';
import { typeNames } from '../../format/position-words';
import { type Command, keysOf, runCommand } from '../../state/commands';
import type { Hotkey } from '../../state/hotkey';
import { revealedPosition } from '../../state/revealed-position';
import { bestMatches, type Findable, findable } from './matching';

export interface CommandEntry extends Findable {
  kind: 'command';
  id: string;
  section: Command['section'];
  detail: string | undefined;
  icon: TablerIcon | undefined;
  keys: Hotkey | undefined;
  run: () => void;
}

export interface PositionEntry extends Findable {
  kind: 'position';
  id: string;
  section: 'Positions';
  position: Position;
  run: () => void;
}

export type PaletteEntry = CommandEntry | PositionEntry;

export interface PaletteSection {
  title: 'Recent' | PaletteEntry['section'];
  entries: PaletteEntry[];
}

/** What can be done now; to open the palette is not worth a line in it. */
export function commandEntries(commands: readonly Command[]): CommandEntry[] {
  return commands
    .filter((command) => command.disabled !== true && command.id !== 'palette.open')
    .map((command) => ({
      ...findable(command.name, `${command.alias ?? ''} ${command.detail ?? ''}`),
      kind: 'command',
      id: command.id,
      section: command.section,
      detail: command.detail,
      icon: command.checked ? IconCheck : command.icon,
      keys: keysOf(command)[0],
      run: () => runCommand(command.id),
    }));
}

export function positionEntries(positions: readonly Position[]): PositionEntry[] {
  return positions.map((position) => ({
    ...findable(symbolText(position), `${position.symbol} ${typeNames[position.positionType]}`),
    kind: 'position',
    id: position.id,
    section: 'Positions',
    position,
    run: () => {
      revealedPosition.set(() => position.id);
      runCommand('pages.positions');
    },
  }));
}

const shownPositions = 8;

/** What the palette shows for a query. An empty one begins with what was run last; ">" leaves the positions out. */
export function paletteSections(
  query: string,
  commands: readonly CommandEntry[],
  positions: readonly PositionEntry[],
  recent: readonly string[],
): PaletteSection[] {
  const onlyCommands = query.trimStart().startsWith('>');
  const words = onlyCommands ? query.replace('>', '') : query;
  const empty = words.trim() === '';
  const used = empty ? recent.flatMap((id) => commands.find((command) => command.id === id) ?? []) : [];
  const rest = commands.filter((command) => !used.includes(command));
  const of = (section: Command['section']) =>
    bestMatches(
      rest.filter((command) => command.section === section),
      words,
      rest.length,
    );
  const sections: PaletteSection[] = [
    { title: 'Recent', entries: used },
    { title: 'Positions', entries: empty || onlyCommands ? [] : bestMatches(positions, words, shownPositions) },
    { title: 'Do', entries: of('Do') },
    { title: 'Go to', entries: of('Go to') },
  ];
  return sections.filter(({ entries }) => entries.length > 0);
}
