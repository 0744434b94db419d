import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { cellIn, dropFile, enter, expect, grid, positionRow, selectRows, test } from './launch';

const file = [
  'ticker,quantity,entry_price,entry_date,tags,last_price',
  'AAPL,400,231.85,2025-03-14,core,287.40',
  'AAPL261218C00300000,-4,5.85,2026-07-10,income,3.13',
  'KO,700,69.95,2026-07-28,income,72.14',
].join('\n');

/** The words on them, without the keys beside. */
async function wordsOf(controls: Locator): Promise<string[]> {
  return controls.evaluateAll((list) =>
    list.map((each) => {
      const copy = each.cloneNode(true) as HTMLElement;
      for (const key of copy.querySelectorAll('kbd, svg')) key.remove();
      return each.getAttribute('aria-label') ?? copy.textContent?.trim() ?? '';
    }),
  );
}

/** Everything that the palette offers now. */
async function offered(page: Page): Promise<string[]> {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Search or run' });
  await palette.getByRole('combobox').fill('>');
  const names = await wordsOf(palette.getByRole('option'));
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  return names;
}

/** What each control is called in the palette; a control that is not here fails the test. */
async function expectCommands(page: Page, controls: Locator, commands: Record<string, string>): Promise<void> {
  await expect(controls.first()).toBeVisible();
  expect((await wordsOf(controls)).sort()).toEqual(Object.keys(commands).sort());
  await page.keyboard.press('Escape');
  await expect(controls).toHaveCount(0);
}

test('whatever the mouse can do with positions, the palette can', async ({ page, dataDir }) => {
  test.slow();
  await enter(page);
  const path = join(dataDir, 'book.csv');
  writeFileSync(path, file);
  await dropFile(page, path);
  await page.getByRole('button', { name: 'Import all 3' }).click();
  await expect(positionRow(page, 'KO')).toBeVisible();

  // A saved view that was changed since, so that it can be updated.
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Save as' }).click();
  await page.getByRole('dialog', { name: 'Save this view' }).getByLabel('Name').fill('Mine');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Views, Mine' })).toBeVisible();
  await page
    .getByRole('region', { name: 'Tags', exact: true })
    .getByRole('button', { name: /^income/ })
    .click();
  await expect(page.getByRole('button', { name: 'Views, Mine, changed' })).toBeVisible();
  await selectRows(page, 'KO');
  const commands = await offered(page);
  const has = (names: Record<string, string>) =>
    expect(Object.values(names).filter((name) => !commands.some((each) => each.startsWith(name)))).toEqual([]);

  await test.step('the selection bar', async () => {
    const bar = {
      Tag: 'Tag the selection',
      Strategy: 'Put the selection in a strategy',
      Edit: 'Edit the position',
      Close: 'Close the position',
      Copy: 'Copy the selection',
      Delete: 'Delete the selection',
      'Clear the selection': 'Clear the selection',
    };
    expect((await wordsOf(page.getByRole('region', { name: 'Selection' }).getByRole('button'))).sort()).toEqual(
      Object.keys(bar).sort(),
    );
    has(bar);
  });

  await test.step('the menu of a row', async () => {
    const menu = {
      Details: 'Details of the selection',
      'Why this number': 'Why this number',
      Tag: 'Tag the selection',
      Strategy: 'Put the selection in a strategy',
      Edit: 'Edit the position',
      'Set price': 'Set the price',
      Close: 'Close the position',
      Copy: 'Copy the selection',
      Delete: 'Delete the selection',
    };
    await positionRow(page, 'KO').getByRole('gridcell', { name: 'KO', exact: true }).click({ button: 'right' });
    await expectCommands(page, page.getByRole('menuitem'), menu);
    has(menu);
  });

  await test.step('the toolbar, its menus and the filters', async () => {
    const main = page.getByRole('main');
    const buttons = {
      'Views, Mine, changed': 'Save this view',
      Columns: 'Choose columns',
      Details: 'Show the details',
      Add: 'Add a position',
      Import: 'Open a positions file',
      More: 'Manage tags',
      Filter: 'Filter by type',
      'Tag any of income': 'Filter by tag',
      'Clear the tag filter': 'Clear filters',
    };
    const found = (await wordsOf(main.getByRole('button'))).map((name) => name.replace(/\s+/g, ' '));
    const selection = await wordsOf(page.getByRole('region', { name: 'Selection' }).getByRole('button'));
    expect(found.filter((name) => !selection.includes(name)).sort()).toEqual(Object.keys(buttons).sort());
    has(buttons);

    const views = {
      'Mine, changed': 'View: Mine',
      'Options by expiry': 'View: Options by expiry',
      Losers: 'View: Losers',
      'No price': 'View: No price',
      'Default view': 'View: default',
      'Save as': 'Save this view',
      'Update “Mine”': 'Update the view',
      'Rename “Mine”': 'Rename the view',
      'Delete “Mine”': 'Delete the view',
    };
    await page.getByRole('button', { name: 'Views, Mine, changed' }).click();
    await expectCommands(page, page.getByRole('menuitem'), views);
    has(views);

    const more = { 'Manage tags': 'Manage tags', Cash: 'Cash', 'Export this view': 'Export this view' };
    await page.getByRole('button', { name: 'More' }).click();
    await expectCommands(page, page.getByRole('menuitem'), more);
    has(more);

    const filters = {
      Type: 'Filter by type',
      Tag: 'Filter by tag',
      Underlying: 'Filter by underlying',
      Account: 'Filter by account',
      Expiry: 'Filter by expiry',
      'P&L': 'Filter by P&L',
      'Day P&L': 'Filter by day P&L',
      Value: 'Filter by value',
      Price: 'Filter by price',
      Currency: 'Filter by currency',
    };
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await expectCommands(page, page.getByRole('menuitem'), filters);
    has(filters);

    const groupings = {
      All: 'Show positions without groups',
      Type: 'Group by type',
      Underlying: 'Group by underlying',
      Tag: 'Group by tag',
      Strategy: 'Group by strategy',
    };
    const radios = page.getByRole('radiogroup', { name: 'Group by' }).locator('label');
    expect((await wordsOf(radios)).sort()).toEqual(Object.keys(groupings).sort());
    has(groupings);
    has({ Closed: 'Show closed positions' });
  });

  await test.step('a group’s row: it collapses, expands and selects', async () => {
    await page.getByRole('button', { name: 'Clear the tag filter' }).click();
    const group = grid(page).locator('[role="row"][aria-expanded]').first();
    await group.getByRole('gridcell', { name: /^AAPL/ }).click();
    expect(await offered(page)).toEqual(
      expect.arrayContaining(['Collapse the group AAPL', 'Select the group AAPL', 'Collapse all groups']),
    );
    await run(page, 'Collapse the group');
    await expect(group).toHaveAttribute('aria-expanded', 'false');
    await run(page, 'Expand the group');
    await expect(group).toHaveAttribute('aria-expanded', 'true');
    await run(page, 'Select the group');
    await expect(cellIn(group, 'Selected')).toBeVisible();
  });

  await test.step('a filter that the palette adds asks at once', async () => {
    await run(page, 'Filter by underlying');
    await page.getByRole('checkbox', { name: 'KO' }).check();
    await expect(positionRow(page, 'AAPL')).toBeHidden();
  });
});

async function run(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Search or run' });
  await palette.getByRole('combobox').fill(name);
  await expect(palette.getByRole('option', { selected: true })).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
}
