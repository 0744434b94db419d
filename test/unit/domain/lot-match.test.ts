import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Lot, lotChange, matchedLots } from '../../../src-shared/domain/lot-match';

let ids = 0;
const lot = (quantity: string, entryPrice: string | null, entryDate: string | null, rest: Partial<Lot> = {}): Lot => {
  ids += 1;
  return { id: `lot ${ids}`, symbol: 'AAPL', positionType: 'LONG', quantity, entryPrice, entryDate, ...rest };
};

/** Places of the lots that the entries are. */
const places = (entries: Lot[], lots: Lot[]) =>
  matchedLots(entries, lots).map((found) => (found ? lots.indexOf(found) : null));

describe('matchedLots', () => {
  const may = lot('100', '180', '2026-05-04');
  const june = lot('50', '190', '2026-06-01');

  test.each<[string, Lot[], (number | null)[]]>([
    ['equal lots, in any order', [lot('50', '190', '2026-06-01'), lot('100', '180', '2026-05-04')], [1, 0]],
    ['a lot of which some was sold', [lot('60', '180', '2026-05-04')], [0]],
    ['a lot with another average price of the same day', [lot('120', '182.5', '2026-05-04')], [0]],
    ['a lot whose day was corrected', [lot('50', '190', '2026-06-02')], [1]],
    ['an entry without price and day, by its quantity', [lot('50', null, null)], [1]],
    ['a lot of another day and price: it is new', [lot('10', '200', '2026-07-01')], [null]],
    ['a lot of the other side: it is new', [lot('100', '180', '2026-05-04', { positionType: 'SHORT' })], [null]],
    [
      'an equal lot a second time: it is new',
      [lot('100', '180', '2026-05-04'), lot('100', '180', '2026-05-04')],
      [0, null],
    ],
    [
      'the equal one first, whatever stands before it',
      [lot('70', '180', '2026-05-04'), lot('100', '180', '2026-05-04')],
      [null, 0],
    ],
  ])('knows %s', (_what, entries, expected) => expect(places(entries, [may, june])).toEqual(expected));

  it('uses no lot twice, and finds every lot again in itself', () => {
    const anyLot = fc.record({
      symbol: fc.constantFrom('AAPL', 'MSFT'),
      positionType: fc.constantFrom('LONG' as const, 'SHORT' as const),
      quantity: fc.constantFrom('1', '2', '3'),
      entryPrice: fc.constantFrom('10', '11', null),
      entryDate: fc.constantFrom('2026-01-02', '2026-01-05', null),
    });
    const anyLots = fc.array(anyLot.map((values) => lot(values.quantity, values.entryPrice, values.entryDate, values)));
    fc.assert(
      fc.property(anyLots, anyLots, (entries, lots) => {
        const found = matchedLots(entries, lots).filter((each) => each !== undefined);
        expect(new Set(found).size).toBe(found.length);
        const again = matchedLots(
          lots.filter(({ entryPrice, entryDate }) => entryPrice && entryDate),
          lots,
        );
        expect(again).not.toContain(undefined);
      }),
    );
  });

  it('is quick with 100,000 lots of one symbol', () => {
    const lots = Array.from({ length: 100_000 }, (_, index) => lot(String(index + 1), '10', '2026-01-02'));
    const entries = lots.map((each, index) => ({ ...each, quantity: String(index + 100_001) }));
    const start = performance.now();
    expect(matchedLots(entries, lots).filter((each) => each === undefined)).toEqual([]);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('lotChange', () => {
  it('is nothing where the file says what the book has, or less', () => {
    expect(lotChange(lot('1', '2', '2026-01-02'), lot('1', '2', '2026-01-02'))).toBeNull();
    expect(lotChange(lot('1', null, null), lot('1', '2', '2026-01-02'))).toBeNull();
  });

  it('takes what the file has, and keeps what it leaves open', () =>
    expect(lotChange(lot('3', null, '2026-01-05'), lot('1', '2', '2026-01-02'))).toEqual({
      quantity: '3',
      entryPrice: '2',
      entryDate: '2026-01-05',
    }));
});
