import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { appArguments, closeApp, enter, launch } from '../e2e/launch';

const EMPTY_WINDOW = join('test', 'bench', 'empty-window');

/** Chromium's flags as the app is started with them, then the floor: an app that opens one empty window. */
export function emptyWindowArguments(): string[] {
  const [flag] = appArguments('');
  return [...(flag?.startsWith('--') ? [flag] : []), EMPTY_WINDOW];
}

export function emptyWindowEnvironment(folder: string): Record<string, string> {
  return { SIGMASIGHT_BENCH_FOLDER: folder };
}

/** The app in its window on a data folder, signed in, for as long as `use` takes. */
export async function inWindow<T>(
  dataDir: string,
  use: (app: ElectronApplication, page: Page) => Promise<T>,
): Promise<T> {
  const app = await launch(dataDir);
  try {
    const page = await app.firstWindow();
    await enter(page);
    return await use(app, page);
  } finally {
    await closeApp(app);
  }
}

declare global {
  interface Window {
    /** Milliseconds from the last input to the frame that shows what it changed. */
    benchFrame?: Promise<number>;
  }
}

/**
 * Milliseconds from the last click or key of `act` to the painted frame in which the rows of the grid are others. The
 * start is the moment that the operating system's event carries, not that of its handler.
 */
export async function timeToOtherRows(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    window.benchFrame = new Promise((resolve) => {
      const rows = () =>
        [...document.querySelectorAll('[role="row"] > [role="gridcell"], [role="rowheader"]')]
          .slice(0, 200)
          .map((cell) => cell.textContent)
          .join('|');
      const before = rows();
      let start = performance.now();
      const noteInput = (event: Event) => {
        start = event.timeStamp;
      };
      for (const type of ['click', 'keydown']) addEventListener(type, noteInput, { capture: true });
      const observer = new MutationObserver(() => {
        if (rows() === before) return;
        observer.disconnect();
        for (const type of ['click', 'keydown']) removeEventListener(type, noteInput, { capture: true });
        // The next frame paints it; a message is handled after that.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - start);
          port2.postMessage(null);
        });
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    });
  });
  await act();
  return page.evaluate(() => window.benchFrame as Promise<number>);
}
