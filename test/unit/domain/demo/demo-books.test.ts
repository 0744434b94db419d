import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEMO_HISTORY_SESSIONS,
  DEMO_START_VALUE,
  DEMO_USERNAMES,
  type DemoBook,
  type DemoPosition,
  type DemoUsername,
  demoBook,
  listedStrike,
} from '../../../../src-shared/domain/demo/demo-books';
import { SIMULATED_INSTRUMENTS } from '../../../../src-shared/domain/demo/instruments';
import { simulatedOptionMark } from '../../../../src-shared/domain/demo/option-marks';
import { DEMO_SEED, SimulatedMarket } from '../../../../src-shared/domain/demo/simulated-market';
import { Exact } from '../../../../src-shared/domain/exact';
import { daysBetween } from '../../../../src-shared/domain/iso-date';
import { monthlyExpirations } from '../../../../src-shared/domain/option-expirations';
import { priceUnderlying } from '../../../../src-shared/domain/price-underlying';
import { addSessions, isSession, sessionsBetween } from '../../../../src-shared/domain/trading-calendar';
import { costBasis, marketValue } from '../../../../src-shared/domain/valuation';
import { deviation } from './returns';

const market = new SimulatedMarket(DEMO_SEED);
const LAST = '2026-09-25';
/** The first that can be, one with a split in its history, around today, and far ahead. */
const DAYS = ['2022-12-15', '2024-06-14', LAST, '2026-11-25', '2027-03-12', '2040-07-13', '2088-02-27'];
const everyBook = DAYS.flatMap((day) => DEMO_USERNAMES.map((username) => ({ day, username })));
const countOf = (book: DemoBook, ...types: string[]) =>
  book.positions.filter(({ positionType }) => types.includes(positionType)).length;
const isOption = ({ optionType }: DemoPosition) => optionType !== null;
const priceOn = ({ symbol, optionType }: DemoPosition, date: string) =>
  optionType === null ? market.close(symbol, date) : simulatedOptionMark(market, symbol, date);

/** What was held on an evening: quantities are the last session's. */
function heldOn(position: DemoPosition, date: string, last: string): DemoPosition {
  const splits = market
    .corporateActions(position.symbol, date, last)
    .filter((each) => each.actionType === 'split' && each.exDate > date);
  const ratio = splits.reduce((product, { splitFrom, splitTo }) => (product * Number(splitTo)) / Number(splitFrom), 1);
  return { ...position, quantity: String(Math.round((Number(position.quantity) / ratio) * 1e4) / 1e4) };
}

function values(book: DemoBook, date: string, last: string): string[] {
  return book.positions
    .filter(({ entryDate }) => entryDate <= date)
    .map((position) => marketValue(heldOn(position, date, last), priceOn(position, date)) as string);
}

const sum = (amounts: readonly string[]) => amounts.reduce((total, amount) => total.plus(Exact.of(amount)), Exact.ZERO);

function navs(book: DemoBook, last: string): string[] {
  return sessionsBetween(book.historyStart, last).map((date) => {
    const cash = book.cashFlows.filter(({ flowDate }) => flowDate <= date).map(({ amount }) => amount);
    return sum([...cash, ...values(book, date, last)]).rounded(2);
  });
}

