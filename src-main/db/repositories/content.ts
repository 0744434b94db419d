import { sql } from 'drizzle-orm';
import type { Queryable } from '../queryable';
import { countRows } from './examination';

interface ProfileContent {
  username: string;
  positions: number;
  lastChangeAt: string | null;
}

/** What a database holds, in a few numbers a person knows again: live positions per profile and the book's last change. */
export async function findContent(
  db: Queryable,
): Promise<{ migration: number; profiles: ProfileContent[]; rows: Record<string, number> }> {
  const profiles = await db.execute<{ username: string; positions: number; last_change: string | null }>(sql`
    SELECT u.username,
      (SELECT count(*)::int FROM positions p JOIN portfolios f ON f.id = p.portfolio_id
       WHERE f.user_id = u.id AND p.deleted_at IS NULL AND p.exit_date IS NULL) AS positions,
      (SELECT to_char(max(at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') FROM (
         SELECT max(p.updated_at) AS at FROM positions p JOIN portfolios f ON f.id = p.portfolio_id WHERE f.user_id = u.id
         UNION ALL
         SELECT max(c.updated_at) FROM cash_flows c JOIN portfolios f ON f.id = c.portfolio_id WHERE f.user_id = u.id
         UNION ALL
         SELECT max(b.updated_at) FROM import_batches b JOIN portfolios f ON f.id = b.portfolio_id WHERE f.user_id = u.id
         UNION ALL
         SELECT max(t.updated_at) FROM tags t WHERE t.user_id = u.id) AS changes) AS last_change
    FROM users u WHERE u.deleted_at IS NULL ORDER BY coalesce(u.is_demo, false), lower(u.username)`);
  const migration = await db.execute<{ newest: string }>(
    sql`SELECT coalesce(max(created_at), 0)::text AS newest FROM drizzle.__drizzle_migrations`,
  );
  const counts = await countRows(db);
  return {
    migration: Number(migration.rows[0]?.newest ?? 0),
    profiles: profiles.rows.map((row) => ({
      username: row.username,
      positions: row.positions,
      lastChangeAt: row.last_change,
    })),
    rows: Object.fromEntries(counts.map(({ table, rows }) => [table, rows])),
  };
}
