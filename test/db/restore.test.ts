import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileHash } from '../../src-main/db/backup-files';
import { damages, flip } from '../helpers/damage';
import { contentOf, everyRow, openFolder } from '../helpers/database-content';
import {
  type Call,
  callerOf,
  failure,
  importText,
  signIn,
  startSession,
  startTestApp,
  type TestApp,
  temporaryFolder,
} from '../helpers/test-app';
import { treeHash } from '../helpers/tree-hash';

const BOOK =
  'ticker,quantity,entry_price,entry_date,tags\nAAPL,100,180,2026-01-02,core\nTSLA,-5,250,2026-02-03,hedge\n';

/** A closed data folder with a book, and a backup of exactly that book; to be copied and damaged. */
let sound: string;
let backup: string;
let content: Record<string, string[]>;
let files: { positions: string; migrations: string };

beforeAll(async () => {
  const test = await startTestApp();
  const call = await signIn(test.app);
  await importText(call, BOOK);
  backup = (await call('backups.create', {})).fileName;
  await test.app.close();
  sound = test.dataDir;
  const database = await openFolder(sound);
  content = await everyRow(database.orm);
  const pathOf = async (table: string) => {
    const { rows } = await database.orm.execute<{ path: string }>(`SELECT pg_relation_filepath('${table}') AS path`);
    return join('db', rows[0]?.path ?? '');
  };
  files = { positions: await pathOf('positions'), migrations: await pathOf('drizzle.__drizzle_migrations') };
  await database.close();
});
afterAll(() => rmSync(sound, { recursive: true, force: true }));

function copyOfSound(): string {
  const dataDir = temporaryFolder();
  cpSync(sound, dataDir, { recursive: true });
  return dataDir;
}

const keptFolders = (dataDir: string) => readdirSync(dataDir).filter((name) => /^db-/.test(name));

/** Restores the backup from the recovery screen's state, and opens what came of it. */
async function recover(test: TestApp): Promise<{ keptAs: string | null }> {
  const answer = await callerOf(test.app, null)('recovery.restore', { fileName: backup });
  await test.app.close();
  return answer;
}

describe('a damaged database', () => {
  const more: typeof damages = [
    ['a page flipped that the start reads', 'DAMAGED', (dir) => flip(join(dir, files.migrations), 8150)],
  ];
  it.each([...damages, ...more])(
    '%s: comes back from a backup row by row, and is kept as it was',
    async (name, code, damage) => {
      const dataDir = copyOfSound();
      damage(dataDir);
      const asFound = treeHash(dataDir);
      const test = await startTestApp({ dataDir });
      expect(test.app.health().problem).toMatchObject({
        code,
        offers: expect.arrayContaining(['restore', 'try-again']),
      });
      const hadDatabase = existsSync(join(dataDir, 'db')) && readdirSync(join(dataDir, 'db')).length > 0;
      const damaged = hadDatabase ? treeHash(join(dataDir, 'db')) : null;

      // What PostgreSQL itself has to find, it finds after it began to write.
      if (damages.some(([known]) => known === name)) {
        expect(test.app.health().problem?.message).toContain('Nothing was changed');
        expect(treeHash(dataDir)).toBe(asFound);
      }
      expect(await callerOf(test.app, null)('recovery.backups', {})).toMatchObject([
        { fileName: backup, reason: 'by-hand', content: { rows: { positions: 2 } } },
      ]);

      const { keptAs } = await recover(test);
      expect(await contentOf(dataDir)).toEqual(content);
      expect(keptFolders(dataDir)).toEqual(keptAs === null ? [] : [keptAs]);
      expect(keptAs && treeHash(join(dataDir, keptAs))).toBe(damaged);
      expect(readdirSync(dataDir).filter((name) => /restor|checking|unfinished|lock/.test(name))).toEqual([]);
      rmSync(dataDir, { recursive: true });
    },
  );

  it('of which a page turns out to be unreadable later leads there too, and names the table', async () => {
    const dataDir = copyOfSound();
    flip(join(dataDir, files.positions), 8150);
    const test = await startTestApp({ dataDir });
    expect(test.app.health().state).toBe('ready');
    const call = await signIn(test.app);
    const events: unknown[] = [];
    test.app.subscribe((event) => events.push(event));
    const refused = await failure(call('positions.list', {}));
    expect(refused.code).toBe('DATABASE_UNAVAILABLE');
    expect(refused.message).toContain('table positions');
    await expect.poll(() => test.app.health().state).toBe('unavailable');
    expect(test.app.health().problem).toMatchObject({
      code: 'DAMAGED',
      message: expect.stringContaining('table positions'),
    });
    expect(events).toContainEqual({ type: 'data.changed', topics: ['system'] });
    expect(await failure(call('tags.create', { name: 'new' }))).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });

    const damaged = treeHash(join(dataDir, 'db'));
    const { keptAs } = await recover(test);
    expect(await contentOf(dataDir)).toEqual(content);
    expect(treeHash(join(dataDir, keptAs ?? ''))).toBe(damaged);
    rmSync(dataDir, { recursive: true });
  });

  it('can be set aside for an empty one, and everything is kept', async () => {
    const dataDir = copyOfSound();
    rmSync(join(dataDir, 'db', 'PG_VERSION'));
    const damaged = treeHash(join(dataDir, 'db'));
    const test = await startTestApp({ dataDir });
    const { keptAs } = await callerOf(test.app, null)('recovery.startEmpty', {});
    await test.app.close();
    expect(treeHash(join(dataDir, keptAs ?? ''))).toBe(damaged);
    expect((await contentOf(dataDir))['public.positions']).toEqual([]);
    expect(existsSync(join(dataDir, 'backups', backup))).toBe(true);
    rmSync(dataDir, { recursive: true });
  });
});

