import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acquireFolderLock } from '../../src-main/db/folder-lock';
import { startTestApp, temporaryFolder } from '../helpers/test-app';
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
