import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../../src-shared/domain/decimal';
import { type BookRow, bookTotals } from '../../../src-shared/domain/exposure';
import { positionFigures, type ValuedPosition } from '../../../src-shared/domain/valuation';
import type { PortfolioSummary } from '../../../src-shared/ipc/portfolios';

function row(id: string, change: Partial<ValuedPosition> = {}): BookRow {
  const position: ValuedPosition = {
    positionType: 'LONG',
    quantity: '100',
    contractMultiplier: '100',
    currency: 'USD',
    entryPrice: '180',
    lastPrice: '182',
    ...change,
  };
  return { id, symbol: id.toUpperCase(), currency: position.currency, ...positionFigures(position, null) };
}

const cents = fc
  .bigInt({ min: -(10n ** 13n), max: 10n ** 13n })
  .map((value) => new Decimal(value.toString()).div(100).toFixed(2));
const rows = fc.array(
  fc
    .record({
      marketValue: fc.option(cents),
      unrealizedPnl: fc.option(cents),
      currency: fc.constantFrom('USD', 'USD', 'CAD'),
    })
    .map(
      ({ marketValue, unrealizedPnl, currency }): BookRow => ({
        id: 'id',
        symbol: 'SYM',
        currency,
        marketValue,
        unrealizedPnl: marketValue === null ? null : unrealizedPnl,
        missing: {
          ...(marketValue === null && { marketValue: 'NO_PRICE' as const }),
          ...(unrealizedPnl === null && { unrealizedPnl: 'NO_ENTRY_PRICE' as const }),
        },
      }),
    ),
);

describe('bookTotals', () => {
  it('adds up the worked book', () => {
    const book = [
      row('aapl'),
      row('tsla', { positionType: 'SHORT', quantity: '50', entryPrice: '331', lastPrice: '330' }),
    ];
    expect(bookTotals(book, '1000')).toEqual({
      longValue: '18200.00',
      shortValue: '-16500.00',
      grossExposure: '34700.00',
      netExposure: '1700.00',
      cashValue: '1000.00',
      totalValue: '2700.00',
      unrealizedPnl: '250.00',
      positionCount: 2,
      valuedCount: 2,
      pnlCount: 2,
      excluded: [],
      tooLarge: [],
    });
  });

  it('fits the contract', () => {
    const totals: Pick<
      PortfolioSummary,
      'longValue' | 'totalValue' | 'unrealizedPnl' | 'positionCount' | 'pnlCount' | 'excluded'
    > = bookTotals([], null);
    expect(totals.positionCount).toBe(0);
  });

  it('leaves out what cannot be valued, and names it', () => {
    const book = [
      row('a'),
      row('b', { lastPrice: null }),
      row('c', { entryPrice: null }),
      row('d', { currency: 'CAD' }),
      row('e', { quantity: '99999999999', lastPrice: '1000' }),
    ];
    expect(bookTotals(book, null)).toEqual({
      longValue: '36400.00',
      shortValue: '0.00',
      grossExposure: '36400.00',
      netExposure: '36400.00',
      cashValue: null,
      totalValue: '36400.00',
      unrealizedPnl: '200.00',
      positionCount: 5,
      valuedCount: 2,
      pnlCount: 1,
      excluded: [
        { positionId: 'b', symbol: 'B', reason: 'NO_PRICE' },
        { positionId: 'c', symbol: 'C', reason: 'NO_ENTRY_PRICE' },
        { positionId: 'd', symbol: 'D', reason: 'OTHER_CURRENCY' },
      ],
      tooLarge: [{ positionId: 'e', symbol: 'E' }],
    });
  });

  it('gives null where there is nothing to add up, and not zero', () => {
    const nothing = { longValue: null, shortValue: null, grossExposure: null, netExposure: null, unrealizedPnl: null };
    expect(bookTotals([], null)).toMatchObject({ ...nothing, cashValue: null, totalValue: null });
    expect(bookTotals([row('a', { lastPrice: null })], '500.5')).toMatchObject({
      ...nothing,
      cashValue: '500.50',
      totalValue: '500.50',
    });
  });

  it('holds: gross >= |net|, long + short = net, NAV = cash + net, the rows sum to the whole, each row is counted once', () => {
    fc.assert(
      fc.property(rows, fc.option(cents), (book, cash) => {
        const totals = bookTotals(book, cash);
        expect(totals.valuedCount + totals.excluded.filter(({ reason }) => reason !== 'NO_ENTRY_PRICE').length).toBe(
          book.length,
        );
        const valued = book.filter(({ currency, marketValue }) => currency === 'USD' && marketValue !== null);
        expect(totals.valuedCount).toBe(valued.length);
        expect(totals.netExposure === null).toBe(valued.length === 0);
        if (totals.netExposure === null) return;
        const net = new Decimal(totals.netExposure);
        expect(valued.reduce((sum, { marketValue }) => sum.plus(marketValue ?? 'NaN'), new Decimal(0)).eq(net)).toBe(
          true,
        );
        expect(new Decimal(totals.longValue ?? 'NaN').plus(totals.shortValue ?? 'NaN').eq(net)).toBe(true);
        expect(new Decimal(totals.grossExposure ?? 'NaN').gte(net.abs())).toBe(true);
        expect(new Decimal(totals.shortValue ?? 'NaN').lte(0)).toBe(true);
        expect(net.plus(cash ?? 0).eq(totals.totalValue ?? 'NaN')).toBe(true);
      }),
    );
  });
});
