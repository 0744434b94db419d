import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Exact } from '../../../src-shared/domain/exact';
import {
  type ExposureRow,
  exposureGroups,
  exposureOf,
  exposureReadings,
  exposureSums,
} from '../../../src-shared/domain/exposure-readings';
import { mockGreeks } from '../../../src-shared/domain/greeks';
import type { PositionType } from '../../../src-shared/domain/position-type';
import { marketValue } from '../../../src-shared/domain/valuation';

interface KeyedRow extends ExposureRow {
  sector: string;
  tags: string[];
}

function row(
  positionType: PositionType,
  quantity: string,
  price: string | null,
  part: Partial<KeyedRow> = {},
): KeyedRow {
  const holding = { positionType, quantity, contractMultiplier: '100' };
  return {
    ...holding,
    currency: 'USD',
    marketValue: marketValue(holding, price),
    underlyingPrice: '50',
    greeks: mockGreeks(positionType, quantity, '100'),
    sector: 'Technology',
    tags: [],
    ...part,
  };
}

describe('exposure of a position', () => {
  test('of two short calls in each reading', () => {
    const calls = row('SC', '2', '3', { greeks: { delta: -0.6 } });
    expect(exposureReadings.map((reading) => exposureOf(calls, reading).value)).toEqual([
      '-600.00',
      '-10000.00',
      '-3000.00',
    ]);
  });

  test.each([
    ['LC', '300.00', '5000.00', '3250.00'],
    ['LP', '300.00', '-5000.00', '-1750.00'],
    ['SC', '-300.00', '-5000.00', '-3250.00'],
    ['SP', '-300.00', '5000.00', '1750.00'],
  ] as const)('of one %s leans as the market does', (positionType, dollar, notional, delta) => {
    const option = row(positionType, '1', '3');
    expect(exposureReadings.map((reading) => exposureOf(option, reading).value)).toEqual([dollar, notional, delta]);
  });

  test('of a stock is its market value in every reading', () => {
    const short = row('SHORT', '10.5', '331', { underlyingPrice: '331' });
    for (const reading of exposureReadings) expect(exposureOf(short, reading).value).toBe('-3475.50');
  });

  test('is missing with a reason', () => {
    const unpriced = row('LC', '1', null);
    expect(exposureOf(unpriced, 'dollar').reason).toBe('NO_VALUE');
    expect(exposureOf(unpriced, 'notional').value).toBe('5000.00');
    expect(exposureOf(row('LC', '1', '3', { underlyingPrice: null }), 'notional').reason).toBe('NO_UNDERLYING_PRICE');
    expect(exposureOf(row('LONG', '1', '3', { currency: 'EUR' }), 'dollar').reason).toBe('OTHER_CURRENCY');
  });
});

describe('sums', () => {
  test('of long and short, and what is left out', () => {
    const rows = [row('LONG', '100', '182'), row('SHORT', '50', '330'), row('LONG', '1', null), row('LONG', '1', null)];
    expect(exposureSums(rows, 'dollar')).toEqual({
      long: '18200.00',
      short: '-16500.00',
      gross: '34700.00',
      net: '1700.00',
      longCount: 1,
      shortCount: 1,
      left: { NO_VALUE: 2 },
    });
  });

  test('of nothing are missing, not zero', () => {
    expect(exposureSums([], 'dollar')).toMatchObject({ long: null, short: null, gross: null, net: null });
    expect(exposureSums([row('LONG', '1', null)], 'dollar').net).toBeNull();
  });

  test('of groups: the largest first, a row with two tags in both', () => {
    const rows = [
      row('LONG', '1', '10', { tags: ['a', 'b'] }),
      row('SHORT', '1', '30', { tags: ['b'] }),
      row('LONG', '1', '9'),
    ];
    const groups = exposureGroups(rows, 'dollar', ({ tags }) => tags);
    expect(groups.map(({ key, net, gross }) => [key, net, gross])).toEqual([
      ['b', '-20.00', '40.00'],
      ['a', '10.00', '10.00'],
    ]);
  });

  const anyRow = fc
    .record({
      positionType: fc.constantFrom<PositionType>('LONG', 'SHORT', 'LC', 'LP', 'SC', 'SP'),
      quantity: fc.integer({ min: 1, max: 99_999_999 }).map((units) => (units / 10_000).toFixed(4)),
      price: fc.option(fc.integer({ min: 0, max: 9_999_999 }).map((units) => (units / 10_000).toFixed(4))),
      underlyingPrice: fc.option(fc.integer({ min: 1, max: 9_999_999 }).map((units) => (units / 10_000).toFixed(4))),
      sector: fc.constantFrom('A', 'B', 'C'),
    })
    .map(({ positionType, quantity, price, ...part }) => row(positionType, quantity, price, part));

  test('hold together to the cent, and disjoint groups add up to the whole', () => {
    fc.assert(
      fc.property(fc.array(anyRow), fc.constantFrom(...exposureReadings), (rows, reading) => {
        const cents = (text: string | null) => Exact.of(text ?? '0');
        const add = (texts: (string | null)[]) =>
          texts.reduce((sum, text) => sum.plus(cents(text)), Exact.ZERO).rounded(2);
        const whole = exposureSums(rows, reading);
        expect(add([whole.long, whole.short])).toBe(add([whole.net]));
        expect(cents(whole.long).minus(cents(whole.short)).rounded(2)).toBe(add([whole.gross]));
        const groups = exposureGroups(rows, reading, ({ sector }) => [sector]);
        for (const name of ['long', 'short', 'gross', 'net'] as const) {
          expect(add(groups.map((group) => group[name]))).toBe(add([whole[name]]));
        }
        const counted =
          whole.longCount + whole.shortCount + Object.values(whole.left).reduce((sum, count) => sum + count, 0);
        expect(counted).toBe(rows.length);
      }),
    );
  });
});
