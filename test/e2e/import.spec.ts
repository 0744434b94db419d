import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import {
  cellIn,
  dropFile,
  enter,
  expect,
  expectSymbols,
  goTo,
  grid,
  pageTitle,
  positionRow,
  sampleFile,
  test,
} from './launch';

const header = 'ticker,quantity,entry_price,entry_date,tags';

/** The answer of the operating system's own dialog, which a test cannot press. */
async function answerSaveDialog(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, filePath);
}

async function answerOpenDialog(app: ElectronApplication, filePaths: string[]): Promise<void> {
  await app.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = async () => ({ canceled: paths.length === 0, filePaths: paths });
  }, filePaths);
}

function fileIn(dataDir: string, name: string, content: string | Uint8Array): string {
  // Beside what the app keeps there, not among it.
  const folder = join(dataDir, 'files-of-the-test');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function messages(page: Page) {
  return page.getByRole('region', { name: 'Messages' });
}

async function expectEmptyBook(page: Page): Promise<void> {
  await goTo(page, 'Positions');
  await expect(page.getByRole('heading', { name: 'Drop a positions file here' })).toBeVisible();
}

test('rows with problems are named, nothing is written until chosen, the good ones can be taken', async ({
  app,
  page,
  dataDir,
}) => {
  const file = fileIn(
    dataDir,
    'mixed.csv',
    [
      header,
      'AAPL,100,185.50,2025-03-14,core',
      'MSFT,"1,5",400.00,2025-03-14,',
      'NVDA,10,"120,25",2025-03-14,',
      'AMZN,10,180.00,03/14/2025,',
      'GOOG,0,150.00,2025-03-14,',
      'META,5,500.00,2199-01-01,=2+3',
      'BRK.B,25,392.50,2025-11-20,',
    ].join('\r\n'),
  );
  await enter(page);
  await dropFile(page, file);

  await test.step('row, column and value of each problem are named', async () => {
    const rows = grid(page, 'Rows of the file');
    await expect(page.getByRole('button', { name: 'Problem 5' })).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByRole('button', { name: 'New 2' })).toBeVisible();
    const problems: [row: number, column: string, value: string, message: RegExp][] = [
      [3, 'quantity', '1,5', /decimal comma|decimal point/i],
      [4, 'entry_price', '120,25', /decimal comma|decimal point/i],
      [5, 'entry_date', '03/14/2025', /is not a date\. Write year-month-day, like 2025-03-14\./],
      [6, 'quantity', '0', /A quantity of zero is no position\./],
      [7, 'entry_date', '2199-01-01', /is in the future: today is \d{4}-\d\d-\d\d\. Check the year\./],
    ];
    // The first stands open; F8 opens the next.
    for (const [index, [row, column, value, message]] of problems.entries()) {
      if (index > 0) await page.keyboard.press('F8');
      const detail = rows.getByRole('row', { level: 2 }).filter({ hasText: `Row ${row}, ${column}.` });
      await expect(detail.getByRole('listitem')).toHaveText(message);
      // The line as the file has it, with the value at fault marked in it.
      const line = detail.getByRole('code');
      await expect(line.getByText(value.includes(',') ? `"${value}"` : value, { exact: true })).toBeVisible();
    }
  });

  await test.step('nothing is written yet', async () => {
    await expect(page.getByText('Nothing is written yet')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Import all', exact: true })).toBeDisabled();
    await expectEmptyBook(page);
    await page.getByRole('link', { name: 'Import' }).click();
    await expect(page.getByText('Nothing is written yet')).toBeVisible();
  });

  await test.step('the problem rows are saved to a file, with what is wrong', async () => {
    const saved = join(dataDir, 'files-of-the-test', 'saved.csv');
    await answerSaveDialog(app, saved);
    await page.getByRole('button', { name: 'Save 5 problem rows' }).click();
    await expect(messages(page)).toContainText('Saved 5 problem rows.');
    const lines = readFileSync(saved, 'utf8').trim().split(/\r?\n/);
    expect(lines[0]?.replace('\uFEFF', '')).toBe(`${header},problem`);
    expect(lines).toHaveLength(6);
    expect(lines[1]).toMatch(/^MSFT,"1,5",400\.00,2025-03-14,,/);
    // What a spreadsheet would run as a formula is made harmless.
    expect(lines[5]).toContain("'=2+3");
  });

  await test.step('the good rows are taken, the others stay out', async () => {
    await expect(page.getByText('Will write 2 new positions, 1 new tag.')).toBeVisible();
    await expect(page.getByText('5 rows with a problem stay out.')).toBeVisible();
    await page.getByRole('button', { name: 'Import the good rows' }).click();
    await expect(messages(page)).toContainText('Imported 2 positions from mixed.csv');
    await expect(pageTitle(page, 'Positions')).toBeVisible();
    await expectSymbols(page, 'AAPL', 'BRK.B');
    await goTo(page, 'Import');
    const entry = page.getByRole('table').getByRole('row').filter({ hasText: 'mixed.csv' });
    await expect(entry.getByRole('cell', { name: '2', exact: true })).toBeVisible();
    await expect(entry.getByRole('cell', { name: '5', exact: true })).toBeVisible();
  });
});

test('every way a file comes in: dialog, the same file again, a broker, Excel, two at once, UTF-16', async ({
  app,
  page,
  dataDir,
}) => {
  await enter(page);

  await test.step('the file dialog, closed without a file and with one', async () => {
    await answerOpenDialog(app, []);
    await page.keyboard.press('Control+o');
    await expect(pageTitle(page, 'Positions')).toBeVisible();
    await answerOpenDialog(app, [sampleFile]);
    await page.keyboard.press('Control+o');
    await expect(page.getByText('SigmaSight format, 5 rows, UTF-8, comma')).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(positionRow(page, 'TSLA')).toBeVisible();
  });

  await test.step('the same file again is recognised and asks', async () => {
    await dropFile(page, sampleFile);
    const question = page.getByRole('status').filter({ hasText: 'This file was imported on' });
    await expect(question).toContainText('5 positions, which still stand. Only what differs is written.');
    await expect(page.getByText('There is nothing to write.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Same 5' })).toBeVisible();
    await page.getByText('Adds', { exact: true }).click();
    await expect(question).toContainText('Adding it again adds them a second time.');
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await goTo(page, 'Positions');
    await expect(grid(page).getByText('5 positions, none priced')).toBeVisible();
    await dropFile(page, sampleFile);
    await page.getByText('Adds', { exact: true }).click();
    await page.getByRole('button', { name: 'Import again' }).click();
    await expect(grid(page).getByText('10 positions, none priced')).toBeVisible();
  });

  await test.step("a broker's own file is not recognised yet, and its columns are named", async () => {
    await dropFile(page, resolve('test/fixtures/broker-csv/fidelity_Portfolio_Positions_Sep-25-2026.csv'));
    await expect(page.getByText('Nothing was written')).toBeVisible();
    await expect(page.getByRole('alert').filter({ hasText: 'This file is not recognised yet.' })).toBeVisible();
    for (const column of ['Account number', 'Symbol', 'Quantity', 'Average cost basis']) {
      await expect(page.getByRole('listitem').filter({ hasText: new RegExp(`^${column}$`) })).toBeVisible();
    }
    await expect(page.getByRole('button', { name: /^Import/ })).toBeHidden();
  });

  await test.step('an Excel workbook says what to do instead', async () => {
    const workbook = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 6, 0, 8, 0, 0, 0]);
    await dropFile(page, fileIn(dataDir, 'book.xlsx', workbook));
    await expect(page.getByRole('alert').filter({ hasText: 'This is an Excel workbook' })).toContainText(
      'save the sheet as CSV and drop that file',
    );
  });

  await test.step('two files at once are refused, and so is a folder', async () => {
    await dropFile(page, sampleFile, resolve('test/fixtures/broker-csv/sigmasight_template.csv'));
    await expect(messages(page)).toContainText('An import takes one file, 2 were dropped. Nothing was read');
    await dropFile(page, dataDir);
    await expect(messages(page)).toContainText('could not be read. Nothing was changed; drop a file.');
  });

  await test.step('a UTF-16 file with semicolons, as Excel saves it', async () => {
    const text = `${header}\nSAP,7,120.5,2025-03-14,über#1\n`.replaceAll(',', ';');
    await dropFile(page, fileIn(dataDir, 'utf16.csv', Buffer.from(`\uFEFF${text}`, 'utf16le')));
    await expect(page.getByText('SigmaSight format, 1 row, UTF-16, semicolon')).toBeVisible();
    await page.getByRole('button', { name: 'Import all 1' }).click();
    await expect(cellIn(positionRow(page, 'SAP'), /über#1/)).toBeVisible();
  });
});

