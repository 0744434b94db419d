import { describe, expect, it } from 'vitest';
import { textOf } from '../../../src-renderer/format/number-format';
import type { PriceTrace } from '../../../src-renderer/pages/positions/position-formulas';
import { explainPosition, figureOfColumn } from '../../../src-renderer/pages/positions/position-why';
import { optionOf, positionOf } from './position-builder';

const trace: PriceTrace = {
  price: '11.16',
  priceDate: '2026-11-20',
  source: 'simulated',
  bar: { open: '10.9', high: '11.5', low: '10.7', close: '11.16', volume: 900, storedAt: '2026-11-20T21:04:00.000Z' },
  previous: { date: '2026-11-19', price: '9.22', marketValue: '18440.00' },
  run: {
    id: '00000000-0000-4000-8000-000000000001',
    jobName: 'Daily Market Data',
    jobType: 'market_data',
    trigger: 'timer',
    completedAt: '2026-11-20T21:04:10.000Z',
  },
};
const origin = { fileName: 'book.csv', importedAt: '2026-11-09T15:00:00.000Z', row: 5 };
const sources = { origin, trace, summary: null, negative: 'minus' as const, held: false };

/** The spread's long leg of the design. */
const call = optionOf({
  symbol: 'NVDA270115C00210000',
  underlyingSymbol: 'NVDA',
  expirationDate: '2027-01-15',
  strikePrice: '210',
  positionType: 'LC',
  quantity: '20.0000',
  entryPrice: '11.25',
  entryDate: '2026-11-09',
  lastPrice: '11.16',
  lastPriceSource: 'simulated',
  underlyingPrice: '203.62',
  dayPnl: '3880.00',
});

describe('why a value is what it is', () => {
  const why = explainPosition(call, 'marketValue', sources);

  it('says the figure as the table does, and its formula in words and in numbers', () => {
    expect([why.title, why.subject]).toEqual(['Value', 'NVDA 15 Jan 27 210 C']);
    expect(why.result && textOf(why.result)).toBe('$22,320.00');
    expect(why.formula).toEqual({ words: 'Quantity × last price × multiplier', numbers: '20 × 11.16 × 100' });
  });

  it('names source, date and run of each input', () => {
    expect(why.inputs.map(({ label, value }) => [label, value])).toEqual([
      ['Quantity', '20 contracts'],
      ['Last price', '11.16'],
      ['Source', 'simulated'],
      ['Bar', 'open 10.90, high 11.50, low 10.70'],
      ['Underlying', '203.62'],
      ['Valued by', 'Market data run'],
      ['Multiplier', '100'],
    ]);
    expect(why.inputs[0]?.note).toBe('book.csv, row 5');
    expect(why.inputs[1]?.note).toBe('20 Nov 2026');
  });
});

describe('why the day P&L is what it is', () => {
  it('counts from the snapshot', () => {
    const why = explainPosition(call, 'dayPnl', sources);
    expect(why.formula).toEqual({ words: 'Value now − value then', numbers: '22,320.00 − 18,440.00' });
    expect(why.inputs.find(({ label }) => label === 'Value then')).toMatchObject({
      value: '18,440.00',
      note: 'snapshot of 19 Nov 2026',
    });
  });

  it('shows what came in since, which is no profit', () => {
    const why = explainPosition({ ...call, dayPnl: '880.00' }, 'dayPnl', sources);
    expect(why.formula?.numbers).toBe('22,320.00 − 18,440.00 − 3,000.00');
    expect(why.inputs.find(({ label }) => label === 'Came in since')?.value).toBe('+3,000.00');
  });

  it('says what it waits for when it is missing', () => {
    const position = positionOf({ missing: { dayPnl: 'NO_SNAPSHOT_BEFORE' } });
    const why = explainPosition(position, 'dayPnl', { ...sources, trace: { ...trace, previous: null } });
    expect(why).toMatchObject({ result: null, missing: 'no snapshot of the session before' });
    expect(why.formula?.numbers).toBeNull();
  });
});

describe('other figures', () => {
  it('come from the table of the specification where they are mock', () => {
    const why = explainPosition(call, 'delta', sources);
    expect(why).toMatchObject({ mock: true, footnote: 'Lots of 100 shares.' });
    expect(why.formula?.numbers).toBe('20 × 100 × 0.01 × 0.65');
    expect(why.result && textOf(why.result)).toBe('13.00');
  });

  it('keep the sign and the currency of what is held', () => {
    const short = positionOf({
      positionType: 'SHORT',
      quantity: '50',
      entryPrice: '331',
      lastPrice: '330',
      currency: 'CAD',
    });
    const why = explainPosition(short, 'unrealized', { ...sources, origin: null });
    expect(why.result && textOf(why.result)).toBe('+50.00 CAD');
    expect(why.formula?.numbers).toBe('−50 × (330.00 − 331.00)');
    expect(why.footnote).toBe('In CAD: not in the totals.');
  });

  it('stand for columns that hold none', () => {
    expect(['symbol', 'tags', 'dte', 'entryDate', 'source', 'vega'].map(figureOfColumn)).toEqual([
      'marketValue',
      'marketValue',
      'marketValue',
      'entryPrice',
      'last',
      'vega',
    ]);
  });
});
