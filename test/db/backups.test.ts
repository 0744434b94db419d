import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listBackups } from '../../src-main/db/backup-files';
import { expiredBackups } from '../../src-main/db/backup-rotation';
import type { BackupReason } from '../../src-shared/ipc/backups';
import type { AppEvent } from '../../src-shared/ipc/events';
import { type Call, importText, newProfile, signIn, startTestApp, type TestApp } from '../helpers/test-app';

let test: TestApp;
let call: Call;
beforeAll(async () => {
  test = await startTestApp();
  call = await signIn(test.app);
});
afterAll(() => test.dispose());

const HOUR = 3_600_000;
const backupsFolder = () => join(test.dataDir, 'backups');
const made = (reason: BackupReason) => listBackups(backupsFolder()).filter((backup) => backup.reason === reason).length;

describe('backups by themselves', () => {
  it('are made once a day when something changed, and on quit when something changed since', async () => {
    expect(await test.app.backUpIfDue()).toBeNull();
    expect(await test.app.backUpOnQuit()).toBeNull();

    await importText(call, 'ticker,quantity,entry_price,entry_date\nAAPL,1,1,2026-01-02\n');
    const events: AppEvent[] = [];
    test.app.subscribe((event) => events.push(event));
    expect(await test.app.backUpIfDue()).toMatchObject({ reason: 'daily', createdAt: '2026-11-20T21:30:00.000Z' });
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'operation.progress', phase: 'Backing up', canCancel: false }),
    );
    expect(events.at(-1)).toMatchObject({ type: 'operation.ended' });

    test.clock.advance(30 * 60_000);
    await call('tags.create', { name: 'later' });
    expect(await test.app.backUpIfDue()).toBeNull();
    expect(await test.app.backUpOnQuit()).toMatchObject({ reason: 'on-quit' });
    expect(await test.app.backUpOnQuit()).toBeNull();

    test.clock.advance(24 * HOUR);
    expect(await test.app.backUpIfDue()).toBeNull();
    // A sign-in is no change of a book.
    call = await signIn(test.app);
    expect(await test.app.backUpOnQuit()).toBeNull();
    const [position] = await call('positions.list', {});
    await call('positions.update', { id: position?.id ?? '', quantity: '2' });
    expect(await test.app.backUpIfDue()).toMatchObject({ reason: 'daily' });
    expect([made('daily'), made('on-quit')]).toEqual([2, 1]);
  });

  it('that fail stop nothing and are told of', async () => {
    const folder = backupsFolder();
    const aside = `${folder}.aside`;
    renameSync(folder, aside);
    writeFileSync(folder, 'a file where the folder belongs');
    await call('tags.create', { name: 'unsaved' });
    expect(await test.app.backUpOnQuit()).toBeNull();
    expect(test.app.health().warnings.join()).toContain('The last automatic backup failed');
    rmSync(folder);
    renameSync(aside, folder);
    expect(await test.app.backUpOnQuit()).not.toBeNull();
    expect(test.app.health().warnings.join()).not.toContain('backup failed');
  });
});

describe('a backup', () => {
  it('says what is in it, and to a profile only what is its own', async () => {
    const other = await newProfile(test.app, 'other');
    await importText(other, 'ticker,quantity,entry_price,entry_date\nPRIVATE,1,1,2026-01-02\nKO,1,1,2026-01-02\n');
    test.clock.advance(1000);
    const backup = await call('backups.create', {});
    expect(backup).toMatchObject({
      reason: 'by-hand',
      appVersion: 'test',
      content: { profiles: [{ username: 'trader', positions: 1 }], rows: {} },
    });
    const [whole] = listBackups(backupsFolder());
    expect(whole?.content?.profiles.find(({ username }) => username === 'other')?.positions).toBe(2);
    expect(whole?.content?.rows.positions).toBe(3);
    expect(await other('backups.check', { fileName: backup.fileName })).toMatchObject({
      state: 'sound',
      content: { profiles: [{ username: 'other', positions: 2 }] },
    });
    expect(readdirSync(backupsFolder()).filter((name) => name.startsWith('unverified'))).toEqual([]);
  });

  it('without its note is opened to be judged, and says the same', async () => {
    const [newest] = listBackups(backupsFolder());
    const fileName = newest?.fileName ?? '';
    rmSync(join(backupsFolder(), `${fileName}.json`));
    expect(listBackups(backupsFolder())[0]?.content).toBeNull();
    expect(await call('backups.check', { fileName })).toMatchObject({
      state: 'sound',
      content: { profiles: [{ username: 'trader', positions: 1 }] },
    });
  });

  it('that was being made when the process ended is removed at the next start; a file of the person is not', async () => {
    const half = await startTestApp();
    await half.app.close();
    const folder = join(half.dataDir, 'backups');
    mkdirSync(join(folder, 'unverified-2026-11-20T21-30-00.000Z-daily.tar.gz.copy', 'base'), { recursive: true });
    writeFileSync(join(folder, 'unverified-2026-11-20T21-30-00.000Z-daily.tar.gz'), 'half');
    writeFileSync(join(folder, '2026-11-20T21-30-00.000Z-daily.tar.gz.json'), '{}');
    writeFileSync(join(folder, 'notes.txt'), "the person's own");
    const again = await startTestApp({ dataDir: half.dataDir });
    expect(readdirSync(folder)).toEqual(['notes.txt']);
    expect(existsSync(join(half.dataDir, 'lock'))).toBe(true);
    await again.dispose();
  });
});

describe('rotation', () => {
  const of = (reason: BackupReason, ...days: number[]) =>
    days.map((day) => ({ reason, fileName: `2026-10-${day}-${reason}` }));

  it('keeps so many of each kind, and no kind pushes out another', () => {
    const hand = of('by-hand', 29, 28, 27);
    const daily = of('daily', 30, 26, 25, 24, 23, 22, 21, 20, 19);
    const expired = expiredBackups([...hand, ...daily], '2026-10-30-daily');
    expect(expired.map(({ fileName }) => fileName)).toEqual(['2026-10-20-daily', '2026-10-19-daily']);
  });

  it('never takes the one just made, even where a wrong clock made it look old', () => {
    const quits = of('on-quit', 31, 30, 29, 10);
    expect(expiredBackups(quits, '2026-10-10-on-quit')).toEqual(of('on-quit', 29));
  });
});
