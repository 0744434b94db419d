import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { app, type BrowserWindow, dialog, Notification, nativeTheme, shell } from 'electron';
import { desktopContract } from '../../src-shared/ipc/desktop';
import type { CallResult } from '../../src-shared/ipc/result';
import { setMenu, showMenu } from './menu';
import { zoomLevels } from './window-state';

/** Answers what only the window's process can do: the operating system's dialogs. */
export async function invokeDesktop(
  procedure: string,
  input: unknown,
  window: BrowserWindow,
  dataDir: string,
): Promise<CallResult | null> {
  if (!Object.hasOwn(desktopContract, procedure)) return null;
  const name = procedure as keyof typeof desktopContract;
  try {
    return { ok: true, data: await answer(name, input, window, dataDir) };
  } catch (error) {
    return {
      ok: false,
      error: {
        code: 'INTERNAL',
        message: `That did not work (${(error as Error).message}). Nothing else was changed.`,
      },
    };
  }
}

async function answer(
  name: keyof typeof desktopContract,
  input: unknown,
  window: BrowserWindow,
  dataDir: string,
): Promise<unknown> {
  switch (name) {
    case 'desktop.openFile': {
      const { filePaths } = await dialog.showOpenDialog(window, {
        properties: ['openFile'],
        filters: [
          { name: 'Positions (CSV)', extensions: ['csv', 'txt', 'tsv'] },
          { name: 'All files', extensions: ['*'] },
        ],
      });
      const [path] = filePaths;
      return path === undefined ? null : { fileName: basename(path), bytes: new Uint8Array(await readFile(path)) };
    }
    case 'desktop.openFolder': {
      const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] });
      const [path] = filePaths;
      return path === undefined ? null : { path };
    }
    case 'desktop.saveFile': {
      const { suggestedName, text } = desktopContract[name].input.parse(input);
      const { filePath } = await dialog.showSaveDialog(window, { defaultPath: basename(suggestedName) });
      if (!filePath) return { saved: false };
      await writeFile(filePath, text, 'utf8');
      return { saved: true };
    }
    case 'desktop.showDataFolder':
      await shell.openPath(dataDir);
      return {};
    case 'desktop.setMenu':
      setMenu(window, desktopContract[name].input.parse(input).commands);
      return {};
    case 'desktop.showMenu':
      showMenu(window);
      return {};
    case 'desktop.setTheme':
      nativeTheme.themeSource = desktopContract[name].input.parse(input).theme;
      return {};
    case 'desktop.zoom':
      zoom(window, desktopContract[name].input.parse(input).to);
      return {};
    case 'desktop.toggleFullScreen':
      window.setFullScreen(!window.isFullScreen());
      return {};
    case 'desktop.notify':
      return { shown: notify(window, desktopContract[name].input.parse(input).message) };
    case 'desktop.quit':
      app.quit();
      return {};
  }
}

function zoom(window: BrowserWindow, to: 'in' | 'out' | 'reset'): void {
  const contents = window.webContents;
  const level = to === 'reset' ? 0 : contents.getZoomLevel() + (to === 'in' ? 0.5 : -0.5);
  contents.setZoomLevel(Math.max(zoomLevels.least, Math.min(level, zoomLevels.most)));
}

function notify(window: BrowserWindow, message: string): boolean {
  if ((window.isVisible() && window.isFocused()) || !Notification.isSupported()) return false;
  const notification = new Notification({ title: 'SigmaSight', body: message });
  notification.on('click', () => {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
  notification.show();
  return true;
}
