import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { MarketDataProvider } from '../../src-main/market-data/provider';
import { sessionsBetween } from '../../src-shared/domain/trading-calendar';
import type { JobRun } from '../../src-shared/ipc/jobs';
import {
  type Call,
  failure,
  importText,
  newProfile,
  signIn,
  startTestApp,
  TEST_SECRET,
  type TestApp,
  TestClock,
} from '../helpers/test-app';
import { TestBook } from '../helpers/test-book';

let test: TestApp | undefined;

afterEach(async () => {
  await test?.dispose();
  test = undefined;
});

async function start(now: string, environment: Record<string, string> = {}): Promise<TestApp> {
  test = await startTestApp({
    clock: new TestClock(new Date(now)),
    environment: { ...SETTINGS, ...environment },
  });
  return test;
}

/** Weeks pass in a test, and nobody signs in again. */
const SETTINGS = { JWT_SECRET: TEST_SECRET, JWT_EXPIRY_HOURS: '8760' };
const FRIDAY_EVENING = '2026-11-20T23:00:00Z';
const MONDAY_EVENING = '2026-11-23T23:00:00Z';

const sessionsOf = async (call: Call) => (await call('snapshots.list', {})).map(({ snapshotDate }) => snapshotDate);
const runsOf = async (call: Call) => (await call('jobs.list', { limit: 500 })).runs;
const by = (runs: JobRun[], jobType: JobRun['jobType']) => runs.filter((run) => run.jobType === jobType);

/** A book whose one price is of that day. */
async function bookWith(call: Call, symbol: string, priceDate: string): Promise<void> {
  await importText(call, `ticker,quantity,entry_price,entry_date,tags\n${symbol},10,60,2026-01-02,\n`);
  await call('positions.setPrice', { symbol, price: '61', priceDate });
}

describe('a day passes', () => {
  it('and one snapshot is added, however often and by whatever the chain is set off', async () => {
    const { app, clock } = await start(FRIDAY_EVENING);
    const call = await signIn(app, 'demo_value', 'demo123');
    const before = await sessionsOf(call);
    expect(before).toHaveLength(90);
    await app.runDueJobs('start');
    expect(await sessionsOf(call)).toEqual(before);

    clock.now = new Date('2026-11-23T21:00:00Z');
    await app.runDueJobs('timer');
    // At the bell there are prices; risk and snapshot have their own time.
    expect(await sessionsOf(call)).toEqual(before);
    expect((await call('portfolios.summary', {})).prices.newest).toBe('2026-11-23');
    clock.now = new Date('2026-11-23T22:30:00Z');
    await app.runDueJobs('timer');
    expect(await sessionsOf(call)).toEqual([...before, '2026-11-23']);
    for (let again = 0; again < 3; again += 1) {
      await app.runDueJobs('wake');
      expect(await call('jobs.run', {})).toMatchObject({ through: '2026-11-23', runs: 0, snapshots: 0 });
    }
    expect(await sessionsOf(call)).toEqual([...before, '2026-11-23']);
    const runs = (await runsOf(call)).filter(({ trigger }) => trigger !== 'demo');
    expect(by(runs, 'snapshot')).toHaveLength(1);
    expect(by(runs, 'snapshot')[0]).toMatchObject({
      jobName: 'create_daily_snapshot',
      status: 'completed',
      trigger: 'timer',
      firstSession: '2026-11-23',
      counts: { snapshots: 1 },
    });
  });

  it.each([
    [1, '2026-11-23T23:00:00Z'],
    [5, '2026-11-25T23:00:00Z'],
    [30, '2026-12-20T23:00:00Z'],
  ])('with the app off for %i days every missed session is made up once, oldest first', async (_, then) => {
    const { app, clock } = await start(FRIDAY_EVENING);
    const call = await signIn(app, 'demo_value', 'demo123');
    clock.now = new Date(then);
    await app.runDueJobs('start');
    const missed = sessionsBetween('2026-11-21', then.slice(0, 10));
    expect((await sessionsOf(call)).slice(90)).toEqual(missed);
    const [run] = by(await runsOf(call), 'snapshot');
    expect(run).toMatchObject({
      trigger: 'start',
      firstSession: missed[0],
      lastSession: missed.at(-1),
      sessionCount: missed.length,
    });
    const snapshots = await call('snapshots.list', {});
    const cents = (text: string | null) => Math.round(Number(text ?? 0) * 100);
    for (const [index, { totalValue, dailyPnl, netFlow }] of snapshots.entries()) {
      const previous = snapshots[index - 1];
      if (previous) expect(cents(totalValue) - cents(previous.totalValue)).toBe(cents(dailyPnl) + cents(netFlow));
    }
  });

  it('and a hundred double triggers make each session once', async () => {
    const { app, clock } = await start(FRIDAY_EVENING);
    const call = await signIn(app, 'demo_value', 'demo123');
    clock.now = new Date('2026-12-04T23:00:00Z');
    const triggers = Array.from({ length: 100 }, (_, index) =>
      index % 2 === 0 ? app.runDueJobs('timer') : call('jobs.run', {}).then(() => undefined),
    );
    await Promise.all(triggers);
    const missed = sessionsBetween('2026-11-21', '2026-12-04');
    expect((await sessionsOf(call)).slice(90)).toEqual(missed);
    const runs = by(await runsOf(call), 'snapshot').filter(({ trigger }) => trigger !== 'demo');
    expect(runs.reduce((sum, { counts }) => sum + (counts.snapshots ?? 0), 0)).toBe(missed.length);
    // One at a time: no run began before the one before it had ended.
    const inOrder = (await runsOf(call)).reverse();
    expect(inOrder.every(({ status }) => status === 'completed')).toBe(true);
  });
});

