import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { inspect } from './inspect';
import { dropFile, enter, expect, goTo, grid, groupBy, positionRow, selectRows, setWindow, test } from './launch';

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

/** Stocks and options, long and short, strategies; CAT has no price, of PLTR the entry is not known. */
const book = [
  'ticker,quantity,entry_price,entry_date,tags,last_price',
  'AAPL,400,231.85,2025-09-18,"core,income,#strategy:Covered call AAPL",287.40',
  'AAPL270115C00300000,-4,5.85,2026-10-26,"income,#strategy:Covered call AAPL",3.13',
  'GOOGL,220,241.62,2025-10-02,"core,AI",312.55',
  'IWM,-220,236.44,2026-06-02,hedge,243.81',
  'JPM,180,262.08,2025-11-12,"core,income",318.20',
  'KO,700,69.95,2026-07-28,"income,#strategy:Pair KO / PEP",72.14',
  'PEP,-330,148.10,2026-07-28,"short book,#strategy:Pair KO / PEP",141.02',
  'MSFT,120,438.90,2025-07-24,"core,AI",521.15',
  'MSFT270319P00500000,-4,19.40,2026-08-21,"income,#strategy:Short put MSFT",16.48',
  'NVDA,300,148.75,2025-03-14,"core,AI",203.62',
  'NVDA270115C00210000,20,11.25,2026-11-09,"AI,#strategy:Call spread NVDA",11.16',
  'NVDA270115C00230000,-20,4.70,2026-11-09,"AI,#strategy:Call spread NVDA",4.84',
  'SPY270115P00640000,12,6.35,2026-10-12,"income,#strategy:Iron condor SPY",2.35',
  'SPY270115P00655000,-12,9.20,2026-10-12,"income,#strategy:Iron condor SPY",3.88',
  'SPY270115C00705000,-12,4.85,2026-10-12,"income,#strategy:Iron condor SPY",2.75',
  'SPY270115C00720000,12,2.05,2026-10-12,"income,#strategy:Iron condor SPY",0.64',
  'SPY270319P00620000,10,13.10,2026-09-14,"hedge,#strategy:Tail hedge",10.99',
  'TSLA270115C00440000,2,30.20,2026-10-05,"hedge,cyclical",23.89',
  'XOM,380,111.90,2025-12-01,"value,income",118.36',
  'CAT,60,402.11,2026-02-03,"cyclical,value",',
  'PLTR,58,,,"AI,quality",173.84',
].join('\n');

/** With every kind of row: new, changed, the same, a warning and four problems. */
const later = [
  'ticker,quantity,entry_price,entry_date,tags,last_price,account',
  'AAPL,400,231.85,2025-09-18,"core,income",291.10,Z1',
  'JPM,180,262.08,2025-11-12,"core,income",320.05,Z1',
  'MSFT,150,438.90,2025-07-24,"core,AI",519.40,Z1',
  'GM270115C00052500,4,5.50,2026-08-03,cyclical,6.10,Z1',
  'SNDK,40,88.10,2026-11-20,AI,91.35,Z1',
  'UNH,58,,,value,402.15,Z1',
  'COST,62,"948,20",2025-02-09,core,971.30,Z1',
  'UNP,40,231.70,03/04/2025,value,238.90,Z1',
  'XOM,0,110.20,2025-03-14,income,118.36,Z1',
  'META,15,612.40,2199-01-01,AI,655.20,Z1',
].join('\n');

async function dropText(page: Page, path: string, text: string): Promise<void> {
  writeFileSync(path, text);
  await dropFile(page, path);
  await expect(page.getByText('Nothing is written yet')).toBeVisible();
}

async function openBook(page: Page, dataDir: string): Promise<void> {
  await enter(page);
  await dropText(page, join(dataDir, 'book.csv'), book);
  await page.getByRole('button', { name: 'Import all 21' }).click();
  await expect(positionRow(page, 'PLTR')).toBeVisible();
  await closeMessages(page);
}

test('every screen of an import', async ({ app, page, dataDir }) => {
  test.slow();
  await openBook(page, dataDir);

  const rows = page.getByRole('treegrid', { name: 'Rows of the file' });
  await dropText(page, join(dataDir, 'october.csv'), later);
  await expect(rows.getByRole('row', { name: /Problem COST/ })).toHaveAttribute('aria-expanded', 'true');
  await rows
    .getByRole('row', { name: /Problem UNP/ })
    .getByText('Problem')
    .click();
  await expect(page.getByText('Leave this row out')).toHaveCount(2);
  await inspect(app, page, 'import-problem');
  await setWindow(app, 1440, 900);
  await page.getByRole('button', { name: /^All rows/ }).click();
  await expect(rows.getByRole('row', { name: /New GM 15 Jan 27/ })).toBeVisible();
  await inspect(app, page, 'import-preview');
  await page.getByRole('button', { name: 'Cancel' }).click();

  await goTo(page, 'Import');
  await inspect(app, page, 'import');
  await page.getByRole('button', { name: /^Details of the import of book/ }).click();
  await expect(page.getByRole('region', { name: 'History' })).toContainText('PLTR');
  await inspect(app, page, 'import-history');
});

test('every screen of the positions', async ({ app, page, dataDir }) => {
  test.slow();
  await openBook(page, dataDir);
  await closePart(page, 'KO', '200', '73.10');
  await closePart(page, 'NVDA', '100', '205');
  await closePart(page, 'IWM', '20', '250');
  await closePart(page, 'GOOGL', '20', '229.40');
  await closePart(page, 'PLTR', '8', '180');
  await closePart(page, 'AAPL 15 Jan 27 300 C', '1', '2.90');
  await closeMessages(page);
  await inspect(app, page, 'positions');

  await setWindow(app, 1440, 900);
  await selectRows(page, 'GOOGL', 'IWM', 'JPM');
  await inspect(app, page, 'positions-selected');
  await page.getByRole('button', { name: 'Clear the selection' }).click();

  await setWindow(app, 1440, 900);
  await groupBy(page, 'Strategy');
  await expect(grid(page).getByRole('gridcell', { name: /^Iron condor SPY/ })).toBeVisible();
  await inspect(app, page, 'positions-strategies');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: 'Underlying' })).toBeVisible();
  await inspect(app, page, 'filter-menu');
  await page.keyboard.press('Escape');

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
  await expect(positionRow(page, 'IWM', 'Closed positions')).toBeVisible();
  await inspect(app, page, 'closed');
});

test('every screen beside a book: palette, keys, settings, restore', async ({ app, page, dataDir }) => {
  test.slow();
  await openBook(page, dataDir);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Search or run' }).getByRole('combobox').fill('nv');
  await expect(page.getByRole('option', { selected: true })).toBeVisible();
  await inspect(app, page, 'palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await inspect(app, page, 'keys');
  await page.keyboard.press('Escape');

  await goTo(page, 'Settings');
  await inspect(app, page, 'settings');
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText(/by hand, .* MB\./)).toBeVisible({ timeout: 90_000 });
  await closeMessages(page);
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Restore a backup' }).getByText('Sound').first()).toBeVisible();
  await expect(page.getByRole('dialog').getByText('Checking')).toHaveCount(0, { timeout: 60_000 });
  await inspect(app, page, 'restore');
});
