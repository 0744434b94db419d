import { readFileSync } from 'node:fs';
import type { BrowserWindow, Rectangle } from 'electron';
import { writeFileDurably } from '../disk';

/** Where the window was and how it looked, so that the next start is where the last one ended. */
export interface WindowState {
  /** Of the window when it is neither maximised nor full screen; null leaves size and place to the start. */
  bounds: Rectangle | null;
  maximized: boolean;
  fullScreen: boolean;
  /** Chromium's: 0 is 100 %, each step a factor of 1.2. */
  zoomLevel: number;
}

export const smallestSize = { width: 1024, height: 700 };
const firstSize = { width: 1440, height: 900 };
export const zoomLevels = { least: -3, most: 5 };

const initialState: WindowState = { bounds: null, maximized: false, fullScreen: false, zoomLevel: 0 };

const isRectangle = (value: unknown): value is Rectangle =>
  typeof value === 'object' &&
  value !== null &&
  ['x', 'y', 'width', 'height'].every((side) => Number.isSafeInteger((value as Record<string, unknown>)[side]));

/** What a file says; whatever in it makes no sense is as if it had never been written. */
export function parseWindowState(text: string): WindowState {
  let read: Partial<Record<keyof WindowState, unknown>>;
  try {
    read = (JSON.parse(text) as typeof read | null) ?? {};
  } catch {
    return initialState;
  }
  const { bounds, zoomLevel } = read;
  return {
    bounds: isRectangle(bounds) ? bounds : null,
    maximized: read.maximized === true,
    fullScreen: read.fullScreen === true,
    zoomLevel:
      typeof zoomLevel === 'number' && zoomLevel >= zoomLevels.least && zoomLevel <= zoomLevels.most ? zoomLevel : 0,
  };
}

/** How much of the window's top edge must lie on a screen, so that a hand can take hold of it. */
const grip = { width: 120, height: 32 };

/**
 * The bounds for a window on the screens there are now: a screen can be gone, or smaller. A place that cannot be
 * reached is given up and left to the system.
 */
export function fittingBounds(
  bounds: Rectangle | null,
  workAreas: readonly Rectangle[],
): Partial<Rectangle> & typeof firstSize {
  if (bounds === null) return firstSize;
  const area = workAreas.find(
    ({ x, y, width, height }) =>
      Math.min(bounds.x + bounds.width, x + width) - Math.max(bounds.x, x) >= grip.width &&
      bounds.y >= y &&
      bounds.y + grip.height <= y + height,
  );
  if (area === undefined) return firstSize;
  return {
    ...bounds,
    width: Math.max(smallestSize.width, Math.min(bounds.width, area.width)),
    height: Math.max(smallestSize.height, Math.min(bounds.height, area.height)),
  };
}

export function readWindowState(file: string): WindowState {
  try {
    return parseWindowState(readFileSync(file, 'utf8'));
  } catch {
    return initialState;
  }
}

const settledMs = 500;

/** Writes the window's state once it has settled, and when it closes. */
export function rememberWindow(window: BrowserWindow, file: string): void {
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    const state: WindowState = {
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
      fullScreen: window.isFullScreen(),
      zoomLevel: window.webContents.getZoomLevel(),
    };
    try {
      writeFileDurably(file, JSON.stringify(state));
    } catch {
      // A full disk must not keep the window from closing; the next start is where the one before was.
    }
  };
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(write, settledMs);
  };
  window.on('resize', changed);
  window.on('move', changed);
  window.on('maximize', changed);
  window.on('unmaximize', changed);
  window.on('enter-full-screen', changed);
  window.on('leave-full-screen', changed);
  window.on('close', write);
}