describe('a book of one’s own', () => {
  it('without snapshots gets the last session alone, and older history by a rebuild that is asked for', async () => {
    const { app } = await start(FRIDAY_EVENING);
    const call = await signIn(app);
    await bookWith(call, 'KO', '2026-11-18');
    await call('positions.setPrice', { symbol: 'KO', price: '62', priceDate: '2026-11-20' });
    await app.runDueJobs('timer');
    expect(await sessionsOf(call)).toEqual(['2026-11-20']);
    const preview = await call('snapshots.previewRebuild', { from: '2026-11-18', through: '2026-11-20' });
    expect(preview.days.map(({ snapshotDate, changed }) => [snapshotDate, changed])).toEqual([
      ['2026-11-18', ['added']],
      ['2026-11-19', ['added']],
      ['2026-11-20', expect.arrayContaining(['daily_pnl'])],
    ]);
    expect(await sessionsOf(call)).toEqual(['2026-11-20']);
    await call('snapshots.rebuild', { from: '2026-11-18', through: '2026-11-20', key: preview.key });
    expect(await sessionsOf(call)).toEqual(['2026-11-18', '2026-11-19', '2026-11-20']);
    expect((await call('snapshots.list', {})).map(({ dailyPnl, staleCount }) => [dailyPnl, staleCount])).toEqual([
      [null, 0],
      [null, 1],
      ['10.00', 0],
    ]);
  });

  it('that cannot be priced gets no snapshot, and the run says so', async () => {
    const { app } = await start('2026-11-21T12:00:00Z');
    const call = await signIn(app);
    await importText(call, 'ticker,quantity,entry_price,entry_date,tags\nKO,10,60,2026-01-02,\n');
    await app.runDueJobs('timer');
    expect(await sessionsOf(call)).toEqual([]);
    expect(by(await runsOf(call), 'snapshot')[0]?.warnings[0]).toContain('no position of the book has a price');
  });

  it('that fails stops no other one', async () => {
    const { app, clock } = await start(FRIDAY_EVENING);
    const broken = await signIn(app);
    const sound = await newProfile(app, 'sound');
    // Two values that fit, and a sum that does not.
    for (const symbol of ['KO', 'PEP']) {
      await importText(broken, `ticker,quantity,entry_price,entry_date,tags\n${symbol},90000000000,1,2026-01-02,\n`, {
        again: true,
      });
      await broken('positions.setPrice', { symbol, price: '99', priceDate: '2026-11-20' });
    }
    await bookWith(sound, 'KO', '2026-11-20');
    await app.runDueJobs('timer');
    expect(await sessionsOf(sound)).toEqual(['2026-11-20']);
    expect(by(await runsOf(broken), 'snapshot')[0]).toMatchObject({
      status: 'failed',
      failure: 'FAILED',
      errorMessage: expect.stringContaining('more than can be kept'),
    });
    expect((await runsOf(sound)).every(({ status }) => status === 'completed')).toBe(true);
    // It is tried again after a quarter of an hour, and not before.
    const count = async () => by(await runsOf(broken), 'snapshot').length;
    const tries = await count();
    await app.runDueJobs('timer');
    expect(await count()).toBe(tries);
    clock.advance(15 * 60_000);
    await app.runDueJobs('timer');
    expect(await count()).toBe(tries + 1);
  });
});

