import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, test as base, type ElectronApplication, expect, type Page } from '@playwright/test';

export const sampleFile = resolve('resources/sample-positions.csv');

/** The real app in a real window on a data folder of its own. Electron comes from `npm test`, which found it. */
export async function launch(dataDir: string, options: { environment?: Record<string, string>; args?: string[] } = {}): Promise<ElectronApplication> {
  const executablePath = process.env.SIGMASIGHT_ELECTRON;
  if (!executablePath) throw new Error('SIGMASIGHT_ELECTRON is not set: run the end-to-end tests with npm test.');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const environment = Object.entries({ ...process.env, ...options.environment }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return _electron.launch({
    executablePath,
    args: [...asRoot, resolve('.'), `--data-dir=${dataDir}`, ...(options.args ?? [])],
    env: Object.fromEntries(environment),
  });
}

export async function closeApp(app: ElectronApplication): Promise<void> {
  // A quit as the person does it: the database is closed before the process ends.
  const exited = new Promise((done) => app.process().once('exit', done));
  await app.evaluate(({ app: electron }) => electron.quit()).catch(() => undefined);
  await exited;
}

interface Fixtures {
  dataDir: string;
  app: ElectronApplication;
  page: Page;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
  dataDir: async ({}, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'sigmasight-e2e-'));
    await use(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  },
  app: async ({ dataDir }, use) => {
    const app = await launch(dataDir);
    await use(app);
    await closeApp(app);
  },
  page: async ({ app }, use) => {
    await use(await app.firstWindow());
  },
});

export { expect };

export async function signIn(page: Page, name = 'demo_growth', password = 'demo123'): Promise<void> {
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.getByLabel(`Password of ${name}`).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** A trusted drop, as the operating system makes it: the page cannot tell it from a hand's. */
export async function dropFile(page: Page, file: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 500, y: 400, data });
  }
  await session.detach();
}

export async function importSample(page: Page): Promise<void> {
  await dropFile(page, sampleFile);
  await page.getByRole('button', { name: /^Import all/ }).click();
  await expect(grid(page).getByText('TSLA')).toBeVisible();
}

export function grid(page: Page) {
  return page.getByRole('grid', { name: 'Positions' }).or(page.getByRole('treegrid', { name: 'Positions' }));
}

/** Kept as artifacts of a run, and looked at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = resolve('test-results/screenshots');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

export async function setWindow(app: ElectronApplication, width: number, height: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height), { width, height });
}

export async function setScheme(app: ElectronApplication, scheme: 'dark' | 'light'): Promise<void> {
  await app.evaluate(({ nativeTheme }, theme) => {
    nativeTheme.themeSource = theme;
  }, scheme);
}
