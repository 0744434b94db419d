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

  it('knows the keys of a preview before there is one, and then by what they do now', () => {
    const ofImport = (list: readonly Command[]) =>
      keyGroups(list, '')
        .find(({ place }) => place === 'Import')
        ?.rows.filter(({ keys }) => keys.includes('Ctrl Enter'))
        .map(({ name }) => name);
    expect(ofImport(commands)).toEqual(['Import what the preview says']);
    const commit = command('Import all 12', { keys: { key: 'Enter', mod: true }, place: 'Import' });
    expect(ofImport([...commands, commit])).toEqual(['Import all 12']);
  });

  it('is searched by action and by key', () => {
    expect(keyGroups(commands, 'redo').flatMap(({ rows }) => rows.map(({ name }) => name))).toEqual([
      'Redo',
      'Redo in the preview',
    ]);
    expect(keyGroups(commands, 'ctrl f').flatMap(({ rows }) => rows.map(({ name }) => name))).toContain('Find');
    expect(keyGroups(commands, 'no such thing')).toEqual([]);
  });
});
