import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { chromium, type Page } from '@playwright/test';
import { appArguments, electronExecutable, signIn } from '../e2e/launch';
import { ownProfile } from '../helpers/own-profile';
import { temporaryFolder } from '../helpers/test-app';
import { folderWithBook } from './back-end';
import type { Benchmark, Measure } from './benchmark';
import { emptyWindowArguments, emptyWindowEnvironment, timeToOtherRows } from './window';

const ROWS = 1000;
const REPETITIONS = 5;
/** Nothing looks at the page before: a look costs the time that is measured. */
const UNDISTURBED_MS = 4000;
const SIGN_IN_CALLS = 3;

export const startBenchmark: Benchmark = {
  name: 'start',
  measures:
    'from the start of the process to the painted sign-in screen, and from pressing “Sign in” to the painted grid of 1,000 positions less the call that checks the password (bcrypt, the fastest of three); the second start on a folder and all later ones',
  floor: 'from the start of the process to ready-to-show of one empty window of the same Electron',
  run: async (report) => {
    const dataDir = await folderWithBook(ROWS);
    const emptyFolder = temporaryFolder();
    const whole: Measure = {
      name: 'Warm start to a filled grid of 1,000 positions',
      unit: 'ms',
      measured: [],
      floor: [],
      aim: { of: 'ratio', most: 1.5 },
    };
    const signInShown: Measure = { name: 'of that, to the sign-in screen', unit: 'ms', measured: [], floor: [] };
    try {
      // The first of each warms what later ones find in caches, and is not counted.
      for (let round = 0; round <= REPETITIONS; round += 1) {
        report(round === 0 ? 'warming up' : `${round} of ${REPETITIONS}`);
        const empty = await timeOfEmptyWindow(emptyFolder);
        const { shown, filled } = await timesOfApp(dataDir);
        if (round === 0) continue;
        whole.measured.push(shown + filled);
        whole.floor.push(empty);
        signInShown.measured.push(shown);
        signInShown.floor.push(empty);
      }
    } finally {
      rmSync(emptyFolder, { recursive: true, force: true });
    }
    return [whole, signInShown];
  },
};

async function timeOfEmptyWindow(folder: string): Promise<number> {
  const startedAt = Date.now();
  const child = start(emptyWindowArguments(), emptyWindowEnvironment(folder));
  try {
    const line = await lineMatching(child.stdout as Readable, /^shown (\d+)$/);
    return Number(line[1]) - startedAt;
  } finally {
    await end(child);
  }
}

async function timesOfApp(dataDir: string): Promise<{ shown: number; filled: number }> {
  const startedAt = Date.now();
  const child = start([...appArguments(dataDir), '--remote-debugging-port=0'], {});
  try {
    const [, endpoint = ''] = await lineMatching(child.stderr as Readable, /^DevTools listening on (\S+)$/);
    await new Promise((resolve) => setTimeout(resolve, UNDISTURBED_MS));
    const browser = await chromium.connectOverCDP(endpoint);
    const [page] = browser.contexts().flatMap((context) => context.pages());
    if (!page) throw new Error('The app opened no window.');
    await page.getByRole('button', { name: /^trader/ }).waitFor();
    const shownAt = await lastLargestPaint(page);
    const filled = await timeToOtherRows(page, () => signIn(page));
    const call = await timeOfSignInCall(page);
    await browser.close();
    return { shown: shownAt - startedAt, filled: filled - call };
  } finally {
    await end(child);
  }
}

/** When the largest of what the page shows was painted, as the browser noted it at the time. */
function lastLargestPaint(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const last = list.getEntries().at(-1);
          if (last) resolve(performance.timeOrigin + last.startTime);
        }).observe({ type: 'largest-contentful-paint', buffered: true });
      }),
  );
}

async function timeOfSignInCall(page: Page): Promise<number> {
  const times = await page.evaluate(
    async ({ calls, profile }) => {
      const durations: number[] = [];
      for (let call = 0; call < calls; call += 1) {
        const start = performance.now();
        await window.sigmasight.invoke('auth.signIn', profile, null);
        durations.push(performance.now() - start);
      }
      return durations;
    },
    { calls: SIGN_IN_CALLS, profile: ownProfile },
  );
  return Math.min(...times);
}

/** Without Playwright, whose attaching slows a start down. */
function start(args: string[], environment: Record<string, string>): ChildProcess {
  return spawn(electronExecutable(), args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}

function lineMatching(stream: Readable, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    const lines = createInterface(stream);
    lines.on('line', (line) => {
      const match = pattern.exec(line);
      if (match) resolve(match);
    });
    lines.once('close', () => reject(new Error('The app ended before its window was shown.')));
  });
}
