import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crc32c, readControlFile } from '../../src-main/db/control-file';
import { Postgres } from '../../src-main/db/postgres';
import { firstWal, overwrite } from '../helpers/damage';
import { type Call, importText, signIn, startTestApp, temporaryFolder } from '../helpers/test-app';
import { treeHash } from '../helpers/tree-hash';

/** A closed data folder with a book in it, to be copied and damaged. */
let sound: string;

beforeAll(async () => {
  const test = await startTestApp();
  const call: Call = await signIn(test.app);
  await importText(call, 'ticker,quantity,entry_price,entry_date\nAAPL,100,180,2026-01-02\n');
  await test.app.close();
  sound = test.dataDir;
});
afterAll(() => rmSync(sound, { recursive: true, force: true }));

describe('a damaged data folder', () => {
  it('of a process that was killed and whose WAL is damaged is named and left untouched', async () => {
    const dataDir = temporaryFolder();
    cpSync(sound, dataDir, { recursive: true });
    const postgres = await Postgres.open({ dataDir: join(dataDir, 'db') });
    await postgres.exec('CREATE TABLE t AS SELECT g FROM generate_series(1, 1000) AS g');
    const killed = temporaryFolder();
    cpSync(dataDir, killed, { recursive: true });
    await postgres.close();
    overwrite(firstWal(killed), 0, Buffer.alloc(16 * 1024 * 1024));
    const before = treeHash(killed);
    const test = await startTestApp({ dataDir: killed });
    expect(test.app.health()).toMatchObject({ state: 'unavailable', problem: { code: 'DAMAGED' } });
    await test.app.close();
    expect(treeHash(killed)).toBe(before);
    for (const folder of [dataDir, killed]) rmSync(folder, { recursive: true });
  });

  it('with a setting that cannot be used says which', async () => {
    const test = await startTestApp({
      environment: {
        JWT_SECRET: 'short',
        JWT_ALGORITHM: 'none',
        JWT_EXPIRY_HOURS: 'x',
        BATCH_MARKET_DATA_HOUR: '25',
        BATCH_RISK_CALC_HOUR: 'noon',
        LOG_LEVEL: 'loud',
      },
    });
    const problem = test.app.health().problem;
    expect(problem?.code).toBe('SETTINGS');
    for (const fault of [
      'JWT_SECRET must have at least 32 characters',
      'JWT_ALGORITHM must be HS256',
      'JWT_EXPIRY_HOURS must be a number of hours, more than 0 and at most 8760',
      'BATCH_MARKET_DATA_HOUR must be a whole hour from 0 to 23',
      'BATCH_RISK_CALC_HOUR must be a whole hour from 0 to 23',
      'LOG_LEVEL must be one of DEBUG, INFO, WARNING, ERROR',
    ])
      expect(problem?.message).toContain(fault);
    await test.dispose();
  });

  it('says that DATABASE_URL is ignored', async () => {
    const test = await startTestApp({ environment: { DATABASE_URL: 'postgresql://localhost/x' } });
    expect(test.app.health().warnings.join()).toContain('DATABASE_URL is ignored');
    await test.dispose();
  });
});

describe('a first run', () => {
  it('that was killed while it unpacked starts again from nothing', async () => {
    const dataDir = temporaryFolder();
    mkdirSync(join(dataDir, 'db.unfinished', 'base'), { recursive: true });
    writeFileSync(join(dataDir, 'db.unfinished', 'PG_VERSION'), '18\n');
    const test = await startTestApp({ dataDir });
    expect(test.app.health().state).toBe('ready');
    expect(existsSync(join(dataDir, 'db.unfinished'))).toBe(false);
    await test.dispose();
  });

  it('that was killed before its marker was written is a database like any other', async () => {
    const dataDir = temporaryFolder();
    cpSync(sound, dataDir, { recursive: true });
    rmSync(join(dataDir, 'database.json'));
    const test = await startTestApp({ dataDir });
    expect(await (await signIn(test.app))('positions.list', {})).toHaveLength(1);
    expect(existsSync(join(dataDir, 'database.json'))).toBe(true);
    await test.dispose();
  });
});

describe('the control file', () => {
  it('is understood: checksum, state and WAL file', () => {
    expect(crc32c(new TextEncoder().encode('123456789'))).toBe(0xe3069283);
    const control = readControlFile(join(sound, 'db'));
    expect(control?.closedWell).toBe(true);
    expect(existsSync(join(sound, 'db', 'pg_wal', control?.walFile ?? ''))).toBe(true);
  });
});
