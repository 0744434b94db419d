import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import {
  cellIn,
  closeApp,
  dropFile,
  editCell,
  enter,
  expect,
  expectSymbols,
  grid,
  groupBy,
  positionRow,
  selectRows,
  test,
} from './launch';

const file = [
  'ticker,quantity,entry_price,entry_date,tags,last_price',
  'AAPL,400,231.85,2025-03-14,"core,income",287.40',
  'AAPL261218C00300000,-4,5.85,2026-07-10,income,3.13',
  'NVDA,300,148.75,2025-03-14,"core,AI",203.62',
  'NVDA270115C00210000,20,11.25,2026-07-10,AI,11.16',
  'NVDA270115C00230000,-20,4.70,2026-07-10,AI,4.84',
  'IWM,-220,236.44,2026-06-02,hedge,243.81',
  'PLTR,58,,,,',
].join('\n');

async function openBook(page: Page, dataDir: string): Promise<void> {
  await enter(page);
  const path = join(dataDir, 'book.csv');
  writeFileSync(path, file);
  await dropFile(page, path);
  await page.getByRole('button', { name: 'Import all 7' }).click();
  await expect(positionRow(page, 'PLTR')).toBeVisible();
}

function groupRow(page: Page, name: RegExp): Locator {
  return grid(page)
    .locator('[role="row"][aria-expanded]')
    .filter({ has: page.getByRole('gridcell', { name }) });
}

/** The numbers that the table says in a column, in cents: of the groups on top, or of the rows. */
async function cents(page: Page, column: string, level: 'groups' | 'rows'): Promise<number[]> {
  const rows = level === 'groups' ? '[aria-expanded][aria-level="1"]' : ':not([aria-expanded])';
  const cells = grid(page).locator(
    `[role="row"]:not([aria-rowindex="3"])${rows} > [role="gridcell"][aria-label^="${column} "]`,
  );
  const labels = await cells.evaluateAll((list) => list.map((cell) => cell.getAttribute('aria-label') ?? ''));
  return labels.flatMap((label) => {
    const found = /(minus )?(?:plus )?([\d,]+\.\d\d) USD/.exec(label);
    return found === null ? [] : Number(found[2]?.replaceAll(',', '').replace('.', '')) * (found[1] ? -1 : 1);
  });
}

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

function totalRow(page: Page): Locator {
  return grid(page).locator('[role="row"][aria-rowindex="3"]');
}

/** As a hand does: the browser makes the events, what is dragged travels in them. */
async function drag(from: Locator, to: Locator): Promise<void> {
  await from.dragTo(to);
}

const net = 113_708_00 + 73_726_00 - 53_638_20;

