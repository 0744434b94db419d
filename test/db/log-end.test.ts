import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAcknowledged, WalFlushes } from '../../src-main/db/acknowledged-mark';
import { readControlFile } from '../../src-main/db/control-file';
import { WAL_SEGMENT_SIZE, walFileName } from '../../src-main/db/wal-position';
import { walRecordEnd } from '../../src-main/db/wal-record';
import { openFolder } from '../helpers/database-content';
import { callerOf, signIn, startTestApp, temporaryFolder } from '../helpers/test-app';
import { treeHash } from '../helpers/tree-hash';

/** The folder of a process that was killed after 50 acknowledged changes, and where the log ended after 40. */
let killed: string;
let afterForty: bigint;

beforeAll(async () => {
  const test = await startTestApp();
  const call = await signIn(test.app);
  for (let tag = 1; tag <= 50; tag += 1) {
    await call('tags.create', { name: `tag ${tag}` });
    if (tag === 40) afterForty = readAcknowledged(join(test.dataDir, 'db'))?.position ?? 0n;
  }
  killed = temporaryFolder();
  cpSync(test.dataDir, killed, { recursive: true, preserveTimestamps: true });
  rmSync(join(killed, 'lock'));
  await test.dispose();
});
afterAll(() => rmSync(killed, { recursive: true, force: true }));

function copyOfKilled(): string {
  const dataDir = temporaryFolder();
  cpSync(killed, dataDir, { recursive: true, preserveTimestamps: true });
  return dataDir;
}

/** As a disk that lost power leaves a file: the length is right, the end is zeros. */
function zeroLogFrom(dataDir: string, position: bigint): void {
  const file = join(dataDir, 'db', 'pg_wal', walFileName(1, position));
  writeFileSync(file, readFileSync(file).fill(0, Number(position % WAL_SEGMENT_SIZE)));
}

const tagsIn = async (dataDir: string): Promise<number> => {
  const test = await startTestApp({ dataDir });
  expect(test.app.health().state).toBe('ready');
  const tags = await (await signIn(test.app))('tags.list', {});
  await test.app.close();
  return tags.length;
};

describe('a log whose end is lost', () => {
  it('would open without an error: it is refused, told, left untouched, and can be gone on with', async () => {
    const dataDir = copyOfKilled();
    zeroLogFrom(dataDir, afterForty);
    const before = treeHash(dataDir);
    const test = await startTestApp({ dataDir });
    expect(test.app.health().problem).toMatchObject({
      code: 'DAMAGED',
      title: 'The newest changes are missing',
      offers: expect.arrayContaining(['restore', 'go-on']),
    });
    expect(treeHash(dataDir)).toBe(before);
    const damaged = treeHash(join(dataDir, 'db'));

    const { keptAs } = await callerOf(test.app, null)('recovery.goOn', {});
    await test.app.close();
    expect(treeHash(join(dataDir, keptAs ?? ''))).toBe(damaged);
    expect(await tagsIn(dataDir)).toBe(40);
    rmSync(dataDir, { recursive: true });
  });

  it('is noticed down to the last change', async () => {
    const dataDir = copyOfKilled();
    const last = readAcknowledged(join(dataDir, 'db'))?.position ?? 0n;
    zeroLogFrom(dataDir, last - 1n);
    const test = await startTestApp({ dataDir });
    expect(test.app.health().problem?.title).toBe('The newest changes are missing');
    await test.app.close();
    rmSync(dataDir, { recursive: true });
  });

  it('is no alarm where nothing is lost: after a kill, after a close, and without a mark', async () => {
    const dataDir = copyOfKilled();
    expect(await tagsIn(dataDir)).toBe(50);
    expect(await tagsIn(dataDir)).toBe(50);
    const mark = join(dataDir, 'db', 'sigmasight-acknowledged');
    for (const unusable of ['', 'FFFFFFFFFFFFFFFF 00000000\n']) {
      writeFileSync(mark, unusable);
      expect(await tagsIn(dataDir)).toBe(50);
    }
    rmSync(mark);
    expect(await tagsIn(dataDir)).toBe(50);
    expect(existsSync(mark)).toBe(true);
    rmSync(dataDir, { recursive: true });
  });
});

