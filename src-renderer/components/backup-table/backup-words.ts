import { counted } from '../../../src-shared/domain/counted';
import type { Backup, BackupContent } from '../../../src-shared/ipc/backups';
import { momentText } from '../../format/date-format';
import { wholeNumber } from '../../format/number-format';

const reasons: Record<Backup['reason'], string> = {
  'by-hand': 'By hand',
  daily: 'Daily',
  'on-quit': 'On quit',
  'before-update': 'Before an update',
  'before-restore': 'Before a restore',
};

export function reasonText(reason: Backup['reason']): string {
  return reasons[reason];
}

/** Profiles that nobody has used are left out: "ana 212, ben 12", for one alone "212", for none "none". */
export function positionsText(content: BackupContent): string {
  const used = content.profiles.filter(({ lastChangeAt, positions }) => lastChangeAt !== null || positions > 0);
  const [only] = used;
  if (only === undefined) return 'none';
  if (used.length === 1 && content.profiles.length === 1) return wholeNumber(only.positions);
  return used.map(({ username, positions }) => `${username} ${wholeNumber(positions)}`).join(', ');
}

/** What goes with a restore, in one sentence each. */
export function lossText(backup: Pick<Backup, 'createdAt'>, content: BackupContent | null): string[] {
  const at = momentText(backup.createdAt);
  const used = content?.profiles.filter(({ lastChangeAt }) => lastChangeAt !== null) ?? [];
  const newest =
    used
      .map(({ lastChangeAt }) => lastChangeAt ?? '')
      .sort()
      .at(-1) ?? '';
  const holds = used.map(({ username, positions }) => `${username} with ${counted(positions, 'position')}`);
  return [
    `What was changed after ${at} is not in it.`,
    ...(used.length === 0 ? [] : [`It holds ${holds.join(', ')}; the last change is of ${momentText(newest)}.`]),
    'Profiles and passwords are as they were then.',
  ];
}
