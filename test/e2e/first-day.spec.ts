import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import {
  alertWith,
  cellIn,
  closeApp,
  dropFile,
  editCell,
  enter,
  expect,
  expectSymbols,
  goTo,
  grid,
  groupBy,
  importSample,
  pageTitle,
  positionRow,
  sampleFile,
  screenshot,
  selectRows,
  signIn,
  signOut,
  test,
} from './launch';

const call = 'AAPL 15 Jan 27 350 C';
const put = 'SPY 18 Dec 26 600 P';

function book(page: Page) {
  return page.getByRole('region', { name: 'Book' });
}

function selectionBar(page: Page) {
  return page.getByRole('region', { name: 'Selection' });
}

test('a first day: sign in, drop the file, see the book, quit, and find it again', async ({ start, dataDir }) => {
  let { app, page } = await start();

  await test.step('a wrong password is refused', async () => {
    await expect(page.getByRole('button', { name: /^demo_growth/ })).toBeVisible();
    await expect(page.getByRole('button', { name: /^demo_/ })).toHaveCount(3);
    await screenshot(page, '1-sign-in');
    await signIn(page, 'demo_growth', 'wrong');
    await expect(alertWith(page, 'The name or the password is wrong.')).toBeVisible();
    await expect(pageTitle(page, 'Dashboard')).toBeHidden();
  });

  await test.step('the right one opens the app', async () => {
    await page.getByLabel('Password of demo_growth').fill('demo123');
    await page.keyboard.press('Enter');
    await expect(pageTitle(page, 'Dashboard')).toBeVisible();
    await signOut(page);
  });

  await test.step('a profile of their own has an empty book', async () => {
    await enter(page);
    await expect(page.getByRole('heading', { name: 'Drop a positions file here' })).toBeVisible();
    await screenshot(page, '2-first-run');
  });

  await test.step('a dropped file is shown before anything is written', async () => {
    await dropFile(page, sampleFile);
    await expect(page.getByText('Nothing is written yet')).toBeVisible();
    await expect(page.getByText('SigmaSight format, 5 rows, UTF-8, comma')).toBeVisible();
    const rows = grid(page, 'Rows of the file');
    const row = rows.getByRole('row').filter({ hasText: call });
    for (const cell of ['SC', '−5', '14.995', '10 Jul 2026', 'covered call', 'New position']) {
      await expect(row.getByRole('gridcell', { name: cell, exact: true })).toBeVisible();
    }
    await expect(rows.getByRole('row')).toHaveCount(6);
    await screenshot(page, '3-import-preview');
  });

  await test.step('import writes it', async () => {
    await page.getByRole('button', { name: 'Import all 5' }).click();
    await expect(
      page.getByRole('status').filter({ hasText: 'Imported 5 positions from sample-positions.csv.' }),
    ).toBeAttached();
    await expectSymbols(page, 'AAPL', call, 'BRK.B', put, 'TSLA');
    const short = positionRow(page, 'TSLA');
    await expect(cellIn(short, 'SHORT, short stock')).toBeVisible();
    await expect(cellIn(short, 'Quantity minus 50')).toBeVisible();
    await expect(cellIn(short, 'Entry price 331.00')).toBeVisible();
    await expect(cellIn(short, 'Value missing, no price')).toBeVisible();
    await expect(cellIn(short, 'Delta minus 0.50 lots, mock')).toBeVisible();
    await expect(cellIn(positionRow(page, call), 'Delta minus 3.25 lots, mock')).toBeVisible();
    await screenshot(page, '4-positions');
  });

  await test.step('quit closes the database and gives the lock back', async () => {
    await closeApp(app);
    expect(readdirSync(dataDir)).not.toContain('lock');
    expect(readdirSync(join(dataDir, 'db'))).toContain('PG_VERSION');
  });

  await test.step('the next start finds everything', async () => {
    ({ app, page } = await start());
    await enter(page);
    await expect(positionRow(page, 'TSLA')).toBeVisible();
    await expectSymbols(page, 'AAPL', call, 'BRK.B', put, 'TSLA');
    await expect(cellIn(positionRow(page, put), /hedge.*tail risk/)).toBeVisible();
  });
});

