import { eq } from 'drizzle-orm';
import type { Queryable } from '../queryable';
import { signInThrottle } from '../schema';

export interface Throttle {
  failureCount: number;
  blockedUntil: Date | null;
}

export async function findThrottle(db: Queryable, usernameKey: string): Promise<Throttle | undefined> {
  const [found] = await db
    .select({ failureCount: signInThrottle.failureCount, blockedUntil: signInThrottle.blockedUntil })
    .from(signInThrottle)
    .where(eq(signInThrottle.usernameKey, usernameKey));
  return found;
}

export async function saveThrottle(db: Queryable, usernameKey: string, throttle: Throttle): Promise<void> {
  await db
    .insert(signInThrottle)
    .values({ usernameKey, ...throttle })
    .onConflictDoUpdate({ target: signInThrottle.usernameKey, set: throttle });
}

export async function clearThrottle(db: Queryable, usernameKey: string): Promise<void> {
  await db.delete(signInThrottle).where(eq(signInThrottle.usernameKey, usernameKey));
}
