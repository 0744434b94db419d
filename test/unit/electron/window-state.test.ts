import { EventEmitter } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  fittingBounds,
  parseWindowState,
  readWindowState,
  rememberWindow,
} from '../../../src-main/electron/window-state';

const nothing = { bounds: null, maximized: false, fullScreen: false, zoomLevel: 0 };
const state = {
  bounds: { x: 40, y: 60, width: 1300, height: 800 },
  maximized: true,
  fullScreen: false,
  zoomLevel: -0.5,
};

describe('what is read', () => {
  it('is what was written', () => {
    expect(parseWindowState(JSON.stringify(state))).toEqual(state);
  });

  it.each(['', '{', 'null', '[]', '"x"', '{"bounds":{"x":"1"},"maximized":1,"zoomLevel":99}'])(
    'is as at the first start when it makes no sense: %s',
    (text) => expect(parseWindowState(text)).toEqual(nothing),
  );

  it('keeps what does make sense', () => {
    expect(parseWindowState('{"bounds":{"x":1e99,"y":0,"width":1,"height":1},"fullScreen":true}')).toEqual({
      ...nothing,
      fullScreen: true,
    });
  });
});

describe('where a window is put', () => {
  const laptop = { x: 0, y: 25, width: 1440, height: 875 };
  const monitor = { x: 1440, y: 0, width: 2560, height: 1440 };
  const first = { width: 1440, height: 900 };

  it('is where it was, on whichever screen', () => {
    const onMonitor = { x: 1500, y: 100, width: 2000, height: 1200 };
    expect(fittingBounds(onMonitor, [laptop, monitor])).toEqual(onMonitor);
    expect(fittingBounds(state.bounds, [laptop, monitor])).toEqual(state.bounds);
  });

  it('is left to the system when its screen is gone, or when no hand could take hold of it', () => {
    expect(fittingBounds({ x: 1500, y: 100, width: 2000, height: 1200 }, [laptop])).toEqual(first);
    expect(fittingBounds({ x: 1400, y: 100, width: 1200, height: 800 }, [laptop])).toEqual(first);
    expect(fittingBounds({ x: 100, y: -200, width: 1200, height: 800 }, [laptop])).toEqual(first);
    expect(fittingBounds({ x: 100, y: 890, width: 1200, height: 800 }, [laptop])).toEqual(first);
    expect(fittingBounds(null, [laptop])).toEqual(first);
    expect(fittingBounds(state.bounds, [])).toEqual(first);
  });

  it('is cut to a smaller screen, never under the smallest size', () => {
    expect(fittingBounds({ x: 0, y: 25, width: 2560, height: 1400 }, [laptop])).toMatchObject({
      width: 1440,
      height: 875,
    });
    expect(fittingBounds({ x: 0, y: 0, width: 900, height: 500 }, [{ x: 0, y: 0, width: 800, height: 600 }])).toEqual({
      x: 0,
      y: 0,
      width: 1024,
      height: 700,
    });
  });
});

describe('the file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sigmasight-window-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const windowLike = () =>
    Object.assign(new EventEmitter(), {
      getNormalBounds: () => state.bounds,
      isMaximized: () => state.maximized,
      isFullScreen: () => state.fullScreen,
      webContents: { getZoomLevel: () => state.zoomLevel },
    }) as unknown as BrowserWindow;

  it('is written when the window closes and read at the next start, and leaves nothing beside it', () => {
    const file = join(folder, 'window-state.json');
    expect(readWindowState(file)).toEqual(nothing);
    const window = windowLike();
    rememberWindow(window, file);
    expect(existsSync(file)).toBe(false);
    window.emit('close');
    expect(readWindowState(file)).toEqual(state);
    expect(readdirSync(folder)).toEqual(['window-state.json']);
  });

  it('that cannot be written does not keep the window from closing', () => {
    const window = windowLike();
    rememberWindow(window, join(folder, 'missing', 'window-state.json'));
    expect(() => window.emit('close')).not.toThrow();
  });

  it('that is a torn one is passed over', () => {
    const file = join(folder, 'window-state.json');
    writeFileSync(file, JSON.stringify(state).slice(0, 30));
    expect(readWindowState(file)).toEqual(nothing);
  });
});
