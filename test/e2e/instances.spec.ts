import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { treeHash } from '../helpers/tree-hash';
import {
  appArguments,
  commandLine,
  damageFolder,
  electronExecutable,
  enter,
  exitOf,
  expect,
  importSample,
  positionRow,
  test,
} from './launch';

interface Ended {
  code: number | null;
  output: string;
}

function secondInstance(dataDir: string): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(electronExecutable(), appArguments(dataDir), { stdio: ['ignore', 'ignore', 'pipe'] });
    let output = '';
    child.stderr.on('data', (chunk) => {
      output += String(chunk);
    });
    child.once('close', (code) => done({ code, output }));
  });
}

/** Each entry of the data folder by its hash; `window` holds Chromium's own files. */
function folderHashes(dataDir: string): Record<string, string> {
  const hashOf = (path: string) =>
    statSync(path).isDirectory() ? treeHash(path) : createHash('sha256').update(readFileSync(path)).digest('hex');
  const names = readdirSync(dataDir).filter((name) => name !== 'window');
  return Object.fromEntries(names.map((name) => [name, hashOf(join(dataDir, name))]));
}

test('one folder, one process: a second window and the command line are turned away', async ({
  app,
  page,
  dataDir,
}) => {
  await enter(page);
  await importSample(page);
  await app.evaluate(({ app: electron, BrowserWindow }) => {
    const seen = { second: 0 };
    electron.on('second-instance', () => {
      seen.second += 1;
    });
    Object.assign(globalThis, { seen });
    BrowserWindow.getAllWindows()[0]?.minimize();
  });
  // A few seconds after the start the app's own jobs write what was due.
  let earlier = '';
  const isStill = () => {
    const now = folderHashes(dataDir).db ?? '';
    const same = now === earlier;
    earlier = now;
    return same;
  };
  await expect.poll(isStill, { intervals: [100, 7000], timeout: 60_000 }).toBe(true);
  const before = folderHashes(dataDir);
  expect(Object.keys(before)).toEqual(expect.arrayContaining(['db', 'database.json', 'lock']));

  await test.step('a second instance ends within two seconds and brings the first to the front', async () => {
    const startedAt = performance.now();
    const { code, output } = await secondInstance(dataDir);
    const lasted = performance.now() - startedAt;
    expect(code).toBe(0);
    expect(output).toContain(`SigmaSight is open already with ${dataDir}`);
    expect(lasted).toBeLessThan(2_000);
    const state = () =>
      app.evaluate(({ BrowserWindow }) => {
        const windows = BrowserWindow.getAllWindows();
        const { seen } = globalThis as unknown as { seen: { second: number } };
        return { windows: windows.length, minimized: windows[0]?.isMinimized(), second: seen.second };
      });
    await expect.poll(state).toEqual({ windows: 1, minimized: false, second: 1 });
  });

  await test.step('the command line is refused with exit code 1 and names who has the folder', async () => {
    const { code, output } = await commandLine(dataDir, 'profiles');
    expect(code).toBe(1);
    expect(output).toContain(`Another SigmaSight (process ${app.process().pid}) has this folder open.`);
    expect(output).toContain('Nothing was changed.');
  });

  expect(folderHashes(dataDir)).toEqual(before);
  await expect(positionRow(page, 'TSLA')).toBeVisible();
});

test('a damaged folder is named, its backups are listed, and nothing in it is touched', async ({ start, dataDir }) => {
  expect(await commandLine(dataDir, 'profiles', 'create', 'trader')).toMatchObject({ code: 0 });
  await damageFolder(dataDir);
  const before = folderHashes(dataDir);

  const { app, page } = await start();
  await expect(page.getByRole('heading', { name: 'The database cannot be opened' })).toBeVisible();
  await expect(page.getByText(`${join(dataDir, 'db')} is not empty, but the file PG_VERSION is missing`)).toContainText(
    'Nothing was changed',
  );
  const backups = page.getByRole('table', { name: 'Backups, newest first' });
  await expect(backups.getByRole('radio', { name: /^\d+ \w{3} \d{4} \d\d:\d\d$/ })).toHaveCount(1);
  await expect(backups.getByText('Sound')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeHidden();

  const exited = exitOf(app);
  await page.getByRole('button', { name: 'Quit' }).click();
  expect(await exited).toBe(0);
  expect(folderHashes(dataDir)).toEqual(before);
});
