import { IconDatabaseExport, IconDatabaseImport, IconFileDescription, IconRestore } from '@tabler/icons-react';
import { useProfile } from '../../ipc/session';
import { backUpNow, isBackingUp } from '../../state/backups';
import { useCommands } from '../../state/commands';
import { saveDiagnostics } from '../../state/diagnostics';
import { useStore } from '../../state/store';
import { showToast } from '../../state/toasts';

/** What can be done with the data as a whole. @param open shows the dialog that asks first */
export function useDataCommands(open: (dialog: 'restore' | 'reset-demo') => void): void {
  const { isDemo } = useProfile();
  const busy = useStore(isBackingUp);
  useCommands([
    {
      id: 'backup.now',
      name: 'Back up now',
      section: 'Do',
      icon: IconDatabaseExport,
      alias: 'backup save copy',
      disabled: busy,
      run: () => void backUpNow(),
    },
    {
      id: 'backup.restore',
      name: 'Restore a backup',
      section: 'Do',
      icon: IconDatabaseImport,
      alias: 'recover',
      run: () => open('restore'),
    },
    {
      id: 'data.diagnostics',
      name: 'Save diagnostics',
      section: 'Do',
      icon: IconFileDescription,
      alias: 'log support report',
      run: () =>
        void saveDiagnostics().catch((error: Error) =>
          showToast({ tone: 'error', message: `No diagnostics were saved. ${error.message}` }),
        ),
    },
    ...(isDemo
      ? [
          {
            id: 'portfolios.resetDemo',
            name: 'Reset the demo book',
            section: 'Do' as const,
            icon: IconRestore,
            alias: 'start again beginning',
            run: () => open('reset-demo'),
          },
        ]
      : []),
  ]);
}
