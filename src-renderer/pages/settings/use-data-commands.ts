import { IconDatabaseExport, IconDatabaseImport, IconFileDescription } from '@tabler/icons-react';
import { backUpNow, isBackingUp } from '../../state/backups';
import { useCommands } from '../../state/commands';
import { saveDiagnostics } from '../../state/diagnostics';
import { useStore } from '../../state/store';
import { showToast } from '../../state/toasts';

/** What can be done with the data as a whole. @param openRestore shows the dialog that restores a backup */
export function useDataCommands(openRestore: () => void): void {
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
      run: openRestore,
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
  ]);
}
