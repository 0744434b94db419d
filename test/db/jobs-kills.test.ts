import { spawn } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addSessions, lastEndedSession, sessionsBetween } from '../../src-shared/domain/trading-calendar';
import {
  type Call,
  callerOf,
  startSession,
  startTestApp,
  TEST_SECRET,
  TestClock,
  temporaryFolder,
} from '../helpers/test-app';

const KILLS = 30;
/** Left undone at the beginning: each is a step of risk and one of snapshots, after those of market data. */
const MISSED_SESSIONS = 60;
const STEPS_APART = 3;
const environment = { JWT_SECRET: TEST_SECRET, JWT_EXPIRY_HOURS: '8760' };

/** Runs the chain and kills the process as a step begins, or a moment later. Says whether the chain had ended before. */
async function runAndKill(dataDir: string, token: string, atStep: number, afterMs: number): Promise<boolean> {
  const child = spawn(process.execPath, ['test/helpers/jobs-until-killed.mjs', process.cwd(), dataDir, token], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  child.stdout.on('data', (chunk) => {
    output += chunk;
    if (output.split('\n').length > atStep || output.includes('done')) setTimeout(() => child.kill('SIGKILL'), afterMs);
  });
  const signal = await new Promise((resolve) => child.once('close', (_code, name) => resolve(name)));
  if (signal !== 'SIGKILL') throw new Error(`The process ended by itself: ${errors}`);
  return output.includes('done');
}

describe(`${KILLS} times kill -9 while jobs run`, () => {
  it('leaves no half session and no run that is running, and the next start goes on where it was', async () => {
    const start = temporaryFolder();
    // The process that is killed goes by the real time, and one sign-in serves all of them.
    const now = new Date();
    const last = lastEndedSession(now.getTime());
    const loadedAt = addSessions(last, -MISSED_SESSIONS);
    const first = await startTestApp({
      dataDir: start,
      clock: new TestClock(new Date(`${loadedAt}T23:30:00Z`)),
      environment,
    });
    const { token } = await startSession(first.app, 'demo_balanced', 'demo123');
    await first.app.close();
    const folder = temporaryFolder();
    const begin = () => {
      rmSync(folder, { recursive: true, force: true });
      cpSync(start, folder, { recursive: true });
    };
    const expected = sessionsBetween(addSessions(loadedAt, -89), last);

    begin();
    let stoppedInTheMiddle = 0;
    for (let round = 0; round < KILLS; round += 1) {
      if (await runAndKill(folder, token, 1 + round * STEPS_APART, round % 7)) begin();
      const test = await startTestApp({ dataDir: folder, clock: new TestClock(now), environment });
      const call = callerOf(test.app, token);
      const made = await expectSound(call, expected);
      if (made > 90 && made < expected.length) stoppedInTheMiddle += 1;
      await test.app.close();
    }
    expect(stoppedInTheMiddle).toBeGreaterThan(KILLS / 10);

    // What the kills left is brought to its end, and is what one run without them would have made.
    const test = await startTestApp({ dataDir: folder, clock: new TestClock(now), environment });
    const call = callerOf(test.app, token);
    await call('jobs.run', {});
    expect(await expectSound(call, expected)).toBe(expected.length);
    const [from, through] = [expected[0] as string, last];
    expect(await call('snapshots.previewRebuild', { from, through })).toMatchObject({ changedCount: 0 });
    await test.dispose();
    rmSync(start, { recursive: true });
  }, 600_000);
});

/** @returns how many sessions there are: the first ones of those expected, each whole */
async function expectSound(call: Call, expected: string[]): Promise<number> {
  const snapshots = await call('snapshots.list', {});
  expect(snapshots.map(({ snapshotDate }) => snapshotDate)).toEqual(expected.slice(0, snapshots.length));
  const cents = (text: string | null) => Math.round(Number(text ?? 0) * 100);
  for (const [index, { totalValue, dailyPnl, netFlow, positionCount }] of snapshots.entries()) {
    expect(positionCount).toBeGreaterThan(0);
    const previous = snapshots[index - 1];
    if (previous) expect(cents(totalValue) - cents(previous.totalValue)).toBe(cents(dailyPnl) + cents(netFlow));
  }
  const { runs } = await call('jobs.list', { limit: 500 });
  expect(runs.filter(({ status }) => status === 'running' || status === 'pending')).toEqual([]);
  return snapshots.length;
}