describe('a close that is not published yet', () => {
  it('is tried again every quarter of an hour, and the rest of the chain waits for it', async () => {
    const { app, clock, dataDir } = await start('2026-11-20T21:00:00Z');
    const call = await signIn(app);
    const folder = join(dataDir, 'prices');
    mkdirSync(folder);
    await bookWith(call, 'KO', '2026-11-19');
    await call('market-data.setFolder', { path: folder });
    for (const [time, states] of [
      ['21:00', 1],
      ['21:10', 1],
      ['21:15', 2],
      ['21:45', 3],
      ['22:30', 4],
    ] as const) {
      clock.now = new Date(`2026-11-20T${time}:00Z`);
      await app.runDueJobs('timer');
      const late = by(await runsOf(call), 'market_data').filter(({ failure }) => failure === 'NOT_PUBLISHED');
      expect(late.length).toBeGreaterThanOrEqual(states);
      expect(await sessionsOf(call)).toEqual(['2026-11-19']);
    }
    writeFileSync(join(folder, 'day.csv'), 'symbol,date,close\nKO,2026-11-20,62.50\n');
    clock.advance(15 * 60_000);
    await app.runDueJobs('timer');
    expect(await sessionsOf(call)).toEqual(['2026-11-19', '2026-11-20']);
    expect((await call('positions.list', {}))[0]).toMatchObject({
      lastPrice: '62.5',
      lastPriceSource: 'csv',
      priceState: 'current',
      marketValue: '625.00',
    });
  });

  it('is waited for until midnight in New York; then the last price is used and marked', async () => {
    const { app, clock, dataDir } = await start('2026-11-20T22:30:00Z');
    const call = await signIn(app);
    const folder = join(dataDir, 'prices');
    mkdirSync(folder);
    await bookWith(call, 'KO', '2026-11-19');
    await call('market-data.setFolder', { path: folder });
    await app.runDueJobs('timer');
    expect(await sessionsOf(call)).toEqual([]);
    clock.now = new Date('2026-11-21T05:00:00Z');
    await app.runDueJobs('timer');
    expect(await call('snapshots.list', {})).toMatchObject([{ snapshotDate: '2026-11-20', staleCount: 1 }]);
  });

  it('is waited for without a folder too: a file that is dropped in the evening still makes the day', async () => {
    const { app, clock } = await start('2026-11-20T22:31:00Z');
    const call = await signIn(app);
    await bookWith(call, 'KO', '2026-11-19');
    await app.runDueJobs('timer');
    expect(await sessionsOf(call)).toEqual([]);
    const bytes = new TextEncoder().encode('symbol,date,close\nKO,2026-11-20,62\n');
    await call('market-data.importPrices', { fileName: 'p.csv', bytes, write: true });
    clock.advance(15 * 60_000);
    await app.runDueJobs('timer');
    expect(await call('snapshots.list', {})).toMatchObject([{ snapshotDate: '2026-11-20', staleCount: 0 }]);
  });

  it('is read from a folder whatever else lies in it, and again when it could not be stored', async () => {
    const { app, dataDir } = await start('2026-11-21T12:00:00Z');
    const call = await signIn(app);
    const folder = join(dataDir, 'prices');
    mkdirSync(join(folder, 'a-folder.csv'), { recursive: true });
    symlinkSync(join(folder, 'nowhere'), join(folder, 'broken.csv'));
    writeFileSync(join(folder, '.hidden.csv'), 'symbol,date,close\nKO,2026-11-20,999\n');
    writeFileSync(join(folder, 'KO.csv'), 'date,close\n2026-11-19,61\n2026-11-20,62\n');
    writeFileSync(join(folder, 'all.csv'), 'symbol,date,close\nKO,2026-11-20,62\nPEP,2026-11-20,150\n');
    await bookWith(call, 'KO', '2026-11-18');
    await call('market-data.setFolder', { path: folder });
    expect(await call('jobs.run', { session: '2026-11-19' })).toMatchObject({ failed: 0 });
    expect(await call('jobs.run', {})).toMatchObject({ failed: 0 });
    expect((await call('positions.list', {}))[0]).toMatchObject({ lastPrice: '62', lastPriceDate: '2026-11-20' });
    const [run] = by(await runsOf(call), 'market_data').filter(({ isOwn }) => !isOwn);
    expect(run?.warnings).toEqual(['broken.csv could not be read (ENOENT).']);
  });

  it('is none where the folder is gone: the run fails and says what to do', async () => {
    const { app, dataDir } = await start(MONDAY_EVENING);
    const call = await signIn(app);
    await bookWith(call, 'KO', '2026-11-20');
    const folder = join(dataDir, 'prices');
    expect(await failure(call('market-data.setFolder', { path: folder }))).toMatchObject({ code: 'INVALID_INPUT' });
    mkdirSync(folder);
    await call('market-data.setFolder', { path: folder });
    const { rmdirSync } = await import('node:fs');
    rmdirSync(folder);
    await app.runDueJobs('timer');
    const [run] = by(await runsOf(call), 'market_data').filter(({ isOwn }) => !isOwn);
    expect(run).toMatchObject({ status: 'failed', errorMessage: expect.stringContaining('is not there') });
  });
});

