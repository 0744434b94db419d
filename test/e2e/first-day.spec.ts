import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { closeApp, dropFile, expect, grid, importSample, launch, sampleFile, screenshot, signIn, test } from './launch';

test('a first day: sign in, drop the file, see the book, quit, and find it again', async ({ dataDir }) => {
  let app = await launch(dataDir);
  let page = await app.firstWindow();
  await expect(page.getByRole('button', { name: /demo_growth/ })).toBeVisible();
  await screenshot(page, '1-sign-in');
  await signIn(page, 'demo_growth', 'wrong');
  await expect(page.getByRole('alert')).toContainText('The name or the password is wrong.');
  await page.getByLabel('Password of demo_growth').fill('demo123');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Positions' })).toBeVisible();
  await expect(page.getByText('Drop your broker', { exact: false })).toBeVisible();
  await screenshot(page, '2-first-run');

  await dropFile(page, sampleFile);
  await expect(page.getByText('Nothing is written yet')).toBeVisible();
  await expect(page.getByText('SPY', { exact: false }).first()).toBeVisible();
  await screenshot(page, '3-import-preview');
  await page.getByRole('button', { name: /^Import all/ }).click();
  await expect(grid(page).getByText('TSLA')).toBeVisible();
  await expect(grid(page).getByText('BRK.B')).toBeVisible();
  await screenshot(page, '4-positions');
  await closeApp(app);
  expect(readdirSync(dataDir)).not.toContain('lock');
  expect(readdirSync(join(dataDir, 'db'))).toContain('PG_VERSION');

  app = await launch(dataDir);
  page = await app.firstWindow();
  await signIn(page);
  await expect(grid(page).getByText('TSLA')).toBeVisible();
  await closeApp(app);
});

test('the book can be worked on: sort, filter, tag, edit, price, close a part, undo', async ({ page }) => {
  await signIn(page);
  await importSample(page);
  await expect(grid(page).getByRole('row').filter({ hasText: 'AAPL' }).first()).toBeVisible();
});
