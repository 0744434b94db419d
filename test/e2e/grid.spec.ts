import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { cellIn, closeApp, dropFile, enter, expect, grid, groupBy, positionRow, selectRows, test } from './launch';

const file = [
  'ticker,quantity,entry_price,entry_date,tags,last_price',
  'AAPL,400,231.85,2025-03-14,core,287.40',
  'AAPL261218C00300000,-4,5.85,2026-07-10,income,3.13',
  'CAT,60,402.11,2026-02-03,,',
  'IWM,-220,236.44,2026-06-02,hedge,243.81',
  'KO,700,69.95,2026-07-28,income,72.14',
].join('\n');

async function openBook(page: Page, dataDir: string): Promise<void> {
  await enter(page);
  const path = join(dataDir, 'book.csv');
  writeFileSync(path, file);
  await dropFile(page, path);
  await page.getByRole('button', { name: 'Import all 5' }).click();
  await expect(positionRow(page, 'KO')).toBeVisible();
}

const header = (page: Page, name: string) => grid(page).getByRole('columnheader', { name, exact: true });
const marked = (page: Page) => page.getByRole('region', { name: 'Marked cells' });

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('It is not there to be dragged.');
  return box;
}

/** Pressed in the middle of the first point, moved in steps, let go at the second. */
async function dragMouse(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 5, from.y, { steps: 2 });
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.up();
}

async function middleOf(locator: Locator) {
  const { x, y, width, height } = await boxOf(locator);
  return { x: x + width / 2, y: y + height / 2 };
}

async function dragCells(page: Page, from: Locator, to: Locator): Promise<void> {
  await dragMouse(page, await middleOf(from), await middleOf(to));
}

/** Without the band above them. */
const headers = (page: Page) =>
  grid(page)
    .locator('[role="columnheader"][data-row]')
    .evaluateAll((list) => list.map((each) => each.textContent?.trim() ?? ''));

test('columns are resized and moved by mouse, and are so again after a restart', async ({ start, dataDir }) => {
  test.slow();
  let { app, page } = await start();
  await openBook(page, dataDir);
  const width = async () => (await boxOf(header(page, 'Quantity'))).width;
  const before = await width();

  await test.step('an edge that is dragged makes the column wider, a double click gives its own width back', async () => {
    const edge = await boxOf(header(page, 'Quantity').locator('[data-resize]'));
    const at = { x: edge.x + edge.width / 2, y: edge.y + edge.height / 2 };
    await dragMouse(page, at, { x: at.x + 40, y: at.y });
    await expect.poll(width).toBe(before + 40);
    await header(page, 'Quantity').locator('[data-resize]').dblclick();
    await expect.poll(width).toBe(before);
    await dragMouse(page, at, { x: at.x + 24, y: at.y });
    await expect.poll(width).toBe(before + 24);
  });

  await test.step('a header that is dragged takes its column along, and sorts nothing', async () => {
    const target = await boxOf(header(page, 'Type'));
    await dragMouse(page, await middleOf(header(page, 'Value')), { x: target.x + 4, y: target.y + 10 });
    await expect.poll(async () => (await headers(page)).slice(1, 4)).toEqual(['Symbol', 'Value', 'Type']);
    await expect(header(page, 'Value')).toHaveAttribute('aria-sort', 'none');
  });
  const arranged = await headers(page);

  await test.step('the next start has both', async () => {
    await expect(page.getByRole('contentinfo')).not.toContainText('Saving');
    await closeApp(app);
    ({ app, page } = await start());
    await enter(page);
    await expect(positionRow(page, 'KO')).toBeVisible();
    expect(await headers(page)).toEqual(arranged);
    expect(await width()).toBe(before + 24);
  });
});

