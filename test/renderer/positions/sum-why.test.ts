import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDecimalText } from '../../../src-renderer/format/decimal-text';
import { textOf } from '../../../src-renderer/format/number-format';
import { positionTotals } from '../../../src-renderer/pages/positions/position-totals';
import { explainTotal, sumParts } from '../../../src-renderer/pages/positions/sum-why';
import { formulaResult, numberIn, sumOf } from '../../../src-shared/domain/formula';
import { optionOf, positionOf } from './position-builder';

describe('why a sum is what it is', () => {
  const covered = [
    positionOf({ quantity: '400.0000', entryPrice: '231.85', lastPrice: '287.40', dayPnl: '992.00' }),
    optionOf({ dayPnl: '-228.00' }),
  ];
  const explained = (figure: Parameters<typeof explainTotal>[3], rows = covered) =>
    explainTotal('AAPL', rows, positionTotals(rows), figure, 'minus');

  it('names the parts, the largest first', () => {
    const why = explained('dayPnl');
    expect(why.result && textOf(why.result)).toBe('+$764.00');
    expect(why.formula).toEqual({ words: 'Sum of 2 positions', numbers: '992.00 − 228.00' });
    expect(why.inputs.map(({ label, value }) => [label, value])).toEqual([
      ['AAPL', '+992.00'],
      ['AAPL 18 Dec 26 300 C', '−228.00'],
    ]);
  });

  it('says what is left out', () => {
    const rows = [...covered, positionOf({ symbol: 'CAT', lastPrice: null })];
    expect(explained('marketValue', rows).footnote).toBe('Left out: CAT.');
    expect(explained('marketValue', [positionOf({ lastPrice: null })])).toMatchObject({
      result: null,
      missing: 'nothing to add up',
    });
  });

  it('measures P&L by what was paid', () => {
    const why = explained('unrealizedPct');
    expect(why.result && textOf(why.result)).toBe('+24.5%');
    expect(why.formula?.numbers).toBe('23,308.00 ÷ 95,080.00 × 100');
  });

  it('has parts that add up to the total, whatever is shown', () => {
    const cents = fc.integer({ min: -1e8, max: 1e8 }).map((value) => (value / 100).toFixed(2));
    const rows = fc.array(
      fc.record({
        currency: fc.constantFrom('USD', 'CAD'),
        marketValue: fc.option(cents),
        unrealizedPnl: fc.option(cents),
        dayPnl: fc.option(cents),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(rows, (parts) => {
        const positions = parts.map((part) => positionOf(part));
        const totals = positionTotals(positions);
        for (const [figure, total] of [
          ['marketValue', totals.net],
          ['unrealized', totals.unrealized],
          ['dayPnl', totals.day],
        ] as const) {
          const found = sumParts(positions, figure).parts.map(({ value }) => numberIn(value, 'money'));
          expect(found.length === 0 ? null : formulaResult(sumOf(...found), 2)).toBe(
            total === null ? null : toDecimalText(total, 2),
          );
        }
      }),
    );
  });
});
