import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { inspect } from './inspect';
import {
  dropFile,
  editCell,
  enter,
  expect,
  goTo,
  groupBy,
  importSample,
  positionRow,
  selectRows,
  setWindow,
  test,
} from './launch';

async function closePart(page: Page, symbol: string, quantity: string, price: string): Promise<void> {
  await selectRows(page, symbol);
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Close', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^(Close|Buy back)/ });
  await dialog.getByLabel('Quantity').fill(quantity);
  await dialog.getByLabel('Price').fill(price);
  await dialog.getByRole('button', { name: 'Close position' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Clear the selection' }).click();
}

async function closeMessages(page: Page): Promise<void> {
  const close = page.getByRole('button', { name: 'Close message' });
  while ((await close.count()) > 0) await close.first().click();
}

test('every screen before and without a book', async ({ app, page }) => {
  test.slow();
  await page.getByRole('button', { name: /^demo_growth/ }).click();
  await inspect(app, page, 'sign-in');
  await page.keyboard.press('Control+n');
  await page.getByLabel('Name', { exact: true }).fill('Ana');
  await page.getByLabel('Password', { exact: true }).fill('abc');
  await inspect(app, page, 'new-profile');
  await page.getByLabel('Password again').fill('abc');
  await page.getByRole('button', { name: 'Create profile' }).click();
  await page.getByRole('button', { name: 'Close warning' }).click();
  await expect(page.getByRole('heading', { name: 'Drop a positions file here' })).toBeVisible();
  await inspect(app, page, 'first-run');
});

test('every screen of a book', async ({ app, page, dataDir }) => {
  test.slow();
  await enter(page);
  await importSample(page);

  const file = join(dataDir, 'october.csv');
  const lines = [
    'ticker,quantity,entry_price,entry_date,tags,account',
    'MSFT,120,387.16,2025-03-14,"core,tech",Z1',
    'NVDA,250.5,119.735,2025-05-02,"core,tech",Z1',
    'NVDA270115C00250000,-2,16.50,2026-07-10,covered call,Z1',
    'MSFT261218P00430000,3,8.50,2026-09-01,"hedge,tail risk",Z1',
    'PLTR,58,,,,Z1',
    'KO,400,"58,20",2024-02-09,income,Z1',
    'CAT,-20,03/14/2025,2025-03-14,hedge,Z1',
    'XOM,0,110.20,2025-03-14,income,Z1',
    'META,15,612.40,2199-01-01,tech,Z1',
    'GM270115C00052500,4,5.50,2026-08-03,,Z1',
  ];
  writeFileSync(file, lines.join('\n'));
  await dropFile(page, file);
  await expect(page.getByText('Nothing is written yet')).toBeVisible();
  await closeMessages(page);
  await inspect(app, page, 'import-preview');
  await page.getByRole('button', { name: 'Import the good rows' }).click();
  await expect(positionRow(page, 'PLTR')).toBeVisible();

  await setWindow(app, 1440, 900);
  const prices = { AAPL: '228.40', TSLA: '362.86', MSFT: '479.63', NVDA: '227.065', 'BRK.B': '505.48', PLTR: '173.84' };
  for (const [symbol, price] of Object.entries(prices)) await editCell(page, symbol, /^Last price/, price);
  await editCell(page, 'NVDA 15 Jan 27 250 C', /^Last price/, '14.35');
  await closePart(page, 'AAPL', '40', '225.10');
  await closePart(page, 'TSLA', '10', '340');
  await closeMessages(page);
  await inspect(app, page, 'positions');

  await setWindow(app, 1440, 900);
  await selectRows(page, 'AAPL', 'NVDA', 'TSLA');
  await inspect(app, page, 'positions-selected');
  await page.getByRole('button', { name: 'Clear the selection' }).click();

  await setWindow(app, 1440, 900);
  await groupBy(page, 'Tag');
  await page.getByRole('region', { name: 'Tags', exact: true }).getByRole('button', { name: /^core/ }).click();
  await page.getByRole('button', { name: 'Details', exact: true }).click();
  // In two tags: the first of its rows.
  await positionRow(page, 'AAPL').first().getByRole('gridcell', { name: 'AAPL', exact: true }).click();
  await expect(page.getByRole('complementary', { name: 'Details' })).toContainText('Where it came from');
  await inspect(app, page, 'positions-details');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Clear the tag filter' }).click();
  await groupBy(page, 'Underlying');

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Manage tags' }).click();
  await page.getByRole('button', { name: 'Delete hedge' }).click();
  await expect(page.getByRole('button', { name: 'Delete tag' })).toBeVisible();
  await inspect(app, page, 'tags');
  await page.keyboard.press('Escape');

  await page.getByRole('region', { name: 'Book' }).getByRole('button', { name: /^\$/ }).click();
  await inspect(app, page, 'cash');
  await page.keyboard.press('Escape');

  await page.getByRole('radiogroup', { name: 'View' }).getByText('Closed').click();
  await expect(positionRow(page, 'TSLA', 'Closed positions')).toBeVisible();
  await inspect(app, page, 'closed');

  await goTo(page, 'Settings');
  await inspect(app, page, 'settings');
  await goTo(page, 'Import');
  await inspect(app, page, 'import');
});
