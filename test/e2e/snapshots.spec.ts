import type { Page } from '@playwright/test';
import { inspect } from './inspect';
import { expect, pageTitle, setWindow, signIn, test } from './launch';

async function openSnapshots(page: Page): Promise<void> {
  await signIn(page, 'demo_balanced');
  await page.getByRole('link', { name: 'Snapshots' }).click();
  await expect(pageTitle(page, 'Snapshots')).toBeVisible();
  await expect(sessions(page)).toBeVisible({ timeout: 120_000 });
}

const sessions = (page: Page) => page.getByRole('grid', { name: 'Sessions' });
const header = (page: Page) => page.getByRole('region', { name: 'Book', exact: true });

test('a day of the past, and two days against each other', async ({ app, page }) => {
  test.setTimeout(600_000);
  await openSnapshots(page);
  const comparison = page.getByRole('region', { name: / against / });
  await expect(comparison).toContainText(/NAV change .* = P&L .* \+ flows/);
  await expect(comparison).not.toContainText('neither explains');
  await expect(comparison.getByText('risk metrics are not computed yet').first()).toBeAttached();
  await inspect(app, page, 'snapshots');

  await setWindow(app, 1440, 900);
  const row = sessions(page).getByRole('row').nth(12);
  const date = (await row.getByRole('gridcell').first().textContent()) ?? '';
  await row.click();
  await expect(header(page)).toContainText(`You are looking at${date}, close`);
  const nav = (await row.getByRole('gridcell').nth(1).textContent()) ?? '';
  await expect(header(page)).toContainText(`$${nav}`);
  await inspect(app, page, 'snapshots-day');

  await setWindow(app, 1440, 900);
  const later = sessions(page).getByRole('row').nth(11);
  const laterDate = (await later.getByRole('gridcell').first().textContent()) ?? '';
  await page.keyboard.press(']');
  await expect(header(page)).toContainText(laterDate);
  await page.keyboard.press('[');
  await expect(header(page)).toContainText(date);
  await sessions(page)
    .getByRole('row')
    .nth(20)
    .click({ modifiers: ['Shift'] });
  await expect(header(page)).toContainText(date);
  await expect(comparison).toContainText(/NAV change .* = P&L .* \+ flows/);

  await page.getByRole('radiogroup', { name: 'What of the session' }).getByText('Positions that day').click();
  const positions = page.getByRole('region', { name: /^Positions at the close of/ });
  await expect(positions).toContainText('30 of 30 positions in value');
  await inspect(app, page, 'snapshots-positions');
  await setWindow(app, 1440, 900);
  await page.getByRole('radiogroup', { name: 'What of the session' }).getByText('Greeks').click();
  await expect(page.getByRole('region', { name: /^Greeks at the close of/ })).toContainText('lots of 100 shares');
  await inspect(app, page, 'snapshots-greeks');

  await setWindow(app, 1440, 900);
  await page.keyboard.press('Escape');
  await expect(header(page)).not.toContainText('You are looking at');
  await page.getByRole('radiogroup', { name: 'What of the session' }).getByText('Book').click();
  const chart = page.getByRole('application', { name: /^NAV went from/ });
  const box = await chart.boundingBox();
  await expect(async () => {
    await chart.click({ position: { x: (box?.width ?? 0) / 2, y: 40 } });
    await expect(header(page)).toContainText('You are looking at', { timeout: 2_000 });
  }).toPass();
  await chart.click({ position: { x: (box?.width ?? 0) / 4, y: 40 }, modifiers: ['Shift'] });
  await expect(page.getByRole('button', { name: /^Compare with \d+ Aug/ })).toBeVisible();
  await page.mouse.move(5, 5);
  await page.getByRole('button', { name: 'Back to today' }).click();
  await expect(header(page)).not.toContainText('You are looking at');
  // Another page is never shown under the header of a day that is over.
  await row.click();
  await expect(header(page)).toContainText('You are looking at');
  await page.getByRole('link', { name: 'Jobs' }).click();
  await expect(header(page)).not.toContainText('You are looking at');
});

test('a rebuild shows what it would change before it writes', async ({ app, page }) => {
  test.slow();
  await openSnapshots(page);
  await page.getByRole('button', { name: 'Rebuild', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^Rebuild snapshots/ });
  await dialog.getByRole('button', { name: 'Show the difference' }).click();
  await expect(dialog).toContainText(/There is nothing to rebuild|Nothing is written yet/, { timeout: 120_000 });
  await inspect(app, page, 'snapshots-rebuild');
  await dialog.getByLabel('From').fill('tomorrow');
  await dialog.getByRole('button', { name: 'Show the difference' }).click();
  await expect(dialog.getByRole('alert').or(dialog.locator('[aria-invalid="true"]')).first()).toBeVisible();
});

test('a book without snapshots says what belongs there', async ({ app, page }) => {
  test.slow();
  await expect(page.getByRole('button', { name: /^demo_growth/ })).toBeVisible();
  await page.keyboard.press('Control+n');
  await page.getByLabel('Name', { exact: true }).fill('Ana');
  await page.getByLabel('Password', { exact: true }).fill('abc');
  await page.getByLabel('Password again').fill('abc');
  await page.getByRole('button', { name: 'Create profile' }).click();
  await page.getByRole('link', { name: 'Snapshots' }).click();
  await expect(page.getByRole('heading', { name: 'No snapshot yet' })).toBeVisible();
  await inspect(app, page, 'snapshots-empty');
});
