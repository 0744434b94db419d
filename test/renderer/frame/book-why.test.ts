import { describe, expect, it } from 'vitest';
import { textOf } from '../../../src-renderer/format/number-format';
import { dayMissing, explainBook } from '../../../src-renderer/frame/book-why';
import { ageWords } from '../../../src-renderer/frame/price-age';
import type { PortfolioSummary } from '../../../src-shared/ipc/portfolios';
import { optionOf, positionOf } from '../positions/position-builder';

const summary: PortfolioSummary = {
  longValue: '114960.00',
  shortValue: '-1252.00',
  grossExposure: '116212.00',
  netExposure: '113708.00',
  cashValue: '6292.00',
  totalValue: '120000.00',
  unrealizedPnl: '23308.00',
  dayPnl: '764.00',
  dayPnlPct: '0.6408',
  daySession: '2026-11-20',
  previousSession: '2026-11-19',
  dayPnlCount: 2,
  realizedPnl: null,
  greeks: { delta: 1.4, gamma: -0.08, theta: 0.2, vega: -0.6, rho: -0.32, source: 'mock' },
  positionCount: 2,
  valuedCount: 2,
  pnlCount: 2,
  excluded: [],
  excludedCount: 0,
  staleCount: 0,
  heldBackCount: 0,
  toSettleCount: 0,
  prices: { oldest: '2026-11-20', newest: '2026-11-20', sources: ['simulated'] },
};
const positions = [
  positionOf({ quantity: '400.0000', entryPrice: '231.85', lastPrice: '287.40', dayPnl: '992.00' }),
  optionOf({ dayPnl: '-228.00' }),
];

const explain = (figure: Parameters<typeof explainBook>[0], part: Partial<PortfolioSummary> = {}) =>
  explainBook(figure, { ...summary, ...part }, positions, 'minus');

describe('why a figure of the book is what it is', () => {
  it('adds cash and exposure up to the NAV, long and short to the net', () => {
    const nav = explain('nav');
    expect(nav.result && textOf(nav.result)).toBe('$120,000.00');
    expect(nav.formula).toEqual({ words: 'Cash + net exposure', numbers: '6,292.00 + 113,708.00' });
    expect(explain('net').formula?.numbers).toBe('114,960.00 − 1,252.00');
  });

  it('names what a NAV leaves out', () => {
    const excluded = [{ positionId: positions[0]?.id ?? '', symbol: 'CAT', reason: 'NO_PRICE' as const }];
    expect(explain('nav', { excluded, excludedCount: 1 }).footnote).toBe('Left out: CAT, no price.');
  });

  it('shows the day P&L of what is not held any more', () => {
    expect(explain('dayPnl').inputs.map(({ label }) => label)).not.toContain('Not held now');
    const left = explain('dayPnl', { dayPnl: '700.00' }).inputs.find(({ label }) => label === 'Not held now');
    expect(left?.value).toBe('−64.00');
  });

  it('has a reason for a missing day P&L', () => {
    expect(explain('dayPnl', { dayPnl: null, previousSession: null })).toMatchObject({
      result: null,
      missing: 'needs a snapshot of the session before, and there is none',
    });
    expect(dayMissing({ ...summary, positionCount: 0 })).toBe('no positions yet');
    expect(dayMissing(summary)).toBe('no position has a price of 20 Nov 2026 yet');
  });

  it('sums Greeks and unrealized P&L over positions', () => {
    expect(explain('delta').formula?.numbers).toBe('4 − 2.6');
    expect(explain('unrealized').formula?.numbers).toBe('22,220.00 + 1,088.00');
  });
});

describe('ageWords', () => {
  it('counts sessions, not days', () => {
    const prices = { ...summary.prices, oldest: '2026-11-20' };
    expect(ageWords({ ...summary, staleCount: 2, daySession: '2026-11-24', prices })).toBe('2 sessions old');
    expect(ageWords({ ...summary, staleCount: 1, daySession: '2026-11-23', prices })).toBe('1 session old');
    expect(ageWords(summary)).toBeNull();
  });
});
