import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayChange, type PositionDay } from '../../../src-shared/domain/day-change';

const held = (over: Partial<PositionDay>): PositionDay => ({
  previous: { quantity: '100', marketValue: '18000.00' },
  quantity: '100',
  marketValue: '18200.00',
  cost: null,
  exits: [],
  dividend: '0',
  ...over,
});

// The examples of decision 6, and what follows from it.
describe('the change of a position between two snapshots', () => {
  it('is the change in value of what was held at both', () => {
    expect(dayChange(held({}))).toEqual({ dailyPnl: '200.00', netFlow: '0.00' });
  });

  it('is value less cost of what was entered since, with the cost as flow', () => {
    const bought = held({
      previous: null,
      quantity: '10',
      marketValue: '4100.00',
      cost: { held: '4000.00', closed: '0' },
    });
    expect(dayChange(bought)).toEqual({ dailyPnl: '100.00', netFlow: '4000.00' });
    const shorted = held({
      previous: null,
      quantity: '50',
      marketValue: '-16500.00',
      cost: { held: '-16550.00', closed: '0' },
    });
    expect(dayChange(shorted)).toEqual({ dailyPnl: '50.00', netFlow: '-16550.00' });
  });

  it('is nothing for units whose entry is older or not known: all their value is flow', () => {
    expect(dayChange(held({ previous: null }))).toEqual({ dailyPnl: '0.00', netFlow: '18200.00' });
  });

  it('is what leaving brought less the value before, where the price is known', () => {
    const sold = { quantity: '0', marketValue: '0.00', exits: [{ quantity: '100', value: '18150.00' }] };
    expect(dayChange(held(sold))).toEqual({ dailyPnl: '150.00', netFlow: '-18150.00' });
    const gone = { quantity: '0', marketValue: '0.00', exits: [{ quantity: '100', value: null }] };
    expect(dayChange(held(gone))).toEqual({ dailyPnl: '0.00', netFlow: '-18000.00' });
    expect(dayChange(held({ quantity: '0', marketValue: '0.00' }))).toEqual({ dailyPnl: '0.00', netFlow: '-18000.00' });
  });

  it('takes a part that was sold by itself', () => {
    const part = { quantity: '60', marketValue: '10920.00', exits: [{ quantity: '40', value: '7240.00' }] };
    // 60 from 180 to 182 and 40 sold at 181.
    expect(dayChange(held(part))).toEqual({ dailyPnl: '160.00', netFlow: '-7240.00' });
  });

  it('takes a part that was sold by itself also where as much was added again', () => {
    const both = { quantity: '100', marketValue: '18200.00', exits: [{ quantity: '40', value: '7240.00' }] };
    // 60 from 180 to 182, 40 sold at 181, and 40 of an unknown entry that are worth 7,280.
    expect(dayChange(held(both))).toEqual({ dailyPnl: '160.00', netFlow: '40.00' });
  });

  it('counts a late exit as far as units are gone, at its share of what it brought', () => {
    const late = { quantity: '40', value: '7240.00', isLate: true };
    expect(dayChange(held({ exits: [late] }))).toEqual({ dailyPnl: '200.00', netFlow: '0.00' });
    const gone = { quantity: '80', marketValue: '14560.00', exits: [late] };
    // 80 from 180 to 182 and 20 sold at 181.
    expect(dayChange(held(gone))).toEqual({ dailyPnl: '180.00', netFlow: '-3620.00' });
  });

  it('adds dividends to the P&L, and lets them leave as a flow', () => {
    expect(dayChange(held({ dividend: '24.00' }))).toEqual({ dailyPnl: '224.00', netFlow: '-24.00' });
    const short = { previous: { quantity: '50', marketValue: '-9000.00' }, quantity: '50', marketValue: '-9100.00' };
    // A short that rises loses, and pays the dividend too.
    expect(dayChange(held({ ...short, dividend: '-12.00' }))).toEqual({ dailyPnl: '-112.00', netFlow: '12.00' });
  });

  it('counts both ends of what was bought and sold again since', () => {
    const dayTrade = held({
      previous: null,
      quantity: '0',
      marketValue: '0.00',
      cost: { held: '0', closed: '4000.00' },
      exits: [{ quantity: '10', value: '4050.00' }],
    });
    expect(dayChange(dayTrade)).toEqual({ dailyPnl: '50.00', netFlow: '-50.00' });
  });

  it('is missing where there is no value now: what it was worth leaves as a flow', () => {
    expect(dayChange(held({ marketValue: null }))).toEqual({ dailyPnl: null, netFlow: '-18000.00' });
  });

  it('always moves the value by P&L and flow together, to the cent', () => {
    const cents = fc.integer({ min: -9_999_999, max: 9_999_999 }).map((value) => (value / 100).toFixed(2));
    const units = fc.integer({ min: 1, max: 50_000 }).map((value) => String(value / 100));
    const day = fc.record({
      previous: fc.option(fc.record({ quantity: units, marketValue: cents })),
      quantity: units,
      marketValue: fc.option(cents),
      cost: fc.option(fc.record({ held: cents, closed: cents })),
      exits: fc.array(fc.record({ quantity: units, value: fc.option(cents), isLate: fc.boolean() }), { maxLength: 4 }),
      dividend: cents,
    });
    const inCents = (text: string) => BigInt(text.replace('.', ''));
    fc.assert(
      fc.property(day, (given) => {
        const { dailyPnl, netFlow } = dayChange(given);
        const moved = inCents(given.marketValue ?? '0.00') - inCents(given.previous?.marketValue ?? '0.00');
        expect(inCents(dailyPnl ?? '0.00') + inCents(netFlow)).toBe(moved);
      }),
    );
  });
});