test('cells marked by a drag are added up, and copied as tabs and lines', async ({ app, page, dataDir }) => {
  test.slow();
  await openBook(page, dataDir);
  const pasted = () => app.evaluate(({ clipboard }) => clipboard.readText());

  await test.step('a box of values and P&L', async () => {
    await dragCells(
      page,
      cellIn(positionRow(page, 'IWM'), 'Value minus 53,638.20 USD'),
      cellIn(positionRow(page, 'KO'), 'Unrealized P&L plus 1,533.00 USD'),
    );
    await expect(marked(page)).toHaveText('4 cellsSum −3,228.60Average −807.15');
    await page.keyboard.press('Control+c');
    await expect.poll(pasted).toBe('-53638.20\t-1621.40\n50498.00\t1533.00');
    await page.keyboard.press('Control+Shift+c');
    await expect.poll(pasted).toBe('Value\tUnrealized P&L\n-53638.20\t-1621.40\n50498.00\t1533.00');
  });

  await test.step('a group stands for its rows, and what has no price is said to be missing', async () => {
    const group = grid(page).locator('[role="row"][aria-expanded]').first();
    await dragCells(page, cellIn(group, 'Value 113,708.00 USD'), cellIn(positionRow(page, 'CAT'), /^Value missing/));
    await expect(marked(page)).toHaveText('2 of 3 cellsSum 113,708.00Average 56,854.00');
  });

  await test.step('prices have an average and no sum', async () => {
    await dragCells(
      page,
      cellIn(positionRow(page, 'IWM'), 'Entry price 236.44'),
      cellIn(positionRow(page, 'KO'), 'Entry price 69.95'),
    );
    await expect(marked(page)).toHaveText('2 cellsAverage 153.20');
    await page.keyboard.press('Escape');
    await expect(marked(page)).toBeHidden();
  });
});

test('a cell that is refused comes back once, and takes no keys from another field', async ({ page, dataDir }) => {
  test.slow();
  await openBook(page, dataDir);
  const input = grid(page).getByRole('textbox');
  const refusal = page.getByRole('alert').filter({ hasText: 'A quantity of zero is no position.' });
  const quantity = () => cellIn(positionRow(page, 'CAT'), 'Quantity 60');

  await test.step('left for another cell', async () => {
    await quantity().dblclick();
    await input.fill('0');
    await cellIn(positionRow(page, 'KO'), 'Quantity 700').click();
    await expect(refusal).toBeVisible();
    await expect(input).toBeFocused();
    await expect(input).toHaveValue('0');
    // Not the row under it, where the reason is read.
    await cellIn(positionRow(page, 'AAPL'), 'Quantity 400').click();
    await expect(input).toBeHidden();
    await expect(quantity()).toBeVisible();
  });

  await test.step('left for the search field', async () => {
    await quantity().dblclick();
    await input.fill('0');
    const find = page.getByRole('searchbox', { name: 'Find in positions' });
    await find.click();
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Quantity of CAT stays as it was.');
    await page.keyboard.type('CAT');
    await expect(find).toHaveValue('CAT');
    await expect(input).toBeHidden();
    await expect(quantity()).toBeVisible();
  });
});

test('closed positions are selected and copied as the open ones', async ({ app, page, dataDir }) => {
  test.slow();
  await openBook(page, dataDir);
  await selectRows(page, 'KO');
  const selection = page.getByRole('region', { name: 'Selection' });
  await selection.getByRole('button', { name: 'Close', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^Close/ });
  await dialog.getByLabel('Quantity').fill('200');
  await dialog.getByLabel('Price').fill('73.10');
  await dialog.getByRole('button', { name: 'Close position' }).click();
  await page.getByRole('radiogroup', { name: 'View' }).getByText('Closed').click();
  await groupBy(page, 'All');

  const row = positionRow(page, 'KO', 'Closed positions');
  await expect(cellIn(row, 'Realized P&L plus 630.00 USD')).toBeVisible();
  await expect(cellIn(row, 'P&L plus 4.5%')).toBeVisible();
  await cellIn(row, 'Not selected').click();
  await expect(selection).toContainText('1 selected');
  await expect(selection.getByRole('button', { name: /^Delete/ })).toHaveCount(0);
  await selection.getByRole('button', { name: /^Copy/ }).click();
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toMatch(/^KO\tLONG\tincome\t200\t2026-07-28\t69\.95\t\d{4}-\d\d-\d\d\t73\.1\t\d+\t630\.00\t4\.5\d*$/);
  await row.getByRole('gridcell', { name: 'KO', exact: true }).click({ button: 'right' });
  await expect(page.getByRole('menuitem')).toHaveText([/^Copy/]);
});
