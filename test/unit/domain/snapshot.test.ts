import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookPosition } from '../../../src-shared/domain/book-at';
import { PriceHistory } from '../../../src-shared/domain/price-in-use';
import {
  type Actions,
  asPrevious,
  dividendCash,
  type PreviousSnapshot,
  type SessionSnapshot,
  sessionSnapshot,
} from '../../../src-shared/domain/snapshot';

const DAYS = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'] as const;
const [, , , S, T] = DAYS;
const NO_ACTIONS: Actions = { splits: new Map(), dividends: new Map() };

let lastId = 0;
function position(symbol: string, quantity: string, over: Partial<BookPosition> = {}): BookPosition {
  lastId += 1;
  return {
    id: `p${lastId}`,
    symbol,
    positionType: quantity.startsWith('-') ? 'SHORT' : 'LONG',
    quantity: quantity.replace('-', ''),
    contractMultiplier: '100',
    currency: 'USD',
    entryPrice: null,
    entryDate: '2026-01-05',
    exitDate: null,
    exitPrice: null,
    underlyingSymbol: null,
    expirationDate: null,
    strikePrice: null,
    optionType: null,
    closedPartOf: null,
    unitsDate: T,
    createdDate: T,
    ...over,
  };
}

const prices = (...rows: [symbol: string, date: string, price: string][]) =>
  new PriceHistory(rows.map(([symbol, date, price]) => ({ symbol, date, price, source: 'csv', isHeld: false })));

interface Given {
  positions: BookPosition[];
  prices: PriceHistory;
  cash?: string | null;
  previous?: PreviousSnapshot | null;
  actions?: Actions;
}

function made(
  session: string,
  { cash = null, previous = null, actions = NO_ACTIONS, ...rest }: Given,
): SessionSnapshot {
  const snapshot = sessionSnapshot({ session, cash, previous, actions, ...rest });
  if (!snapshot) throw new Error('no snapshot');
  return snapshot;
}

