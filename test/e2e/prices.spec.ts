import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { addSessions, lastEndedSession } from '../../src-shared/domain/trading-calendar';
import { inspect } from './inspect';
import { alertWith, cellIn, dropFile, expect, grid, positionRow, setWindow, test } from './launch';

const session = lastEndedSession(Date.now());
const before = addSessions(session, -1);
const earlier = addSessions(session, -2);

const book = ['ticker,quantity,entry_price,entry_date', 'AAPL,100,180,', 'MSFT,10,400,', 'KO,50,70,'].join('\n');

/** As the usual sites hand them out: the symbol is the file's name. */
const files = {
  'AAPL.csv': [
    'Date,Open,High,Low,Close,Volume',
    `${before},179,181,178,180.5,1000`,
    `${session},181,183,180,182,1000`,
  ],
  // A hundred times too much, as a site in pence would have it.
  'MSFT.csv': ['Date,Close', `${before},410`, `${session},41000`],
  'KO.csv': ['Date,Close', `${earlier},72`, 'yesterday,73'],
};

async function newProfile(page: Page): Promise<void> {
  await page.getByRole('button', { name: /New profile/ }).click();
  await page.getByLabel('Name', { exact: true }).fill('Rowan');
  await page.getByLabel('Password', { exact: true }).fill('a long password');
  await page.getByLabel('Password again').fill('a long password');
  await page.getByRole('button', { name: 'Create profile' }).click();
  await expect(page.getByRole('heading', { name: 'Drop a positions file here' })).toBeVisible();
}

async function dropText(page: Page, dataDir: string, texts: Record<string, readonly string[]>): Promise<void> {
  const paths = Object.entries(texts).map(([name, lines]) => {
    const path = join(dataDir, name);
    writeFileSync(path, lines.join('\n'));
    return path;
  });
  await dropFile(page, ...paths);
}

async function keep(page: Page, title: RegExp): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.getByRole('button', { name: 'Keep the prices' }).click();
  await expect(dialog).toBeHidden();
}

test('dropped prices value the book, what is doubtful waits, and every number says why', async ({
  app,
  page,
  dataDir,
}) => {
  test.slow();
  await newProfile(page);
  await dropText(page, dataDir, { 'book.csv': [book] });
  await page.getByRole('button', { name: 'Import all 3' }).click();
  await expect(cellIn(positionRow(page, 'AAPL'), 'Value missing, no price')).toBeVisible();

  await test.step('files are looked at one after another, and written when the person says so', async () => {
    await dropText(page, dataDir, files);
    const first = page.getByRole('dialog', { name: /AAPL\.csv, 1 of 3$/ });
    await expect(first.getByText('1 position gets a new price')).toBeVisible();
    await expect(cellIn(positionRow(page, 'AAPL'), 'Value missing, no price')).toBeAttached();
    await keep(page, /AAPL\.csv, 1 of 3$/);
    const second = page.getByRole('dialog', { name: /MSFT\.csv, 2 of 3$/ });
    await expect(second.getByText('1 close is held back')).toBeVisible();
    await inspect(app, page, 'price-file');
    await keep(page, /MSFT\.csv, 2 of 3$/);
    const third = page.getByRole('dialog', { name: /KO\.csv, 3 of 3$/ });
    await expect(third.getByText('1 row left out')).toBeVisible();
    await expect(third.getByText('Row 3')).toBeVisible();
    await keep(page, /KO\.csv, 3 of 3$/);
  });

  await test.step('values follow; a stale price has its mark, a held-back one its question', async () => {
    await expect(cellIn(positionRow(page, 'AAPL'), 'Value 18,200.00 USD')).toBeVisible();
    await expect(cellIn(positionRow(page, 'AAPL'), 'Unrealized P&L plus 200.00 USD')).toBeVisible();
    await expect(cellIn(positionRow(page, 'KO'), /^Last price 72\.00, price file, .*stale/)).toBeVisible();
    await expect(cellIn(positionRow(page, 'MSFT'), /^Last price 410\.00, .*held back/)).toBeVisible();
    await expect(page.getByRole('region', { name: 'Prices' })).toContainText('1 held back for a decision');
  });

  await test.step('I says why', async () => {
    await cellIn(positionRow(page, 'AAPL'), 'Value 18,200.00 USD').click();
    await page.keyboard.press('i');
    const why = page.getByRole('dialog', { name: 'Value AAPL' });
    await expect(why).toContainText('$18,200.00');
    await expect(why).toContainText('100 × 182.00');
    await expect(why).toContainText('price file');
    await inspect(app, page, 'why');
    await setWindow(app, 1440, 900);
    await page.keyboard.press('Escape');
    await expect(why).toBeHidden();
    await expect(grid(page)).toBeFocused();
    const nav = page.getByRole('region', { name: 'Book' }).getByRole('button', { name: /^NAV/ });
    await nav.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'NAV of the book' })).toContainText('Cash + net exposure');
    await page.keyboard.press('Escape');
    await expect(nav).toBeFocused();
  });

  await test.step('the person decides on what is held back', async () => {
    await page.getByRole('region', { name: 'Prices' }).getByRole('button', { name: 'Decide' }).click();
    const dialog = page.getByRole('dialog', { name: 'Prices held back' });
    await expect(dialog.getByText('looks like a 1 for 100 split')).toBeVisible();
    await inspect(app, page, 'held-back');
    await setWindow(app, 1440, 900);
    await dialog.getByRole('button', { name: /^Leave it out: MSFT/ }).click();
    await expect(dialog.getByText('No price is held back')).toBeVisible();
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect(cellIn(positionRow(page, 'MSFT'), /^Last price 410\.00, .*stale/)).toBeVisible();
    await page.getByRole('region', { name: 'Prices' }).getByRole('button', { name: 'Show them' }).click();
    await expect(positionRow(page, 'AAPL')).toBeHidden();
    await expect(positionRow(page, 'KO')).toBeVisible();
    await inspect(app, page, 'positions-stale');
  });
  await expect(alertWith(page, /./)).toBeHidden();
});
