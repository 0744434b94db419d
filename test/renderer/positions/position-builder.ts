import { mockGreeks } from '../../../src-shared/domain/greeks';
import { positionFigures } from '../../../src-shared/domain/valuation';
import type { Position } from '../../../src-shared/ipc/positions';

let next = 1;

/** A stock position with the figures that the back end would give it; `part` changes what matters to the test. */
export function positionOf(part: Partial<Position> = {}): Position {
  const base = {
    id: `00000000-0000-4000-8000-${String(next++).padStart(12, '0')}`,
    symbol: 'AAPL',
    positionType: 'LONG' as const,
    quantity: '100.0000',
    underlyingSymbol: null,
    expirationDate: null,
    strikePrice: null,
    optionType: null,
    contractMultiplier: '100',
    currency: 'USD',
    account: null,
    entryPrice: '180',
    entryDate: '2026-01-05',
    lastPrice: '182',
    lastPriceDate: '2026-11-20',
    lastPriceSource: 'manual',
    priceState: 'current' as const,
    toSettle: false,
    underlyingPrice: null,
    sector: null,
    dayPnl: null,
    dayPnlPct: null,
    daysToExpiry: null,
    tagIds: [],
    importBatchId: null,
    updatedAt: '2026-11-20T21:31:00.000Z',
    ...part,
  };
  const { tooLarge, ...figures } = positionFigures(base, null);
  return {
    ...base,
    ...figures,
    greeks: mockGreeks(base.positionType, base.quantity, base.contractMultiplier),
    ...part,
  };
}

export function optionOf(part: Partial<Position> = {}): Position {
  return positionOf({
    symbol: 'AAPL261218C00300000',
    positionType: 'SC',
    quantity: '4.0000',
    underlyingSymbol: 'AAPL',
    expirationDate: '2026-12-18',
    strikePrice: '300',
    optionType: 'CALL',
    entryPrice: '5.85',
    lastPrice: '3.13',
    daysToExpiry: 28,
    ...part,
  });
}
