import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBackup } from '../../src-main/db/backup';
import { fileHash, listBackups } from '../../src-main/db/backup-files';
import { resourcesIn } from '../../src-main/resources';
import { contentOf } from '../helpers/database-content';
import { ownProfile } from '../helpers/own-profile';
import { importText, signIn, startTestApp, TestClock, temporaryFolder } from '../helpers/test-app';

const { migrationsFolder } = resourcesIn(process.cwd());

type Content = Record<string, string[]>;

/** A closed folder whose newest book, `present`, is not the `earlier` one of its backup. */
let sound: string;
let backup: string;
let earlier: Content;
let present: Content;
beforeAll(async () => {
  // The commands that are killed go by the real time, also for when the jobs run next.
  const clock = new TestClock(new Date());
  const test = await startTestApp({ clock });
  sound = test.dataDir;
  const call = await signIn(test.app);
  await importText(call, 'ticker,quantity,entry_price,entry_date,tags\nAAPL,100,180,2026-01-02,core\n');
  backup = (await call('backups.create', {})).fileName;
  await test.app.close();
  earlier = await contentOf(sound);
  const again = await startTestApp({ dataDir: sound, clock });
  clock.advance(60_000);
  await importText(
    await signIn(again.app),
    'ticker,quantity,entry_price,entry_date,tags\nMSFT,-5,400,2026-02-03,hedge\n',
  );
  await again.app.close();
  present = await contentOf(sound);
});
afterAll(() => rmSync(sound, { recursive: true, force: true }));

