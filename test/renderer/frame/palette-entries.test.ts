import { afterEach, describe, expect, it, vi } from 'vitest';
import { commandEntries, paletteSections, positionEntries } from '../../../src-renderer/frame/palette/palette-entries';
import type { Command } from '../../../src-renderer/state/commands';
import { revealedPosition } from '../../../src-renderer/state/revealed-position';
import { positionOf } from '../positions/position-builder';

const command = (name: string, rest: Partial<Command> = {}): Command => ({
  id: name,
  name,
  section: 'Do',
  run: vi.fn(),
  ...rest,
});

const commands = commandEntries([
  command('Undo', { detail: 'Deleted 4 positions' }),
  command('Add position', { alias: 'new' }),
  command('Redo', { disabled: true }),
  command('Positions', { section: 'Go to' }),
  command('palette.open'),
]);
const positions = positionEntries([positionOf({ symbol: 'TSLA' }), positionOf({ symbol: 'MSFT' })]);
const titles = (query: string, recent: string[] = []) =>
  paletteSections(query, commands, positions, recent).map(({ title, entries }) => [
    title,
    ...entries.map(({ name }) => name),
  ]);

afterEach(() => revealedPosition.set(() => null));

describe('the palette', () => {
  it('begins with what can be done now, what was run last before it, and no positions', () => {
    expect(titles('')).toEqual([
      ['Do', 'Add position', 'Undo'],
      ['Go to', 'Positions'],
    ]);
    expect(titles('', ['Undo', 'gone'])).toEqual([
      ['Recent', 'Undo'],
      ['Do', 'Add position'],
      ['Go to', 'Positions'],
    ]);
  });

  it('finds positions before commands, and commands by what they act on', () => {
    expect(titles('tsl')).toEqual([['Positions', 'TSLA']]);
    expect(titles('deleted')).toEqual([['Do', 'Undo']]);
    expect(titles('long stock')).toEqual([['Positions', 'MSFT', 'TSLA']]);
    expect(titles('nothing of the kind')).toEqual([]);
  });

  it('leaves the positions out after ">"', () => {
    expect(titles('>tsl')).toEqual([]);
    expect(titles('> new')).toEqual([['Do', 'Add position']]);
  });

  it('shows the first eight positions of many', () => {
    const many = positionEntries(Array.from({ length: 40 }, (_, index) => positionOf({ symbol: `AA${index}` })));
    expect(paletteSections('aa', [], many, [])[0]?.entries).toHaveLength(8);
  });

  it('asks for the position that was chosen', () => {
    positions[0]?.run();
    expect(revealedPosition.get()).toBe(positions[0]?.id);
  });
});