describe('the books of the specification', () => {
  it.each(DAYS)('have the counts of 5.2 on %s', (day) => {
    const growth = demoBook(market, 'demo_growth', day);
    expect(growth.positions).toHaveLength(25);
    expect([countOf(growth, 'LONG'), countOf(growth, 'SHORT'), growth.positions.filter(isOption).length]).toEqual([
      18, 3, 4,
    ]);
    const value = demoBook(market, 'demo_value', day);
    expect(value.positions).toHaveLength(20);
    expect([countOf(value, 'LONG'), countOf(value, 'SHORT')]).toEqual([15, 5]);
    const balanced = demoBook(market, 'demo_balanced', day);
    expect(balanced.positions).toHaveLength(30);
    expect([countOf(balanced, 'LONG', 'SHORT'), countOf(balanced, 'LC', 'LP', 'SC', 'SP')]).toEqual([20, 10]);
  });

  it('are what they are called: tech-heavy growth, financials and energy in value, pairs of equal size in balanced', () => {
    const shareOf = (username: DemoUsername, sectors: string[]) => {
      const longs = demoBook(market, username, LAST).positions.filter(({ positionType }) => positionType === 'LONG');
      const worth = (positions: DemoPosition[]) =>
        positions.reduce((total, each) => total + Number(marketValue(each, each.lastPrice)), 0);
      return (
        worth(longs.filter(({ symbol }) => sectors.includes(market.instrument(symbol)?.sector as string))) /
        worth(longs)
      );
    };
    expect(shareOf('demo_growth', ['Technology', 'Communication Services'])).toBeGreaterThan(0.5);
    expect(shareOf('demo_value', ['Financial Services', 'Energy'])).toBeGreaterThan(0.6);
    const { positions } = demoBook(market, 'demo_balanced', LAST);
    const pairOf = ({ tags }: DemoPosition) => tags.find(({ name }) => name.startsWith('pair '))?.name;
    const pairs = new Set(positions.map(pairOf).filter((name) => name !== undefined));
    expect(pairs.size).toBe(4);
    for (const pair of pairs) {
      const legs = positions.filter((position) => pairOf(position) === pair);
      expect(
        legs.map(({ positionType }) => positionType),
        pair,
      ).toEqual(['LONG', 'SHORT']);
      expect(legs[0]?.entryDate).toBe(legs[1]?.entryDate);
    }
  });

  it.each(everyBook)(
    'hold real contracts and stocks once each, entered at their prices: $username on $day',
    ({ day, username }) => {
      const { positions } = demoBook(market, username, day);
      expect(new Set(positions.map(({ symbol }) => symbol)).size).toBe(positions.length);
      for (const position of positions) {
        expect(isSession(position.entryDate) && position.entryDate < day).toBe(true);
        expect(Number(position.quantity)).toBeGreaterThan(0);
        expect(position.lastPrice).toBe(priceOn(position, day));
        // The cost is what was paid that evening, whatever was split since.
        const paid = marketValue(heldOn(position, position.entryDate, day), priceOn(position, position.entryDate));
        expect(Math.abs(Number(costBasis(position, position.entryPrice)) - Number(paid))).toBeLessThan(0.01);
        if (position.expirationDate === null) expect(market.instrument(position.symbol)?.sector).not.toBeNull();
        else {
          expect(market.instrument(priceUnderlying(position.underlyingSymbol as string) as string)).not.toBeNull();
          expect(monthlyExpirations(position.expirationDate, 1)).toEqual([position.expirationDate]);
          expect(daysBetween(day, position.expirationDate)).toBeGreaterThanOrEqual(35);
        }
      }
    },
  );

  it.each(everyBook)('write no call on a share that is not there: $username on $day', ({ day, username }) => {
    const { positions } = demoBook(market, username, day);
    for (const { underlyingSymbol, quantity } of positions.filter(({ positionType }) => positionType === 'SC')) {
      const shares = positions.find(({ symbol }) => symbol === underlyingSymbol)?.quantity;
      expect(Number(quantity) * 100).toBeLessThanOrEqual(Number(shares));
      expect(Number(quantity)).toBeGreaterThanOrEqual(1);
    }
  });

  it.each(everyBook)('start at exactly 1,000,000.00 with money in hand: $username on $day', ({ day, username }) => {
    const book = demoBook(market, username, day);
    const history = navs(book, day);
    expect(history).toHaveLength(DEMO_HISTORY_SESSIONS);
    expect(history[0]).toBe(DEMO_START_VALUE);
    let cash = Exact.ZERO;
    for (const { amount } of book.cashFlows) {
      cash = cash.plus(Exact.of(amount));
      expect(Number(cash.rounded(2))).toBeGreaterThan(0);
    }
    expect(book.cashFlows.map(({ flowType }) => flowType).indexOf('trade')).toBe(1);
  });

  it.each(everyBook)('move by 0.3 to 2 % a day: $username on $day', ({ day, username }) => {
    const history = navs(demoBook(market, username, day), day).map(Number);
    const daily = deviation(history.slice(1).map((nav, index) => nav / (history[index] as number) - 1));
    expect(daily).toBeLessThan(0.02);
    expect(daily).toBeGreaterThan(0.002);
  });

  it('move by prices alone: what is bought changes no NAV', () => {
    for (const username of DEMO_USERNAMES) {
      const book = demoBook(market, username, LAST);
      const sessions = sessionsBetween(book.historyStart, LAST);
      const history = navs(book, LAST);
      for (const [index, date] of sessions.slice(1).entries()) {
        const before = sessions[index] as string;
        const old = { ...book, positions: book.positions.filter(({ entryDate }) => entryDate <= before) };
        const gain = sum(values(old, date, LAST)).minus(sum(values(old, before, LAST)));
        expect(
          Exact.of(history[index + 1] as string)
            .minus(Exact.of(history[index] as string))
            .rounded(2),
        ).toBe(gain.rounded(2));
      }
    }
  });

  it('buy options after the last split of their underlying, and count shares through it', () => {
    const splits = [{ exDate: '2026-09-10', ratio: 20 }];
    const listed = SIMULATED_INSTRUMENTS.map((each) => (each.symbol === 'AMZN' ? { ...each, splits } : each));
    const book = demoBook(new SimulatedMarket(DEMO_SEED, listed), 'demo_growth', LAST);
    const unsplit = demoBook(market, 'demo_growth', LAST);
    const entryOf = ({ positions }: DemoBook) =>
      positions.find(({ underlyingSymbol }) => underlyingSymbol === 'AMZN')?.entryDate;
    expect(entryOf(unsplit)).toBe(addSessions(LAST, -40));
    expect(entryOf(book)).toBe('2026-09-10');
    const amzn = ({ positions }: DemoBook) => positions.find(({ symbol }) => symbol === 'AMZN') as DemoPosition;
    expect(Number(amzn(book).quantity)).toBe(20 * Number(amzn(unsplit).quantity));
    expect(Number(amzn(book).entryPrice)).toBeCloseTo(Number(amzn(unsplit).entryPrice) / 20, 8);
    expect(book.cashFlows[0]).toEqual(unsplit.cashFlows[0]);
  });

  it('are not divided by a split on the day of entry, whose price knows it', () => {
    const exDate = addSessions(LAST, -205);
    const listed = SIMULATED_INSTRUMENTS.map((each) =>
      each.symbol === 'AMZN' ? { ...each, splits: [{ exDate, ratio: 20 }] } : each,
    );
    const split = new SimulatedMarket(DEMO_SEED, listed);
    const amzn = demoBook(split, 'demo_growth', LAST).positions.find(({ symbol }) => symbol === 'AMZN');
    expect(amzn?.entryDate).toBe(exDate);
    expect(Number(amzn?.entryPrice)).toBe(Number(split.close('AMZN', exDate)));
  });

  it('have a regular or a strategy tag on every position, and both kinds in every book', () => {
    for (const username of DEMO_USERNAMES) {
      const { positions } = demoBook(market, username, LAST);
      const tags = positions.map((position) => position.tags);
      expect(tags.every((each) => each.length > 0)).toBe(true);
      expect(new Set(tags.flat().map(({ tagType }) => tagType))).toEqual(new Set(['REGULAR', 'STRATEGY']));
    }
  });

  it('are the same twice, and can be made for any session from 2022-12-15', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2500 }), fc.constantFrom(...DEMO_USERNAMES), (count, username) => {
        const day = addSessions('2022-12-15', count);
        expect(demoBook(new SimulatedMarket(DEMO_SEED), username, day)).toEqual(demoBook(market, username, day));
      }),
      { numRuns: 15 },
    );
  });

  it('have a history that begins on 2026-05-19 on 2026-09-25', () =>
    expect(demoBook(market, 'demo_growth', LAST).historyStart).toBe('2026-05-19'));

  it('are refused on a day without a session and before there are prices', () => {
    expect(() => demoBook(market, 'demo_value', '2026-09-26')).toThrow('No session on 2026-09-26');
    expect(() => demoBook(market, 'demo_value', '2022-06-01')).toThrow('would begin before 2022-01-03');
    expect(() => demoBook(market, 'demo_growth', '2099-12-15')).toThrow('No OCC symbol');
  });
});

describe('listedStrike', () => {
  it('near 273.4 is 275', () => expect(listedStrike(273.4)).toBe('275'));

  it.each([
    [0.1, '0.5'],
    [24.3, '24.5'],
    [61.2, '61'],
    [158.9, '160'],
    [163.4, '162.5'],
    [1234, '1230'],
  ])('near %s is %s', (price, strike) => expect(listedStrike(price)).toBe(strike));
});
