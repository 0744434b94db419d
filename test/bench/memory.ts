import { rmSync } from 'node:fs';
import type { ElectronApplication } from '@playwright/test';
import { closeApp, grid, launch } from '../e2e/launch';
import { temporaryFolder } from '../helpers/test-app';
import { folderWithBook } from './back-end';
import type { Benchmark, Measure } from './benchmark';
import { emptyWindowArguments, emptyWindowEnvironment, inWindow } from './window';

const ROWS = 10_000;
const SETTLE_MS = 5000;

interface Memory {
  main: number;
  window: number;
}

export const memoryBenchmark: Benchmark = {
  name: 'memory',
  measures:
    'resident memory with 10,000 positions in the grid, at rest: of the main process, in which the worker is a thread, and of the window',
  floor: 'the same processes of one empty window of the same Electron',
  run: async (report) => {
    const dataDir = await folderWithBook(ROWS);
    report('with the book');
    const used = await inWindow(dataDir, async (app, page) => {
      await grid(page).waitFor();
      await page.waitForTimeout(SETTLE_MS);
      return memoryOf(app);
    });
    report('empty');
    const bare = await memoryOfEmptyWindow();
    const measure = (name: string, part: keyof Memory): Measure => ({
      name,
      unit: 'MB',
      measured: [used[part]],
      floor: [bare[part]],
    });
    return [
      measure('Memory of the main process and its worker', 'main'),
      {
        name: 'of that, the worker with the database (the main process less its floor)',
        unit: 'MB',
        measured: [used.main - bare.main],
        floor: [0],
        aim: { of: 'measured', most: 250 },
      },
      measure('Memory of the window', 'window'),
    ];
  },
};

async function memoryOfEmptyWindow(): Promise<Memory> {
  const folder = temporaryFolder();
  const app = await launch('', { args: emptyWindowArguments(), environment: emptyWindowEnvironment(folder) });
  try {
    const page = await app.firstWindow();
    await page.waitForTimeout(SETTLE_MS);
    return await memoryOf(app);
  } finally {
    await closeApp(app);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function memoryOf(app: ElectronApplication): Promise<Memory> {
  const metrics = await app.evaluate(({ app: electron }) => electron.getAppMetrics());
  const megabytes = (type: string) =>
    metrics.filter((each) => each.type === type).reduce((sum, { memory }) => sum + memory.workingSetSize / 1024, 0);
  return { main: megabytes('Browser'), window: megabytes('Tab') };
}
