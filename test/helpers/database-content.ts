import { DataFolder } from '../../src-main/db/data-folder';
import type { Orm } from '../../src-main/db/migrate';
import { openDatabase } from '../../src-main/db/open-database';
import { resourcesIn } from '../../src-main/resources';

/** Opens a data folder as a start does, without the rest of the app. */
export function openFolder(dataDir: string, now = new Date('2026-11-20T21:30:00Z')) {
  return openDatabase({
    folder: new DataFolder(dataDir),
    ...resourcesIn(process.cwd()),
    appVersion: 'test',
    lockOwner: 'test',
    now,
  });
}

/** Every row of every table, as text. */
export async function everyRow(orm: Orm): Promise<Record<string, string[]>> {
  const tables = await orm.execute<{ name: string }>(
    `SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname IN ('public', 'drizzle')`,
  );
  const content: Record<string, string[]> = {};
  for (const { name } of tables.rows) {
    const { rows } = await orm.execute<{ row: string }>(`SELECT t::text AS row FROM ${name} AS t ORDER BY 1`);
    content[name] = rows.map(({ row }) => row);
  }
  return content;
}

export async function contentOf(dataDir: string): Promise<Record<string, string[]>> {
  const database = await openFolder(dataDir);
  try {
    return await everyRow(database.orm);
  } finally {
    await database.close();
  }
}
