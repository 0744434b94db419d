import { IconFolder, IconMaximize, IconPower, IconZoomIn, IconZoomOut, IconZoomReset } from '@tabler/icons-react';
import { call } from '../ipc/client';
import { type Command, useCommands } from '../state/commands';
import { isMac } from '../state/hotkey';
import { showToast } from '../state/toasts';

function run(...parameters: Parameters<typeof call>): void {
  call(...parameters).catch((error: Error) => showToast({ tone: 'error', message: error.message }));
}

/** What belongs to the window and not to a book: it works before sign-in and over dialogs too. */
const windowCommands: readonly Command[] = [
  {
    id: 'window.zoomIn',
    name: 'Zoom in',
    section: 'Do',
    icon: IconZoomIn,
    keys: [
      { key: '+', mod: true },
      { key: '=', mod: true },
    ],
    overDialogs: true,
    run: () => run('desktop.zoom', { to: 'in' }),
  },
  {
    id: 'window.zoomOut',
    name: 'Zoom out',
    section: 'Do',
    icon: IconZoomOut,
    keys: { key: '-', mod: true },
    overDialogs: true,
    run: () => run('desktop.zoom', { to: 'out' }),
  },
  {
    id: 'window.zoomReset',
    name: 'Actual size',
    section: 'Do',
    icon: IconZoomReset,
    alias: 'reset zoom',
    keys: { key: '0', mod: true },
    overDialogs: true,
    run: () => run('desktop.zoom', { to: 'reset' }),
  },
  {
    id: 'window.fullScreen',
    name: 'Full screen',
    section: 'Do',
    icon: IconMaximize,
    // macOS has F11 for itself, and its own key for this in the Window menu.
    ...(isMac ? {} : { keys: { key: 'F11' } }),
    overDialogs: true,
    run: () => run('desktop.toggleFullScreen', {}),
  },
  {
    id: 'window.showDataFolder',
    name: 'Open the data folder',
    section: 'Go to',
    icon: IconFolder,
    overDialogs: true,
    run: () => run('desktop.showDataFolder', {}),
  },
  {
    id: 'window.quit',
    name: 'Quit SigmaSight',
    section: 'Do',
    icon: IconPower,
    alias: 'exit',
    keys: { key: 'q', mod: true },
    overDialogs: true,
    run: () => run('desktop.quit', {}),
  },
];

export function useWindowCommands(): void {
  useCommands(windowCommands);
}
