import fc from 'fast-check';
import { describe, expect, expectTypeOf, it, test } from 'vitest';
import { Decimal } from '../../../src-shared/domain/decimal';
import type { PositionType } from '../../../src-shared/domain/position-type';
import {
  closeProceeds,
  costBasis,
  type Holding,
  type MissingReason,
  marketValue,
  missingReasons,
  positionFigures,
  realizedPnl,
  unrealizedPnl,
  unrealizedPnlPct,
  type ValuedPosition,
  weightPct,
} from '../../../src-shared/domain/valuation';
import type * as ipc from '../../../src-shared/ipc/positions';

function holding(positionType: PositionType, quantity: string): Holding {
  return { positionType, quantity, contractMultiplier: '100' };
}

function position(change: Partial<ValuedPosition> = {}): ValuedPosition {
  return { ...holding('LONG', '100'), currency: 'USD', entryPrice: '180', lastPrice: '182', ...change };
}

const types = fc.constantFrom<PositionType>('LONG', 'SHORT', 'LC', 'LP', 'SC', 'SP');
const quantities = fc
  .integer({ min: 1, max: 10 ** 9 })
  .map((tenThousandths) => new Decimal(tenThousandths).div(10000).toFixed());
const prices = fc
  .integer({ min: 1, max: 10 ** 8 })
  .map((tenThousandths) => new Decimal(tenThousandths).div(10000).toFixed());

test.each<[PositionType, string, string, string]>([
  ['LONG', '100', '182', '18200.00'],
  ['SHORT', '50', '330', '-16500.00'],
  ['SHORT', '50', '331', '-16550.00'],
  ['SC', '5', '12.1', '-6050.00'],
  ['LP', '2', '7.05', '1410.00'],
  ['LONG', '250.5', '227.065', '56879.78'],
  ['SHORT', '0.5', '0.01', '-0.01'],
  ['LONG', '1', '0', '0.00'],
  ['SHORT', '1', '0', '0.00'],
])('%s %s at %s is worth %s', (type, quantity, price, value) => {
  expect(marketValue(holding(type, quantity), price)).toBe(value);
  expect(costBasis(holding(type, quantity), price)).toBe(value);
  expect(closeProceeds(holding(type, quantity), price)).toBe(value);
});

test.each<[PositionType, string, string, string, string, string]>([
  ['LONG', '100', '180', '182', '200.00', '1.1111'],
  ['SHORT', '50', '331', '330', '50.00', '0.3021'],
  ['SHORT', '40', '331', '362.86', '-1274.40', '-9.6254'],
  ['SC', '5', '14.995', '12.1', '1447.50', '19.3064'],
  ['LP', '3', '8.5', '7.1', '-420.00', '-16.4706'],
  // 0.05 to 5.10 is 10,100 %: the specification's NUMERIC(8,4) overflowed.
  ['LC', '1', '0.05', '5.10', '505.00', '10100.0000'],
])('%s %s from %s to %s gains %s, %s percent', (type, quantity, from, to, pnl, pct) => {
  expect(unrealizedPnl(holding(type, quantity), from, to)).toBe(pnl);
  expect(realizedPnl(holding(type, quantity), from, to)).toBe(pnl);
  expect(unrealizedPnlPct(holding(type, quantity), from, to)).toBe(pct);
});

describe('unrealizedPnl', () => {
  it('is rounded once, from the exact difference, not from two rounded values', () => {
    const lot = holding('LONG', '1');
    expect([costBasis(lot, '0.005'), marketValue(lot, '0.0149')]).toEqual(['0.01', '0.01']);
    expect(unrealizedPnl(lot, '0.005', '0.0149')).toBe('0.01');
  });

  it('is the gain of one side and the loss of the other, and close to value minus cost', () => {
    fc.assert(
      fc.property(types, quantities, prices, prices, (type, quantity, from, to) => {
        const held = holding(type, quantity);
        const pnl = new Decimal(unrealizedPnl(held, from, to) ?? 'NaN');
        const roughly = new Decimal(marketValue(held, to) ?? 'NaN').minus(costBasis(held, from) ?? 'NaN');
        expect(pnl.minus(roughly).abs().lte('0.015')).toBe(true);
        const opposite: Record<PositionType, PositionType> = {
          LONG: 'SHORT',
          SHORT: 'LONG',
          LC: 'SC',
          SC: 'LC',
          LP: 'SP',
          SP: 'LP',
        };
        expect(pnl.plus(unrealizedPnl(holding(opposite[type], quantity), from, to) ?? 'NaN').isZero()).toBe(true);
      }),
    );
  });
});

describe('closeProceeds', () => {
  it('is paid for a short bought back', () => expect(closeProceeds(holding('SP', '2'), '1.23')).toBe('-246.00'));
});

