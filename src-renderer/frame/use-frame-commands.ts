import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCash,
  IconFileImport,
  IconKey,
  IconLogout,
} from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { useIpcQuery } from '../ipc/client';
import { useSession } from '../ipc/session';
import { useImport } from '../pages/import/import-state';
import { routes } from '../routes';
import { type Command, useCommands } from '../state/commands';
import { redoChange, undoChange } from '../state/undo';
import type { FrameDialog } from './frame-dialogs';

/** What can be done on every page of a signed-in profile. */
export function useFrameCommands(open: (dialog: FrameDialog) => void): void {
  const [, navigate] = useLocation();
  const { openDialog, openSample } = useImport();
  const { signOut } = useSession();
  const changes = useIpcQuery('changes.list', {});
  // While it is asked again the old answer is no reason to refuse a key.
  const known = !changes.isFetching;
  useCommands([
    ...routes.map(
      ({ path, label, icon, key, alias }): Command => ({
        id: `pages.${label.toLowerCase()}`,
        name: label,
        section: 'Go to',
        icon,
        ...(alias === undefined ? {} : { alias }),
        keys: { key, mod: true },
        run: () => navigate(path),
      }),
    ),
    {
      id: 'imports.open',
      name: 'Open a positions file',
      section: 'Do',
      icon: IconFileImport,
      alias: 'import csv',
      keys: { key: 'o', mod: true },
      run: () => void openDialog(),
    },
    {
      id: 'imports.openSample',
      name: 'Open the sample file',
      section: 'Do',
      icon: IconFileImport,
      alias: 'example csv',
      run: () => void openSample(),
    },
    {
      id: 'changes.undo',
      name: 'Undo',
      section: 'Do',
      icon: IconArrowBackUp,
      detail: changes.data?.undo?.label,
      keys: { key: 'z', mod: true },
      disabled: known && changes.data?.undo === null,
      run: () => void undoChange(),
    },
    {
      id: 'changes.redo',
      name: 'Redo',
      section: 'Do',
      icon: IconArrowForwardUp,
      detail: changes.data?.redo?.label,
      keys: [
        { key: 'z', mod: true, shift: true },
        { key: 'y', mod: true },
      ],
      disabled: known && changes.data?.redo === null,
      run: () => void redoChange(),
    },
    {
      id: 'portfolios.cash',
      name: 'Cash',
      section: 'Do',
      icon: IconCash,
      alias: 'deposit withdrawal balance',
      run: () => open('cash'),
    },
    {
      id: 'auth.changePassword',
      name: 'Change password',
      section: 'Do',
      icon: IconKey,
      run: () => open('password'),
    },
    {
      id: 'auth.signOut',
      name: 'Sign out',
      section: 'Do',
      icon: IconLogout,
      alias: 'log out',
      run: () => void signOut(),
    },
  ]);
}
