import { IconKeyboard, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useCommands } from '../state/commands';
import { KeyMap } from './key-map/key-map';
import { Palette } from './palette/palette';

const remembered = 5;

/** Palette and key map, on every screen, before sign-in too. */
export function CommandDialogs() {
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  const [recent, setRecent] = useState<readonly string[]>([]);
  useCommands([
    {
      id: 'palette.open',
      name: 'Search or run',
      section: 'Do',
      icon: IconSearch,
      keys: { key: 'k', mod: true },
      alias: 'command palette',
      run: () => setOpen('palette'),
    },
    {
      id: 'keys.show',
      name: 'Keys',
      section: 'Go to',
      icon: IconKeyboard,
      keys: { key: '?' },
      alias: 'keyboard shortcuts hotkeys help',
      run: () => setOpen('keys'),
    },
  ]);
  const close = () => setOpen(null);
  return (
    <>
      {open === 'palette' && (
        <Palette
          recent={recent}
          onRun={(id) => setRecent((list) => [id, ...list.filter((each) => each !== id)].slice(0, remembered))}
          onClose={close}
        />
      )}
      {open === 'keys' && <KeyMap onClose={close} />}
    </>
  );
}