test('positions are grouped, filtered, marked, tagged by drag and edited in place', async ({ app, page, dataDir }) => {
  test.slow();
  await openBook(page, dataDir);

  await test.step('every grouping shows sums that equal their rows, and one total', async () => {
    await expect(cellIn(groupRow(page, /^AAPL 2 positions/), 'Value 113,708.00 USD')).toBeVisible();
    await expect(cellIn(groupRow(page, /^NVDA 3 positions/), 'Value 73,726.00 USD')).toBeVisible();
    for (const [name, groups] of [
      ['Underlying', 113_708_00 + 73_726_00],
      ['Type', net],
      // Two positions are in two tags: the groups say so, the total does not count them again.
      ['Tag', net + 114_960_00 + 61_086_00],
      ['Strategy', net],
    ] as const) {
      await groupBy(page, name);
      await expect.poll(async () => sum(await cents(page, 'Value', 'groups'))).toBe(groups);
      await expect(totalRow(page).getByText('133,795.80', { exact: true })).toBeVisible();
      await expect(grid(page).getByText('7 positions, 6 in value, 6 in P&L, 6 in cost')).toBeVisible();
    }
    await groupBy(page, 'All');
    await expect.poll(async () => sum(await cents(page, 'Value', 'rows'))).toBe(net);
  });

  await test.step('tags are asked for by any, all or none of them', async () => {
    const tags = page.getByRole('region', { name: 'Tags', exact: true });
    await tags.getByRole('button', { name: /^core/ }).click();
    await tags.getByRole('button', { name: /^AI/ }).click();
    await expectSymbols(page, 'AAPL', 'NVDA', 'NVDA 15 Jan 27 210 C', 'NVDA 15 Jan 27 230 C');
    await page.getByRole('button', { name: /^Tag any of/ }).click();
    await page.getByRole('radiogroup', { name: 'How the tags match' }).getByText('All of').click();
    await expectSymbols(page, 'NVDA');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Clear the tag filter, all of' }).click();
    await tags.getByRole('button', { name: /^AI/ }).click({ modifiers: ['Shift'] });
    await expect(page.getByRole('button', { name: /^Tag none of/ })).toBeVisible();
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('menuitem', { name: 'P&L', exact: true }).click();
    await page.keyboard.press('Escape');
    await expectSymbols(page, 'IWM');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(grid(page).getByText('7 positions', { exact: false })).toBeVisible();
  });

  await test.step('marked cells are added up, and copied as a spreadsheet takes them', async () => {
    await cellIn(positionRow(page, 'NVDA 15 Jan 27 210 C'), 'Value 22,320.00 USD').click();
    await cellIn(positionRow(page, 'NVDA 15 Jan 27 230 C'), 'Unrealized P&L minus 280.00 USD').click({
      modifiers: ['Shift'],
    });
    await expect(page.getByRole('region', { name: 'Marked cells' })).toHaveText('4 cellsSum 12,180.00Average 3,045.00');
    await page.keyboard.press('Control+c');
    const pasted = () => app.evaluate(({ clipboard }) => clipboard.readText());
    await expect
      .poll(async () => (await pasted()).split('\n').map((line) => line.split('\t')))
      .toEqual([
        ['22320.00', '-180.00'],
        ['-9680.00', '-280.00'],
      ]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('region', { name: 'Marked cells' })).toBeHidden();
  });

  await test.step('a selection takes the tag that it is dragged on, and gives it back', async () => {
    await selectRows(page, 'PLTR', 'IWM');
    const tag = page.getByRole('region', { name: 'Tags', exact: true }).getByRole('button', { name: /^AI/ });
    await drag(cellIn(positionRow(page, 'PLTR'), 'PLTR'), tag);
    await expect(cellIn(positionRow(page, 'IWM'), /AI.*hedge/)).toBeVisible();
    await expect(cellIn(positionRow(page, 'PLTR'), /AI/)).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(cellIn(positionRow(page, 'PLTR'), /AI/)).toBeHidden();
    await page.getByRole('button', { name: 'Clear the selection' }).click();
    await drag(tag, positionRow(page, 'PLTR'));
    await expect(cellIn(positionRow(page, 'PLTR'), /AI/)).toBeVisible();
  });

  await test.step('dropped on a new strategy, the legs become a group', async () => {
    await selectRows(page, 'NVDA 15 Jan 27 210 C', 'NVDA 15 Jan 27 230 C');
    const create = page.getByRole('button', { name: 'New strategy' });
    await drag(cellIn(positionRow(page, 'NVDA 15 Jan 27 210 C'), 'NVDA 15 Jan 27 210 C'), create);
    await page
      .getByRole('dialog', { name: /^New strategy/ })
      .getByLabel('Name')
      .fill('Call spread');
    await page.keyboard.press('Enter');
    await groupBy(page, 'Underlying');
    const spread = groupRow(page, /^Call spread 2 positions/);
    await expect(spread).toHaveAttribute('aria-level', '2');
    await expect(cellIn(spread, 'Value 12,640.00 USD')).toBeVisible();
    await page.getByRole('button', { name: 'Clear the selection' }).click();
  });

  await test.step('a cell is edited in place: refused with the reason, then saved', async () => {
    await cellIn(positionRow(page, 'PLTR'), 'Quantity 58').dblclick();
    const input = grid(page).getByRole('textbox');
    await input.fill('0');
    await input.press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: 'A quantity of zero is no position.' })).toBeVisible();
    await input.fill('-60');
    await input.press('Enter');
    await expect(cellIn(positionRow(page, 'PLTR'), 'Quantity minus 60')).toBeVisible();
    await expect(cellIn(positionRow(page, 'PLTR'), 'SHORT, short stock')).toBeVisible();
    await editCell(page, 'PLTR', /^Last price/, '173.84');
    await expect(cellIn(positionRow(page, 'PLTR'), 'Value minus 10,430.40 USD')).toBeVisible();
  });

  await test.step('the details of a position are what is known of it', async () => {
    await positionRow(page, 'AAPL 18 Dec 26 300 C').getByText('18 Dec 26 300 C').click();
    await page.keyboard.press('Enter');
    const details = page.getByRole('complementary', { name: 'Details' });
    await expect(details.getByRole('heading', { level: 2 })).toContainText('AAPL 18 Dec 26 300 C');
    await expect(details).toContainText('−$1,252.00');
    await expect(details).toContainText('Strike300 call');
    await expect(details).toContainText('AAPL261218C00300000');
    await expect(details).toContainText('Filebook.csv');
    await expect(details).toContainText('Row3');
    await details.getByRole('button', { name: /^AAPL 400/ }).click();
    await expect(details.getByRole('heading', { level: 2 })).toContainText('AAPL');
    await expect(details).toContainText('$114,960.00');
    await page.keyboard.press('Escape');
    await expect(details).toBeHidden();
  });

  await test.step('the view is saved as a file with its groups', async () => {
    const path = join(dataDir, 'view.csv');
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, path);
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Saved the view as a file.').first()).toBeVisible();
    const lines = readFileSync(path, 'utf8').split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFFUnderlying,Group,Symbol,Type,/);
    expect(lines.filter((line) => line.startsWith('NVDA,Call spread,NVDA270115C00210000,LC,'))).toHaveLength(1);
    expect(lines).toHaveLength(9);
  });
});

