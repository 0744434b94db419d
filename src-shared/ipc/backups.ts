import { z } from 'zod';
import type { Procedure } from './procedure';
import { isoInstant, uuid } from './scalars';

export const backupReason = z.enum(['by-hand', 'daily', 'on-quit', 'before-update', 'before-restore']);
export type BackupReason = z.output<typeof backupReason>;

/** What is in a backup, read from the copy itself when it was made. */
export const backupContent = z.object({
  postgresMajor: z.string(),
  /** The newest migration that it has been through, as the time it was written. */
  migration: z.number().int(),
  profiles: z.array(
    z.object({
      username: z.string(),
      /** Neither deleted nor closed. */
      positions: z.number().int(),
      /** When its book was last changed; null for one that never was. */
      lastChangeAt: isoInstant.nullable(),
    }),
  ),
  /** Rows by table. */
  rows: z.record(z.string(), z.number().int()),
});
export type BackupContent = z.output<typeof backupContent>;

export const backup = z.object({
  fileName: z.string(),
  createdAt: isoInstant,
  reason: backupReason,
  sizeBytes: z.number(),
  /** The version of the app that made it; null where `content` is. */
  appVersion: z.string().nullable(),
  /** Null when the note beside the backup is missing or belongs to other bytes; checking it finds out. */
  content: backupContent.nullable(),
});
export type Backup = z.output<typeof backup>;

export const backupCheck = z.discriminatedUnion('state', [
  z.object({ state: z.literal('sound'), content: backupContent }),
  z.object({ state: z.literal('refused'), message: z.string() }),
]);
export type BackupCheck = z.output<typeof backupCheck>;

/** A name as the app gives it: no path ever comes from outside. */
export const backupFileName = z.string().regex(/^[0-9TZ.-]+-[a-z-]+\.tar\.gz$/, 'the name of a backup');

/** For a signed-in profile. Of the other profiles in a backup it learns nothing. */
export const backupsContract = {
  'backups.list': { access: 'profile', input: z.object({}), output: z.array(backup) },
  'backups.create': { access: 'profile', input: z.object({ operationId: uuid.optional() }), output: backup },
  'backups.check': { access: 'profile', input: z.object({ fileName: backupFileName }), output: backupCheck },
  /** Verifies it, backs the present database up, and opens the restored one in its place. Every session ends. */
  'backups.restore': { access: 'profile', input: z.object({ fileName: backupFileName }), output: z.object({}) },
} as const satisfies Record<string, Procedure>;
