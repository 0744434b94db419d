import type { Page } from '@playwright/test';
import { grid } from '../e2e/launch';
import { folderWithBook } from './back-end';
import type { Benchmark } from './benchmark';
import { inWindow } from './window';

const ROWS = 100_000;
const REPETITIONS = 3;
const FRAMES = 180;
/** About twenty rows a frame: a hard turn of the wheel. */
const PIXELS_PER_FRAME = 560;
const LIST_LIMIT_MS = 120_000;

export const scrollBenchmark: Benchmark = {
  name: 'scroll',
  measures: `scrolling a grid of 100,000 positions for ${FRAMES} frames of ${PIXELS_PER_FRAME} pixels: how long they take, and how many the screen did not get in time (16.7 ms)`,
  floor: 'scrolling an element of the same size and height with nothing but a striped background, in the same page',
  run: async (report) => {
    report(`making a book of ${ROWS} positions`);
    const dataDir = await folderWithBook(ROWS);
    return inWindow(dataDir, async (_app, page) => {
      await grid(page).getByRole('gridcell').first().waitFor({ timeout: LIST_LIMIT_MS });
      const runs: { grid: Scrolled; plain: Scrolled }[] = [];
      for (let round = 0; round <= REPETITIONS; round += 1) {
        report(round === 0 ? 'warming up' : `${round} of ${REPETITIONS}`);
        const run = { grid: await scroll(page, false), plain: await scroll(page, true) };
        if (round > 0) runs.push(run);
      }
      return [
        {
          name: `Scrolling 100,000 rows, ${FRAMES} frames`,
          unit: 'ms',
          measured: runs.map((run) => run.grid.time),
          floor: runs.map((run) => run.plain.time),
        },
        {
          name: 'of these, frames dropped',
          unit: 'frames',
          measured: runs.map((run) => run.grid.dropped),
          floor: runs.map((run) => run.plain.dropped),
        },
      ];
    });
  },
};

interface Scrolled {
  time: number;
  dropped: number;
}

function scroll(page: Page, plain: boolean): Promise<Scrolled> {
  return page.evaluate(
    async ({ plain, frames, step }) => {
      const scroller = document.querySelector<HTMLElement>('[role="grid"], [role="treegrid"]');
      if (!scroller) throw new Error('There is no grid.');
      const target = plain ? document.createElement('div') : scroller;
      if (plain) {
        const { top, left, width, height } = scroller.getBoundingClientRect();
        target.style.cssText = `position: fixed; top: ${top}px; left: ${left}px; width: ${width}px; height: ${height}px; overflow: auto; z-index: 1000`;
        const inner = document.createElement('div');
        inner.style.cssText = `height: ${scroller.scrollHeight}px; background: repeating-linear-gradient(#888 0 28px, #999 28px 56px)`;
        target.append(inner);
        document.body.append(target);
      }
      target.scrollTop = 0;
      const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      await nextFrame();
      const start = await nextFrame();
      let last = start;
      let dropped = 0;
      for (let frame = 0; frame < frames; frame += 1) {
        target.scrollTop += step;
        const now = await nextFrame();
        dropped += Math.max(0, Math.round((now - last) / (1000 / 60)) - 1);
        last = now;
      }
      if (plain) target.remove();
      return { time: last - start, dropped };
    },
    { plain, frames: FRAMES, step: PIXELS_PER_FRAME },
  );
}