describe('the snapshot of a session', () => {
  const msft = position('MSFT', '10', { entryDate: T, entryPrice: '400' });
  const book = [position('AAPL', '100'), position('TSLA', '-50', { entryPrice: '331', entryDate: T }), msft];
  const history = prices(['AAPL', S, '180'], ['AAPL', T, '182'], ['TSLA', T, '330'], ['MSFT', T, '410']);

  it('is the example of decision 6', () => {
    const long = [book[0] as BookPosition, msft];
    const before = made(S, { positions: long, prices: history, cash: '2000.00' });
    expect(before).toMatchObject({ totalValue: '20000.00', dailyPnl: null, netFlow: null, cumulativePnl: '0.00' });
    const after = made(T, { positions: long, prices: history, cash: '2000.00', previous: asPrevious(before) });
    expect(after).toMatchObject({ totalValue: '24300.00', dailyPnl: '300.00', netFlow: '4000.00' });
    expect(after.dailyPnlPct).toBe('1.5000');
  });

  it('has a short at its negative value, and what a short gains when the price falls', () => {
    const before = made(S, { positions: [book[0] as BookPosition], prices: history });
    const after = made(T, { positions: book, prices: history, previous: asPrevious(before) });
    expect(after).toMatchObject({
      longValue: '22300.00',
      shortValue: '-16500.00',
      grossExposure: '38800.00',
      netExposure: '5800.00',
      totalValue: '5800.00',
      cashValue: null,
    });
    const short = after.positions.find(({ symbol }) => symbol === 'TSLA');
    expect(short).toMatchObject({ marketValue: '-16500.00', dailyPnl: '50.00', netFlow: '-16550.00' });
  });

  it('leaves out what has no price, names it and says that it is incomplete', () => {
    const with2 = [...book, position('GONE', '5')];
    const snapshot = made(T, { positions: with2, prices: history });
    expect(snapshot).toMatchObject({ isComplete: false, longValue: '22300.00' });
    expect(snapshot.positions.at(-1)).toMatchObject({ marketValue: null, missingReason: 'NO_PRICE' });
  });

  it('leaves out other currencies, which makes it no less complete', () => {
    const snapshot = made(T, { positions: [...book, position('AAPL', '5', { currency: 'CAD' })], prices: history });
    expect(snapshot).toMatchObject({ isComplete: true, longValue: '22300.00' });
    expect(snapshot.positions.at(-1)).toMatchObject({ marketValue: null, missingReason: 'OTHER_CURRENCY' });
  });

  it('is none where nothing can be priced', () => {
    expect(
      sessionSnapshot({
        session: T,
        positions: [position('GONE', '1')],
        prices: prices(),
        cash: '5.00',
        previous: null,
        actions: NO_ACTIONS,
      }),
    ).toBeNull();
  });

  it('uses a stale price, and knows no P&L of it', () => {
    const only = [position('AAPL', '100')];
    const stale = prices(['AAPL', S, '180']);
    const before = made(S, { positions: only, prices: stale });
    const after = made(T, { positions: only, prices: stale, previous: asPrevious(before) });
    expect(after).toMatchObject({ totalValue: '18000.00', dailyPnl: null, netFlow: '0.00', isComplete: true });
    expect(after.positions[0]).toMatchObject({ priceDate: S, dailyPnl: null, missingReason: 'STALE_PRICE' });
  });

  it('multiplies an option by a hundred, and holds an expired one at intrinsic value without Greeks', () => {
    const call = position('AAPL261119C00170000', '5', {
      positionType: 'LC',
      underlyingSymbol: 'AAPL',
      expirationDate: S,
      strikePrice: '170',
      optionType: 'CALL',
    });
    const marked = prices(
      ['AAPL', DAYS[2], '181'],
      [call.symbol, DAYS[2], '11.50'],
      ['AAPL', S, '180'],
      ['AAPL', T, '190'],
    );
    const alive = made(DAYS[2], { positions: [call], prices: marked });
    expect(alive).toMatchObject({ longValue: '5750.00', totalDelta: '3.2500' });
    const expired = made(S, { positions: [call], prices: marked, previous: asPrevious(alive) });
    expect(expired).toMatchObject({ longValue: '5000.00', dailyPnl: '-750.00', totalDelta: null });
    const later = made(T, { positions: [call], prices: marked, previous: asPrevious(expired) });
    expect(later).toMatchObject({ longValue: '5000.00', dailyPnl: '0.00' });
  });

  it('follows a part that was closed to the position that it was a part of', () => {
    const whole = position('AAPL', '100');
    const before = made(S, { positions: [whole], prices: history, cash: '0.00' });
    const rest = { ...whole, quantity: '60' };
    const part = position('AAPL', '40', { closedPartOf: whole.id, exitDate: T, exitPrice: '181' });
    const after = made(T, { positions: [rest, part], prices: history, cash: '7240.00', previous: asPrevious(before) });
    expect(after).toMatchObject({ dailyPnl: '160.00', netFlow: '0.00', totalValue: '18160.00' });
    expect(after.positions).toHaveLength(1);
  });

  it('follows a part whose exit was entered late, and counts it once', () => {
    const whole = position('AAPL', '100');
    const before = made(S, { positions: [whole], prices: history, cash: '0.00' });
    const rest = { ...whole, quantity: '60' };
    const part = position('AAPL', '40', { closedPartOf: whole.id, exitDate: S, exitPrice: '181' });
    const after = made(T, { positions: [rest, part], prices: history, cash: '7240.00', previous: asPrevious(before) });
    expect(after).toMatchObject({ dailyPnl: '160.00', netFlow: '0.00' });
    const later = prices(['AAPL', '2026-11-23', '183']);
    const next = made('2026-11-23', {
      positions: [rest, part],
      prices: later,
      cash: '7240.00',
      previous: asPrevious(after),
    });
    expect(next).toMatchObject({ dailyPnl: '60.00', netFlow: '0.00' });
  });

  it('lets a deleted position leave as a flow, and counts it in no total', () => {
    const before = made(S, { positions: [position('AAPL', '100'), book[0] as BookPosition], prices: history });
    const after = made(T, { positions: [book[0] as BookPosition], prices: history, previous: asPrevious(before) });
    expect(after).toMatchObject({ totalValue: '18200.00', dailyPnl: '200.00', netFlow: '-18000.00' });
  });

  it('takes a position that was edited into another one for two', () => {
    const stock = position('AAPL', '100');
    const before = made(S, { positions: [stock], prices: history });
    const other = { ...stock, symbol: 'MSFT' };
    const after = made(T, { positions: [other], prices: history, previous: asPrevious(before) });
    expect(after).toMatchObject({ totalValue: '41000.00', dailyPnl: '0.00', netFlow: '23000.00' });
  });

  it('carries a holding through a split, and books its dividend', () => {
    const stock = position('AAPL', '1000');
    const actions: Actions = {
      splits: new Map([['AAPL', [{ symbol: 'AAPL', exDate: T, from: '1', to: '10' }]]]),
      dividends: new Map([['AAPL', [{ symbol: 'AAPL', exDate: T, amount: '0.5' }]]]),
    };
    const split = prices(['AAPL', S, '180'], ['AAPL', T, '18.10']);
    const before = made(S, { positions: [stock], prices: split, cash: '0.00', actions });
    expect(before).toMatchObject({ longValue: '18000.00', totalDelta: '1.0000' });
    const after = made(T, { positions: [stock], prices: split, cash: '50.00', actions, previous: asPrevious(before) });
    expect(after).toMatchObject({ longValue: '18100.00', dailyPnl: '150.00', netFlow: '0.00' });
  });

  it('says no total of Greeks that its column cannot hold', () => {
    const many = position('AAPL', '99999999999');
    expect(made(T, { positions: [many], prices: prices(['AAPL', T, '1']) }).totalDelta).toBeNull();
  });

  it('refuses a NAV that its column cannot hold', () => {
    const many = position('AAPL', '99999999999');
    const two = [many, { ...many, id: 'other' }, { ...many, id: 'third' }];
    expect(() => made(T, { positions: two, prices: prices(['AAPL', T, '99']) })).toThrow('more than can be kept');
  });
});