test('what is not known gives null', () => {
  const held = holding('LONG', '1');
  expect([
    marketValue(held, null),
    costBasis(held, null),
    realizedPnl(held, null, '1'),
    closeProceeds(held, null),
  ]).toEqual([null, null, null, null]);
  expect([unrealizedPnl(held, null, '1'), unrealizedPnl(held, '1', null), unrealizedPnlPct(held, '0', '1')]).toEqual([
    null,
    null,
    null,
  ]);
  expect([weightPct(null, '1'), weightPct('1', null), weightPct('1', '0.00'), weightPct('1', '-5')]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

describe('positionFigures', () => {
  it('gives every figure of a row', () => {
    expect(positionFigures(position(), '24300')).toEqual({
      costBasis: '18000.00',
      marketValue: '18200.00',
      unrealizedPnl: '200.00',
      unrealizedPnlPct: '1.1111',
      weightPct: '74.8971',
      missing: {},
      tooLarge: [],
    });
    expect(
      positionFigures(position({ positionType: 'SHORT', quantity: '50', lastPrice: '330' }), '24300').weightPct,
    ).toBe('-67.9012');
  });

  const nothing = {
    costBasis: 'NO_ENTRY_PRICE',
    marketValue: 'NO_PRICE',
    unrealizedPnl: 'NO_PRICE',
    unrealizedPnlPct: 'NO_PRICE',
    weightPct: 'NO_PRICE',
  };
  test.each<[string, Partial<ValuedPosition>, string | null, Record<string, MissingReason>]>([
    [
      'no price',
      { lastPrice: null },
      '1',
      { marketValue: 'NO_PRICE', unrealizedPnl: 'NO_PRICE', unrealizedPnlPct: 'NO_PRICE', weightPct: 'NO_PRICE' },
    ],
    [
      'no entry price',
      { entryPrice: null },
      '1',
      { costBasis: 'NO_ENTRY_PRICE', unrealizedPnl: 'NO_ENTRY_PRICE', unrealizedPnlPct: 'NO_ENTRY_PRICE' },
    ],
    ['zero cost', { entryPrice: '0.0000' }, '1', { unrealizedPnlPct: 'ZERO_COST' }],
    ['another currency', { currency: 'CAD' }, '1', { weightPct: 'OTHER_CURRENCY' }],
    ['no NAV', {}, null, { weightPct: 'NAV_NOT_POSITIVE' }],
    ['a NAV of zero', {}, '0.00', { weightPct: 'NAV_NOT_POSITIVE' }],
    ['a negative NAV', {}, '-10', { weightPct: 'NAV_NOT_POSITIVE' }],
    ['neither price', { entryPrice: null, lastPrice: null }, '1', nothing as Record<string, MissingReason>],
  ])('says what is missing with %s', (_name, change, nav, missing) => {
    const figures = positionFigures(position(change), nav);
    expect(figures.missing).toEqual(missing);
    expect(missingReasons(position(change), nav)).toEqual(missing);
  });

  it('has a reason for exactly the figures that are null', () => {
    const maybePrice = fc.option(fc.oneof(fc.constant('0'), prices));
    fc.assert(
      fc.property(
        types,
        quantities,
        maybePrice,
        maybePrice,
        fc.constantFrom('USD', 'CAD'),
        fc.constantFrom(null, '-1', '0', '1000'),
        (type, quantity, entryPrice, lastPrice, currency, nav) => {
          const { missing, tooLarge, ...figures } = positionFigures(
            { ...holding(type, quantity), currency, entryPrice, lastPrice },
            nav,
          );
          const empty = Object.entries(figures)
            .filter(([, figure]) => figure === null)
            .map(([name]) => name);
          expect([...Object.keys(missing), ...tooLarge].sort()).toEqual(empty.sort());
        },
      ),
    );
  });

  it('gives null, and says so, where a column cannot hold the figure', () => {
    const huge = positionFigures(
      position({ quantity: '99999999999', lastPrice: '1000', entryPrice: '0.00000001' }),
      '1',
    );
    expect(huge.marketValue).toBeNull();
    expect(huge.costBasis).toBe('1000.00');
    expect(huge.missing).toEqual({});
    expect(huge.tooLarge).toEqual(['marketValue', 'unrealizedPnl', 'unrealizedPnlPct', 'weightPct']);
  });
});

test('the reasons are those of the contract, which has those of the day P&L beside them', () => {
  type OfTheDay = 'STALE_PRICE' | 'NO_SNAPSHOT_BEFORE';
  expectTypeOf<MissingReason | OfTheDay>().toEqualTypeOf<ipc.MissingReason>();
  const missing: ipc.Position['missing'] = missingReasons(position(), null);
  expect(missing).toBeDefined();
});
