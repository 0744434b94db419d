import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { dropFile, enter, expect, expectSymbols, goTo, grid, pageTitle, test } from './launch';

const header = 'ticker,quantity,entry_price,entry_date,last_price,tags';

function fileIn(dataDir: string, name: string, lines: string[]): string {
  const folder = join(dataDir, 'files-of-the-test');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, [header, ...lines].join('\n'));
  return path;
}

const filter = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const detail = (page: Page, row: number) =>
  grid(page, 'Rows of the file')
    .getByRole('row', { level: 2 })
    .filter({ hasText: `Row ${row}, ` });

test('a file is mended, merged, undone and brought back, with the keyboard and the offers', async ({
  page,
  dataDir,
}) => {
  await enter(page);
  await dropFile(
    page,
    fileIn(dataDir, 'monday.csv', [
      'AAPL,100,180,2026-01-02,190,core',
      'COST,10,"1.004,21",2026-01-02,1010,',
      'KO,"1,5",60,2026-01-05,61,',
      'PEP,"2,5",150,2026-01-05,149,',
      'MSFT,5,400,03/04/2026,410,',
      'TSLA,0,300,2026-01-05,,',
      'TOTAL,117,1,2026-01-05,,',
    ]),
  );

  await test.step('the offers mend a row and all that are alike', async () => {
    await expect(filter(page, 'Problem 5')).toHaveAttribute('aria-pressed', 'true');
    await detail(page, 3).getByRole('button', { name: '1,004.21' }).click();
    await expect(filter(page, 'Problem 4')).toBeVisible();
    await page.keyboard.press('F8');
    await detail(page, 4).getByRole('button', { name: 'Read all like 1.5' }).click();
    await expect(filter(page, 'Problem 2')).toBeVisible();
  });

  await test.step('a cell is typed, and Ctrl+Z takes it back', async () => {
    await page.keyboard.press('F8');
    await expect(detail(page, 6)).toBeVisible();
    for (let column = 0; column < 7; column += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'Entry date, row 6' }).fill('2026-04-03');
    await page.keyboard.press('Enter');
    await expect(filter(page, 'Problem 1')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(filter(page, 'Problem 2')).toBeVisible();
    await page.keyboard.press('Control+Shift+Z');
    await expect(filter(page, 'Problem 1')).toBeVisible();
  });

  await test.step('what is left is left out or answered', async () => {
    await page.keyboard.press('F8');
    await expect(detail(page, 7)).toBeVisible();
    await page.keyboard.press('Delete');
    await expect(filter(page, 'Problem 0')).toBeVisible();
    await filter(page, 'Needs answer 1').click();
    await page.keyboard.press('Delete');
    await expect(page.getByText('Will write 5 new positions, 1 new tag, 5 prices.')).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(pageTitle(page, 'Positions')).toBeVisible();
    await expectSymbols(page, 'AAPL', 'COST', 'KO', 'MSFT', 'PEP');
  });

  await test.step('the next day’s file replaces it, and says so before', async () => {
    const tuesday = ['AAPL,120,180,2026-01-02,191,core', 'COST,10,1004.21,2026-01-02,1012,', 'SAP,7,200,2026-01-06,,'];
    await dropFile(page, fileIn(dataDir, 'tuesday.csv', tuesday));
    await expect(filter(page, 'Same 1')).toBeVisible();
    await page.getByText('Replaces', { exact: true }).click();
    await expect(page.getByText('Will write 1 new, 1 changed, 3 closed, 2 prices.')).toBeVisible();
    await filter(page, 'Gone 3').click();
    await page.keyboard.press('Delete');
    await expect(page.getByText('Will write 1 new, 1 changed, 2 closed, 2 prices.')).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(pageTitle(page, 'Positions')).toBeVisible();
    await expectSymbols(page, 'AAPL', 'COST', 'KO', 'SAP');
  });

  await test.step('the history shows both, takes one back and brings it again', async () => {
    await goTo(page, 'Import');
    const entry = page.getByRole('table').getByRole('row').filter({ hasText: 'tuesday.csv' }).first();
    await entry.getByRole('button', { name: /^Undo/ }).click();
    await expect(entry.getByRole('button', { name: /^Bring back/ })).toBeVisible();
    await entry.getByRole('button', { name: /^Bring back/ }).click();
    await expect(entry.getByRole('button', { name: /^Undo/ })).toBeVisible();
    await page.getByRole('button', { name: /^Details of the import of monday.csv/ }).click();
    await expect(page.getByText(/Mended: “1\.004,21” to “1004\.21”/)).toBeVisible();
  });
});
