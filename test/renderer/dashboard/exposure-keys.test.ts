import { expect, test } from 'vitest';
import { countsTwice, keysOf, leftOutWords } from '../../../src-renderer/pages/dashboard/exposure-keys';
import type { Tag } from '../../../src-shared/ipc/tags';
import { optionOf, positionOf } from '../positions/position-builder';

const tag = (id: string, name: string, tagType: Tag['tagType']): Tag => ({
  id,
  name,
  tagType,
  color: '#8d9bd0',
  usageCount: 1,
});
const tags = [tag('1', 'core', 'REGULAR'), tag('2', 'income', 'REGULAR'), tag('3', 'Collar', 'STRATEGY')];

test('a position counts under its underlying, its sector and each of its tags', () => {
  const call = optionOf({ sector: 'Technology', tagIds: ['1', '2', '3'] });
  expect(keysOf('underlying', tags)(call)).toEqual(['AAPL']);
  expect(keysOf('sector', tags)(call)).toEqual(['Technology']);
  expect(keysOf('tag', tags)(call)).toEqual(['core', 'income']);
  expect(countsTwice('tag', [call], tags)).toBe(true);
  expect(countsTwice('sector', [call], tags)).toBe(false);
});

test('a position without a sector or tag is not left out', () => {
  const stock = positionOf({ sector: null, tagIds: ['3'] });
  expect(keysOf('sector', tags)(stock)).toEqual(['No sector known']);
  expect(keysOf('tag', tags)(stock)).toEqual(['No tag']);
});

test('what is left out is counted by reason', () => {
  expect(leftOutWords({ left: {} })).toBeNull();
  expect(leftOutWords({ left: { NO_VALUE: 2, OTHER_CURRENCY: 1 } })).toBe('2 without a value, 1 in another currency');
});
