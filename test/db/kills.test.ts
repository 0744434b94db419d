import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { amcheck } from '@electric-sql/pglite/contrib/amcheck';
import { describe, expect, it } from 'vitest';
import { callerOf, startSession, startTestApp, TEST_SECRET, TestClock, temporaryFolder } from '../helpers/test-app';

const KILLS = 20;
const ROWS_PER_FILE = 1500;

/** Starts importing and kills the process at the given time after it began; answers the imports it acknowledged. */
async function importAndKill(dataDir: string, round: number, token: string, afterMs: number): Promise<string[]> {
  const child = spawn(
    process.execPath,
    ['test/helpers/import-until-killed.mjs', process.cwd(), dataDir, String(round), token],
    { env: { ...process.env, JWT_SECRET: TEST_SECRET }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  child.stdout.on('data', (chunk) => {
    if (output === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
    output += chunk;
  });
  const signal = await new Promise((resolve) => child.once('close', (_code, name) => resolve(name)));
  if (signal !== 'SIGKILL') throw new Error(`The importing process ended by itself: ${errors}`);
  // Only whole lines were acknowledged.
  return output.split('\n').slice(1, -1);
}

describe(`${KILLS} times kill -9 while importing`, () => {
  it('loses nothing that was acknowledged, leaves no half import, and keeps every index sound', async () => {
    const dataDir = temporaryFolder();
    // The process that is killed goes by the real time, and one sign-in serves all of them.
    const clock = new TestClock(new Date());
    const first = await startTestApp({ dataDir, clock });
    const { token } = await startSession(first.app);
    await first.app.close();
    const acknowledged: string[] = [];
    for (let round = 0; round < KILLS; round += 1) {
      // Spread over the life of an import, whose length differs by machine: from at once to a few imports later.
      acknowledged.push(...(await importAndKill(dataDir, round, token, 40 + round * 70)));
      const test = await startTestApp({ dataDir, clock });
      expect(test.app.health()).toMatchObject({ state: 'ready' });
      const call = callerOf(test.app, token);
      const history = await call('imports.history', {});
      const batches = new Set(history.flatMap((batch) => (batch.undoneAt === null ? [batch.id] : [])));
      expect(acknowledged.filter((id) => !batches.has(id))).toEqual([]);
      const perBatch = new Map<string | null, number>();
      for (const row of await call('positions.list', {}))
        perBatch.set(row.importBatchId, (perBatch.get(row.importBatchId) ?? 0) + 1);
      expect(
        [...perBatch.entries()].filter(([id, count]) => !batches.has(id ?? '') || count !== ROWS_PER_FILE),
      ).toEqual([]);
      expect(perBatch.size).toBe(batches.size);
      // Keep the book small, so that a round takes as long at the end as at the beginning.
      for (const { id, undoneAt } of history) if (undoneAt === null) await call('imports.undo', { batchId: id });
      await test.app.close();
      acknowledged.length = 0;
    }

    const postgres = await PGlite.create({ dataDir: join(dataDir, 'db'), extensions: { amcheck } });
    await postgres.exec('CREATE EXTENSION amcheck');
    const { rows } = await postgres.query<{ name: string }>(`
      SELECT c.oid::regclass::text AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
      WHERE a.amname = 'btree' AND c.relpersistence = 'p'`);
    expect(rows.length).toBeGreaterThan(50);
    for (const { name } of rows) await postgres.query('SELECT bt_index_check($1::regclass, true)', [name]);
    await postgres.close();
    rmSync(dataDir, { recursive: true });
  }, 600_000);
});
