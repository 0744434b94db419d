import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Flags, Outcome } from '../../src-main/cli/command';
import { resetDemo } from '../../src-main/cli/demo';
import { listJobs, runChain } from '../../src-main/cli/jobs';
import { importPrices } from '../../src-main/cli/prices';
import { type ProfileSession, sessionOf } from '../../src-main/cli/session';
import { showSnapshots } from '../../src-main/cli/snapshots';
import { JOB_TYPES } from '../../src-shared/domain/job-types';
import { runCli } from '../helpers/command-line';
import { ownProfile } from '../helpers/own-profile';
import {
  type Call,
  callerOf,
  importText,
  startSession,
  startTestApp,
  TEST_SECRET,
  type TestApp,
  temporaryFolder,
} from '../helpers/test-app';

const none: Flags = {
  profile: undefined,
  dryRun: false,
  acceptGood: false,
  again: false,
  mode: 'add',
  confirmed: false,
  through: undefined,
};

let test: TestApp;
/** What the commands wrote to stderr. */
let said: string[];

beforeAll(async () => {
  // Days pass, and nobody signs in again.
  test = await startTestApp({ environment: { JWT_SECRET: TEST_SECRET, JWT_EXPIRY_HOURS: '8760' } });
});
afterAll(() => test.dispose());
beforeEach(() => {
  said = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});
afterEach(() => vi.restoreAllMocks());

async function signedIn(username?: string): Promise<{ session: ProfileSession; call: Call }> {
  const { token, profile } = await startSession(test.app, username);
  return { session: { ...sessionOf(test.app, token), profile }, call: callerOf(test.app, token) };
}

const run = (through?: string) => {
  // Runs are told apart by their time.
  test.clock.advance(1000);
  return runChain(test.app, [], { ...none, through });
};

/** What JSON makes of a document, so that a missing column shows. */
const read = ({ json }: Outcome) => JSON.parse(JSON.stringify(json));