describe('a backup that cannot be restored', () => {
  const spoil: [string, RegExp, (file: string) => void][] = [
    ['truncated', /damaged/, (file) => writeFileSync(file, readFileSync(file).subarray(0, 100_000))],
    ['with a flipped byte', /damaged/, (file) => flip(file, 200_000)],
    ['that is no archive', /damaged/, (file) => writeFileSync(file, 'a text')],
    ['that is empty', /damaged/, (file) => writeFileSync(file, '')],
    ['that is gone', /not there/, (file) => rmSync(file)],
  ];
  it('is refused with the reason, and the present database, damaged as it is, is left untouched', async () => {
    const dataDir = copyOfSound();
    rmSync(join(dataDir, 'db', 'PG_VERSION'));
    const before = treeHash(join(dataDir, 'db'));
    const file = join(dataDir, 'backups', backup);
    const test = await startTestApp({ dataDir });
    const call = callerOf(test.app, null);
    expect(await call('recovery.check', { fileName: backup })).toMatchObject({ state: 'sound' });
    for (const [name, reason, damage] of spoil) {
      cpSync(join(sound, 'backups', backup), file);
      damage(file);
      const check = await call('recovery.check', { fileName: backup });
      expect({ name, check }).toMatchObject({ check: { state: 'refused', message: expect.stringMatching(reason) } });
      const refused = await failure(call('recovery.restore', { fileName: backup }));
      expect({ name, message: refused.message }).toMatchObject({ message: expect.stringMatching(reason) });
      expect(refused.message).toContain('Nothing was changed');
      expect(existsSync(join(dataDir, 'restore.json'))).toBe(false);
      expect(treeHash(join(dataDir, 'db'))).toBe(before);
    }
    await test.app.close();
    rmSync(dataDir, { recursive: true });
  });

  it('is refused when a newer app made it, by its note as by its content', async () => {
    const test = await startTestApp({ dataDir: copyOfSound() });
    const { dataDir } = test;
    await test.app.close();
    const database = await openFolder(dataDir);
    await database.orm.execute(
      `INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('newer', 9999999999999)`,
    );
    // Proving it would fail as restoring does: so it is made as the newer app would make it, past the check.
    await expect(database.backup('by-hand', new Date())).rejects.toThrow(/newer version/);
    await database.close();
    expect(readdirSync(join(dataDir, 'backups')).sort()).toEqual([backup, `${backup}.json`]);

    const note = JSON.parse(readFileSync(join(dataDir, 'backups', `${backup}.json`), 'utf8'));
    note.content.migration = 9_999_999_999_999;
    expect(note.sha256).toBe(fileHash(join(dataDir, 'backups', backup)));
    writeFileSync(join(dataDir, 'backups', `${backup}.json`), JSON.stringify(note));
    rmSync(join(dataDir, 'db', 'PG_VERSION'));
    const damaged = await startTestApp({ dataDir });
    expect(await callerOf(damaged.app, null)('recovery.check', { fileName: backup })).toMatchObject({
      state: 'refused',
      message: expect.stringContaining('newer version'),
    });
    await damaged.dispose();
  });
});

