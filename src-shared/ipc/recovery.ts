import { z } from 'zod';
import { backup, backupCheck, backupFileName } from './backups';
import type { Procedure } from './procedure';

/** The name, within the data folder, under which the present database was kept; null when there was none. */
const kept = z.object({ keptAs: z.string().nullable() });

/**
 * For the time when no database is open, so that nobody can sign in: whoever is at this computer has the files anyway.
 * Refused while one is open.
 */
export const recoveryContract = {
  'recovery.backups': { access: 'public', input: z.object({}), output: z.array(backup) },
  'recovery.check': { access: 'public', input: z.object({ fileName: backupFileName }), output: backupCheck },
  /** Puts the backup's database in the place of the present one. */
  'recovery.restore': { access: 'public', input: z.object({ fileName: backupFileName }), output: kept },
  'recovery.tryAgain': { access: 'public', input: z.object({}), output: z.object({}) },
  /** Keeps a copy and opens what can be read. */
  'recovery.goOn': { access: 'public', input: z.object({}), output: kept },
  'recovery.startEmpty': { access: 'public', input: z.object({}), output: kept },
} as const satisfies Record<string, Procedure>;