test('the book can be worked on: sort, filter, tag, edit, price, close a part, undo', async ({ start }) => {
  let { app, page } = await start();
  await enter(page);
  await importSample(page);

  await test.step('sort by a column, both ways', async () => {
    await groupBy(page, 'All');
    const header = grid(page).getByRole('columnheader', { name: 'Quantity' });
    await header.click();
    await expect(header).toHaveAttribute('aria-sort', 'descending');
    await expectSymbols(page, 'AAPL', 'BRK.B', put, call, 'TSLA');
    await header.click();
    await expect(header).toHaveAttribute('aria-sort', 'ascending');
    await expectSymbols(page, 'TSLA', call, put, 'BRK.B', 'AAPL');
    await grid(page).getByRole('columnheader', { name: 'Symbol' }).click();
    await expectSymbols(page, 'AAPL', call, 'BRK.B', put, 'TSLA');
  });

  await test.step('filter by type, by tag and by search', async () => {
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Type' }).click();
    const filter = page.getByRole('dialog', { name: /^Type any of/ });
    await filter.getByLabel('Short call').check();
    await filter.getByLabel('Long put').check();
    await page.keyboard.press('Escape');
    await expect(filter).toBeHidden();
    await expect(grid(page).getByText('2 of 5 positions, none priced')).toBeVisible();
    await expectSymbols(page, call, put);
    await page.getByRole('button', { name: 'Clear the type filter' }).click();
    await expect(grid(page).getByText('5 positions, none priced')).toBeVisible();

    const hedge = page.getByRole('region', { name: 'Tags' }).getByRole('button', { name: /^hedge 2/ });
    await hedge.click();
    await expect(grid(page).getByText('2 of 5 positions, none priced')).toBeVisible();
    await expectSymbols(page, put, 'TSLA');
    await page.getByRole('button', { name: 'Clear the tag filter' }).click();
    await expect(hedge).toHaveAttribute('aria-pressed', 'false');

    await page.keyboard.press('Control+f');
    await page.keyboard.type('brk');
    await expect(page.getByRole('searchbox', { name: 'Find in positions' })).toHaveValue('brk');
    await expect(grid(page).getByText('1 of 5 positions, none priced')).toBeVisible();
    await expectSymbols(page, 'BRK.B');
    await page.keyboard.press('Escape');
    await expect(grid(page).getByText('5 positions, none priced')).toBeVisible();
  });

  await test.step('put a new tag and a new strategy on a selection', async () => {
    await selectRows(page, 'AAPL', call);
    await expect(selectionBar(page)).toContainText('2 selected');
    await page.keyboard.press('t');
    await page.getByRole('combobox', { name: 'Find or create a tag' }).fill('long term');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('option', { name: /^long term/, selected: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await selectionBar(page).getByRole('button', { name: 'Strategy' }).click();
    await page.getByRole('combobox', { name: 'Find or create a strategy' }).fill('buy-write');
    await page.getByRole('option', { name: 'Create “buy-write”' }).click();
    await expect(page.getByRole('option', { name: /^buy-write/, selected: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(
      page.getByRole('region', { name: 'Tags' }).getByRole('button', { name: /^long term 2/ }),
    ).toBeVisible();
    const strategies = page.getByRole('region', { name: 'Strategies' });
    await expect(strategies.getByRole('button', { name: /^buy-write 2/ })).toBeVisible();
    await expect(cellIn(positionRow(page, call), /buy-write/)).toBeVisible();
    await page.getByRole('button', { name: 'Clear the selection' }).click();
    await expect(selectionBar(page)).toBeHidden();
  });

  await test.step('edit a position', async () => {
    await positionRow(page, 'BRK.B').getByRole('gridcell', { name: 'BRK.B', exact: true }).click();
    await page.keyboard.press('F2');
    const dialog = page.getByRole('dialog', { name: /^Edit/ });
    await dialog.getByLabel('Quantity').fill('0');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByText('A quantity of zero is no position.', { exact: false })).toBeVisible();
    await dialog.getByLabel('Quantity').fill('30.5');
    await dialog.getByLabel('Entry price').fill('400');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
    await expect(cellIn(positionRow(page, 'BRK.B'), 'Quantity 30.5')).toBeVisible();
    await expect(cellIn(positionRow(page, 'BRK.B'), 'Entry price 400.00')).toBeVisible();
  });

  await test.step('a last price by hand gives value, P&L and totals', async () => {
    await expect(book(page)).toContainText('NAV missing, no position has a price yet');
    await editCell(page, 'AAPL', /^Last price/, '200.25');
    const stock = positionRow(page, 'AAPL');
    await expect(cellIn(stock, /^Last price 200\.25, entered by hand, /)).toBeVisible();
    await expect(cellIn(stock, 'Value 20,025.00 USD')).toBeVisible();
    await expect(cellIn(stock, 'Unrealized P&L plus 1,475.00 USD')).toBeVisible();
    await expect(cellIn(stock, 'P&L plus 8.0%')).toBeVisible();
    await expect(cellIn(positionRow(page, call), 'Value missing, no price')).toBeVisible();
    await editCell(page, 'TSLA', /^Last price/, '340');
    const short = positionRow(page, 'TSLA');
    await expect(cellIn(short, 'Value minus 17,000.00 USD')).toBeVisible();
    await expect(cellIn(short, 'Unrealized P&L minus 450.00 USD')).toBeVisible();
    await expect(cellIn(short, 'P&L minus 2.7%')).toBeVisible();
    await expect(grid(page).getByText('5 positions, 2 in value, 2 in P&L')).toBeVisible();
    for (const figure of [
      'NAV $3,025.00',
      'Unrealized P&L plus $1,025.00',
      'Net exposure $3.0k, 100.0% of NAV',
      'Day P&L missing, needs a snapshot of the session before, and there is none',
    ]) {
      await expect(book(page).getByText(figure, { exact: true })).toBeAttached();
    }
    await expect(book(page)).toContainText('without 3');
    await expect(book(page)).toContainText('Prices, entered by hand');
    await expect(page.getByRole('contentinfo')).toContainText('entered by hand');
  });

  await test.step('close a part with cash', async () => {
    await selectRows(page, 'AAPL');
    await selectionBar(page).getByRole('button', { name: 'Close', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: /^Close/ });
    await dialog.getByLabel('Quantity').fill('140');
    await dialog.getByLabel('Price').fill('210.50');
    await dialog.getByRole('button', { name: 'Close position' }).click();
    await expect(dialog.getByText('Between 0 and 100 can be closed.')).toBeVisible();
    await dialog.getByLabel('Quantity').fill('40');
    await expect(dialog.getByRole('definition').filter({ hasText: '+1,000.00' })).toBeVisible();
    await expect(dialog.getByRole('definition').filter({ hasText: '8,420.00' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Close position' }).click();
    await expect(dialog).toBeHidden();
    await expect(cellIn(positionRow(page, 'AAPL'), 'Quantity 60')).toBeVisible();
    await expect(cellIn(positionRow(page, 'AAPL'), 'Value 12,015.00 USD')).toBeVisible();
    await expect(book(page).getByRole('button', { name: '$8,420' })).toBeVisible();
    await expect(book(page).getByText('NAV $3,435.00', { exact: true })).toBeAttached();
    await page.getByRole('radiogroup', { name: 'View' }).getByText('Closed').click();
    const closed = positionRow(page, 'AAPL', 'Closed positions');
    await expect(cellIn(closed, 'Quantity 40')).toBeVisible();
    await expect(cellIn(closed, 'Realized P&L plus 1,000.00 USD')).toBeVisible();
    await page.getByRole('radiogroup', { name: 'View' }).getByText('Open').click();
  });

  await test.step('a deletion is taken back with one key, done again with another', async () => {
    await positionRow(page, 'TSLA').getByRole('gridcell', { name: 'TSLA', exact: true }).click();
    await page.keyboard.press('Delete');
    await expect(positionRow(page, 'TSLA')).toBeHidden();
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Deleted TSLA.');
    await page.keyboard.press('Control+z');
    await expect(cellIn(positionRow(page, 'TSLA'), 'Value minus 17,000.00 USD')).toBeVisible();
    await page.keyboard.press('Control+Shift+z');
    await expect(positionRow(page, 'TSLA')).toBeHidden();
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
    await expect(cellIn(positionRow(page, 'TSLA'), 'Value minus 17,000.00 USD')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Undid: Deleted TSLA.');
  });

  await test.step('a restart keeps prices, tags, cash and what was closed', async () => {
    await closeApp(app);
    ({ app, page } = await start());
    await enter(page);
    await expect(cellIn(positionRow(page, 'AAPL'), 'Value 12,015.00 USD')).toBeVisible();
    await expect(cellIn(positionRow(page, 'AAPL'), /buy-write/)).toBeVisible();
    await expect(cellIn(positionRow(page, 'BRK.B'), 'Quantity 30.5')).toBeVisible();
    await expect(book(page).getByText('NAV $3,435.00', { exact: true })).toBeAttached();
  });

  await test.step('after the restart the close can still be undone and redone, cash and all', async () => {
    await page.keyboard.press('Control+z');
    await expect(cellIn(positionRow(page, 'AAPL'), 'Quantity 100')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Undid: Closed 40 of 100 AAPL.');
    await page.keyboard.press('Control+y');
    await expect(cellIn(positionRow(page, 'AAPL'), 'Quantity 60')).toBeVisible();
    await expect(book(page).getByText('NAV $3,435.00', { exact: true })).toBeAttached();
  });

  await test.step('the whole import is undone from the history, after a question', async () => {
    await goTo(page, 'Import');
    await page.getByRole('button', { name: /^Undo the import of sample-positions\.csv/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Undo this import' });
    await expect(dialog).toContainText('2 positions of this import were edited, closed or deleted since.');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await goTo(page, 'Positions');
    await expect(positionRow(page, 'TSLA')).toBeVisible();
    await goTo(page, 'Import');
    await page.getByRole('button', { name: /^Undo the import of sample-positions\.csv/ }).click();
    await dialog.getByRole('button', { name: 'Undo the import' }).click();
    await expect(page.getByRole('cell', { name: /^undone / })).toBeVisible();
    await goTo(page, 'Positions');
    await expect(page.getByRole('heading', { name: 'Drop a positions file here' })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(cellIn(positionRow(page, 'AAPL'), 'Quantity 60')).toBeVisible();
    await page.keyboard.press('Control+Shift+z');
    await expect(page.getByRole('heading', { name: 'Drop a positions file here' })).toBeVisible();
    await expect(book(page).getByText('NAV missing, no positions yet', { exact: true })).toBeAttached();
    await expect(book(page)).toContainText('no cash recorded');
    // The tag that was made by hand is the person's; those that came with the file went with it.
    await expect(page.getByRole('region', { name: 'Strategies' })).toContainText('buy-write');
    await expect(page.getByRole('region', { name: 'Tags' })).not.toContainText('hedge');
  });
});