describe('a restore from the running app', () => {
  it('backs the present book up, ends every session, and brings the earlier book', async () => {
    const test = await startTestApp({ dataDir: copyOfSound() });
    const { token } = await startSession(test.app);
    const call: Call = callerOf(test.app, token);
    await importText(call, 'ticker,quantity,entry_price,entry_date\nMSFT,1,400,2026-03-04\n');
    test.clock.advance(5_000);
    await call('backups.restore', { fileName: backup });
    expect(await failure(call('positions.list', {}))).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    await test.app.close();

    const again = await startTestApp({ dataDir: test.dataDir, clock: test.clock });
    expect(again.app.health().state).toBe('ready');
    // The profile and its password are the same in both databases; the session is of the other one all the same.
    expect(await failure(callerOf(again.app, token)('positions.list', {}))).toMatchObject({ code: 'UNAUTHENTICATED' });
    test.clock.advance(1_000);
    const renewed = await signIn(again.app);
    expect((await renewed('positions.list', {})).map(({ symbol }) => symbol).sort()).toEqual(['AAPL', 'TSLA']);
    const [before] = await renewed('backups.list', {});
    expect(before).toMatchObject({ reason: 'before-restore', content: { profiles: [{ positions: 3 }] } });
    expect(keptFolders(test.dataDir)).toHaveLength(1);

    // And back again: the backup that was made first holds what the restore took away.
    await renewed('backups.restore', { fileName: before?.fileName ?? '' });
    await again.app.close();
    const third = await startTestApp({ dataDir: test.dataDir, clock: test.clock });
    test.clock.advance(1_000);
    expect(await (await signIn(third.app))('positions.list', {})).toHaveLength(3);
    // One earlier database is kept, not one more with each restore.
    expect(keptFolders(test.dataDir)).toHaveLength(1);
    await third.dispose();
  });

  it('that is refused changes nothing, and the app goes on', async () => {
    const test = await startTestApp({ dataDir: copyOfSound() });
    const call = await signIn(test.app);
    writeFileSync(join(test.dataDir, 'backups', backup), 'a text');
    const before = await call('positions.list', {});
    expect(await failure(call('backups.restore', { fileName: backup }))).toMatchObject({ code: 'CONFLICT' });
    expect(await call('positions.list', {})).toEqual(before);
    await call('tags.create', { name: 'afterwards' });
    await test.dispose();
  });

  it('is what the recovery procedures leave alone while a database is open', async () => {
    const test = await startTestApp({ dataDir: copyOfSound() });
    for (const procedure of ['recovery.restore', 'recovery.startEmpty', 'recovery.goOn'])
      expect(await test.app.invoke(procedure, { fileName: backup }, null)).toMatchObject({
        ok: false,
        error: { code: 'CONFLICT' },
      });
    await test.dispose();
  });
});

describe('a restore that was cut off', () => {
  /** The folder right after a restore was decided, the moment before the swap. */
  async function decided(): Promise<string> {
    const dataDir = copyOfSound();
    rmSync(join(dataDir, 'db', 'PG_VERSION'));
    const test = await startTestApp({ dataDir });
    await callerOf(test.app, null)('recovery.restore', { fileName: backup });
    await test.app.close();
    return dataDir;
  }

  const keptName = (dataDir: string): string => JSON.parse(readFileSync(join(dataDir, 'restore.json'), 'utf8')).keepAs;
  const points: [string, (dataDir: string) => void][] = [
    ['when it was decided', () => {}],
    ['when the old database was set aside', (dir) => renameSync(join(dir, 'db'), join(dir, keptName(dir)))],
    [
      'when the new one was in place',
      (dir) => {
        renameSync(join(dir, 'db'), join(dir, keptName(dir)));
        renameSync(join(dir, 'db.restoring'), join(dir, 'db'));
      },
    ],
  ];
  it.each(points)('%s is finished at the next start', async (_, cut) => {
    const dataDir = await decided();
    const damaged = treeHash(join(dataDir, 'db'));
    const kept = keptName(dataDir);
    cut(dataDir);
    expect(await contentOf(dataDir)).toEqual(content);
    expect(treeHash(join(dataDir, kept))).toBe(damaged);
    expect(existsSync(join(dataDir, 'restore.json'))).toBe(false);
    rmSync(dataDir, { recursive: true });
  });

  it('before it was decided leaves the old database and no trace', async () => {
    const dataDir = await decided();
    rmSync(join(dataDir, 'restore.json'));
    const before = treeHash(join(dataDir, 'db'));
    const test = await startTestApp({ dataDir });
    expect(test.app.health().problem?.code).toBe('DAMAGED');
    await test.app.close();
    expect(treeHash(join(dataDir, 'db'))).toBe(before);
    expect(existsSync(join(dataDir, 'db.restoring'))).toBe(false);
    rmSync(dataDir, { recursive: true });
  });
});
