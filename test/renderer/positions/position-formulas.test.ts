import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDecimalText, unitsOf } from '../../../src-renderer/format/decimal-text';
import {
  type ComputedFigure,
  figureFormula,
  flowSince,
  type PriceTrace,
} from '../../../src-renderer/pages/positions/position-formulas';
import { formulaResult } from '../../../src-shared/domain/formula';
import { positionFigures } from '../../../src-shared/domain/valuation';
import type { Position } from '../../../src-shared/ipc/positions';
import { optionOf, positionOf } from './position-builder';

const tenThousandths = (max: number, min = 1) => fc.integer({ min, max }).map((value) => (value / 10_000).toFixed(4));
const cents = fc.integer({ min: -1e9, max: 1e9 }).map((value) => (value / 100).toFixed(2));

/** Positions as the back end values them, with a NAV and a price trace. */
const valued = fc
  .record({
    positionType: fc.constantFrom('LONG', 'SHORT', 'LC', 'LP', 'SC', 'SP'),
    quantity: tenThousandths(1e7),
    entryPrice: tenThousandths(1e7, 10_000),
    lastPrice: tenThousandths(1e7),
    contractMultiplier: fc.constantFrom('100', '10', '1'),
    nav: tenThousandths(1e9, 1e7),
    before: cents,
    flow: cents,
  })
  .map(({ nav, before, flow, ...part }) => {
    const isOption = part.positionType.length === 2;
    const base = (isOption ? optionOf : positionOf)(part as Partial<Position>);
    const { tooLarge, ...figures } = positionFigures(base, nav);
    const { marketValue } = figures;
    if (marketValue === null) throw new Error('the book holds more than its columns do');
    const dayPnl = toDecimalText(unitsOf(marketValue) - unitsOf(before) - unitsOf(flow), 2);
    const position: Position = { ...base, ...figures, dayPnl };
    const trace: PriceTrace = {
      price: part.lastPrice,
      priceDate: '2026-11-20',
      source: 'simulated',
      bar: null,
      previous: { date: '2026-11-19', price: null, marketValue: before },
      run: null,
    };
    return { position, nav, trace, flow };
  });

function resultOf(position: Position, figure: ComputedFigure, nav: string | null, trace: PriceTrace | null) {
  const { formula, places } = figureFormula(position, figure, { nav, trace });
  return formula === null ? null : formulaResult(formula, places);
}

describe('the formula of a figure', () => {
  it('comes to the figure itself, whatever is held', () => {
    fc.assert(
      fc.property(valued, ({ position, nav, trace, flow }) => {
        const result = (figure: ComputedFigure) => resultOf(position, figure, nav, trace);
        expect(result('marketValue')).toBe(position.marketValue);
        expect(result('costBasis')).toBe(position.costBasis);
        expect(result('unrealized')).toBe(position.unrealizedPnl);
        expect(result('unrealizedPct')).toBe(position.unrealizedPnlPct);
        expect(result('weight')).toBe(position.weightPct);
        expect(result('dayPnl')).toBe(position.dayPnl);
        expect(flowSince(position, trace)).toBe(toDecimalText(unitsOf(flow), 2));
        for (const greek of ['delta', 'gamma', 'theta', 'vega', 'rho'] as const) {
          expect(Number(result(greek))).toBe(position.greeks[greek]);
        }
      }),
    );
  });

  it('is not there while something in it is missing', () => {
    const bare = positionOf({ lastPrice: null, entryPrice: null });
    for (const figure of ['marketValue', 'costBasis', 'unrealized', 'unrealizedPct', 'weight', 'dayPnl'] as const) {
      expect(resultOf(bare, figure, '1000', null)).toBeNull();
    }
    expect(resultOf(positionOf({ entryPrice: '0' }), 'unrealizedPct', null, null)).toBeNull();
    expect(resultOf(positionOf(), 'weight', '-5.00', null)).toBeNull();
    const modelled = optionOf({ greeks: { ...optionOf().greeks, source: 'model' } });
    expect(figureFormula(modelled, 'delta', { nav: null, trace: null })).toMatchObject({ formula: null });
  });

  it('measures the day in percent by the size of what was held', () => {
    const position = positionOf({ dayPnl: '-50.00', marketValue: '-16550.00', positionType: 'SHORT' });
    const trace = { previous: { date: '2026-11-19', price: '330', marketValue: '-16500.00' } } as PriceTrace;
    expect(resultOf(position, 'dayPnlPct', null, trace)).toBe('-0.3030');
  });
});
