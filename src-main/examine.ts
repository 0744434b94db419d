import type { Health } from '../src-shared/ipc/system';
import type { Database } from './db/open-database';
import { countRows, tagCountsThatDrifted } from './db/repositories/examination';

export interface Check {
  name: string;
  ok: boolean;
  detail: string;
}

/** Reads every row of every table (which verifies the checksum of every page) and compares what is derived with its source. */
export async function examine(database: Database, health: Health): Promise<Check[]> {
  const checks: Check[] = [{ name: 'data folder', ok: true, detail: health.dataDir }];
  try {
    const counts = await countRows(database.orm);
    const filled = counts.filter(({ rows }) => rows > 0).map(({ table, rows }) => `${table} ${rows}`);
    checks.push({ name: 'every row can be read', ok: true, detail: `${counts.length} tables; ${filled.join(', ')}` });
    const drifted = await tagCountsThatDrifted(database.orm);
    checks.push({
      name: 'tag counts',
      ok: drifted.length === 0,
      detail: drifted.length === 0 ? 'equal a recount' : `differ for ${drifted.join(', ')}`,
    });
  } catch (error) {
    checks.push({
      name: 'every row can be read',
      ok: false,
      detail: error instanceof Error ? String(error.cause ?? error.message) : String(error),
    });
  }
  return checks;
}
