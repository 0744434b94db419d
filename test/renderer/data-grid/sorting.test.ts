import { expect, it } from 'vitest';
import { pressedSorting, withoutSort, withSort } from '../../../src-renderer/components/data-grid/sorting';

const symbol = { id: 'symbol', align: 'left' } as const;
const value = { id: 'value', align: 'right' } as const;

it('begins with the largest number or the first name, and turns round', () => {
  const once = pressedSorting([], value, false);
  expect(once).toEqual([{ id: 'value', desc: true }]);
  expect(pressedSorting(once, value, false)).toEqual([{ id: 'value', desc: false }]);
  expect(pressedSorting(once, symbol, false)).toEqual([{ id: 'symbol', desc: false }]);
});

it('adds a column after the others, and turns it round in its place', () => {
  const two = pressedSorting([{ id: 'symbol', desc: false }], value, true);
  expect(two).toEqual([
    { id: 'symbol', desc: false },
    { id: 'value', desc: true },
  ]);
  expect(pressedSorting(two, symbol, true)).toEqual([
    { id: 'symbol', desc: true },
    { id: 'value', desc: true },
  ]);
  expect(withoutSort(two, 'symbol')).toEqual([{ id: 'value', desc: true }]);
  expect(withSort(two, { id: 'type', desc: false }, false)).toEqual([{ id: 'type', desc: false }]);
});