describe('a log whose last record goes over the end of a page', () => {
  const PAGE = 8192n;
  /** Closes a database so that the record of its closing begins so many bytes before the end of a page, or of a file. */
  async function closeBefore(dataDir: string, unit: bigint, before: bigint): Promise<bigint> {
    const database = await openFolder(dataDir);
    const { orm } = database;
    const position = async () =>
      BigInt(
        (await orm.execute<{ at: string }>(`SELECT (pg_current_wal_insert_lsn() - '0/0')::text AS at`)).rows[0]?.at ??
          0,
      );
    const write = (length: bigint) => orm.execute(`SELECT pg_logical_emit_message(false, '', repeat('x', ${length}))`);
    await orm.execute('SELECT pg_switch_wal()');
    if (unit === WAL_SEGMENT_SIZE) await write(unit - 100_000n);
    const first = await position();
    await write(1000n);
    const overhead = (await position()) - first - 1000n;
    const missing = unit - (((await position()) + before) % unit);
    // The pages between have headers of their own.
    await write(missing - overhead - (missing / PAGE) * 24n);
    await database.close();
    const control = readControlFile(join(dataDir, 'db'));
    expect(control?.closedWell).toBe(true);
    return control?.checkpoint ?? 0n;
  }

  it.each([
    ['page', PAGE],
    ['file', WAL_SEGMENT_SIZE],
  ])('is no alarm: of a %s', async (_, unit) => {
    const dataDir = temporaryFolder();
    const begins = await closeBefore(dataDir, unit, 64n);
    const left = unit - (begins % unit);
    // The record has 114 bytes: it goes on in the next page.
    expect(left > 0n && left < 114n).toBe(true);
    const end = walRecordEnd(join(dataDir, 'db'), 1, begins);
    expect(end).toBe(begins + 114n + (unit === PAGE ? 24n : 40n));
    const test = await startTestApp({ dataDir });
    expect(test.app.health()).toMatchObject({ state: 'ready', problem: null });
    await test.app.close();
    rmSync(dataDir, { recursive: true });
  });
});

describe('the mark', () => {
  it('follows PostgreSQL: never beyond what is safe, and short of it by less than a record', async () => {
    const dataDir = temporaryFolder();
    const database = await openFolder(dataDir);
    const insert = (count: number) =>
      database.orm.execute(
        `INSERT INTO settings (key, value) SELECT 'k' || gen_random_uuid(), to_json(repeat('x', 500)) FROM generate_series(1, ${count})`,
      );
    for (const count of [1, 1, 200, 1, 60_000, 1]) {
      await insert(count);
      const { rows } = await database.orm.execute<{ flushed: string }>(
        `SELECT (pg_current_wal_flush_lsn() - '0/0')::text AS flushed`,
      );
      const mark = readAcknowledged(join(dataDir, 'db'))?.position ?? 0n;
      const short = BigInt(rows[0]?.flushed ?? 0) - mark;
      expect(short >= 0n && short < 64n).toBe(true);
    }
    await database.close();
    rmSync(dataDir, { recursive: true });
  });

  it('counts a full file for nothing: it may end in the middle of a record', () => {
    const flushes = new WalFlushes();
    const page = new Uint8Array(8192).fill(1);
    const name = '000000010000000000000002';
    flushes.written(name, page, Number(WAL_SEGMENT_SIZE) - 8192);
    expect(flushes.synced(name)).toBeNull();
    flushes.written(name, page.fill(0, 100), 16384);
    expect(flushes.synced('pg_control')).toBeNull();
    expect(flushes.synced(name)).toBe(2n * WAL_SEGMENT_SIZE + 16384n + 100n);
    expect(flushes.synced(name)).toBeNull();
  });
});