test('20,000 rows: read, written with progress, cancelled without a trace, then imported', async ({
  page,
  dataDir,
}) => {
  const lines = Array.from({ length: 20_000 }, (_, index) => {
    const letters = [0, 1, 2, 3].map((place) => String.fromCharCode(65 + (Math.floor(index / 26 ** place) % 26)));
    return `${letters.join('')},${index + 1},10.50,2025-03-14,"core,bulk"`;
  });
  const file = fileIn(dataDir, 'large.csv', [header, ...lines].join('\n'));
  await enter(page);
  await dropFile(page, file);
  await expect(page.getByText('SigmaSight format, 20,000 rows, UTF-8, comma')).toBeVisible();
  const rows = grid(page, 'Rows of the file');
  await rows.focus();
  await page.keyboard.press('End');
  await expect(rows.getByRole('gridcell', { name: '20,000', exact: true })).toBeVisible();

  await test.step('cancelled while it writes: the book is as it was', async () => {
    await page.getByRole('button', { name: 'Import all 20,000' }).click();
    await page.getByRole('button', { name: 'Stop writing' }).click();
    await expect(page.getByRole('button', { name: 'Import all 20,000' })).toBeEnabled();
    await expectEmptyBook(page);
  });

  await test.step('written, with progress in the status bar', async () => {
    await page.getByRole('link', { name: 'Import' }).click();
    await page.getByRole('button', { name: 'Import all 20,000' }).click();
    const progress = page.getByRole('contentinfo').getByRole('progressbar', { name: 'Writing' });
    await expect(progress).toHaveAttribute('aria-valuemax', '20000');
    await expect(page.getByRole('contentinfo').getByRole('button', { name: 'Cancel' })).toBeVisible();
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '20003', { timeout: 60_000 });
    await expect(grid(page).getByText('20,000 positions, none priced')).toBeVisible();
    await grid(page).focus();
    await page.keyboard.press('Control+End');
    await expect(grid(page).locator('[aria-rowindex="20003"]')).toBeVisible();
  });
});
