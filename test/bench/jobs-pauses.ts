import { rmSync } from 'node:fs';
import { lastEndedSession } from '../../src-shared/domain/trading-calendar';
import { passwordOf } from '../helpers/own-profile';
import { newProfile, signIn, startTestApp, TestClock, temporaryFolder, throughHost } from '../helpers/test-app';
import { importFile, importPrices, startHost } from './back-end';
import type { Benchmark } from './benchmark';
import { bookFile, priceFile } from './book-file';

const POSITIONS = 10_000;
const SMALL = 10;
const SMALL_PROFILE = 'small';
const REST_MS = 3000;

interface Pauses {
  /** Longest time in which the thread of the window's process did nothing else. */
  gap: number;
  /** What somebody with a small book waited for its sums. */
  waits: number[];
}

/** How long others wait while the chain works on a large book in its worker. */
export const jobsPausesBenchmark: Benchmark = {
  name: 'jobs-pauses',
  measures:
    'the chain for 10,000 positions in the worker: the longest gap of the thread that started it, and how long portfolios.summary of a book of ten waits, asked for again and again',
  floor: `the same calls at rest for ${REST_MS / 1000} s`,
  run: async (report) => {
    const dataDir = temporaryFolder();
    try {
      report('making the books');
      await makeBooks(dataDir);
      const host = startHost(dataDir);
      try {
        const app = throughHost(host);
        const large = await signIn(app);
        const small = await signIn(app, SMALL_PROFILE, passwordOf(SMALL_PROFILE));
        const ask = () => small('portfolios.summary', {});
        report('the chain');
        const busy = await pausesDuring(ask, () => large('jobs.run', {}));
        report('at rest');
        const rest = await pausesDuring(ask, () => new Promise((resolve) => setTimeout(resolve, REST_MS)));
        const calls = Math.min(busy.waits.length, rest.waits.length);
        return [
          {
            name: 'Longest gap of the main thread during the chain, 10,000 positions',
            unit: 'ms',
            measured: [busy.gap],
            floor: [rest.gap],
            aim: { of: 'measured', most: 50 },
          },
          {
            name: 'Sums of a small book meanwhile',
            unit: 'ms',
            measured: busy.waits.slice(0, calls),
            floor: rest.waits.slice(0, calls),
          },
          {
            name: 'the longest of those waits',
            unit: 'ms',
            measured: [Math.max(...busy.waits)],
            floor: [Math.max(...rest.waits)],
          },
        ];
      } finally {
        await host.close();
      }
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

/** Without the worker, which would run what is due by itself. */
async function makeBooks(dataDir: string): Promise<void> {
  const now = new Date();
  const { app } = await startTestApp({
    dataDir,
    clock: new TestClock(now),
    environment: { JWT_SECRET: 'a secret that only benchmarks know, 32+' },
  });
  try {
    const session = lastEndedSession(now.getTime());
    const call = await signIn(app);
    await importFile({ call }, bookFile(POSITIONS));
    await importFile({ call: await newProfile(app, SMALL_PROFILE) }, bookFile(SMALL));
    await importPrices({ call }, priceFile(POSITIONS, [session]));
  } finally {
    await app.close();
  }
}

async function pausesDuring(ask: () => Promise<unknown>, work: () => Promise<unknown>): Promise<Pauses> {
  const pauses: Pauses = { gap: 0, waits: [] };
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    pauses.gap = Math.max(pauses.gap, now - last);
    last = now;
  }, 1);
  let isOver = false;
  const over = work().finally(() => {
    isOver = true;
  });
  while (!isOver) {
    const start = performance.now();
    await ask();
    pauses.waits.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await over;
  clearInterval(timer);
  return pauses;
}
