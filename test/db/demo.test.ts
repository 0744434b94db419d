import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_USERNAMES } from '../../src-shared/domain/demo/demo-books';
import { isOptionType } from '../../src-shared/domain/position-type';
import { addSessions, isSession, sessionsBetween } from '../../src-shared/domain/trading-calendar';
import type { Position } from '../../src-shared/ipc/positions';
import { type Call, failure, signIn, startTestApp, type TestApp } from '../helpers/test-app';

// The last session that had ended at the test clock's time.
const LAST = '2026-11-20';
const FIRST = addSessions(LAST, -89);

let test: TestApp;
const calls = new Map<string, Call>();
const callOf = (username: string) => calls.get(username) as Call;

beforeAll(async () => {
  test = await startTestApp();
  for (const username of DEMO_USERNAMES) calls.set(username, await signIn(test.app, username, 'demo123'));
});
afterAll(() => test.dispose());

const cents = (text: string | null): bigint => BigInt((text ?? '0.00').replace('.', ''));
const sum = (values: (string | null)[]) => values.reduce((total, value) => total + cents(value), 0n);

/** Section 5.2 of the specification. */
const counts = {
  demo_growth: { positions: 25, long: 18, short: 3, options: 4 },
  demo_value: { positions: 20, long: 15, short: 5, options: 0 },
  demo_balanced: { positions: 30, stocks: 20, options: 10 },
};

describe.each(DEMO_USERNAMES)('%s', (username) => {
  it('holds what the specification counts, every position priced at the last close of the simulated market', async () => {
    const rows = await callOf(username)('positions.list', {});
    const options = rows.filter(({ positionType }) => isOptionType(positionType));
    const of = (type: Position['positionType']) => rows.filter(({ positionType }) => positionType === type).length;
    const wanted = counts[username];
    expect(rows).toHaveLength(wanted.positions);
    expect(options).toHaveLength(wanted.options);
    if ('stocks' in wanted) expect(of('LONG') + of('SHORT')).toBe(wanted.stocks);
    else expect([of('LONG'), of('SHORT')]).toEqual([wanted.long, wanted.short]);
    for (const row of rows) {
      expect(row).toMatchObject({
        lastPriceSource: 'simulated',
        lastPriceDate: LAST,
        priceState: 'current',
        missing: {},
      });
    }
    for (const option of options) {
      expect(isSession(option.expirationDate as string)).toBe(true);
      expect((option.expirationDate as string) > LAST).toBe(true);
      // A contract is a hundred shares.
      const size = Math.abs(Number(option.marketValue)) / (Number(option.quantity) * Number(option.lastPrice));
      expect(size).toBeCloseTo(100, 6);
    }
  });

  it('has ninety snapshots from a NAV of 1,000,000, whose changes are P&L and flows to the cent', async () => {
    const snapshots = await callOf(username)('snapshots.list', {});
    expect(snapshots.map(({ snapshotDate }) => snapshotDate)).toEqual(sessionsBetween(FIRST, LAST));
    expect(snapshots[0]).toMatchObject({ totalValue: '1000000.00', dailyPnl: null, cumulativePnl: '0.00' });
    let gained = 0n;
    for (const [index, snapshot] of snapshots.entries()) {
      const { totalValue, cashValue, longValue, shortValue, grossExposure, netExposure, dailyPnl, netFlow } = snapshot;
      expect(cents(longValue) + cents(shortValue)).toBe(cents(netExposure));
      expect(cents(longValue) - cents(shortValue)).toBe(cents(grossExposure));
      expect(cents(netExposure) + cents(cashValue)).toBe(cents(totalValue));
      expect(snapshot).toMatchObject({ isComplete: true, missingCount: 0, staleCount: 0 });
      const previous = snapshots[index - 1];
      if (!previous) continue;
      expect(cents(totalValue) - cents(previous.totalValue)).toBe(cents(dailyPnl) + cents(netFlow));
      // Whatever is bought, sold or paid is paid for: nothing comes from outside after the opening balance.
      expect(netFlow).toBe('0.00');
      gained += cents(dailyPnl);
      expect(cents(snapshot.cumulativePnl)).toBe(gained);
      expect(Math.abs(Number(snapshot.dailyPnlPct))).toBeLessThan(10);
    }
    const returns = snapshots.flatMap(({ dailyPnlPct }) => (dailyPnlPct === null ? [] : [Number(dailyPnlPct)]));
    const mean = returns.reduce((total, value) => total + value, 0) / returns.length;
    const deviation = Math.sqrt(
      returns.reduce((total, value) => total + (value - mean) ** 2, 0) / (returns.length - 1),
    );
    // Decision 12: about 2 percent a day at most; and no straight line either.
    expect(deviation).toBeGreaterThan(0.1);
    expect(deviation).toBeLessThan(2);
  });

  it('shows sums that equal their rows, today and in any session', async () => {
    const call = callOf(username);
    const rows = await call('positions.list', {});
    const summary = await call('portfolios.summary', {});
    expect(sum(rows.map(({ marketValue }) => marketValue))).toBe(cents(summary.netExposure));
    expect(sum(rows.map(({ unrealizedPnl }) => unrealizedPnl))).toBe(cents(summary.unrealizedPnl));
    expect(sum(rows.map(({ dayPnl }) => dayPnl))).toBe(cents(summary.dayPnl));
    const last = (await call('snapshots.list', {})).at(-1);
    expect(summary).toMatchObject({ totalValue: last?.totalValue, dayPnl: last?.dailyPnl, daySession: LAST });
    for (const date of [FIRST, addSessions(LAST, -40), LAST]) {
      const { snapshot, positions } = await call('snapshots.day', { date });
      expect(sum(positions.map(({ marketValue }) => marketValue))).toBe(cents(snapshot.netExposure));
      expect(sum(positions.map(({ dailyPnl }) => dailyPnl))).toBe(cents(snapshot.dailyPnl));
      const delta = positions.reduce((total, { greeks }) => total + (greeks?.delta ?? 0), 0);
      expect(delta).toBeCloseTo(Number(snapshot.totalDelta), 3);
      expect(positions.every(({ priceDate }) => priceDate === date)).toBe(true);
    }
  });

  it('has regular and strategy tags, and says of each underlying in which sector it is', async () => {
    const tags = await callOf(username)('tags.list', {});
    expect(new Set(tags.map(({ tagType }) => tagType))).toEqual(new Set(['REGULAR', 'STRATEGY']));
    expect(tags.every(({ usageCount }) => usageCount > 0)).toBe(true);
    const rows = await callOf(username)('positions.list', {});
    const stocks = rows.filter(({ positionType }) => !isOptionType(positionType));
    expect(stocks.every(({ sector }) => sector !== null)).toBe(true);
  });
});

