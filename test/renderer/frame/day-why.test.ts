import { describe, expect, it } from 'vitest';
import { explainDayFigure } from '../../../src-renderer/frame/day-why';
import type { JobRun } from '../../../src-shared/ipc/jobs';
import type { DayPosition, SnapshotDay } from '../../../src-shared/ipc/snapshots';
import { snapshot } from '../snapshots/snapshot-builder';

function position(symbol: string, over: Partial<DayPosition>): DayPosition {
  return {
    positionId: symbol,
    symbol,
    positionType: 'LONG',
    quantity: '1',
    underlyingSymbol: null,
    expirationDate: null,
    strikePrice: null,
    optionType: null,
    entryPrice: null,
    price: '1',
    priceDate: '2026-11-20',
    priceSource: 'csv',
    marketValue: '1.00',
    unrealizedPnl: null,
    dailyPnl: null,
    netFlow: '0.00',
    missingReason: null,
    greeks: { delta: 0.5, gamma: 0, theta: 0, vega: 0, rho: 0, source: 'mock' },
    ...over,
  };
}

const day: SnapshotDay = {
  snapshot: snapshot('2026-11-20', {
    totalValue: '1100.00',
    cashValue: '300.00',
    longValue: '1000.00',
    shortValue: '-200.00',
    netExposure: '800.00',
    dailyPnl: '60.00',
    netFlow: '40.00',
    totalDelta: '1.0000',
    greeksSource: 'mock',
    positionCount: 3,
    missingCount: 1,
  }),
  previous: snapshot('2026-11-19', { totalValue: '1000.00' }),
  positions: [
    position('KO', { dailyPnl: '80.00' }),
    position('TSLA', { dailyPnl: '-20.00' }),
    position('GONE', { marketValue: null, missingReason: 'NO_PRICE', greeks: null }),
  ],
  cashFlows: [],
  correction: '0.00',
  jobRunId: 'run',
};
const run = {
  jobName: 'create_daily_snapshot',
  trigger: 'timer',
  completedAt: '2026-11-20T22:31:00.000Z',
} as JobRun;

describe('a figure of a past session', () => {
  it('says its formula in numbers', () => {
    const numbers = (figure: Parameters<typeof explainDayFigure>[0]) =>
      explainDayFigure(figure, day, run, 'minus').formula?.numbers;
    expect(numbers('nav')).toBe('300.00 + 800.00');
    expect(numbers('net')).toBe('1,000.00 − 200.00');
    expect(numbers('dayPnl')).toBe('80.00 − 20.00');
    expect(numbers('delta')).toBe('0.5 + 0.5');
  });

  it('names the prices, the run that made it and what is left out', () => {
    const { inputs, footnote } = explainDayFigure('nav', day, run, 'minus');
    expect(inputs).toContainEqual({ label: 'Prices', value: 'close of 20 Nov 2026', note: 'price file' });
    expect(inputs.at(-1)).toMatchObject({ label: 'Made by', value: 'create_daily_snapshot' });
    expect(footnote).toBe('Left out, without a value: GONE.');
    expect(explainDayFigure('nav', day, null, 'minus').inputs.at(-1)?.value).toContain('not listed');
  });

  it('of the first session has no day P&L, and says why', () => {
    const first = { ...day, previous: null, snapshot: { ...day.snapshot, dailyPnl: null, netFlow: null } };
    expect(explainDayFigure('dayPnl', first, run, 'minus')).toMatchObject({
      result: null,
      missing: 'the first snapshot has none before it',
    });
  });
});
