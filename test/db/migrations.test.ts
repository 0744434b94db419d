import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unpackDatabase } from '../../src-main/db/backup';
import { listBackups } from '../../src-main/db/backup-files';
import { nextMigrations } from '../helpers/migrations-folder';
import { callerOf, importText, signIn, startTestApp, type TestApp, temporaryFolder } from '../helpers/test-app';
import { treeHash } from '../helpers/tree-hash';

const ADDS_COLUMN = 'ALTER TABLE positions ADD COLUMN of_the_next_version text;';
let sound: string;
beforeAll(async () => {
  const test: TestApp = await startTestApp();
  await importText(
    await signIn(test.app),
    'ticker,quantity,entry_price,entry_date,tags\nAAPL,100,180,2026-01-02,core\n',
  );
  await test.app.close();
  sound = test.dataDir;
});
afterAll(() => rmSync(sound, { recursive: true, force: true }));

function copyOfSound(): string {
  const dataDir = temporaryFolder();
  cpSync(sound, dataDir, { recursive: true });
  return dataDir;
}

describe('a newer version of the app', () => {
  it('backs the database up, verifies the backup by opening it, and then migrates', async () => {
    const dataDir = copyOfSound();
    const { app } = await startTestApp({ dataDir, migrationsFolder: nextMigrations(ADDS_COLUMN) });
    expect(app.health().state).toBe('ready');
    expect(await callerOf(app, null)('auth.profiles', {})).toHaveLength(4);
    const backups = listBackups(join(dataDir, 'backups'));
    expect(backups).toMatchObject([{ reason: 'before-update', createdAt: '2026-11-20T21:30:00.000Z' }]);
    await app.close();

    // The backup holds the book as the earlier version had it.
    const restored = temporaryFolder();
    await unpackDatabase(join(dataDir, 'backups', backups[0]?.fileName ?? ''), join(restored, 'db'));
    const old = await startTestApp({ dataDir: restored });
    expect((await (await signIn(old.app))('positions.list', {})).map((row) => row.symbol)).toEqual(['AAPL']);
    await old.dispose();
    rmSync(dataDir, { recursive: true });
  });

  it('leaves the old schema in place when a migration fails, and says so', async () => {
    const dataDir = copyOfSound();
    const { app } = await startTestApp({
      dataDir,
      migrationsFolder: nextMigrations(
        'ALTER TABLE positions ADD COLUMN half text; --> statement-breakpoint\nSELECT no_such_function();',
      ),
    });
    expect(app.health()).toMatchObject({ state: 'unavailable', problem: { code: 'MIGRATION_FAILED' } });
    await app.close();
    const old = await startTestApp({ dataDir });
    expect((await (await signIn(old.app))('positions.list', {})).map((row) => row.symbol)).toEqual(['AAPL']);
    await old.dispose();
  });
});

describe('an older version of the app', () => {
  it('refuses a newer schema and leaves the folder untouched', async () => {
    const dataDir = copyOfSound();
    const next = await startTestApp({ dataDir, migrationsFolder: nextMigrations(ADDS_COLUMN) });
    await next.app.close();
    const before = treeHash(dataDir);
    const old = await startTestApp({ dataDir });
    expect(old.app.health()).toMatchObject({ state: 'unavailable', problem: { code: 'NEWER_SCHEMA' } });
    await old.app.close();
    expect(treeHash(dataDir)).toBe(before);

    // Without the marker the database itself says it.
    rmSync(join(dataDir, 'database.json'));
    const unmarked = await startTestApp({ dataDir });
    expect(unmarked.app.health()).toMatchObject({ problem: { code: 'NEWER_SCHEMA' } });
    await unmarked.dispose();
  });
});
