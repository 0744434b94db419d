import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { dropFile, grid } from '../e2e/launch';
import { temporaryFolder } from '../helpers/test-app';
import type { Benchmark } from './benchmark';
import { bookFile } from './book-file';
import { inWindow } from './window';

const ROWS = 100_000;
const IDLE_MS = 5000;
const IMPORT_LIMIT_MS = 300_000;

interface Pauses {
  /** Longest time in which the main thread of the window's process did nothing else. */
  main: number;
  /** Longest task of the page. */
  page: number;
  /** Longest time between two frames of the page. */
  frame: number;
}

/** How long the window cannot answer while a large file is read, shown, written and listed. */
export const importWindowBenchmark: Benchmark = {
  name: 'import-window',
  measures:
    'dropping a file of 100,000 rows on the window, importing it, and seeing the positions: the longest pauses meanwhile',
  floor: `the same window at rest for ${IDLE_MS / 1000} s`,
  run: async (report) => {
    const folder = temporaryFolder();
    try {
      const file = join(folder, 'book.csv');
      writeFileSync(file, bookFile(ROWS));
      return await inWindow(join(folder, 'data'), async (app, page) => {
        report('at rest');
        const rest = await pausesDuring(app, page, () => page.waitForTimeout(IDLE_MS));
        report('importing');
        const busy = await pausesDuring(app, page, () => importInWindow(page, file));
        return [
          {
            name: 'Longest gap of the main thread during that import',
            unit: 'ms',
            measured: [busy.main],
            floor: [rest.main],
            aim: { of: 'measured', most: 50 },
          },
          {
            name: 'Longest task in the window during that import',
            unit: 'ms',
            measured: [busy.page],
            floor: [rest.page],
            aim: { of: 'measured', most: 200 },
          },
          {
            name: 'Longest time between two frames during that import',
            unit: 'ms',
            measured: [busy.frame],
            floor: [rest.frame],
          },
        ];
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function importInWindow(page: Page, file: string): Promise<void> {
  await dropFile(page, file);
  await page.getByRole('button', { name: /^Import all/ }).click({ timeout: IMPORT_LIMIT_MS });
  // The book's grid, not the preview's.
  await grid(page).getByRole('gridcell', { name: 'AAA', exact: true }).first().waitFor({ timeout: IMPORT_LIMIT_MS });
}

interface Watched {
  benchLongest: number;
  benchFrame: number;
  benchTimer: ReturnType<typeof setInterval>;
}

async function pausesDuring(app: ElectronApplication, page: Page, work: () => Promise<void>): Promise<Pauses> {
  await app.evaluate(() => {
    const watched = globalThis as unknown as Watched;
    watched.benchLongest = 0;
    let last = performance.now();
    watched.benchTimer = setInterval(() => {
      const now = performance.now();
      watched.benchLongest = Math.max(watched.benchLongest, now - last);
      last = now;
    }, 1);
  });
  await page.evaluate(() => {
    const watched = globalThis as unknown as Watched;
    watched.benchLongest = 0;
    watched.benchFrame = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.benchLongest = Math.max(watched.benchLongest, duration);
    }).observe({ type: 'longtask' });
    let last = performance.now();
    const frame = () => {
      const now = performance.now();
      watched.benchFrame = Math.max(watched.benchFrame, now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await work();
  const main = await app.evaluate(() => {
    const watched = globalThis as unknown as Watched;
    clearInterval(watched.benchTimer);
    return watched.benchLongest;
  });
  const [longest, frame] = await page.evaluate(() => {
    const watched = globalThis as unknown as Watched;
    return [watched.benchLongest, watched.benchFrame];
  });
  return { main, page: longest ?? 0, frame: frame ?? 0 };
}