describe('a schedule', () => {
  it('says truly when it ran last and runs next, can be moved, switched off, and is refused when it is none', async () => {
    const { app, clock } = await start(FRIDAY_EVENING);
    const call = await signIn(app);
    await bookWith(call, 'KO', '2026-11-20');
    const snapshot = async () => (await call('jobs.schedules', {})).find(({ jobType }) => jobType === 'snapshot');
    expect(await snapshot()).toMatchObject({ lastRunAt: null, nextRunAt: '2026-11-23T22:30:00.000Z' });
    await app.runDueJobs('timer');
    expect(await snapshot()).toMatchObject({ lastRunAt: '2026-11-20T23:00:00.000Z' });

    const wrong = await failure(call('jobs.setSchedule', { jobType: 'snapshot', cronExpression: '30 25 * * *' }));
    expect(wrong.error).toMatchObject({ code: 'INVALID_INPUT', details: { field: 'cronExpression' } });
    await call('jobs.setSchedule', { jobType: 'snapshot', cronExpression: '0 20 * * 1-5' });
    expect(await snapshot()).toMatchObject({ cronExpression: '0 20 * * 1-5', nextRunAt: '2026-11-21T01:00:00.000Z' });
    clock.now = new Date('2026-11-24T00:59:00Z');
    await call('positions.setPrice', { symbol: 'KO', price: '63', priceDate: '2026-11-23' });
    await app.runDueJobs('timer');
    expect(await sessionsOf(call)).toEqual(['2026-11-20']);
    clock.now = new Date('2026-11-24T01:00:00Z');
    await app.runDueJobs('timer');
    expect(await sessionsOf(call)).toEqual(['2026-11-20', '2026-11-23']);

    await call('jobs.setSchedule', { jobType: 'snapshot', isEnabled: false });
    expect(await snapshot()).toMatchObject({ isEnabled: false, nextRunAt: null });
    clock.now = new Date('2026-11-25T06:00:00Z');
    await app.runDueJobs('timer');
    expect(await sessionsOf(call)).toEqual(['2026-11-20', '2026-11-23']);
    // The button goes on working.
    await call('jobs.run', {});
    expect(await sessionsOf(call)).toEqual(['2026-11-20', '2026-11-23', '2026-11-24']);
  });

  it('is moved by the settings of the specification', async () => {
    const { app } = await start(FRIDAY_EVENING, { BATCH_MARKET_DATA_HOUR: '18', BATCH_RISK_CALC_HOUR: '19' });
    const schedules = await (await signIn(app))('jobs.schedules', {});
    expect(schedules.map(({ cronExpression, hourSetting }) => [cronExpression, hourSetting])).toEqual([
      ['0 18 * * 1-5', 'BATCH_MARKET_DATA_HOUR'],
      ['0 19 * * 1-5', 'BATCH_RISK_CALC_HOUR'],
      ['30 17 * * 1-5', null],
    ]);
  });

  it('asks for no session that has not ended', async () => {
    const { app } = await start('2026-11-20T20:00:00Z');
    const call = await signIn(app);
    expect(await failure(call('jobs.run', { session: '2026-11-20' }))).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await call('jobs.run', { session: '2026-11-19' })).toMatchObject({ through: '2026-11-19' });
  });
});

