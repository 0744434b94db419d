import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  distinctRows,
  groupIds,
  groupSelection,
  selectedNodes,
  shownLines,
  sortedTree,
} from '../../../src-renderer/components/data-grid/grid-tree';
import type { GridNode } from '../../../src-renderer/components/data-grid/grid-types';
import { type Book, columns, group, type Leg, leg } from './grid-builder';

const spread = group('spread', 30, leg('b', '20'), leg('a', '10'));
const nodes = [leg('z', '5'), group('NVDA', 33, spread, leg('c', '3')), group('AAPL', 40, leg('d', '40'))];

function outline(tree: readonly GridNode<Leg, Book>[], collapsed: string[] = []): string[] {
  return shownLines(tree, new Set(collapsed)).map(({ node, level }) => `${'.'.repeat(level - 1)}${node.id}`);
}

describe('shownLines', () => {
  it('goes through the tree from top to bottom, with levels', () => {
    expect(outline(nodes)).toEqual(['/z', 'NVDA', '.spread', '../b', '../a', './c', 'AAPL', './d']);
  });

  it('leaves out what lies in a collapsed group, at any level', () => {
    expect(outline(nodes, ['spread'])).toEqual(['/z', 'NVDA', '.spread', './c', 'AAPL', './d']);
    expect(outline(nodes, ['NVDA', 'spread'])).toEqual(['/z', 'NVDA', 'AAPL', './d']);
  });

  it('counts siblings, for those who hear the tree', () => {
    const lines = shownLines(nodes, new Set());
    expect(lines.map(({ place, siblings }) => `${place}/${siblings}`)).toEqual([
      '1/3',
      '2/3',
      '1/2',
      '1/2',
      '2/2',
      '2/2',
      '3/3',
      '1/1',
    ]);
  });
});

describe('sortedTree', () => {
  it('sorts groups by their own figure and the rows inside them', () => {
    expect(outline(sortedTree(nodes, [{ id: 'value', desc: true }], columns))).toEqual([
      'AAPL',
      './d',
      'NVDA',
      '.spread',
      '../b',
      '../a',
      './c',
      '/z',
    ]);
  });

  it('keeps what has no value last, whichever the direction', () => {
    const list = [leg('none', null), leg('low', '1'), leg('high', '2')];
    const ids = (desc: boolean) => sortedTree(list, [{ id: 'value', desc }], columns).map((node) => node.id);
    expect(ids(false)).toEqual(['/low', '/high', '/none']);
    expect(ids(true)).toEqual(['/high', '/low', '/none']);
  });

  it('sorts equals by the next column and leaves them in order after the last', () => {
    const list = [leg('b', '1'), leg('a', '1'), leg('c', '2')];
    const sort = (...ids: string[]) =>
      sortedTree(
        list,
        ids.map((id) => ({ id, desc: false })),
        columns,
      ).map((node) => node.id);
    expect(sort('value', 'name')).toEqual(['/a', '/b', '/c']);
    expect(sort('value')).toEqual(['/b', '/a', '/c']);
  });

  it('keeps the order given where nothing sorts, and passes over columns that are gone', () => {
    expect(sortedTree(nodes, [], columns)).toBe(nodes);
    expect(sortedTree(nodes, [{ id: 'gone', desc: true }], columns)).toBe(nodes);
  });

  it('loses no row and adds none', () => {
    const rows = fc.uniqueArray(fc.integer(), { maxLength: 60 });
    fc.assert(
      fc.property(rows, fc.boolean(), (values, desc) => {
        const list = values.map((value) => leg(String(value), String(value)));
        const sorted = sortedTree(list, [{ id: 'value', desc }], columns);
        const expected = values.toSorted((a, b) => (desc ? b - a : a - b)).map((value) => `/${value}`);
        expect(sorted.map((node) => node.id)).toEqual(expected);
      }),
    );
  });
});

describe('rows of the tree', () => {
  const twice = [
    group('core', 0, leg('a', '1', 'core'), leg('b', '2', 'core')),
    group('hedge', 0, leg('a', '1', 'hedge')),
  ];

  it('are each taken once, though they stand in two groups', () => {
    expect([...distinctRows(twice).keys()]).toEqual(['a', 'b']);
    expect(selectedNodes(twice, new Set(['a'])).map((node) => node.id)).toEqual(['core/a']);
  });

  it('say whether a group is selected', () => {
    const [core, hedge] = twice;
    const states = (...ids: string[]) => [core, hedge].map((each) => each && groupSelection(each, new Set(ids)));
    expect(states()).toEqual(['none', 'none']);
    expect(states('a')).toEqual(['some', 'all']);
    expect(states('a', 'b')).toEqual(['all', 'all']);
    const [, nvda] = nodes;
    expect(nvda?.kind === 'group' && groupSelection(nvda, new Set(['a', 'b']))).toBe('some');
    expect(nvda?.kind === 'group' && groupSelection(nvda, new Set(['a', 'b', 'c']))).toBe('all');
  });

  it('names every group, inner ones as well', () => {
    expect(groupIds(nodes)).toEqual(['NVDA', 'spread', 'AAPL']);
  });
});
