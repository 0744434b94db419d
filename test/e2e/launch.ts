import { execFile } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  _electron,
  test as base,
  type ElectronApplication,
  errors,
  expect,
  type Locator,
  type Page,
} from '@playwright/test';
import { ownProfile, passwordOf } from '../helpers/own-profile';
import { temporaryFolder } from '../helpers/temporary-folder';

export const sampleFile = resolve('resources/sample-positions.csv');

/** Electron comes from `npm test`, which found it. */
export function electronExecutable(): string {
  const executablePath = process.env.SIGMASIGHT_ELECTRON;
  if (!executablePath) throw new Error('SIGMASIGHT_ELECTRON is not set: run the end-to-end tests with npm test.');
  return executablePath;
}

/** How the app is started on a data folder; root cannot have Chromium's own sandbox. */
export function appArguments(dataDir: string): string[] {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [...asRoot, resolve('.'), `--data-dir=${dataDir}`];
}

// Each worker of Playwright opens its windows on a display of its own.
const displays: NodeJS.ProcessEnv[] = JSON.parse(process.env.SIGMASIGHT_DISPLAYS ?? '[]');
Object.assign(process.env, displays[Number(process.env.TEST_PARALLEL_INDEX)]);

interface LaunchOptions {
  environment?: Record<string, string>;
  executablePath?: string;
  args?: string[];
}

/** For what hangs; see playwright.config.ts. */
const LIMIT_MS = 120_000;

/**
 * Playwright now and then waits forever for a window that it meets before its page is loaded (its issue 17765), more
 * often on a busy machine: such a start is ended and made once more.
 */
const FIRST_LIMIT_MS = 30_000;

/** Asked for at the start: once an app has ended, Playwright no longer knows its process. */
const exits = new WeakMap<ElectronApplication, Promise<number | null>>();

