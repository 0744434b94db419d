import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../helpers/command-line';
import { contentOf, openFolder } from '../helpers/database-content';
import { ownProfile } from '../helpers/own-profile';
import { importText, signIn, startTestApp, temporaryFolder } from '../helpers/test-app';

const dataDir = temporaryFolder();
beforeAll(async () => {
  expect(await cli(['profiles', 'create', ownProfile.username])).toMatchObject({ code: 0 });
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const sample = 'resources/sample-positions.csv';

function cli(args: string[], options: { password?: string | null; folder?: string } = {}) {
  const password = options.password === undefined ? ownProfile.password : options.password;
  return runCli(args, { folder: options.folder ?? dataDir, password });
}

const profile = ['--profile', ownProfile.username, '--json'];

describe('the command line', () => {
  it('imports the sample file, shows it, recognises it again and takes it back', async () => {
    const dry = await cli(['import', sample, '--dry-run', ...profile]);
    expect(dry.code).toBe(0);
    expect(dry.json()).toMatchObject({
      batch_id: null,
      broker: 'sigmasight',
      imported: 0,
      cash: {},
      skipped: [],
      problems: [],
    });
    expect(dry.json().positions).toHaveLength(5);
    expect((await cli(['positions', ...profile])).json()).toEqual([]);

    const imported = await cli(['import', sample, ...profile]);
    expect(imported).toMatchObject({ code: 0, stderr: '' });
    expect(imported.json().imported).toBe(5);
    expect(imported.json().positions).toEqual(dry.json().positions);

    const positions = await cli(['positions', ...profile]);
    expect(positions.json()).toEqual(imported.json().positions);
    expect(positions.json()[2]).toEqual({
      symbol: 'AAPL270115C00350000',
      position_type: 'SC',
      quantity: 5,
      entry_price: 14.995,
      entry_date: '2026-07-10',
      underlying_symbol: 'AAPL',
      expiration_date: '2027-01-15',
      strike_price: 350,
      option_type: 'CALL',
      last_price: null,
      last_price_date: null,
      last_price_source: null,
      market_value: null,
      unrealized_pnl: null,
      unrealized_pnl_pct: null,
      daily_pnl: null,
      tags: ['covered call'],
      greeks: { delta: -3.25, gamma: -0.1, theta: 0.25, vega: -0.75, rho: -0.4, source: 'mock' },
    });
    expect(
      (await cli(['tags', ...profile]))
        .json()
        .map((tag: { name: string; usage_count: number }) => [tag.name, tag.usage_count]),
    ).toEqual([
      ['core', 1],
      ['covered call', 1],
      ['hedge', 2],
      ['tail risk', 1],
      ['tech', 1],
    ]);

    const again = await cli(['import', sample, ...profile]);
    expect(again.code).toBe(1);
    expect(again.json()).toMatchObject({ batch_id: null, imported: 0, error: { code: 'NEEDS_CONFIRMATION' } });
    const dryAgain = await cli(['import', sample, '--dry-run', ...profile]);
    expect(dryAgain).toMatchObject({ code: 1, stderr: expect.stringContaining('--again') });
    expect(dryAgain.json().error.code).toBe('NEEDS_CONFIRMATION');
    expect((await cli(['import', sample, '--again', ...profile])).code).toBe(0);
    expect((await cli(['undo', ...profile])).json()).toMatchObject({ removed: 5 });
    expect((await cli(['undo', imported.json().batch_id, ...profile])).json()).toMatchObject({ removed: 5 });
    expect((await cli(['undo', ...profile])).code).toBe(1);

    const label = 'Undid the import of sample-positions.csv';
    expect((await cli(['changes', ...profile])).json()[0]).toMatchObject({ label, undone_at: null });
    expect((await cli(['changes', 'undo', ...profile])).json()).toEqual({ undone: label });
    expect((await cli(['positions', ...profile])).json()).toHaveLength(5);
    expect((await cli(['changes', 'redo', ...profile])).json()).toEqual({ redone: label });
    expect((await cli(['positions', ...profile])).json()).toEqual([]);
  });

  it('refuses a file with problems whole, unless the good rows are accepted', async () => {
    const file = join(dataDir, 'mixed.csv');
    writeFileSync(
      file,
      'ticker,quantity,entry_price,entry_date,tags\nAAPL,10,100,2026-01-02,\nMSFT,1,"98,40",2026-01-02,\n\nKO,5,1,02.01.2026,\n',
    );
    const refused = await cli(['import', file, ...profile]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('--accept-good');
    expect(refused.json()).toMatchObject({ batch_id: null, imported: 0, positions: [] });
    expect(refused.json().problems).toMatchObject([
      { row: 3, column: 'entry_price', value: '98,40', code: 'DECIMAL_COMMA' },
      { row: 5, column: 'entry_date', value: '02.01.2026', code: 'NOT_ISO_DATE' },
    ]);
    expect(refused.json().skipped).toMatchObject([{ row: 4 }]);
    expect((await cli(['import', file, '--dry-run', ...profile])).code).toBe(1);
    expect((await cli(['positions', ...profile])).json()).toEqual([]);
    const accepted = await cli(['import', file, '--accept-good', ...profile]);
    expect(accepted.code).toBe(0);
    expect(accepted.json()).toMatchObject({ imported: 1 });
  });

  it("answers a broker's file with what it found", async () => {
    const unknown = await cli([
      'import',
      'test/fixtures/broker-csv/schwab_Individual-Positions-2026-09-25-183012.csv',
      ...profile,
    ]);
    expect(unknown.code).toBe(1);
    expect(unknown.json()).toMatchObject({
      broker: null,
      imported: 0,
      problems: [{ row: null, code: 'NOT_RECOGNISED' }],
    });
    expect(unknown.json().columns).toContain('Symbol');
  });

  it('makes profiles and resets passwords, and says what that means', async () => {
    expect(
      (await cli(['profiles', 'create', 'rowan', '--json'], { password: 'a fine password' })).json(),
    ).toMatchObject({ username: 'rowan', warnings: [] });
    const reset = await cli(['profiles', 'reset-password', 'rowan', '--json'], { password: 'another password' });
    expect(reset.json().warnings.join()).toContain('not encrypted');
    expect(
      (await cli(['positions', '--profile', 'rowan', '--json'], { password: 'a fine password' })).json(),
    ).toMatchObject({ error: { code: 'WRONG_CREDENTIALS' } });
    expect((await cli(['positions', '--profile', 'rowan', '--json'], { password: 'another password' })).json()).toEqual(
      [],
    );
    expect((await cli(['profiles', '--json'])).json().map((row: { username: string }) => row.username)).toEqual([
      'rowan',
      'trader',
      'demo_balanced',
      'demo_growth',
      'demo_value',
    ]);
  });

  it('backs up, lists, restores by name and by path, and examines', async () => {
    const test = await startTestApp();
    const folder = test.dataDir;
    await importText(await signIn(test.app), 'ticker,quantity,entry_price,entry_date\nNVDA,3,100,2026-01-02\n');
    await test.app.close();
    const book = await contentOf(folder);
    const isBook = async () =>
      JSON.stringify((await contentOf(folder))['public.positions']) === JSON.stringify(book['public.positions']);
    const spoil = async () => {
      const database = await openFolder(folder);
      await database.orm.execute('DELETE FROM import_rows');
      await database.orm.execute('DELETE FROM positions');
      await database.close();
    };
    const here = { folder, password: null };

    const backup = await cli(['backup', ...profile], { folder });
    const { file_name: name } = backup.json();
    expect(name).toMatch(/-by-hand\.tar\.gz$/);
    const listed = (await cli(['backups', '--json'], here)).json();
    expect(listed).toEqual([{ ...backup.json(), profiles: expect.any(Array) }]);
    expect(listed[0].profiles).toContainEqual(expect.objectContaining({ username: 'trader', positions: 1 }));

    await spoil();
    const asked = await cli(['restore', name, '--json'], here);
    expect(asked.json()).toEqual({ error: { code: 'NEEDS_CONFIRMATION', message: expect.stringContaining('--yes') } });
    expect([asked.code, await isBook()]).toEqual([1, false]);
    const restored = await cli(['restore', name, '--yes', '--json'], here);
    expect(restored).toMatchObject({ code: 0, stderr: '' });
    const { kept_as: keptAs } = restored.json();
    expect(restored.json()).toEqual({ restored: name, kept_as: expect.stringMatching(/^db-before-restore-/) });
    expect(existsSync(join(folder, keptAs, 'PG_VERSION'))).toBe(true);
    expect(await isBook()).toBe(true);

    // From another place, where it has another name and no note.
    const elsewhere = join(temporaryFolder(), 'kept.tgz');
    renameSync(join(folder, 'backups', name), elsewhere);
    await spoil();
    expect(await cli(['restore', elsewhere, '--yes'], here)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Restored kept\.tgz\. What was there is kept as db-before-restore-/),
    });
    expect(await isBook()).toBe(true);
    expect((await cli(['doctor', '--json'], here)).json()).toMatchObject({ ok: true });
    for (const path of [dirname(elsewhere), folder]) rmSync(path, { recursive: true });
  });

  it('refuses a damaged backup in its own words and changes nothing', async () => {
    const folder = temporaryFolder();
    const backups = join(folder, 'backups');
    // The first start sets when the jobs run next.
    expect(await cli(['profiles'], { folder, password: null })).toMatchObject({ code: 0 });
    const content = await contentOf(folder);
    const template = readFileSync('resources/database-template.tar.gz');
    const log = join(folder, 'sigmasight.log');
    mkdirSync(backups);
    const spoilt = { 'cut off': template.subarray(0, 100_000), text: Buffer.from('a text') };
    for (const [how, bytes] of Object.entries(spoilt)) {
      writeFileSync(join(backups, 'mine.tar.gz'), bytes);
      writeFileSync(log, '');
      const refused = await cli(['restore', 'mine.tar.gz', '--yes'], { folder, password: null });
      expect({ how, ...refused }).toMatchObject({ how, code: 1, stdout: '' });
      expect(refused.stderr).toBe(
        'This backup cannot be restored. It is damaged: its files cannot be unpacked. Nothing was changed.\n',
      );
      expect(readFileSync(log, 'utf8')).toMatch(/ERROR a backup is refused: [^\n]*unpacked[\s\S]*caused by/);
      expect(readdirSync(backups)).toEqual(['mine.tar.gz']);
      expect(readdirSync(folder).sort()).toEqual(['backups', 'database.json', 'db', 'sigmasight.log']);
    }
    const missing = await cli(['restore', 'nowhere.tar.gz', '--yes'], { folder, password: null });
    expect(missing).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('no file nowhere.tar.gz') });
    expect(await contentOf(folder)).toEqual(content);
    rmSync(folder, { recursive: true });
  });

  it('ends with 2 for wrong usage and 1 for what was refused, with one JSON document either way', async () => {
    for (const args of [
      [],
      ['unknown'],
      ['import'],
      ['positions'],
      ['import', 'a', 'b', '--profile', 'x'],
      ['positions', '--nonsense'],
      ['profiles', 'create'],
    ]) {
      const outcome = await cli(args);
      expect({ args, code: outcome.code, stdout: outcome.stdout }).toEqual({ args, code: 2, stdout: '' });
      expect(outcome.stderr).toContain('usage');
    }
    const missing = await cli(['import', '/no/such/file.csv', ...profile]);
    expect(missing.code).toBe(1);
    expect(missing.json().error.code).toBe('NOT_FOUND');
    const noPassword = await cli(['positions', ...profile], { password: null });
    expect(noPassword.code).toBe(1);
    expect(noPassword.stderr).toContain('SIGMASIGHT_PASSWORD');
  });

  it('keeps its hands off a folder that is in use', async () => {
    const open = await startTestApp();
    const refused = await cli(['positions', ...profile], { folder: open.dataDir });
    expect(refused.code).toBe(1);
    expect(refused.json().error).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    expect(refused.stderr).toContain(`process ${process.pid}`);
    await open.dispose();
  });

  it('writes all of a long answer into a pipe', async () => {
    const file = join(dataDir, 'long.csv');
    const rows = Array.from({ length: 3000 }, (_, row) => `S${row},${row + 1},1,2026-01-02,`);
    writeFileSync(file, `ticker,quantity,entry_price,entry_date,tags\n${rows.join('\n')}\n`);
    const imported = await cli(['import', file, ...profile]);
    expect(imported.stdout.length).toBeGreaterThan(65_536);
    expect(imported.json().positions).toHaveLength(3000);
  });
});

describe('the template builder', () => {
  it.each([['--help'], ['-x'], [], ['a', 'b'], ['']])('writes nothing for %j', async (...args) => {
    const folder = temporaryFolder();
    const script = resolve('out/main/build-template.cjs');
    const { status, stderr } = spawnSync(process.execPath, [script, ...args], { cwd: folder, encoding: 'utf8' });
    expect({ status, stderr, files: readdirSync(folder) }).toEqual({
      status: 2,
      stderr: 'usage: build-template FILE\n',
      files: [],
    });
    rmSync(folder, { recursive: true });
  });
});
