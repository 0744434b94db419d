import { describe, expect, it } from 'vitest';
import { keyGroups } from '../../../src-renderer/frame/key-map/key-groups';
import type { Command } from '../../../src-renderer/state/commands';

const command = (name: string, rest: Partial<Command>): Command => ({
  id: name,
  name,
  section: 'Do',
  run: () => undefined,
  ...rest,
});

const commands = [
  command('Redo', {
    keys: [
      { key: 'z', mod: true, shift: true },
      { key: 'y', mod: true },
    ],
  }),
  command('Find', { keys: { key: 'f', mod: true }, place: 'Positions' }),
  command('Sign out', {}),
];

describe('the map of keys', () => {
  it('groups by the place where a key works, and knows all keys of a command', () => {
    const [everywhere, positions, ...others] = keyGroups(commands, '');
    expect(everywhere).toEqual({ place: 'Everywhere', rows: [{ name: 'Redo', keys: ['Ctrl Shift Z', 'Ctrl Y'] }] });
    expect(positions).toEqual({ place: 'Positions', rows: [{ name: 'Find', keys: ['Ctrl F'] }] });
    expect(others.map(({ place }) => place)).toContain('Tables');
  });

  it('is searched by action and by key', () => {
    expect(keyGroups(commands, 'redo').flatMap(({ rows }) => rows.map(({ name }) => name))).toEqual(['Redo']);
    expect(keyGroups(commands, 'ctrl f').flatMap(({ rows }) => rows.map(({ name }) => name))).toContain('Find');
    expect(keyGroups(commands, 'no such thing')).toEqual([]);
  });
});
