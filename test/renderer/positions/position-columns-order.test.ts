import { expect, it } from 'vitest';
import { narrowOrder, wideOrder } from '../../../src-renderer/pages/positions/position-columns-order';

it('has the same columns narrow and wide', () => {
  expect([...narrowOrder].sort()).toEqual([...wideOrder].sort());
  expect(narrowOrder.indexOf('tags')).toBeGreaterThan(narrowOrder.indexOf('vega'));
});