describe('run, snapshots and jobs', () => {
  it('bring every book up to a session, once, and show it in the columns of the specification', async () => {
    const { session, call } = await signedIn();
    await importText(
      call,
      'ticker,quantity,entry_price,entry_date,tags\nKO,10,60,2026-01-02,\nAAPL270115C00350000,-5,14.995,2026-07-10,\n',
    );
    await call('portfolios.recordCash', { flowType: 'deposit', amount: '1000', flowDate: '2026-11-19' });
    const price = async (priceDate: string, KO: string, AAPL270115C00350000: string) => {
      for (const [symbol, price] of Object.entries({ KO, AAPL270115C00350000 }))
        await call('positions.setPrice', { symbol, price, priceDate });
    };
    await price('2026-11-19', '61.5', '12.1');

    const first = await run('2026-11-19');
    expect(first.failed).toBeUndefined();
    expect(read(first)).toMatchObject({
      through: '2026-11-19',
      failed: 0,
      snapshots: 1,
      unpublished: [],
      cancelled: false,
    });
    const { jobs, runs } = read(first);
    expect(jobs).toHaveLength(runs);
    const own = jobs.filter(({ profile }: { profile: string }) => profile === ownProfile.username);
    expect(own.map(({ job_type }: { job_type: string }) => job_type).sort()).toEqual([...JOB_TYPES].sort());
    expect(own).toContainEqual(
      expect.objectContaining({
        job_name: 'create_daily_snapshot',
        job_type: 'snapshot',
        status: 'completed',
        error_message: null,
        metadata: expect.objectContaining({ trigger: 'command line', last_session: '2026-11-19', session_count: 1 }),
      }),
    );
    expect(first.text).toContain('Worked through 2026-11-19: ');

    await price('2026-11-20', '62', '12');
    // A Saturday asks for what there was before it.
    test.clock.now = new Date('2026-11-21T15:00:00Z');
    expect(read(await run('2026-11-21'))).toMatchObject({ through: '2026-11-20', snapshots: 1 });
    const again = await run();
    expect(read(again)).toEqual({
      through: '2026-11-20',
      runs: 0,
      failed: 0,
      snapshots: 0,
      unpublished: [],
      cancelled: false,
      jobs: [],
    });
    expect(again.text).toBe('Every book is up to date through 2026-11-20.');
    expect(said).toEqual([]);

    const all = read(await showSnapshots(session, [], none));
    expect(all).toEqual([
      {
        snapshot_date: '2026-11-19',
        total_value: -4435,
        cash_value: 1000,
        long_value: 615,
        short_value: -6050,
        gross_exposure: 6665,
        net_exposure: -5435,
        daily_pnl: null,
        daily_pnl_pct: null,
        cumulative_pnl: 0,
        portfolio_beta: null,
        portfolio_volatility: null,
        sharpe_ratio: null,
        max_drawdown: null,
        total_delta: -3.15,
        total_gamma: -0.1,
        total_theta: 0.25,
        total_vega: -0.75,
        net_flow: null,
        greeks_source: 'mock',
        is_complete: true,
        created_at: expect.any(String),
        positions: 2,
        missing: 0,
        stale: 0,
      },
      expect.objectContaining({ snapshot_date: '2026-11-20', daily_pnl: 55, cumulative_pnl: 55, net_flow: 0 }),
    ]);
    expect(read(await showSnapshots(session, [], { ...none, through: '2026-11-19' }))).toEqual([all[0]]);

    const day = await showSnapshots(session, ['2026-11-19'], none);
    expect(read(day)).toMatchObject({
      snapshot: all[0],
      positions: [{ symbol: 'KO' }, { symbol: 'AAPL270115C00350000' }],
      cash_flows: [{ flow_date: '2026-11-19', amount: 1000, flow_type: 'deposit', note: null }],
    });
    expect(read(day).positions[1]).toEqual({
      symbol: 'AAPL270115C00350000',
      position_type: 'SC',
      quantity: 5,
      underlying_symbol: 'AAPL',
      expiration_date: '2027-01-15',
      strike_price: 350,
      option_type: 'CALL',
      entry_price: 14.995,
      price: 12.1,
      price_date: '2026-11-19',
      price_source: 'manual',
      market_value: -6050,
      unrealized_pnl: 1447.5,
      daily_pnl: null,
      net_flow: null,
      missing_reason: 'FIRST_SNAPSHOT',
      greeks: { delta: -3.25, gamma: -0.1, theta: 0.25, vega: -0.75, rho: -0.4, source: 'mock' },
    });
    expect(day.text).toMatch(/AAPL270115C00350000 +SC +5 +12\.1 +2026-11-19 +manual/);
    await expect(showSnapshots(session, ['2026-11-18'], none)).rejects.toMatchObject({ error: { code: 'NOT_FOUND' } });

    const listed = await listJobs(session);
    const { runs: shown, schedules, total } = read(listed);
    expect(total).toBe(shown.length);
    expect(shown[0].started_at > shown.at(-1).started_at).toBe(true);
    expect(Object.keys(shown[0])).toEqual([
      'id',
      'job_name',
      'job_type',
      'status',
      'started_at',
      'completed_at',
      'error_message',
      'metadata',
    ]);
    expect(schedules[2]).toEqual({
      job_name: 'create_daily_snapshot',
      job_type: 'snapshot',
      cron_expression: '30 17 * * 1-5',
      last_run_at: expect.stringMatching(/^2026-11-21T/),
      next_run_at: '2026-11-23T22:30:00.000Z',
      is_enabled: true,
    });
    expect(listed.text).toContain('2026-11-23T22:30:00.000Z');
  });

  it('refuse a session that has not ended, and days before the calendar', async () => {
    for (const [through, message] of [
      ['2026-11-23', 'The session of 2026-11-23 has not ended yet. The last one is 2026-11-20.'],
      ['1992-06-01', expect.stringContaining('1992')],
    ])
      await expect(run(through as string)).rejects.toMatchObject({ error: { code: 'INVALID_INPUT', message } });
  });

  it('say what to do when closes are not published, and when a run fails', async () => {
    const { call } = await signedIn();
    const folder = join(test.dataDir, 'prices');
    mkdirSync(folder);
    await call('market-data.setFolder', { path: folder });
    test.clock.now = new Date('2026-11-23T22:00:00Z');
    const late = await run();
    expect(late.failed).toBe(true);
    expect(read(late)).toMatchObject({ unpublished: ['2026-11-23'], failed: 0, error: { code: 'NOT_FOUND' } });
    expect(said.join('')).toMatch(/^The closes of 2026-11-23 are not there yet.* Run this again later; .*\n$/);
    writeFileSync(join(folder, 'KO.csv'), 'Date,Close\n2026-11-23,62\n');
    const then = await run();
    expect(then.failed).toBeUndefined();
    expect(read(then)).toMatchObject({ snapshots: 1, unpublished: [] });

    rmSync(folder, { recursive: true });
    test.clock.now = new Date('2026-11-24T22:00:00Z');
    const failed = await run();
    expect(failed.failed).toBe(true);
    expect(read(failed)).toMatchObject({ failed: 1, error: { code: 'INTERNAL' } });
    expect(said.at(-1)).toMatch(/^market_data_update failed\. .*prices is not there\. .*\n$/);
    await call('market-data.setFolder', { path: null });
    expect(await call('market-data.folder', {})).toEqual({ path: null, problem: null });
  });
});

