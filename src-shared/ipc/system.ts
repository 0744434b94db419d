import { z } from 'zod';
import type { Procedure } from './procedure';

/** What a person can do about a database that is not open. */
const offer = z.enum(['try-again', 'restore', 'go-on', 'start-empty']);
export type Offer = z.output<typeof offer>;

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
      offers: z.array(offer),
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
  /** What is known about this installation, without secrets and without anything of a book. */
  'system.diagnostics': {
    access: 'public',
    input: z.object({}),
    output: z.object({ fileName: z.string(), text: z.string() }),
  },
} as const satisfies Record<string, Procedure>;
