import { expect, test } from 'vitest';
import { explainExposure, hasMockDeltas } from '../../../src-renderer/pages/dashboard/exposure-why';
import { exposureSums } from '../../../src-shared/domain/exposure-readings';
import { optionOf, positionOf } from '../positions/position-builder';

const book = [
  positionOf({ symbol: 'AAPL', quantity: '100', lastPrice: '182' }),
  positionOf({ symbol: 'TSLA', positionType: 'SHORT', quantity: '50', lastPrice: '330' }),
  positionOf({ symbol: 'KO', quantity: '10', lastPrice: '70' }),
  optionOf({ underlyingPrice: '182' }),
  positionOf({ symbol: 'CAT', lastPrice: null }),
];

function explained(kind: 'long' | 'short' | 'gross' | 'net', reading: 'dollar' | 'notional' | 'delta-adjusted') {
  return explainExposure(kind, exposureSums(book, reading), book, reading, '20 Nov 2026', 'minus');
}

test('a side is the sum of its positions, the largest first', () => {
  const { formula, inputs, result, footnote } = explained('long', 'dollar');
  expect(formula).toEqual({ words: 'Sum of the exposures above zero', numbers: '18,200.00 + 700.00' });
  expect(result).toMatchObject({ lead: '$18,900', decimals: '.00' });
  expect(inputs.map(({ label, value }) => [label, value])).toEqual([
    ['AAPL', '18,200.00'],
    ['KO', '700.00'],
    ['Prices', '20 Nov 2026'],
  ]);
  expect(footnote).toBe('Options count at market value. Left out: 1 without a value.');
});

test('gross adds the size of short, net takes it away', () => {
  expect(explained('gross', 'notional').formula?.numbers).toBe('18,900.00 + 89,300.00');
  expect(explained('net', 'notional').formula?.numbers).toBe('18,900.00 \u2212 89,300.00');
});

test('placeholders are told only where they count', () => {
  expect(explained('net', 'dollar').mock).toBe(false);
  expect(explained('net', 'delta-adjusted').mock).toBe(true);
  expect(hasMockDeltas(book.slice(0, 2), 'delta-adjusted')).toBe(false);
});

test('a sum of nothing says why', () => {
  const nothing = [positionOf({ lastPrice: null })];
  const { result, missing, formula } = explainExposure(
    'net',
    exposureSums(nothing, 'dollar'),
    nothing,
    'dollar',
    null,
    'minus',
  );
  expect({ result, missing, numbers: formula?.numbers }).toEqual({
    result: null,
    missing: '1 without a value',
    numbers: null,
  });
});
