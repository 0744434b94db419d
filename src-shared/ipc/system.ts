import { z } from 'zod';
import type { Procedure } from './procedure';
import { isoInstant } from './scalars';

const backup = z.object({ fileName: z.string(), createdAt: isoInstant, reason: z.string(), sizeBytes: z.number() });
export type Backup = z.output<typeof backup>;

/** `unavailable` says why and leaves the data folder as it was found. */
const health = z.object({
  state: z.enum(['ready', 'starting', 'unavailable']),
  problem: z
    .object({
      code: z.enum([
        'LOCKED',
        'DAMAGED',
        'DATABASE_MISSING',
        'NEWER_SCHEMA',
        'OTHER_POSTGRES',
        'NOT_WRITABLE',
        'DISK_FULL',
        'MIGRATION_FAILED',
        'SETTINGS',
      ]),
      title: z.string(),
      message: z.string(),
      backups: z.array(backup),
    })
    .nullable(),
  version: z.string(),
  dataDir: z.string(),
  /** Things the person should know that stop nothing: an ignored DATABASE_URL, a secret kept in a file. */
  warnings: z.array(z.string()),
});
export type Health = z.output<typeof health>;

export const systemContract = {
  'system.health': { access: 'public', input: z.object({}), output: health },
  'system.backup': { access: 'profile', input: z.object({}), output: backup },
} as const satisfies Record<string, Procedure>;
