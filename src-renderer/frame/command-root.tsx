import { useEffect } from 'react';
import { useCommandKeys, useCommands } from '../state/commands';
import { useNativeMenu } from '../state/native-menu';
import { focusNextRegion, rememberFocus } from '../state/regions';
import { CommandDialogs } from './command-dialogs';
import { useWindowCommands } from './use-window-commands';

/** What every screen has, before sign-in too: keys, native menu, palette, map of keys, the window's commands. */
export function CommandRoot() {
  useCommandKeys();
  useNativeMenu();
  useWindowCommands();
  useCommands([
    { id: 'regions.next', name: 'Next region', section: 'Go to', keys: { key: 'F6' }, run: () => focusNextRegion(1) },
    {
      id: 'regions.previous',
      name: 'Previous region',
      section: 'Go to',
      keys: { key: 'F6', shift: true },
      run: () => focusNextRegion(-1),
    },
  ]);
  useEffect(() => {
    document.addEventListener('focusin', rememberFocus);
    return () => document.removeEventListener('focusin', rememberFocus);
  }, []);
  return <CommandDialogs />;
}
