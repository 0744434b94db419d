import type { Backup, BackupContent, BackupReason } from '../../src-shared/ipc/backups';

/** How many of each kind stay. Each kind has its own places: no automatic backup pushes out one that a person made. */
const KEPT: Record<BackupReason, number> = {
  'by-hand': 10,
  daily: 7,
  'on-quit': 3,
  'before-update': 3,
  'before-restore': 3,
};

/**
 * The backups that have to go.
 *
 * @param backups newest first
 * @param justMade stays whatever its date: a clock that was once wrong must not make the newest one look old
 */
export function expiredBackups<B extends Pick<Backup, 'fileName' | 'reason'>>(backups: B[], justMade: string): B[] {
  const seen = new Map<BackupReason, number>();
  return backups.filter(({ fileName, reason }) => {
    if (fileName === justMade) return false;
    const others = (seen.get(reason) ?? 0) + 1;
    seen.set(reason, others);
    const madeOneOfThese = backups.some((backup) => backup.fileName === justMade && backup.reason === reason);
    return others > KEPT[reason] - (madeOneOfThese ? 1 : 0);
  });
}

/** Signing in changes rows too, but nothing that a person would miss. */
const noPartOfABook = new Set(['settings', 'sign_in_throttle']);

/** Whether a backup with one content holds all that the other has. */
export function isSameBook(a: BackupContent, b: Pick<BackupContent, 'profiles' | 'rows'>): boolean {
  const book = ({ profiles, rows }: Pick<BackupContent, 'profiles' | 'rows'>) =>
    JSON.stringify([profiles, Object.entries(rows).filter(([table]) => !noPartOfABook.has(table))]);
  return book(a) === book(b);
}

/** One a day is enough, whatever its reason: it is due when the newest is of an earlier day. */
export function isDailyDue(newest: Pick<Backup, 'createdAt'> | undefined, now: Date): boolean {
  return newest === undefined || new Date(newest.createdAt).toDateString() !== now.toDateString();
}
