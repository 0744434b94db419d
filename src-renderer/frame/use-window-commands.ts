import {
  IconFolder,
  IconMaximize,
  IconMenu2,
  IconPower,
  IconZoomIn,
  IconZoomOut,
  IconZoomReset,
} from '@tabler/icons-react';
import { useEffect } from 'react';
import { call } from '../ipc/client';
import { type Command, runCommand, useCommands } from '../state/commands';
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

/** macOS has its menu at the top of the screen, always. */
const showMenu: readonly Command[] = isMac
  ? []
  : [
      {
        id: 'window.menu',
        name: 'Menu',
        section: 'Go to',
        icon: IconMenu2,
        // Alt alone opens it too, as in any program.
        keys: [{ key: 'F10' }, { key: 'Alt' }],
        overDialogs: true,
        run: () => run('desktop.showMenu', {}),
      },
    ];

/** Alt pressed and let go with nothing between. It counts when it is let go: Alt+Down is another key. */
function useAltKey(): void {
  useEffect(() => {
    if (isMac) return;
    let alone = false;
    const onKeyDown = (event: KeyboardEvent) => {
      alone = event.key === 'Alt' && !event.repeat && !event.ctrlKey && !event.shiftKey && !event.metaKey;
    };
    const onKeyUp = (event: KeyboardEvent) => {
      if (alone && event.key === 'Alt') runCommand('window.menu');
      alone = false;
    };
    const forget = () => {
      alone = false;
    };
    window.addEventListener('keydown', onKeyDown, true);
    window.addEventListener('keyup', onKeyUp, true);
    window.addEventListener('pointerdown', forget, true);
    window.addEventListener('blur', forget);
    return () => {
      window.removeEventListener('keydown', onKeyDown, true);
      window.removeEventListener('keyup', onKeyUp, true);
      window.removeEventListener('pointerdown', forget, true);
      window.removeEventListener('blur', forget);
    };
  }, []);
}

export function useWindowCommands(): void {
  useCommands([...windowCommands, ...showMenu]);
  useAltKey();
}