describe('a dividend', () => {
  const dividend = { symbol: 'AAPL', exDate: T, amount: '0.24' };

  it('is paid to who held on the evening before, and by who was short', () => {
    expect(dividendCash(position('AAPL', '-50'), dividend, [])).toBe('-12.00');
    expect(dividendCash(position('AAPL', '100', { entryDate: T }), dividend, [])).toBeNull();
    expect(dividendCash(position('AAPL', '100', { exitDate: T }), dividend, [])).toBe('24.00');
    expect(dividendCash(position('AAPL', '100', { exitDate: S }), dividend, [])).toBeNull();
  });
});

describe('any history', () => {
  const day = fc.integer({ min: 0, max: DAYS.length - 1 });
  const lot = fc.record({
    symbol: fc.constantFrom('A', 'B', 'C'),
    side: fc.constantFrom('', '-'),
    units: fc.integer({ min: 1, max: 5000 }),
    entry: fc.option(day),
    exit: fc.option(day),
    hasEntryPrice: fc.boolean(),
    hasExitPrice: fc.boolean(),
  });
  const cents = fc.integer({ min: 1, max: 50_000 });
  const inCents = (text: string | null) => BigInt((text ?? '0.00').replace('.', ''));

  it('adds up: NAV moves by P&L and flows, rows make the totals, long and short the net', () => {
    fc.assert(
      fc.property(
        fc.array(lot, { minLength: 1, maxLength: 8 }),
        fc.array(fc.option(cents, { freq: 4 }), { minLength: 15, maxLength: 15 }),
        fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 5, maxLength: 5 }),
        (lots, closes, cashMoves) => {
          const positions = lots.map(({ symbol, side, units, entry, exit, hasEntryPrice, hasExitPrice }) =>
            position(symbol, `${side}${units}`, {
              entryDate: entry === null ? '2026-01-05' : (DAYS[entry] as string),
              entryPrice: hasEntryPrice ? '12.34' : null,
              exitDate: exit === null || exit < (entry ?? 0) ? null : (DAYS[exit] as string),
              exitPrice: exit !== null && exit >= (entry ?? 0) && hasExitPrice ? '23.45' : null,
            }),
          );
          const history = prices(
            ...closes.flatMap((close, index): [string, string, string][] =>
              close === null
                ? []
                : [['ABC'[index % 3] as string, DAYS[Math.floor(index / 3)] as string, (close / 100).toFixed(2)]],
            ),
          );
          let previous: SessionSnapshot | null = null;
          let cash = 0;
          for (const [index, session] of DAYS.entries()) {
            cash += cashMoves[index] as number;
            const snapshot = sessionSnapshot({
              session,
              positions,
              prices: history,
              actions: NO_ACTIONS,
              cash: (cash / 100).toFixed(2),
              previous: previous && asPrevious(previous),
            });
            if (snapshot === null) continue;
            const { longValue, shortValue, netExposure, grossExposure, totalValue, cashValue } = snapshot;
            expect(inCents(longValue) + inCents(shortValue)).toBe(inCents(netExposure));
            expect(inCents(longValue) - inCents(shortValue)).toBe(inCents(grossExposure));
            expect(inCents(netExposure) + inCents(cashValue)).toBe(inCents(totalValue));
            const sum = (values: (string | null)[]) => values.reduce((total, value) => total + inCents(value), 0n);
            expect(sum(snapshot.positions.map(({ marketValue }) => marketValue))).toBe(inCents(netExposure));
            expect(sum(snapshot.positions.map(({ dailyPnl }) => dailyPnl))).toBe(inCents(snapshot.dailyPnl));
            if (previous !== null) {
              const moved = inCents(totalValue) - inCents(previous.totalValue);
              expect(moved).toBe(inCents(snapshot.dailyPnl) + inCents(snapshot.netFlow));
            }
            previous = snapshot;
          }
        },
      ),
    );
  });
});