/** Runs a command and kills it as soon as the folder looks so, or so much later. */
async function killAt(dataDir: string, args: string[], isThere: () => boolean, laterMs: number): Promise<void> {
  const child = spawn(process.execPath, ['out/main/cli.cjs', ...args, '--data-dir', dataDir], {
    env: { ...process.env, SIGMASIGHT_PASSWORD: ownProfile.password },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const watch = setInterval(() => {
    if (!isThere()) return;
    clearInterval(watch);
    setTimeout(() => child.kill('SIGKILL'), laterMs);
  }, 1);
  const signal = await new Promise((resolve) => child.once('close', (_code, name) => resolve(name)));
  clearInterval(watch);
  if (signal !== 'SIGKILL') throw new Error(`It ended before it could be killed: ${errors}`);
}

function copyOfSound(): string {
  const dataDir = temporaryFolder();
  cpSync(sound, dataDir, { recursive: true });
  return dataDir;
}

const backupsIn = (dataDir: string) => readdirSync(join(dataDir, 'backups')).sort();
const leftovers = (dataDir: string) =>
  [...readdirSync(dataDir), ...backupsIn(dataDir)].filter((name) =>
    /unverified|restor(ing|e\.json)|checking|rehearsal|unfinished|lock|\.tmp$/.test(name),
  );

/** When somebody signed in last is written by the command that is killed; all else must be as it was. */
function bookOf({ 'public.settings': settings = [], ...content }: Content) {
  return { ...content, settings: settings.filter((row) => !row.includes(',last_sign_in_at,')) };
}

describe('kill -9 while a backup is made', () => {
  const half = (dataDir: string, ending: string) => () =>
    backupsIn(dataDir).some((name) => name.startsWith('unverified-') && name.endsWith(ending));
  const finished = (dataDir: string) => () =>
    backupsIn(dataDir).some(
      (name) => /-by-hand\.tar\.gz$/.test(name) && name !== backup && !name.startsWith('unverified-'),
    );
  const noted = (dataDir: string) => () => backupsIn(dataDir).filter((name) => name.endsWith('.json')).length > 1;
  const moments: [string, (dataDir: string) => () => boolean, number][] = [
    ['as the copy begins', (dir) => half(dir, '.copy'), 0],
    ['as the copy is compressed', (dir) => half(dir, '.tar.gz'), 0],
    ['while it is compressed or proved', (dir) => half(dir, '.tar.gz'), 60],
    ['while it is proved', (dir) => half(dir, '.tar.gz'), 250],
    ['when its note is written', noted, 0],
    ['when it has its name', finished, 0],
  ];
  it.each(moments)('%s: the book is whole, and what is listed can be restored', async (_, when, laterMs) => {
    const dataDir = copyOfSound();
    await killAt(dataDir, ['backup', '--profile', ownProfile.username], when(dataDir), laterMs);
    expect(existsSync(join(dataDir, 'lock'))).toBe(true);
    expect(bookOf(await contentOf(dataDir))).toEqual(bookOf(present));
    expect(leftovers(dataDir)).toEqual([]);
    const listed = listBackups(join(dataDir, 'backups'));
    expect(backupsIn(dataDir)).toEqual(listed.flatMap(({ fileName }) => [fileName, `${fileName}.json`]).sort());
    for (const { fileName, content } of listed) {
      expect(content).not.toBeNull();
      const file = join(dataDir, 'backups', fileName);
      if (fileName === backup) {
        expect(fileHash(file)).toBe(fileHash(join(sound, 'backups', backup)));
        continue;
      }
      // Opened, whatever its note says.
      rmSync(`${file}.json`);
      expect(await checkBackup(file, join(dataDir, 'look'), migrationsFolder)).toEqual(content);
    }
    rmSync(dataDir, { recursive: true });
  });
});

describe('kill -9 while a backup is restored', () => {
  const has = (dataDir: string, name: RegExp) => () => readdirSync(dataDir).some((entry) => name.test(entry));
  const backedUp = (dataDir: string) => () => backupsIn(dataDir).some((name) => name.includes('before-restore'));
  const both = (one: () => boolean, other: () => boolean) => () => one() && other();
  /** Until the restore is decided the present book stands; from then on it is the earlier one's turn. */
  const moments: [string, (dataDir: string) => () => boolean, number, 'present' | 'earlier' | 'either'][] = [
    ['as it is unpacked', (dir) => has(dir, /^db\.restoring$/), 0, 'present'],
    ['while it is unpacked or proved', (dir) => has(dir, /^db\.restoring$/), 150, 'present'],
    ['as the present book is backed up', backedUp, 0, 'present'],
    ['while the present book is backed up', backedUp, 150, 'either'],
    ['as it is decided', (dir) => has(dir, /^restore\.json$/), 0, 'earlier'],
    ['as the present book is set aside', (dir) => has(dir, /^db-before-restore-/), 0, 'earlier'],
    [
      'when it is in its place',
      (dir) => both(has(dir, /^db-before-restore-/), () => existsSync(join(dir, 'db', 'PG_VERSION'))),
      0,
      'earlier',
    ],
    [
      'as it is opened',
      (dir) => both(has(dir, /^db-before-restore-/), () => !has(dir, /^restore\.json$/)()),
      30,
      'earlier',
    ],
  ];
  it.each(moments)('%s: one of the two books is there, whole', async (_, when, laterMs, expected) => {
    const dataDir = copyOfSound();
    await killAt(dataDir, ['restore', backup, '--yes'], when(dataDir), laterMs);
    const found = await contentOf(dataDir);
    expect(expected === 'either' ? [earlier, present] : [{ earlier, present }[expected]]).toContainEqual(found);
    expect(leftovers(dataDir)).toEqual([]);
    const isRestored = JSON.stringify(found) === JSON.stringify(earlier);
    const kept = readdirSync(dataDir).filter((name) => name.startsWith('db-before-restore-'));
    expect(kept).toHaveLength(isRestored ? 1 : 0);
    if (isRestored) {
      // What it took the place of is whole too, and so is the backup of that.
      const aside = temporaryFolder();
      cpSync(join(dataDir, kept[0] ?? ''), join(aside, 'db'), { recursive: true });
      expect(await contentOf(aside)).toEqual(present);
      rmSync(aside, { recursive: true });
      expect(listBackups(join(dataDir, 'backups')).map(({ reason }) => reason)).toContain('before-restore');
    }
    rmSync(dataDir, { recursive: true });
  });
});
