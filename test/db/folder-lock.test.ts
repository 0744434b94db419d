import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acquireFolderLock } from '../../src-main/db/folder-lock';
import { resourcesIn } from '../../src-main/resources';
import type { ProcedureName } from '../../src-shared/ipc/contract';
import { callerOf, startTestApp, temporaryFolder } from '../helpers/test-app';
import { treeHash } from '../helpers/tree-hash';

const lockFile = () => join(temporaryFolder(), 'lock');

async function sleepingProcess(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await new Promise((resolve) => child.once('spawn', resolve));
  return child;
}

function holderText(holder: object): string {
  return JSON.stringify({ pid: 1, processStart: null, host: hostname(), owner: 'another', ...holder });
}

describe('the lock of a data folder', () => {
  it('is refused while a living process holds it, and free after its release', () => {
    const path = lockFile();
    const lock = acquireFolderLock(path, 'first');
    expect(() => acquireFolderLock(path, 'second')).toThrowError(expect.objectContaining({ code: 'LOCKED' }));
    lock.release();
    expect(existsSync(path)).toBe(false);
    acquireFolderLock(path, 'second').release();
  });

  it('is taken over by the same owner, whose worker thread was ended', () => {
    const path = lockFile();
    acquireFolderLock(path, 'same');
    expect(() => acquireFolderLock(path, 'same')).not.toThrow();
  });

  it('is taken over ten times from processes that died', async () => {
    for (let count = 0; count < 10; count += 1) {
      const path = lockFile();
      const child = await sleepingProcess();
      writeFileSync(path, holderText({ pid: child.pid }));
      expect(() => acquireFolderLock(path, 'mine')).toThrowError(expect.objectContaining({ code: 'LOCKED' }));
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('exit', resolve));
      acquireFolderLock(path, 'mine');
      expect(JSON.parse(readFileSync(path, 'utf8')).pid).toBe(process.pid);
    }
  });

  it.runIf(process.platform === 'linux')('is taken over from a process whose pid another one has now', async () => {
    const path = lockFile();
    const child = await sleepingProcess();
    writeFileSync(path, holderText({ pid: child.pid, processStart: '1' }));
    acquireFolderLock(path, 'mine');
    child.kill('SIGKILL');
  });

  it('of another computer is believed: its pids mean nothing here', () => {
    const path = lockFile();
    writeFileSync(path, holderText({ pid: 999_999_999, host: 'another-computer' }));
    expect(() => acquireFolderLock(path, 'mine')).toThrowError(expect.objectContaining({ code: 'LOCKED' }));
  });

  it.each(['', '{', '[]', 'null', '{"pid":"x"}'])('that says nothing (%j) is taken over', (text) => {
    const path = lockFile();
    writeFileSync(path, text);
    expect(() => acquireFolderLock(path, 'mine')).not.toThrow();
  });

  it('keeps a second app out, which changes nothing in the folder', async () => {
    const first = await startTestApp();
    const before = treeHash(first.dataDir);
    const second = await startTestApp({ dataDir: first.dataDir });
    expect(second.app.health()).toMatchObject({ state: 'unavailable', problem: { code: 'LOCKED' } });
    expect(await second.app.invoke('auth.profiles', {}, null)).toMatchObject({
      ok: false,
      error: { code: 'DATABASE_UNAVAILABLE' },
    });
    await second.app.close();
    expect(treeHash(first.dataDir)).toBe(before);
    await first.dispose();
  });
});

describe('what can be done about a database that is not open', () => {
  const actions: [ProcedureName, object][] = [
    ['recovery.check', { fileName: '2026-11-20T21-30-00.000Z-by-hand.tar.gz' }],
    ['recovery.restore', { fileName: '2026-11-20T21-30-00.000Z-by-hand.tar.gz' }],
    ['recovery.startEmpty', {}],
    ['recovery.goOn', {}],
  ];

  it('is nothing but trying again while another process has the folder, and changes nothing', async () => {
    const first = await startTestApp();
    const names = readdirSync(first.dataDir).sort();
    const before = treeHash(join(first.dataDir, 'db'));
    const second = await startTestApp({ dataDir: first.dataDir });
    const health = await callerOf(second.app, null)('system.health', {});
    expect(health).toMatchObject({
      state: 'unavailable',
      problem: { code: 'LOCKED', offers: ['try-again'], message: expect.stringContaining(`process ${process.pid}`) },
    });
    expect(await callerOf(second.app, null)('recovery.backups', {})).toEqual([]);
    for (const [procedure, input] of actions) {
      const refused = await second.app.invoke(procedure, input, null);
      expect({ procedure, refused }).toMatchObject({ refused: { ok: false, error: { code: 'CONFLICT' } } });
    }
    await expect(second.app.restore(resourcesIn(process.cwd()).templateFile)).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await second.app.close();
    expect(treeHash(join(first.dataDir, 'db'))).toBe(before);
    expect(readdirSync(first.dataDir).sort()).toEqual(names);
    await first.dispose();
  });

  it('waits for a process that came in between, and changes nothing before', async () => {
    const test = await startTestApp();
    await test.app.close();
    rmSync(join(test.dataDir, 'db', 'PG_VERSION'));
    const damaged = await startTestApp({ dataDir: test.dataDir });
    expect(damaged.app.health().problem?.code).toBe('DAMAGED');
    const child = await sleepingProcess();
    writeFileSync(join(test.dataDir, 'lock'), holderText({ pid: child.pid }));
    const before = treeHash(test.dataDir);
    for (const [procedure, input] of actions.slice(0, 3)) {
      const refused = await damaged.app.invoke(procedure, input, null);
      expect({ procedure, refused }).toMatchObject({
        refused: { error: { code: 'DATABASE_UNAVAILABLE', message: expect.stringContaining(`process ${child.pid}`) } },
      });
    }
    expect(treeHash(test.dataDir)).toBe(before);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    expect(await callerOf(damaged.app, null)('recovery.startEmpty', {})).toMatchObject({ keptAs: expect.any(String) });
    await damaged.dispose();
  });

  it.runIf(process.platform !== 'win32')('is nothing but trying again in a folder that cannot be written', async () => {
    const test = await startTestApp();
    await test.app.close();
    rmSync(join(test.dataDir, 'sigmasight.log'));
    const before = treeHash(test.dataDir);
    chmodSync(test.dataDir, 0o555);
    // Root may write anywhere: for this it becomes nobody.
    const root = process.geteuid?.() === 0;
    if (root) process.seteuid?.(65_534);
    try {
      const refused = await startTestApp({ dataDir: test.dataDir });
      expect(refused.app.health()).toMatchObject({
        state: 'unavailable',
        problem: {
          code: 'NOT_WRITABLE',
          offers: ['try-again'],
          message: expect.stringContaining('Nothing was changed'),
        },
      });
      for (const [procedure, input] of actions)
        expect(await refused.app.invoke(procedure, input, null)).toMatchObject({ error: { code: 'CONFLICT' } });
      await refused.app.close();
    } finally {
      if (root) process.seteuid?.(0);
      chmodSync(test.dataDir, 0o755);
    }
    expect(treeHash(test.dataDir)).toBe(before);
    const again = await startTestApp({ dataDir: test.dataDir });
    expect(again.app.health().state).toBe('ready');
    await again.dispose();
  });
});
