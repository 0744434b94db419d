import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dailyReturns, deepest, drawdowns } from '../../../src-shared/domain/drawdown';

function book(...days: [nav: string, flow: string | null][]) {
  return days.map(([totalValue, netFlow], index) => ({
    snapshotDate: `2026-03-${String(index + 2).padStart(2, '0')}`,
    totalValue,
    netFlow,
  }));
}

describe('daily returns', () => {
  test('are free of what was paid in or out', () => {
    const [first, deposit, withdrawal] = dailyReturns(book(['1000', null], ['1520', '500'], ['1013.2', '-500']));
    expect(first).toBeNull();
    expect(deposit).toBeCloseTo(0.013333, 6);
    expect(withdrawal).toBeCloseTo(1513.2 / 1520 - 1, 12);
  });

  test('are missing where the session began with nothing', () => {
    expect(dailyReturns(book(['0', null], ['0', '0'], ['100', '0']))).toEqual([null, null, null]);
    expect(dailyReturns(book(['-10', null], ['5', '0']))).toEqual([null, null]);
    expect(dailyReturns(book(['0', null], ['101', '100']))[1]).toBeCloseTo(0.01, 12);
  });
});

describe('drawdowns', () => {
  test('count from the highest level before', () => {
    const values = drawdowns(book(['100', null], ['110', '0'], ['99', '0'], ['121', '0']));
    expect(values.map((value) => value?.toFixed(4))).toEqual(['0.0000', '0.0000', '-0.1000', '0.0000']);
    expect(deepest(values)).toEqual({ index: 2, value: expect.closeTo(-0.1, 12) });
  });

  test('are not mended by a deposit, nor made by a withdrawal', () => {
    const deposit = drawdowns(book(['100', null], ['80', '0'], ['180', '100']));
    expect(deposit[2]).toBeCloseTo(-0.2, 12);
    const withdrawal = drawdowns(book(['100', null], ['40', '-60']));
    expect(withdrawal[1]).toBe(0);
  });

  test('begin anew where a return is missing', () => {
    expect(drawdowns(book(['100', null], ['0', '0'], ['50', '0'], ['25', '0']))).toEqual([0, -1, null, -0.5]);
  });

  test('lie between -1 and 0 and are 0 at every new high', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1, max: 1e6, noNaN: true }), { minLength: 1 }), (navs) => {
        const values = drawdowns(book(...navs.map((nav): [string, string] => [String(nav), '0'])));
        let peak = 0;
        for (const [index, nav] of navs.entries()) {
          const value = values[index] ?? Number.NaN;
          expect(value).toBeGreaterThanOrEqual(-1);
          expect(value).toBeLessThanOrEqual(0);
          if (nav > peak * (1 + 1e-9)) expect(value).toBeCloseTo(0, 9);
          peak = Math.max(peak, nav);
        }
      }),
    );
  });

  test('have no deepest one when nothing fell', () => {
    expect(deepest([0, null, 0])).toBeNull();
    expect(deepest([])).toBeNull();
    expect(deepest([0, -0.1, -0.04])).toEqual({ index: 1, value: -0.1 });
  });
});
