import { rmSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { DataFolder } from '../../src-main/db/data-folder';
import { openDatabase } from '../../src-main/db/open-database';
import { resourcesIn } from '../../src-main/resources';
import { temporaryFolder } from '../helpers/test-app';

describe('every commit', () => {
  it('reaches the disk: at least one fsync each, as PostgreSQL is set to', async () => {
    const dataDir = temporaryFolder();
    const database = await openDatabase({
      folder: new DataFolder(dataDir),
      ...resourcesIn(process.cwd()),
      appVersion: 'test',
      lockOwner: 'test',
      now: new Date(),
    });
    const show = async (name: string) =>
      Object.values((await database.orm.execute(sql.raw(`SHOW ${name}`))).rows[0] ?? {})[0];
    expect(await show('fsync')).toBe('on');
    expect(await show('synchronous_commit')).toBe('on');
    expect(await show('full_page_writes')).toBe('on');
    expect(await show('wal_sync_method')).toBe('fsync');
    expect(await show('shared_buffers')).toBe('16MB');
    expect(await show('max_wal_size')).toBe('48MB');

    const before = database.syncCount();
    for (let count = 0; count < 200; count += 1) {
      await database.orm.execute(sql`INSERT INTO settings (key, value) VALUES (${`key ${count}`}, '1')`);
    }
    expect(database.syncCount() - before).toBeGreaterThanOrEqual(200);
    const beforeReading = database.syncCount();
    for (let count = 0; count < 20; count += 1) await database.orm.execute(sql`SELECT count(*) FROM settings`);
    expect(database.syncCount()).toBe(beforeReading);
    await database.close();
    rmSync(dataDir, { recursive: true });
  });
});
