import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { drizzle, type PgliteDatabase } from 'drizzle-orm/pglite';
import { migrate as runMigrations } from 'drizzle-orm/pglite/migrator';
import type { Postgres } from './postgres';
import * as schema from './schema';

export type Orm = PgliteDatabase<typeof schema>;

export function ormOf(postgres: Postgres): Orm {
  return drizzle({ client: postgres, schema });
}

interface Journal {
  entries: { when: number }[];
}

export type SchemaState = 'current' | 'older' | 'newer';

/** The migrations of this version of the app, by the time each was written. */
export function knownMigrations(migrationsFolder: string): number[] {
  const journal = JSON.parse(readFileSync(join(migrationsFolder, 'meta', '_journal.json'), 'utf8')) as Journal;
  return journal.entries.map((entry) => entry.when);
}

/** The newest migration that this version of the app knows, as the time it was written. */
export function newestMigration(migrationsFolder: string): number {
  return Math.max(...knownMigrations(migrationsFolder));
}

/** Compares what the database has been through with what this version of the app knows. */
export async function schemaState(orm: Orm, migrationsFolder: string): Promise<SchemaState> {
  const table = await orm.execute<{ name: string | null }>(
    sql`SELECT to_regclass('drizzle.__drizzle_migrations')::text AS name`,
  );
  if (table.rows[0]?.name == null) return 'older';
  const applied = await orm.execute<{ created_at: string }>(
    sql`SELECT created_at::text FROM drizzle.__drizzle_migrations`,
  );
  const appliedTimes = new Set(applied.rows.map((row) => Number(row.created_at)));
  const knownTimes = new Set(knownMigrations(migrationsFolder));
  if ([...appliedTimes].some((time) => !knownTimes.has(time))) return 'newer';
  return knownTimes.size === appliedTimes.size ? 'current' : 'older';
}

/** Brings the schema to this version, all pending migrations in one transaction. */
export async function migrate(orm: Orm, migrationsFolder: string): Promise<void> {
  await runMigrations(orm, { migrationsFolder });
}