describe('a demo book', () => {
  it('is rebuilt from prices and positions to what it is: nothing of it is invented', async () => {
    const call = callOf('demo_balanced');
    const { days, changedCount } = await call('snapshots.previewRebuild', { from: FIRST, through: LAST });
    expect(days).toHaveLength(90);
    expect(days.flatMap(({ snapshotDate, changed }) => (changed.length > 0 ? [[snapshotDate, changed]] : []))).toEqual(
      [],
    );
    expect(changedCount).toBe(0);
  });

  it('is listed as the three runs that made it, the last step first', async () => {
    const { runs } = await callOf('demo_growth')('jobs.list', {});
    expect(runs.map(({ jobType, trigger, durationMs }) => [jobType, trigger, durationMs !== null])).toEqual([
      ['snapshot', 'demo', true],
      ['risk_calc', 'demo', true],
      ['market_data', 'demo', true],
    ]);
  });

  it('is made once, and begun again only when that is asked for', async () => {
    const again = await signIn(test.app, 'demo_value', 'demo123');
    expect(await again('positions.list', {})).toHaveLength(20);
    const [position] = await again('positions.list', {});
    await again('positions.remove', { ids: [position?.id as string] });
    const third = await signIn(test.app, 'demo_value', 'demo123');
    expect(await third('positions.list', {})).toHaveLength(19);
    expect(await third('portfolios.resetDemo', {})).toEqual({ positions: 20 });
    expect(await third('positions.list', {})).toHaveLength(20);
    expect(await third('snapshots.list', {})).toHaveLength(90);
    expect(await third('changes.list', {})).toMatchObject({ undo: null, redo: null });
    const tags = await third('tags.list', {});
    expect(tags.every(({ usageCount }) => usageCount > 0)).toBe(true);
  });

  it('has a price for a listed symbol that is added to it, soon', async () => {
    const call = await signIn(test.app, 'demo_value', 'demo123');
    await call('positions.create', {
      symbol: 'NKE',
      quantity: '10',
      entryPrice: '50',
      entryDate: LAST,
      tagIds: [],
    });
    const added = async () => (await call('positions.list', {})).find(({ symbol }) => symbol === 'NKE');
    await expect.poll(async () => (await added())?.lastPriceSource, { timeout: 20_000 }).toBe('simulated');
    const { runs } = await call('jobs.list', {});
    expect(runs.filter(({ trigger }) => trigger === 'new symbol').map(({ jobType }) => jobType)).toContain(
      'market_data',
    );
  });

  it('of a profile that is none is not begun again', async () => {
    const own = await signIn(test.app);
    expect(await failure(own('portfolios.resetDemo', {}))).toMatchObject({ code: 'CONFLICT' });
    expect(await own('snapshots.list', {})).toEqual([]);
  });
});
