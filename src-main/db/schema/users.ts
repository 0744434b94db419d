import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgTable, timestamp, uniqueIndex, uuid, varchar } from 'drizzle-orm/pg-core';
import { checkTrimmed, createdAt, deletedAt, updatedAt } from './constraints';

/** A profile on this computer. */
export const users = pgTable(
  'users',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    email: varchar('email', { length: 255 }).notNull(),
    username: varchar('username', { length: 100 }).notNull(),
    passwordHash: varchar('password_hash', { length: 255 }).notNull(),
    isActive: boolean('is_active').default(true),
    isDemo: boolean('is_demo').default(false),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: deletedAt(),
  },
  (table) => [
    // Only live profiles count: the name of a deleted one can be used again.
    uniqueIndex('uq_users_email_live').on(sql`lower(${table.email})`).where(sql`${table.deletedAt} IS NULL`),
    uniqueIndex('uq_users_username_live').on(sql`lower(${table.username})`).where(sql`${table.deletedAt} IS NULL`),
    checkTrimmed('ck_users_username', table.username),
    checkTrimmed('ck_users_email', table.email),
  ],
);

/**
 * Failed sign-ins by the name that was typed, kept here so that a restart does not forget them.
 * There is no reference to users: names that nobody has are throttled alike, and so give nothing away.
 */
export const signInThrottle = pgTable(
  'sign_in_throttle',
  {
    usernameKey: varchar('username_key', { length: 100 }).primaryKey(),
    failureCount: integer('failure_count').notNull().default(0),
    blockedUntil: timestamp('blocked_until', { withTimezone: true }),
    updatedAt: updatedAt().notNull(),
  },
  (table) => [check('ck_sign_in_throttle_failure_count', sql`${table.failureCount} >= 0`)],
);