describe('prices import', () => {
  const file = () => join(test.dataDir, 'closes.csv');

  it('keeps nothing of a file with problems unless the good rows are asked for, and says what it held back', async () => {
    const { session, call } = await signedIn();
    await importText(call, 'ticker,quantity,entry_price,entry_date,tags\nIBM,4,250,2026-01-02,\n');
    const read1 = (flags: Partial<Flags>) => importPrices(session, [file()], { ...none, ...flags });
    const lastOf = async () =>
      (await call('positions.list', {})).find(({ symbol }) => symbol === 'IBM')?.lastPrice ?? null;
    writeFileSync(file(), 'Symbol,Date,Close\nIBM,2026-11-19,290.4\nIBM,2026-11-20,x\nIBM,2026-11-23,29044\n');

    for (const dryRun of [true, false]) {
      const refused = await read1({ dryRun });
      expect(refused.failed).toBe(true);
      expect(read(refused)).toMatchObject({
        kept: 0,
        rows: 2,
        symbols: ['IBM'],
        problem_count: 1,
        problems: [{ row: 3, column: 'Close' }],
        error: { code: 'NEEDS_CONFIRMATION', message: expect.stringContaining('--accept-good') },
      });
      expect(refused.text).toMatch(/^Row 3, Close: /);
    }
    const dry = await read1({ dryRun: true, acceptGood: true });
    expect(dry.failed).toBeUndefined();
    expect(read(dry)).toMatchObject({ kept: 0, added: 2, positions: 1 });
    expect(dry.text).toContain('Dry run: would keep 2 prices of 1 symbol, 2026-11-19 to 2026-11-23: 2 new');
    expect(await lastOf()).toBeNull();

    const kept = await read1({ acceptGood: true });
    expect(read(kept)).toMatchObject({
      kept: 2,
      added: 2,
      held_back: [
        { symbol: 'IBM', date: '2026-11-23', close: 29044, previous_close: 290.4, previous_date: '2026-11-19' },
      ],
    });
    expect(kept.text.split('\n').slice(1)).toEqual([
      'Kept 2 prices of 1 symbol, 2026-11-19 to 2026-11-23: 2 new, 0 changed, 0 as before; 1 position follows.',
      expect.stringMatching(/^Held back: IBM at 29044 on 2026-11-23, after 290\.4 on 2026-11-19/),
      'What is held back is not used before you decide on it in the window.',
      expect.stringContaining('“run”'),
    ]);
  });

  it('refuses a file without a good row', async () => {
    const { session } = await signedIn();
    writeFileSync(file(), 'Symbol,Date,Close\nIBM,2026-11-20,x\n');
    const refused = await importPrices(session, [file()], { ...none, acceptGood: true });
    expect(read(refused)).toMatchObject({ kept: 0, rows: 0, error: { code: 'INVALID_INPUT' } });
    await expect(importPrices(session, ['/no/such.csv'], none)).rejects.toMatchObject({ error: { code: 'NOT_FOUND' } });
  });
});

it('demo reset says what is lost, then does it, and leaves books of one’s own alone', async () => {
  const own = await signedIn();
  await expect(resetDemo(own.session, [], { ...none, confirmed: true })).rejects.toMatchObject({
    error: { code: 'CONFLICT' },
  });
  await expect(resetDemo(own.session, [], none)).rejects.toMatchObject({ error: { code: 'CONFLICT' } });

  const { session, call } = await signedIn('demo_growth');
  const [gone] = await call('positions.list', {});
  await call('positions.remove', { ids: [gone?.id as string] });
  await expect(resetDemo(session, [], none)).rejects.toMatchObject({
    error: {
      code: 'NEEDS_CONFIRMATION',
      message: expect.stringMatching(/24 open positions, 90 snapshots.*\(--yes resets it\)\.$/),
    },
  });
  expect(await call('positions.list', {})).toHaveLength(24);
  expect(read(await resetDemo(session, [], { ...none, confirmed: true }))).toEqual({
    username: 'demo_growth',
    positions: 25,
  });
  const renewed = await signedIn('demo_growth');
  expect(await renewed.call('positions.list', {})).toHaveLength(25);
});

describe('as commands', () => {
  const folder = temporaryFolder();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const demo = { folder, password: 'demo123' };

  it('run without a profile, and say the same in one document', async () => {
    const opened = await runCli(['snapshots', '--profile', 'demo_value', '--json'], demo);
    expect(opened).toMatchObject({ code: 0, stderr: '' });
    expect(opened.json()).toHaveLength(90);
    const ran = await runCli(['run', '--json'], { folder, password: null });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.json()).toMatchObject({ through: opened.json().at(-1).snapshot_date, failed: 0, unpublished: [] });
    const ahead = await runCli(['run', '--through', '2199-01-02', '--json'], { folder, password: null });
    expect(ahead).toMatchObject({ code: 1, stderr: expect.stringContaining('has not ended yet') });
    expect(ahead.json()).toEqual({ error: { code: 'INVALID_INPUT', message: ahead.stderr.trim() } });
    const asked = await runCli(['demo', 'reset', '--profile', 'demo_value'], demo);
    expect(asked).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('--yes') });
  });

  it('end with 2 for wrong usage', async () => {
    for (const args of [
      ['run', '--through', '2026-02-30'],
      ['snapshots', '20.11.2026', '--profile', 'demo_value'],
      ['demo', 'reset'],
    ]) {
      const outcome = await runCli(args, demo);
      expect({ args, ...outcome }).toMatchObject({ args, code: 2, stdout: '' });
      expect(outcome.stderr).toContain('usage');
    }
  });
});