/** The real app in a real window on a data folder of its own. */
export async function launch(dataDir: string, options: LaunchOptions = {}): Promise<ElectronApplication> {
  const environment = Object.entries({ ...process.env, ...options.environment }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const attempt = (timeout: number) =>
    _electron.launch({
      executablePath: options.executablePath ?? electronExecutable(),
      args: options.args ?? appArguments(dataDir),
      env: Object.fromEntries(environment),
      // Not Playwright's own light scheme: the system's, as setScheme sets it.
      colorScheme: null,
      timeout,
    });
  const app = await attempt(FIRST_LIMIT_MS).catch((error: unknown) => {
    if (!(error instanceof errors.TimeoutError)) throw error;
    return attempt(LIMIT_MS);
  });
  app.context().setDefaultTimeout(LIMIT_MS);
  const child = app.process();
  exits.set(app, new Promise((done) => child.once('exit', done)));
  return app;
}

/** A quit as the person does it: the database is closed before the process ends. */
export async function closeApp(app: ElectronApplication): Promise<void> {
  const exited = exitOf(app);
  await app.evaluate(({ app: electron }) => electron.quit()).catch(() => undefined);
  await exited;
}

/** Ends when the app's process has ended, with its exit code. */
export function exitOf(app: ElectronApplication): Promise<number | null> {
  const exited = exits.get(app);
  if (!exited) throw new Error('This app was not started by launch().');
  return exited;
}

/** The command line as `npm run cli` starts it: plain Node on the built back end, with the password of the test's own profile. */
export function commandLine(dataDir: string, ...args: string[]): Promise<{ code: number | null; output: string }> {
  const environment = { ...process.env, SIGMASIGHT_PASSWORD: ownProfile.password };
  const all = [resolve('out/main/cli.cjs'), ...args, '--data-dir', dataDir];
  return new Promise((done) => {
    const child = execFile(process.execPath, all, { env: environment }, (_error, stdout, stderr) =>
      done({ code: child.exitCode, output: stdout + stderr }),
    );
  });
}

/** Gives a folder that the test's own profile is in a backup, and then damages its database. */
export async function damageFolder(dataDir: string): Promise<void> {
  expect(await commandLine(dataDir, 'backup', '--profile', ownProfile.username)).toMatchObject({ code: 0 });
  rmSync(join(dataDir, 'db', 'PG_VERSION'));
}

interface Started {
  app: ElectronApplication;
  page: Page;
}

interface Fixtures {
  dataDir: string;
  /** Starts the app on the test's folder; what the test leaves open is closed after it. */
  start: (options?: LaunchOptions) => Promise<Started>;
  app: ElectronApplication;
  page: Page;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
  dataDir: async ({}, use) => {
    const dataDir = temporaryFolder();
    await use(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  },
  start: async ({ dataDir }, use) => {
    const open = new Set<ElectronApplication>();
    await use(async (options) => {
      const app = await launch(dataDir, options);
      open.add(app);
      app.once('close', () => open.delete(app));
      return { app, page: await app.firstWindow() };
    });
    for (const app of open) await closeApp(app);
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

/** Without a name as the test's own profile, which is made the first time. */
export async function signIn(page: Page, name = ownProfile.username, password = passwordOf(name)): Promise<void> {
  const profile = page.getByRole('button', { name: new RegExp(`^${name}`) });
  await expect(page.getByRole('button', { name: /^demo_growth/ })).toBeVisible();
  if (name === ownProfile.username && (await profile.count()) === 0) return createProfile(page, name, password);
  await profile.click();
  await page.getByLabel(`Password of ${name}`).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function createProfile(page: Page, name: string, password: string): Promise<void> {
  await page.getByRole('button', { name: /^New profile/ }).click();
  await fillProfile(page, name, password);
  await page.getByRole('button', { name: 'Create profile' }).click();
}

export async function fillProfile(page: Page, name: string, password: string, again = password): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('Password again', { exact: true }).fill(again);
}

export async function signOut(page: Page): Promise<void> {
  await page.getByTitle('Profile', { exact: true }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByText('Choose a profile on this computer')).toBeVisible();
}

/** Signs in and goes to the book. */
export async function enter(page: Page, name?: string, password?: string): Promise<void> {
  await signIn(page, name, password);
  await goTo(page, 'Positions');
}

/** What is told at once, aloud as well. */
export function alertWith(page: Page, text: string | RegExp): Locator {
  return page.getByRole('alert').filter({ hasText: text }).first();
}

export function pageTitle(page: Page, name: string): Locator {
  return page.getByRole('heading', { name, level: 1, exact: true });
}

export async function goTo(
  page: Page,
  name: 'Dashboard' | 'Positions' | 'Snapshots' | 'Import' | 'Jobs' | 'Settings',
): Promise<void> {
  await page.getByRole('link', { name }).click();
  await expect(pageTitle(page, name)).toBeVisible();
}

/** A trusted drop, as the operating system makes it: the page cannot tell it from a hand's. */
export async function dropFile(page: Page, ...files: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 500, y: 400, data });
  }
  await session.detach();
}

export async function importSample(page: Page): Promise<void> {
  await dropFile(page, sampleFile);
  await page.getByRole('button', { name: 'Import all 5' }).click();
  await expect(positionRow(page, 'TSLA')).toBeVisible();
}

/** A grid is named after what it shows; one with levels calls itself a tree grid. */
export function grid(page: Page, name = 'Positions'): Locator {
  return page.getByRole('grid', { name, exact: true }).or(page.getByRole('treegrid', { name, exact: true }));
}

/** The row of a position, found by its symbol as the table writes it. */
export function positionRow(page: Page, symbol: string, gridName?: string): Locator {
  const symbolCell = page.getByRole('gridcell', { name: symbol, exact: true });
  return grid(page, gridName).getByRole('row').filter({ has: symbolCell });
}

/** What a cell says to a screen reader: its column, the number and the unit. */
export function cellIn(row: Locator, name: string | RegExp): Locator {
  return row.getByRole('gridcell', typeof name === 'string' ? { name, exact: true } : { name });
}

/** Waits until the grid shows exactly these positions, in this order. */
export async function expectSymbols(page: Page, ...symbols: string[]): Promise<void> {
  const rows = '[role="row"]:not([aria-rowindex="3"]):not([aria-expanded])';
  const cells = grid(page).locator(`${rows} > [role="gridcell"][aria-colindex="2"]`);
  await expect
    .poll(() => cells.evaluateAll((list) => list.map((cell) => cell.getAttribute('aria-label') ?? cell.textContent)))
    .toEqual(symbols);
}

/** In the cell itself, as the table is edited. */
export async function editCell(page: Page, symbol: string, cell: RegExp, text: string): Promise<void> {
  await cellIn(positionRow(page, symbol), cell).dblclick();
  const input = grid(page).getByRole('textbox');
  await input.fill(text);
  await input.press('Enter');
  await expect(input).toBeHidden();
}

export async function groupBy(page: Page, name: string): Promise<void> {
  await page.getByRole('radiogroup', { name: 'Group by' }).getByText(name, { exact: true }).click();
}

export async function selectRows(page: Page, ...symbols: string[]): Promise<void> {
  for (const symbol of symbols) await cellIn(positionRow(page, symbol), 'Not selected').click();
}

/** Kept as artifacts of a run, and looked at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = resolve('test-results/screenshots');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** Ends when the page has the size, and knows where the system's buttons are in it: that comes a moment later. */
export async function setWindow(app: ElectronApplication, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  );
  const page = await app.firstWindow();
  await expect
    .poll(() =>
      page.evaluate(() => {
        const free = navigator.windowControlsOverlay.getTitlebarAreaRect().right;
        return [innerWidth, innerHeight, free <= innerWidth && free > innerWidth - 200];
      }),
    )
    .toEqual([width, height, true]);
}

export async function setScheme(app: ElectronApplication, scheme: 'dark' | 'light'): Promise<void> {
  await app.evaluate(({ nativeTheme }, theme) => {
    nativeTheme.themeSource = theme;
  }, scheme);
}
