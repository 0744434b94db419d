import type { Page } from '@playwright/test';
import { grid, groupBy } from '../e2e/launch';
import { folderWithBook } from './back-end';
import type { Benchmark, Measure } from './benchmark';
import { inWindow, timeToOtherRows } from './window';

const ROWS = 10_000;
const REPETITIONS = 5;

/** Each of these shows other rows every time it is done. */
const ACTIONS: { name: string; act: (page: Page, round: number) => Promise<void> }[] = [
  {
    name: 'Sort of 10,000 positions',
    act: (page) => grid(page).getByRole('columnheader', { name: 'Symbol' }).click(),
  },
  {
    name: 'Filter of 10,000 positions',
    act: async (page, round) => {
      const find = page.getByRole('searchbox', { name: 'Find in positions' });
      await find.focus();
      await page.keyboard.press(round % 2 === 0 ? 'M' : 'Backspace');
    },
  },
  {
    name: 'Regroup of 10,000 positions, all or by type',
    act: (page, round) => groupBy(page, round % 2 === 0 ? 'Type' : 'All'),
  },
];

export const gridBenchmark: Benchmark = {
  name: 'grid',
  measures: 'from a click or key to the painted frame that shows the rows in their new order, group or choice',
  floor:
    'sorting 10,000 numbers, writing the visible rows anew as text in one piece, and painting that frame, in the same page',
  run: async (report) => {
    const dataDir = await folderWithBook(ROWS);
    return inWindow(dataDir, async (_app, page) => {
      await grid(page).waitFor();
      const measures: Measure[] = [];
      for (const { name, act } of ACTIONS) {
        report(name);
        const measure: Measure = { name, unit: 'ms', measured: [], floor: [] };
        // The first is not counted: it compiles.
        for (let round = 0; round <= REPETITIONS; round += 1) {
          const measured = await timeToOtherRows(page, () => act(page, round));
          const floor = await timeOfPlainRows(page, ROWS);
          if (round === 0) continue;
          measure.measured.push(measured);
          measure.floor.push(floor);
        }
        measures.push(measure);
      }
      return measures;
    });
  },
};

/** What a grid cannot do without: the order, and the visible rows in the document and on the screen. */
function timeOfPlainRows(page: Page, count: number): Promise<number> {
  return page.evaluate(async (rows) => {
    const body = [...document.querySelectorAll<HTMLElement>('[role="rowgroup"]')].at(-1);
    if (!body) throw new Error('There is no grid.');
    const painted = () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve();
          port2.postMessage(null);
        });
      });
    const content = body.innerHTML;
    const copy = body.cloneNode(false) as HTMLElement;
    copy.style.position = 'absolute';
    body.parentElement?.append(copy);
    await painted();
    const numbers = Array.from({ length: rows }, (_, index) => (index * 7919) % 10_007);
    const start = performance.now();
    numbers.sort((a, b) => a - b);
    copy.innerHTML = content;
    await painted();
    const time = performance.now() - start;
    copy.remove();
    await painted();
    return time;
  }, count);
}