describe('a run', () => {
  it('is seen by its own profile, and a shared one by all', async () => {
    const { app } = await start(FRIDAY_EVENING);
    const demo = await signIn(app, 'demo_value', 'demo123');
    const own = await signIn(app);
    await bookWith(own, 'KO', '2026-11-20');
    await app.runDueJobs('timer');
    const ids = async (call: Call, isOwn: boolean) =>
      (await runsOf(call)).filter((run) => run.isOwn === isOwn).map(({ id }) => id);
    const [ofDemo, ofOwn] = [await ids(demo, true), await ids(own, true)];
    expect(ofDemo.filter((id) => ofOwn.includes(id))).toEqual([]);
    expect(ofOwn.length).toBeGreaterThan(0);
    expect(await ids(demo, false)).toEqual(await ids(own, false));
  });
});

/** A source outside that does not answer. */
class SilentProvider implements MarketDataProvider {
  readonly source = 'yfinance';
  readonly name = 'silent';
  aborted = 0;

  lists(): boolean {
    return true;
  }

  async isAwaited(): Promise<boolean> {
    return false;
  }

  fetch({ signal }: Parameters<MarketDataProvider['fetch']>[0]): Promise<never> {
    signal.addEventListener('abort', () => {
      this.aborted += 1;
    });
    return new Promise(() => {});
  }
}

describe('a run that takes too long', () => {
  const book = new TestBook();
  afterEach(() => book.dispose());

  it('is ended at its limit; its session is waited for, and at last made without it; cancelling ends it at once', async () => {
    book.clock.now = new Date(FRIDAY_EVENING);
    const provider = new SilentProvider();
    await book.open({ providers: [provider], timeoutMs: { market_data: 200, risk_calc: 60_000, snapshot: 60_000 } });
    const profile = await book.newProfile();
    await bookWith(profile.call, 'KO', '2026-11-20');
    expect(await profile.call('jobs.run', {})).toMatchObject({ failed: 1, snapshots: 0, unpublished: ['2026-11-20'] });
    const [late] = by(await runsOf(profile.call), 'market_data').filter(({ isOwn }) => !isOwn);
    expect(late).toMatchObject({
      status: 'failed',
      failure: 'TIMED_OUT',
      errorMessage: expect.stringContaining('longer'),
    });
    expect(provider.aborted).toBe(1);

    book.clock.now = new Date('2026-11-21T12:00:00Z');
    expect(await profile.call('jobs.run', {})).toMatchObject({ failed: 1, snapshots: 1, unpublished: [] });

    book.clock.now = new Date('2026-11-24T12:00:00Z');
    const running = profile.call('jobs.run', {});
    await expect.poll(async () => (await runsOf(profile.call)).some(({ status }) => status === 'running')).toBe(true);
    expect(await profile.call('jobs.cancel', {})).toEqual({ cancelled: true });
    expect(await running).toMatchObject({ cancelled: true, snapshots: 0 });
    expect((await runsOf(profile.call))[0]).toMatchObject({ status: 'failed', failure: 'CANCELLED' });
    expect(await profile.call('jobs.cancel', {})).toEqual({ cancelled: false });
    // What was stopped is done by the next run.
    expect(await profile.call('jobs.run', {})).toMatchObject({ snapshots: 1 });
  });
});
