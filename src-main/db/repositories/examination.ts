import { sql } from 'drizzle-orm';
import type { Queryable } from '../queryable';

export async function countRows(db: Queryable): Promise<{ table: string; rows: number }[]> {
  const tables = await db.execute<{ table: string }>(
    sql`SELECT tablename AS table FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
  );
  const counts: { table: string; rows: number }[] = [];
  for (const { table } of tables.rows) {
    // `IS NOT NULL` on the row makes PostgreSQL read the row, not only count it.
    const { rows } = await db.execute<{ rows: number }>(
      sql`SELECT count(*)::int AS rows, count(*) FILTER (WHERE t IS NOT NULL) AS read FROM ${sql.identifier(table)} AS t`,
    );
    counts.push({ table, rows: rows[0]?.rows ?? 0 });
  }
  return counts;
}

/** Names of tags whose usage_count is not what counting gives. */
export async function tagCountsThatDrifted(db: Queryable): Promise<string[]> {
  const { rows } = await db.execute<{ name: string }>(sql`
    SELECT t.name FROM tags t
    WHERE coalesce(t.usage_count, 0) <> (
      SELECT count(*) FROM position_tags pt JOIN positions p ON p.id = pt.position_id
      WHERE pt.tag_id = t.id AND p.deleted_at IS NULL AND p.exit_date IS NULL)`);
  return rows.map((row) => row.name);
}

/** What a file of the database belongs to: `table positions`, `index idx_tags_name of table tags`. */
export async function findRelationByFile(db: Queryable, path: string): Promise<string | null> {
  const { rows } = await db.execute<{ name: string; kind: string; of: string | null }>(sql`
    SELECT c.relname AS name, c.relkind AS kind, t.relname AS of
    FROM pg_class c LEFT JOIN pg_index i ON i.indexrelid = c.oid LEFT JOIN pg_class t ON t.oid = i.indrelid
    WHERE c.relkind IN ('r', 'i', 't') AND pg_relation_filepath(c.oid) = ${path}`);
  const [found] = rows;
  if (!found) return null;
  return found.of === null ? `table ${found.name}` : `index ${found.name} of table ${found.of}`;
}

/** Statistics and free space anew, and the log written back. Not within a transaction. */
export async function compactDatabase(db: Queryable): Promise<void> {
  await db.execute(sql`VACUUM ANALYZE`);
  await db.execute(sql`CHECKPOINT`);
}
