import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { roundTo } from '../../../src-shared/domain/decimal';
import { formulaResult, negatedText, numberIn, percentIn, productOf, sumOf } from '../../../src-shared/domain/formula';

const money = (value: string) => numberIn(value, 'money');

it('is done exactly and rounded once', () => {
  expect(formulaResult(productOf(numberIn('20', 'quantity'), numberIn('11.16', 'price'), money('100')), 2)).toBe(
    '22320.00',
  );
  // Each product would round to 0.00; their sum does not.
  const third = productOf(money('0.04'), money('0.1'));
  expect(formulaResult(sumOf(third, third), 2)).toBe('0.01');
});

it('says how many percent a part is', () => {
  expect(formulaResult(percentIn(money('2'), money('180')), 4)).toBe('1.1111');
  expect(() => formulaResult(percentIn(money('2'), sumOf(money('1'), money('-1'))), 4)).toThrow(RangeError);
});

test.each([
  ['12.50', '-12.50'],
  ['-12.50', '12.50'],
  ['0.00', '0.00'],
  ['-0', '0'],
])('%s with its sign turned is %s', (text, turned) => {
  expect(negatedText(text)).toBe(turned);
});

it('comes to nothing when what it adds is taken away again, in any order', () => {
  const cents = fc.integer({ min: -1e9, max: 1e9 }).map((value) => roundTo(String(value / 100), 2));
  fc.assert(
    fc.property(fc.array(cents, { minLength: 1 }), (values) => {
      const parts = [...values.map(money), ...values.toReversed().map((value) => money(negatedText(value)))];
      expect(formulaResult(sumOf(...parts), 2)).toBe('0.00');
    }),
  );
});