test('the view is found again after a restart, and under its name', async ({ start, dataDir }) => {
  test.slow();
  let { app, page } = await start();
  await openBook(page, dataDir);
  const order = (shown: Page) =>
    grid(shown)
      .getByRole('columnheader')
      .evaluateAll((headers) => headers.map((header) => header.textContent?.trim()));

  await test.step('arrange columns, filter and group', async () => {
    const quantity = grid(page).getByRole('columnheader', { name: 'Quantity' });
    const before = (await quantity.boundingBox())?.width ?? 0;
    await quantity.click();
    await page.keyboard.press('Alt+ArrowRight');
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(async () => (await quantity.boundingBox())?.width).toBe(before + 16);
    await page.keyboard.press('Alt+Shift+ArrowLeft');
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Account' }).check();
    await page.keyboard.press('Escape');
    await groupBy(page, 'Type');
    await page.getByRole('region', { name: 'Tags', exact: true }).getByRole('button', { name: /^AI/ }).click();
    await groupRow(page, /^Long call/)
      .getByRole('gridcell', { name: /^Long call/ })
      .click();
    await page.keyboard.press('ArrowLeft');
    await expectSymbols(page, 'NVDA', 'NVDA 15 Jan 27 230 C');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Save as' }).click();
    await page.getByRole('dialog', { name: 'Save this view' }).getByLabel('Name').fill('AI by type');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Views, AI by type' })).toBeVisible();
  });
  const arranged = await order(page);
  expect(arranged.indexOf('Qty')).toBeLessThan(arranged.indexOf('DTE'));
  expect(arranged).toContain('Account');

  await test.step('the next start shows it', async () => {
    await expect(page.getByRole('contentinfo')).not.toContainText('Saving');
    await closeApp(app);
    ({ app, page } = await start());
    await enter(page);
    await expectSymbols(page, 'NVDA', 'NVDA 15 Jan 27 230 C');
    expect(await order(page)).toEqual(arranged);
  });

  await test.step('and so does its name, until it is deleted, which can be taken back', async () => {
    await page.getByRole('button', { name: 'Views, AI by type' }).click();
    await page.getByRole('menuitem', { name: 'Default view' }).click();
    await expect(grid(page).getByText('7 positions', { exact: false })).toBeVisible();
    expect(await order(page)).not.toEqual(arranged);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Search or run' }).getByRole('combobox').fill('AI by type');
    await expect(page.getByRole('option', { name: /^View: AI by type/, selected: true })).toBeVisible();
    await page.keyboard.press('Enter');
    await expectSymbols(page, 'NVDA', 'NVDA 15 Jan 27 230 C');
    await page.getByRole('button', { name: 'Views, AI by type' }).click();
    await page.getByRole('menuitem', { name: 'Delete “AI by type”' }).click();
    await expect(page.getByRole('button', { name: 'Views', exact: true })).toBeVisible();
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('button', { name: 'Views, AI by type' })).toBeVisible();
  });
});
