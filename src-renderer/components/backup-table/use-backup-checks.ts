import { useQueries } from '@tanstack/react-query';
import type { Backup, BackupCheck } from '../../../src-shared/ipc/backups';
import { call, queryKeyOf } from '../../ipc/client';

/** `null` while it is being checked. */
export type BackupChecks = ReadonlyMap<string, BackupCheck | null>;

/** Checks every backup, one after the other; the newest are known first. */
export function useBackupChecks(
  procedure: 'backups.check' | 'recovery.check',
  backups: readonly Backup[],
): BackupChecks {
  const results = useQueries({
    queries: backups.map(({ fileName }) => ({
      queryKey: queryKeyOf(procedure, { fileName }),
      queryFn: () => call(procedure, { fileName }),
    })),
  });
  return new Map(
    backups.map(({ fileName }, index) => {
      const result = results[index];
      const refused = result?.error ? ({ state: 'refused', message: result.error.message } as const) : null;
      return [fileName, result?.data ?? refused];
    }),
  );
}

/** The newest that can be restored, once every newer one is known not to be. */
export function newestSound(backups: readonly Backup[], checks: BackupChecks): Backup | null {
  for (const backup of backups) {
    const check = checks.get(backup.fileName) ?? null;
    if (check === null) return null;
    if (check.state === 'sound') return backup;
  }
  return null;
}
