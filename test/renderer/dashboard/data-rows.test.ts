import { describe, expect, test } from 'vitest';
import { type DataStatus, dataRows } from '../../../src-renderer/pages/dashboard/data-rows';
import type { PortfolioSummary } from '../../../src-shared/ipc/portfolios';
import type { Position } from '../../../src-shared/ipc/positions';
import { optionOf, positionOf } from '../positions/position-builder';

const status: DataStatus = {
  lastSession: '2026-11-20',
  nextSession: '2026-11-23',
  nextClose: '2026-11-23T21:00:00.000Z',
  isHalfDay: false,
  closedToday: null,
  greeksDate: '2026-11-20',
  snapshotDate: '2026-11-20',
  snapshotComplete: true,
  sessionsBehind: 0,
};

const summary: PortfolioSummary = {
  longValue: '100.00',
  shortValue: '0.00',
  grossExposure: '100.00',
  netExposure: '100.00',
  cashValue: null,
  totalValue: '100.00',
  unrealizedPnl: null,
  dayPnl: null,
  dayPnlPct: null,
  daySession: '2026-11-20',
  previousSession: '2026-11-19',
  dayPnlCount: 0,
  realizedPnl: null,
  greeks: null,
  positionCount: 2,
  valuedCount: 2,
  pnlCount: 0,
  excluded: [],
  excludedCount: 0,
  staleCount: 0,
  heldBackCount: 0,
  toSettleCount: 0,
  prices: { oldest: '2026-11-20', newest: '2026-11-20', sources: ['csv'] },
};

function texts(
  positions: Position[],
  changes: { summary?: Partial<PortfolioSummary>; status?: Partial<DataStatus> } = {},
) {
  const rows = dataRows({ ...summary, ...changes.summary }, positions, { ...status, ...changes.status });
  return rows.map(({ state, name, text, detail }) => [state, name, text, detail].join('|'));
}

describe('what the numbers stand on', () => {
  test('when all is as it should be', () => {
    expect(texts([positionOf(), optionOf({ greeks: { ...optionOf().greeks, source: 'model' } })])).toEqual([
      'done|Prices|2 of 2|20 Nov close',
      'info|Source|price file|',
      'done|Greeks|1 solved|20 Nov close',
      'none|Risk|not computed yet|',
      'done|Snapshot|complete|20 Nov',
      'info|Expiry|1 position|in 28 days',
      'info|NYSE|Mon 23 Nov|next session',
    ]);
  });

  test('when something needs a look', () => {
    const found = texts(
      [optionOf({ daysToExpiry: 0 }), optionOf({ greeks: { ...optionOf().greeks, source: 'model' } })],
      {
        summary: { valuedCount: 1, staleCount: 3, heldBackCount: 1, toSettleCount: 2 },
        status: { snapshotComplete: false, sessionsBehind: 2, closedToday: 'Thanksgiving Day', isHalfDay: true },
      },
    );
    expect(found).toEqual([
      'look|Prices|1 of 2|20 Nov close',
      'info|Source|price file|',
      'look|Stale|3|from 20 Nov',
      'look|Held back|1|waits for a decision',
      'look|To settle|2|expired, still held',
      'done|Greeks|1 solved|20 Nov close',
      'look||1 mock|',
      'none|Risk|not computed yet|',
      'look|Snapshot|incomplete|20 Nov, 2 sessions behind',
      'look|Expiry|1 position|today',
      'info|NYSE|closed today|Thanksgiving Day',
      'info||Mon 23 Nov|ends 13:00',
    ]);
  });

  test('when there is nothing yet', () => {
    const none = texts([], {
      summary: { positionCount: 0, valuedCount: 0, prices: { oldest: null, newest: null, sources: [] } },
      status: { snapshotDate: null, snapshotComplete: null, greeksDate: null, sessionsBehind: null },
    });
    expect(none.slice(0, 4)).toEqual([
      'none|Prices|0 of 0|none yet',
      'none|Greeks|no options|',
      'none|Risk|not computed yet|',
      'none|Snapshot|none yet|',
    ]);
  });

  test('simulated prices and mock Greeks are marked as not real', () => {
    const rows = dataRows({ ...summary, prices: { ...summary.prices, sources: ['simulated'] } }, [optionOf()], status);
    expect(rows.filter(({ notReal }) => notReal).map(({ text }) => text)).toEqual(['simulated', '1 mock']);
  });
});
