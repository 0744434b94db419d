import { describe, expect, test } from 'vitest';
import { dayPnlOf, dayPnlPctOf, pricePctOf } from '../../../src-renderer/pages/dashboard/day-pnl';
import { topMovers } from '../../../src-renderer/pages/dashboard/movers';
import type { Position } from '../../../src-shared/ipc/positions';
import { optionOf, positionOf } from '../positions/position-builder';

function held(symbol: string, dayPnl: string | null, dayPnlPct: string | null, part: Partial<Position> = {}): Position {
  return positionOf({ symbol, marketValue: '1000.00', dayPnl, dayPnlPct, ...part });
}

const short = { positionType: 'SHORT', marketValue: '-1000.00' } as const;

describe('day P&L', () => {
  test('adds up what is known and counts it', () => {
    expect(dayPnlOf([held('A', '1.10', '1'), held('B', '-0.30', '1'), held('C', null, null)])).toEqual({
      pnl: '0.80',
      count: 2,
    });
    expect(dayPnlOf([held('C', null, null)])).toEqual({ pnl: null, count: 0 });
  });

  test('in percent is of long plus the size of short', () => {
    expect(dayPnlPctOf([held('A', '30.00', '3'), held('A', '10.00', '1', short)])).toBe('2.0000');
    expect(dayPnlPctOf([held('A', null, null)])).toBeNull();
    expect(dayPnlPctOf([held('A', '5.00', '1', { marketValue: '0.00' })])).toBeNull();
  });

  test('of a short that lost means a price that rose, however the percent is signed', () => {
    expect(pricePctOf([held('A', '-5.80', '0.5800', short)])).toBe('0.5800');
    expect(pricePctOf([held('A', '-5.80', '-0.5800', short)])).toBe('0.5800');
    expect(pricePctOf([held('A', '5.80', '0.5800', short)])).toBe('-0.5800');
    expect(pricePctOf([held('A', '5.80', '0.5800')])).toBe('0.5800');
    expect(pricePctOf([held('A', '-5.80', '-0.5800')])).toBe('-0.5800');
  });

  test('of an option, or of what was not held before, says nothing of the price', () => {
    expect(pricePctOf([optionOf({ dayPnl: '5.00', dayPnlPct: '20' }), held('AAPL', '3.00', null)])).toBeNull();
  });
});

describe('movers', () => {
  const book = [
    held('UP', '30.00', '3.0000'),
    optionOf({ underlyingSymbol: 'UP', marketValue: '-400.00', dayPnl: '-10.00', dayPnlPct: '-2' }),
    held('SHORT', '25.00', '2.5000', short),
    held('DOWN', '-40.00', '-4.0000'),
    held('FLAT', '0.00', '0.0000'),
    held('NEW', null, null),
  ];

  test('are underlyings, the best first and the worst last, without what did not move', () => {
    const { up, down } = topMovers(book, 'pnl', 6);
    expect(up.map(({ underlying, pnl, isShort }) => [underlying, pnl, isShort])).toEqual([
      ['SHORT', '25.00', true],
      ['UP', '20.00', false],
    ]);
    expect(down.map(({ underlying, pricePct }) => [underlying, pricePct])).toEqual([['DOWN', '-4.0000']]);
  });

  test('by price go where the price went, whoever gained', () => {
    const { up, down } = topMovers(book, 'price', 6);
    expect(up.map(({ underlying }) => underlying)).toEqual(['UP']);
    expect(down.map(({ underlying }) => underlying)).toEqual(['SHORT', 'DOWN']);
  });

  test('are at most so many on each side', () => {
    const many = Array.from({ length: 9 }, (_, index) => held(`S${index}`, `${index - 4}.00`, '1'));
    const { up, down } = topMovers(many, 'pnl', 2);
    expect(up.map(({ underlying }) => underlying)).toEqual(['S8', 'S7']);
    expect(down.map(({ underlying }) => underlying)).toEqual(['S1', 'S0']);
  });
});
