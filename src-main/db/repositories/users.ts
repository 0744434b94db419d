import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../queryable';
import { portfolios, settings, users } from '../schema';

const LAST_SIGN_IN = 'last_sign_in_at';

export interface User {
  id: string;
  username: string;
  email: string;
  passwordHash: string;
  isDemo: boolean;
}

const userColumns = {
  id: users.id,
  username: users.username,
  email: users.email,
  passwordHash: users.passwordHash,
  isDemo: sql<boolean>`coalesce(${users.isDemo}, false)`,
};

const isLive = and(isNull(users.deletedAt), eq(users.isActive, true));

export async function listUsers(
  db: Queryable,
): Promise<(Pick<User, 'id' | 'username' | 'isDemo'> & { lastSignInAt: string | null })[]> {
  return db
    .select({
      id: users.id,
      username: users.username,
      isDemo: userColumns.isDemo,
      lastSignInAt: sql<string | null>`${settings.value} #>> '{}'`,
    })
    .from(users)
    .leftJoin(settings, and(eq(settings.userId, users.id), eq(settings.key, LAST_SIGN_IN)))
    .where(isLive)
    .orderBy(userColumns.isDemo, sql`lower(${users.username})`);
}

export async function findUser(db: Queryable, id: string): Promise<User | undefined> {
  const [user] = await db
    .select(userColumns)
    .from(users)
    .where(and(eq(users.id, id), isLive));
  return user;
}

export async function findUserByName(db: Queryable, username: string): Promise<User | undefined> {
  const [user] = await db
    .select(userColumns)
    .from(users)
    .where(and(sql`lower(normalize(${users.username})) = lower(normalize(${username}))`, isLive));
  return user;
}

/** A profile and its one portfolio; runs in a transaction that the caller opened. */
export async function insertUser(
  db: Queryable,
  user: { username: string; email: string; passwordHash: string; isDemo?: boolean },
): Promise<User> {
  const [inserted] = await db.insert(users).values(user).returning(userColumns);
  if (!inserted) throw new Error('The profile was not inserted.');
  await db.insert(portfolios).values({ userId: inserted.id });
  return inserted;
}

export async function updatePasswordHash(db: Queryable, userId: string, passwordHash: string): Promise<void> {
  await db.update(users).set({ passwordHash }).where(eq(users.id, userId));
}

export async function recordSignIn(db: Queryable, userId: string, at: Date): Promise<void> {
  const value = at.toISOString();
  await db
    .insert(settings)
    .values({ userId, key: LAST_SIGN_IN, value })
    .onConflictDoUpdate({ target: [settings.userId, settings.key], set: { value } });
}
