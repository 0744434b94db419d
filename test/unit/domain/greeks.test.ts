import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Greeks, MOCK_GREEKS, mockGreeks, sumGreeks } from '../../../src-shared/domain/greeks';
import type { PositionType } from '../../../src-shared/domain/position-type';
import type { Position } from '../../../src-shared/ipc/positions';

const types = fc.constantFrom<PositionType>('LONG', 'SHORT', 'LC', 'LP', 'SC', 'SP');
const quantities = fc.integer({ min: 1, max: 10 ** 9 }).map((tenThousandths) => String(tenThousandths / 10000));
const numbers = ({ source: _source, ...greeks }: Greeks) => Object.values(greeks);

describe('mockGreeks', () => {
  test.each<[PositionType, string, Omit<Greeks, 'source'>]>([
    ['SC', '5', { delta: -3.25, gamma: -0.1, theta: 0.25, vega: -0.75, rho: -0.4 }],
    ['LC', '1', { delta: 0.65, gamma: 0.02, theta: -0.05, vega: 0.15, rho: 0.08 }],
    ['LP', '2', { delta: -0.7, gamma: 0.04, theta: -0.1, vega: 0.3, rho: -0.12 }],
    ['SP', '3', { delta: 1.05, gamma: -0.06, theta: 0.15, vega: -0.45, rho: 0.18 }],
    ['LONG', '250.5', { delta: 2.505, gamma: 0, theta: 0, vega: 0, rho: 0 }],
    ['SHORT', '50', { delta: -0.5, gamma: 0, theta: 0, vega: 0, rho: 0 }],
  ])('%s %s', (type, quantity, greeks) => {
    const fitsTheContract: Position['greeks'] = mockGreeks(type, quantity, '100');
    expect(fitsTheContract).toStrictEqual({ ...greeks, source: 'mock' });
  });

  it('scales options by multiplier / 100 and leaves stocks alone', () => {
    expect(mockGreeks('LC', '2', '10').delta).toBe(0.13);
    expect(mockGreeks('LONG', '200', '10').delta).toBe(2);
  });

  it('rounds halves away from zero at four decimals, where doubles would not', () => {
    expect(mockGreeks('LONG', '0.005', '100').delta).toBe(0.0001);
    expect(mockGreeks('SHORT', '0.005', '100').delta).toBe(-0.0001);
    expect(mockGreeks('SHORT', '0.0001', '100').delta).toBe(0);
  });

  it("is the specification's arithmetic to four decimals, and never -0", () => {
    fc.assert(
      fc.property(types, quantities, (type, quantity) => {
        const multiplier = type.length === 2 ? Number(quantity) : Number(quantity) / 100;
        const greeks = mockGreeks(type, quantity, '100');
        for (const name of ['delta', 'gamma', 'theta', 'vega', 'rho'] as const) {
          expect(Math.abs(greeks[name] - MOCK_GREEKS[type][name] * multiplier)).toBeLessThanOrEqual(0.0000501);
        }
        expect(numbers(greeks).some((value) => Object.is(value, -0))).toBe(false);
      }),
    );
  });
});

describe('sumGreeks', () => {
  it('is exact to four decimals', () => {
    const total = sumGreeks([
      mockGreeks('SC', '5', '100'),
      mockGreeks('LONG', '100', '100'),
      mockGreeks('LC', '3', '100'),
    ]);
    expect(total).toStrictEqual({ delta: -0.3, gamma: -0.04, theta: 0.1, vega: -0.3, rho: -0.16, source: 'mock' });
  });

  it('of nothing is null', () => expect(sumGreeks([])).toBeNull());

  it('of opposite positions is zero and not -0', () => {
    fc.assert(
      fc.property(quantities, (quantity) => {
        const total = sumGreeks([mockGreeks('LC', quantity, '100'), mockGreeks('SC', quantity, '100')]);
        expect(total && numbers(total)).toStrictEqual([0, 0, 0, 0, 0]);
      }),
    );
  });

  it('with one mock among them is mock', () => {
    const model: Greeks = { ...mockGreeks('LONG', '1', '100'), source: 'model' };
    expect(sumGreeks([model, mockGreeks('LONG', '1', '100')])?.source).toBe('mock');
    expect(sumGreeks([model, model])?.source).toBe('model');
  });
});
