import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callerOf, importText, newProfile, startTestApp, TEST_SECRET, temporaryFolder } from '../helpers/test-app';

const planted = [
  'ana_of_the_test',
  'ZZTOP',
  'ana.private@mail.test',
  'my-broker-file',
  'a secret tag',
  'plantedpassword',
  '987654.32',
  TEST_SECRET,
  'eyJhbGciOiJIUzI1NiJ9',
  '$2b$12$abcdefghijklmnopqrstuv',
  'polygon-key-123',
  homedir() === '/' ? '/nohome' : homedir(),
];

describe('the diagnostics file', () => {
  it('holds what helps and nothing of a person: with the database open and without it', async () => {
    const parent = temporaryFolder();
    const dataDir = join(parent, 'ana_of_the_test');
    const environment = {
      JWT_SECRET: TEST_SECRET,
      POLYGON_API_KEY: 'polygon-key-123',
      DATABASE_URL: 'postgresql://ana_of_the_test:plantedpassword@host/db',
    };
    const test = await startTestApp({ dataDir, environment });
    const call = await newProfile(test.app, 'ana_of_the_test');
    await importText(call, 'ticker,quantity,entry_price,entry_date,tags\nZZTOP,5,987654.32,2026-01-02,a secret tag\n', {
      fileName: 'my-broker-file.csv',
    });
    await call('backups.create', {});
    mkdirSync(join(dataDir, 'ana_of_the_test'));
    writeFileSync(join(dataDir, 'my-broker-file.csv'), 'ZZTOP');
    const log = planted.map(
      (word) =>
        `2026-11-20T21:30:00.000Z ERROR positions.list failed: Error: ${word}\n${word}\n    at f (${homedir()}/${word}/app.ts:1:2)\n    params: ${word}`,
    );
    appendFileSync(
      join(dataDir, 'sigmasight.log'),
      `${log.join('\n')}\n2026-11-20T21:30:00.000Z ERROR ${planted.join(' ')}\n`,
    );

    const open = await callerOf(test.app, null)('system.diagnostics', {});
    expect(open.fileName).toMatch(/^sigmasight-diagnostics-2026-11-20T21-30-00\.json$/);
    const facts = JSON.parse(open.text);
    expect(facts).toMatchObject({
      version: 'test',
      health: { state: 'ready', problem: null },
      settings: { JWT_SECRET: 'given', DATABASE_URL: 'given' },
      database: { rows: { positions: 1, import_batches: 1 }, checks: [{ ok: true }, { ok: true }, { ok: true }] },
    });
    expect(facts.log).toContain('2026-11-20T21:30:00.000Z ERROR positions.list failed');
    expect(facts.log).toContain('    at app.ts:1:2');
    expect(facts.log.length).toBeLessThanOrEqual(200);
    await test.app.close();

    rmSync(join(dataDir, 'db', 'PG_VERSION'));
    const damaged = await startTestApp({ dataDir, environment });
    const closed = await callerOf(damaged.app, null)('system.diagnostics', {});
    expect(JSON.parse(closed.text)).toMatchObject({
      health: { state: 'unavailable', problem: { code: 'DAMAGED' } },
      database: null,
      backups: [{ rows: { positions: 1 } }],
    });
    for (const word of planted)
      for (const { text } of [open, closed])
        expect({ word, found: text.includes(word) }).toEqual({ word, found: false });
    await damaged.dispose();
    rmSync(parent, { recursive: true, force: true });
  });
});
