import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type EnteredPosition, positionDraft } from '../../../src-shared/domain/position-draft';
import { anyText } from './any-text';

const TODAY = '2026-09-25';
const stock: EnteredPosition = { symbol: 'AAPL', quantity: '100', entryPrice: '185.50', entryDate: '2025-03-14' };
const call: EnteredPosition = {
  symbol: 'AAPL270115C00350000',
  quantity: '-5',
  entryPrice: '14.995',
  entryDate: '2026-07-10',
};
const draftOf = (change: Partial<EnteredPosition>, base = stock) => positionDraft({ ...base, ...change }, TODAY);

describe('positionDraft', () => {
  it('takes a stock', () => {
    expect(positionDraft({ ...stock, tags: 'core,#strategy:growth', lastPrice: '341.07' }, TODAY)).toEqual({
      draft: {
        symbol: 'AAPL',
        positionType: 'LONG',
        quantity: '100',
        underlyingSymbol: null,
        expirationDate: null,
        strikePrice: null,
        optionType: null,
        contractMultiplier: '100',
        entryPrice: '185.5',
        entryDate: '2025-03-14',
        lastPrice: '341.07',
        tags: [
          { name: 'core', tagType: 'REGULAR' },
          { name: 'growth', tagType: 'STRATEGY' },
        ],
      },
      problems: [],
      warnings: [],
    });
  });

  it('takes an option, its side from the sign', () => {
    expect(positionDraft(call, TODAY)).toMatchObject({
      draft: {
        symbol: 'AAPL270115C00350000',
        positionType: 'SC',
        quantity: '5',
        underlyingSymbol: 'AAPL',
        expirationDate: '2027-01-15',
        strikePrice: '350',
        optionType: 'CALL',
        entryPrice: '14.995',
        lastPrice: null,
        tags: [],
      },
      problems: [],
      warnings: [],
    });
  });

  test.each<[Partial<EnteredPosition>, string, string, RegExp]>([
    [{ symbol: '' }, 'symbol', 'EMPTY', /missing/],
    [{ symbol: 'Account Total' }, 'symbol', 'INVALID_SYMBOL', /Write it like AAPL/],
    [{ symbol: 'AAPL270230C00350000' }, 'symbol', 'IMPOSSIBLE_EXPIRATION', /2027-02-30/],
    [{ symbol: '-NVDA270115C250' }, 'symbol', 'OPTION_FORM', /eight digits/],
    [{ symbol: 'NVDA270115C52.5' }, 'symbol', 'OPTION_FORM', /eight digits/],
    [{ quantity: '' }, 'quantity', 'EMPTY', /missing/],
    [{ quantity: '0' }, 'quantity', 'QUANTITY_ZERO', /zero/],
    [{ quantity: '-0.00' }, 'quantity', 'QUANTITY_ZERO', /zero/],
    [{ quantity: '0.00004' }, 'quantity', 'QUANTITY_ZERO', /0\.00004 rounds to zero/],
    [{ quantity: '100000000000' }, 'quantity', 'QUANTITY_TOO_LARGE', /99,999,999,999\.9999/],
    [{ quantity: '1,234' }, 'quantity', 'AMBIGUOUS_NUMBER', /1234 or 1\.234/],
    [{ entryPrice: '-1' }, 'entryPrice', 'NEGATIVE_PRICE', /negative quantity/],
    [{ entryPrice: '98,40' }, 'entryPrice', 'DECIMAL_COMMA', /98\.40/],
    [{ entryPrice: '10000000000' }, 'entryPrice', 'PRICE_TOO_LARGE', /9,999,999,999\.99999999/],
    [{ lastPrice: '-1' }, 'lastPrice', 'NEGATIVE_PRICE', /negative/],
    [{ lastPrice: '100000000' }, 'lastPrice', 'PRICE_TOO_LARGE', /99,999,999\.9999/],
    [{ entryDate: '14.03.2025' }, 'entryDate', 'NOT_ISO_DATE', /like 2025-03-14/],
    [{ entryDate: '2025-02-30' }, 'entryDate', 'IMPOSSIBLE_DATE', /calendar/],
    [{ entryDate: '2026-09-26' }, 'entryDate', 'FUTURE_DATE', /today is 2026-09-25/],
    [{ symbol: 'SPY250620C00600000', entryDate: '2025-06-21' }, 'entryDate', 'ENTRY_AFTER_EXPIRATION', /2025-06-20/],
    [{ tags: 'x'.repeat(51) }, 'tags', 'TAG_TOO_LONG', /50/],
    [{ quantity: '99999999999', entryPrice: '1000' }, 'quantity', 'VALUE_TOO_LARGE', /99999999999000/],
    [
      { quantity: '99999999999', entryPrice: '1', lastPrice: '1000' },
      'quantity',
      'VALUE_TOO_LARGE',
      /Quantity × price/,
    ],
  ])('%o is a problem of %s: %s', (change, field, code, message) => {
    const { draft, problems } = draftOf(change);
    expect(draft).toBeNull();
    expect(problems).toMatchObject([{ field, code, value: change[field as keyof EnteredPosition] }]);
    expect(problems[0]?.message).toMatch(message);
  });

  test.each<[Partial<EnteredPosition>, string, string, RegExp]>([
    [{ quantity: '-1.23456' }, 'quantity', 'QUANTITY_ROUNDED', /-1\.23456 is kept with four decimals, as -1\.2346/],
    [{ entryPrice: '' }, 'entryPrice', 'ENTRY_PRICE_UNKNOWN', /stay unknown/],
    [{ entryDate: ' ' }, 'entryDate', 'ENTRY_DATE_UNKNOWN', /unknown/],
    [{ entryPrice: '0.000000001' }, 'entryPrice', 'PRICE_ROUNDED_TO_ZERO', /makes it 0/],
    [{ symbol: '31617E745' }, 'symbol', 'LOOKS_LIKE_CUSIP', /CUSIP, not a ticker/],
    [{ symbol: 'Total' }, 'symbol', 'LOOKS_LIKE_TOTAL', /Leave it out, or say that it is a ticker/],
    [{ symbol: 'AAPL1270115C00350000' }, 'symbol', 'ADJUSTED_OPTION', /underlying needs confirmation/],
    [{ symbol: 'AAPL260924C00350000' }, 'symbol', 'EXPIRED_OPTION', /expired on 2026-09-24/],
  ])('%o is a warning of %s: %s', (change, field, code, message) => {
    const { draft, problems, warnings } = draftOf(change);
    expect(draft).not.toBeNull();
    expect(problems).toEqual([]);
    expect(warnings).toMatchObject([{ field, code }]);
    expect(warnings[0]?.message).toMatch(message);
  });

  it('takes what is legal without a word', () => {
    for (const change of [
      { entryPrice: '0' },
      { entryPrice: '239.191336715' },
      { entryDate: TODAY },
      { entryDate: '1900-01-01' },
      { symbol: 'AAPL260925C00350000', entryDate: TODAY },
      { quantity: '99999999999.9999', entryPrice: '1' },
    ]) {
      expect(draftOf(change)).toMatchObject({ problems: [], warnings: [] });
    }
    expect(draftOf({ entryPrice: '239.191336715' }).draft?.entryPrice).toBe('239.19133672');
    expect(draftOf({ lastPrice: '1.00005' }).draft?.lastPrice).toBe('1.0001');
  });

  it('keeps unknown unknown: an empty price is not zero', () => {
    expect(draftOf({ entryPrice: '', entryDate: '', lastPrice: '' }).draft).toMatchObject({
      entryPrice: null,
      entryDate: null,
      lastPrice: null,
    });
  });

  it('names every problem of a position at once', () => {
    const { problems } = positionDraft(
      { symbol: '?', quantity: 'x', entryPrice: '1,5', entryDate: 'soon', lastPrice: 'n/a', tags: '#strategy:' },
      TODAY,
    );
    expect(problems.map(({ field }) => field)).toEqual([
      'symbol',
      'quantity',
      'entryPrice',
      'entryDate',
      'lastPrice',
      'tags',
    ]);
  });

  it('never throws, and a draft is there exactly when there is no problem', () => {
    const cell = fc.oneof(
      anyText,
      fc.constantFrom(
        '',
        'AAPL',
        'AAPL270115C00350000',
        'AAPL1270115P00000500',
        '-50',
        '1e5',
        '0',
        '185.5',
        '2025-03-14',
        '2031-01-01',
        'a,b',
      ),
    );
    const entered = fc.record({
      symbol: cell,
      quantity: cell,
      entryPrice: cell,
      entryDate: cell,
      tags: cell,
      lastPrice: cell,
    });
    fc.assert(
      fc.property(entered, (position) => {
        const { draft, problems } = positionDraft(position, TODAY);
        expect(draft === null).toBe(problems.length > 0);
        if (draft) expect(draft.quantity).toMatch(/^(?!0$)\d+(\.\d{0,3}[1-9])?$/);
      }),
      { numRuns: 2000 },
    );
  });
});
