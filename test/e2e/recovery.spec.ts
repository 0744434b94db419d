import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { treeHash } from '../helpers/tree-hash';
import { inspect } from './inspect';
import { closeApp, damageFolder, enter, expect, importSample, launch, positionRow, test } from './launch';

test('a damaged database: the screen says what is known, a backup is restored, the positions are there', async ({
  start,
  dataDir,
}) => {
  test.slow();
  await test.step('a book, backed up by the quit', async () => {
    const app = await launch(dataDir);
    const page = await app.firstWindow();
    await enter(page);
    await importSample(page);
    await closeApp(app);
    expect(readdirSync(join(dataDir, 'backups')).filter((name) => name.endsWith('-on-quit.tar.gz'))).toHaveLength(1);
  });
  await damageFolder(dataDir);
  const damaged = treeHash(join(dataDir, 'db'));

  const { app, page } = await start();
  await expect(page.getByRole('heading', { name: 'The database cannot be opened' })).toBeVisible();
  const backups = page.getByRole('table', { name: 'Backups, newest first' });
  await expect(backups.getByText('Sound')).toHaveCount(2);
  await expect(backups.getByRole('row', { name: /On quit/ })).toContainText('trader 5');
  await inspect(app, page, 'recovery');
  await backups
    .getByRole('row', { name: /On quit/ })
    .getByRole('radio')
    .check();
  await page.getByRole('button', { name: /^Restore / }).click();

  await expect(page.getByText(/is restored\. What was there before is kept as db-damaged-/)).toBeVisible();
  await enter(page);
  await expect(positionRow(page, 'TSLA')).toBeVisible();
  const [kept = ''] = readdirSync(dataDir).filter((name) => name.startsWith('db-damaged-'));
  expect(treeHash(join(dataDir, kept))).toBe(damaged);
});
