import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { c as createTar } from 'tar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unpackDatabase } from '../../src-main/db/backup';
import { migrate, newestMigration, ormOf } from '../../src-main/db/migrate';
import { Postgres } from '../../src-main/db/postgres';
import { resourcesIn } from '../../src-main/resources';
import { contentOf } from '../helpers/database-content';
import { earlierMigrations, nextMigrations } from '../helpers/migrations-folder';
import { importText, signIn, startTestApp, temporaryFolder } from '../helpers/test-app';
import { treeHash } from '../helpers/tree-hash';

const { templateFile } = resourcesIn(process.cwd());
const ADDS_COLUMN = 'ALTER TABLE positions ADD COLUMN of_the_next_version text;';

const folders: string[] = [];
function newFolder(): string {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder;
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A closed data folder with a book in it, and that book as a backup without a note. */
let sound: string;
let backup: string;
let content: Record<string, string[]>;
beforeAll(async () => {
  const test = await startTestApp({ dataDir: newFolder() });
  sound = test.dataDir;
  const call = await signIn(test.app);
  await importText(call, 'ticker,quantity,entry_price,entry_date,tags\nAAPL,100,180,2026-01-02,core\n');
  await test.app.close();
  content = await contentOf(sound);
  backup = join(newFolder(), 'book.tar.gz');
  archive(join(sound, 'db'), backup);
});

function archive(database: string, file: string): void {
  createTar({ cwd: database, file, gzip: true, sync: true }, ['.']);
}

function copyOfSound(): string {
  const dataDir = newFolder();
  cpSync(sound, dataDir, { recursive: true });
  return dataDir;
}

/** The same book as a backup, its files changed by another version. */
async function changedBackup(change: (database: string) => Promise<void> | void): Promise<string> {
  const folder = newFolder();
  await unpackDatabase(backup, join(folder, 'db'));
  await change(join(folder, 'db'));
  archive(join(folder, 'db'), join(folder, 'changed.tar.gz'));
  return join(folder, 'changed.tar.gz');
}

/** Restores into a folder as the command line and the window do; a damaged one needs no backup before. */
async function restoreInto(dataDir: string, file: string, migrations?: string) {
  const test = await startTestApp({ dataDir, migrationsFolder: migrations });
  const answer = await test.app.restore(file).catch((error: Error) => error);
  await test.app.close();
  return answer;
}

function damagedCopy(): string {
  const dataDir = copyOfSound();
  rmSync(join(dataDir, 'db', 'PG_VERSION'));
  rmSync(join(dataDir, 'sigmasight.log'));
  return dataDir;
}

describe('a backup of another version', () => {
  it.each([1, 3, 5])('with the first %i migrations only is brought up to date', async (count) => {
    const postgres = await Postgres.open({ loadDataDir: new Blob([readFileSync(templateFile)]) });
    await postgres.exec('DROP SCHEMA public CASCADE; DROP SCHEMA drizzle CASCADE; CREATE SCHEMA public');
    const earlier = earlierMigrations(count);
    await migrate(ormOf(postgres), earlier);
    await postgres.exec(`
      INSERT INTO users (id, email, username, password_hash) VALUES ('00000000-0000-7000-8000-000000000001', 'ash@example.com', 'ash', 'x');
      INSERT INTO portfolios (id, user_id) VALUES ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000001');
      INSERT INTO positions (portfolio_id, symbol, position_type, quantity, entry_price, entry_date)
        VALUES ('00000000-0000-7000-8000-000000000002', 'AAPL', 'LONG', 12.5, 180, '2026-01-02');
      CHECKPOINT`);
    const file = join(newFolder(), 'earlier.tar.gz');
    writeFileSync(file, new Uint8Array(await (await postgres.dumpDataDir('gzip')).arrayBuffer()));
    await postgres.close();

    const dataDir = damagedCopy();
    expect(await restoreInto(dataDir, file)).toEqual({ keptAs: expect.stringMatching(/^db-damaged-/) });
    const restored = await contentOf(dataDir);
    expect(restored['drizzle.__drizzle_migrations']).toHaveLength(content['drizzle.__drizzle_migrations']?.length ?? 0);
    expect(Object.keys(restored).sort()).toEqual(Object.keys(content).sort());
    expect(restored['public.users']?.join()).toContain('ash@example.com');
    expect(restored['public.positions']).toEqual([expect.stringMatching(/AAPL.*LONG.*12\.5/)]);
  });

  it('of the present schema is brought up to the next', async () => {
    const next = nextMigrations(ADDS_COLUMN);
    const dataDir = damagedCopy();
    expect(await restoreInto(dataDir, backup, next)).toMatchObject({ keptAs: expect.any(String) });
    const test = await startTestApp({ dataDir, migrationsFolder: next });
    expect(test.app.health().state).toBe('ready');
    expect((await (await signIn(test.app))('positions.list', {})).map(({ symbol }) => symbol)).toEqual(['AAPL']);
    await test.app.close();
    expect(JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8')).migration).toBe(newestMigration(next));
  });

  const foreign: [string, RegExp, (database: string) => Promise<void> | void][] = [
    [
      'with a newer schema',
      /A newer version of SigmaSight made it\. Install that version to restore it\. Nothing was changed\.$/,
      async (database) => {
        const postgres = await Postgres.open({ dataDir: database });
        await migrate(ormOf(postgres), nextMigrations(ADDS_COLUMN));
        await postgres.close();
      },
    ],
    [
      'of an earlier PostgreSQL',
      /PostgreSQL 17 wrote it; this app holds PostgreSQL 18\. The version of SigmaSight that made it can restore it\. Nothing was changed\.$/,
      (database) => writeFileSync(join(database, 'PG_VERSION'), '17\n'),
    ],
    [
      'of a later PostgreSQL',
      /PostgreSQL 19 wrote it/,
      (database) => writeFileSync(join(database, 'PG_VERSION'), '19\n'),
    ],
  ];
  it.each(foreign)('%s is refused in clear words, and nothing changes', async (_, words, change) => {
    const file = await changedBackup(change);
    const refused = { code: 'CONFLICT', message: expect.stringMatching(words) };
    const dataDir = copyOfSound();
    expect(await restoreInto(dataDir, file)).toMatchObject(refused);
    expect(await contentOf(dataDir)).toEqual(content);

    // And where the present database cannot be opened, not a byte of it changes.
    const damaged = damagedCopy();
    const before = treeHash(damaged);
    expect(await restoreInto(damaged, file)).toMatchObject(refused);
    rmSync(join(damaged, 'sigmasight.log'));
    expect(treeHash(damaged)).toBe(before);
  });
});
