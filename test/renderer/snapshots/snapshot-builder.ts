import type { Snapshot } from '../../../src-shared/ipc/snapshots';

export function snapshot(snapshotDate: string, other: Partial<Snapshot> = {}): Snapshot {
  return {
    snapshotDate,
    totalValue: '1000000.00',
    cashValue: '384512.36',
    longValue: '850487.64',
    shortValue: '-235000.00',
    grossExposure: '1085487.64',
    netExposure: '615487.64',
    dailyPnl: '0.00',
    dailyPnlPct: '0.0000',
    cumulativePnl: '0.00',
    netFlow: '0.00',
    portfolioBeta: null,
    portfolioVolatility: null,
    sharpeRatio: null,
    maxDrawdown: null,
    totalDelta: '24.1500',
    totalGamma: '0.0410',
    totalTheta: '-0.5300',
    totalVega: '5.4000',
    greeksSource: 'model',
    isComplete: true,
    positionCount: 30,
    missingCount: 0,
    staleCount: 0,
    benchmarkClose: null,
    madeAt: `${snapshotDate}T22:30:00.000Z`,
    ...other,
  };
}
