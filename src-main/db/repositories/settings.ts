import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../queryable';
import { settings } from '../schema';

/** Of a profile; null is the application's. */
export async function findSetting(db: Queryable, userId: string | null, key: string): Promise<unknown> {
  const [found] = await db
    .select({ value: settings.value })
    .from(settings)
    .where(and(userId === null ? isNull(settings.userId) : eq(settings.userId, userId), eq(settings.key, key)));
  return found?.value;
}

export async function saveSetting(db: Queryable, userId: string | null, key: string, value: unknown): Promise<void> {
  // As it is, null would be SQL's, which the column does not take.
  const stored = value === null ? sql`'null'::jsonb` : value;
  await db
    .insert(settings)
    .values({ userId, key, value: stored })
    .onConflictDoUpdate({ target: [settings.userId, settings.key], set: { value: stored } });
}
