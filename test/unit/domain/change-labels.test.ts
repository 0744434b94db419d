import { describe, expect, it, test } from 'vitest';
import {
  closedPosition,
  deletedPositions,
  editedTag,
  pricedPosition,
  recordedCash,
  setCash,
  taggedPositions,
} from '../../../src-shared/domain/change-labels';
import { counted } from '../../../src-shared/domain/counted';

const stock = { symbol: 'AAPL', underlyingSymbol: null, expirationDate: null, strikePrice: null, optionType: null };
const option = {
  symbol: 'GM270115C00052500',
  underlyingSymbol: 'GM',
  expirationDate: '2027-01-05',
  strikePrice: '52.500',
  optionType: 'CALL' as const,
};
const tag = (name: string, tagType: 'REGULAR' | 'STRATEGY' = 'REGULAR') => ({ name, tagType });

describe('what was done, in words', () => {
  test.each([
    [deletedPositions([stock]), 'Deleted AAPL'],
    [deletedPositions([option]), 'Deleted GM 5 Jan 27 52.5 C'],
    [deletedPositions(Array.from({ length: 12_000 }, () => stock)), 'Deleted 12,000 positions'],
    [closedPosition({ ...stock, quantity: '1200.0000' }, '1000.5'), 'Closed 1,000.5 of 1,200 AAPL'],
    [closedPosition({ ...stock, quantity: '200.0000' }, '200'), 'Closed 200 AAPL'],
    [pricedPosition(stock, '287.4'), 'Price of AAPL 287.40'],
    [pricedPosition(stock, '0.0125'), 'Price of AAPL 0.0125'],
    [pricedPosition(stock, null), 'Took the price of AAPL away'],
    [recordedCash({ flowType: 'deposit', amount: '1000.00' }), 'Deposit 1,000.00'],
    [recordedCash({ flowType: 'withdrawal', amount: '-1000.00' }), 'Withdrawal 1,000.00'],
    [recordedCash({ flowType: 'adjustment', amount: '-50.50' }), 'Cash correction -50.50'],
    [setCash('-1234567.00'), 'Cash balance -1,234,567.00'],
    [taggedPositions(3, [tag('core'), tag('hedge')], []), 'Tagged 3 positions: core, hedge'],
    [
      taggedPositions(
        1,
        ['a', 'b', 'c', 'd'].map((name) => tag(name)),
        [],
      ),
      'Tagged 1 position: 4 tags',
    ],
    [taggedPositions(2, [], [tag('core')]), 'Took core off 2 positions'],
    [taggedPositions(2, [tag('core')], [tag('hedge')]), 'Changed the tags of 2 positions'],
    [editedTag(tag('core'), tag('quality')), 'Renamed tag core to quality'],
    [editedTag(tag('Wheel', 'STRATEGY'), tag('Wheel')), 'Made Wheel a tag'],
    [editedTag(tag('core'), tag('core')), 'Recoloured tag core'],
  ])('%s', (label, words) => expect(label).toBe(words));

  it('counts with thousands and the noun that fits', () => {
    expect([0, 1, 1000, 1_234_567].map((count) => counted(count, 'position'))).toEqual([
      '0 positions',
      '1 position',
      '1,000 positions',
      '1,234,567 positions',
    ]);
  });
});
