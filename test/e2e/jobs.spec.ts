import type { Page } from '@playwright/test';
import { inspect } from './inspect';
import { expect, pageTitle, setWindow, signIn, test } from './launch';

async function openJobs(page: Page): Promise<void> {
  await signIn(page, 'demo_balanced');
  await page.getByRole('link', { name: 'Jobs' }).click();
  await expect(pageTitle(page, 'Jobs')).toBeVisible();
}

const runs = (page: Page) => page.getByRole('grid', { name: 'Runs' });
const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('the chain runs by key, and each run tells what it did', async ({ app, page }) => {
  test.slow();
  await openJobs(page);
  await expect(card(page, 'Snapshot')).toContainText('17:30 New York');
  await page.keyboard.press('Control+r');
  // The window is not loaded anew by it: the page still stands there, and says what came of the chain.
  await expect(page.getByText(/The chain is done through \w{3} \d/).first()).toBeVisible({ timeout: 120_000 });
  await expect(card(page, 'Snapshot')).toContainText('Done');
  await expect(page.getByRole('contentinfo')).toContainText(/Next: market data \w{3} .* 16:00 New York/);
  await page.getByRole('button', { name: 'Close message' }).first().click();
  await inspect(app, page, 'jobs');

  await setWindow(app, 1440, 900);
  const newest = runs(page).getByRole('row').nth(1);
  await newest.click();
  const pane = page.getByRole('complementary', { name: 'Run' });
  await expect(pane.getByRole('list', { name: 'Log' })).toContainText(/\d\d:\d\d:\d\d\.\d{3} /);
  await pane.getByRole('button', { name: 'Copy details' }).click();
  await expect(page.getByText('The details are copied.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Close message' }).first().click();
  await inspect(app, page, 'jobs-run');
  await setWindow(app, 1440, 900);
  await newest.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(runs(page).getByRole('row').nth(2)).toHaveAttribute('aria-selected', 'true');
  await pane.getByRole('button', { name: 'Close the run' }).click();
  await expect(pane).toBeHidden();
});

test('schedules are checked, saved and switched off', async ({ app, page }) => {
  test.slow();
  await openJobs(page);
  await page.getByRole('button', { name: 'Schedules' }).click();
  const dialog = page.getByRole('dialog', { name: /^Schedules/ });
  const line = dialog.getByLabel('Cron line of risk');
  await expect(line).toHaveValue('0 17 * * 1-5');
  await line.fill('0 17 * *');
  await line.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('five fields');
  await inspect(app, page, 'jobs-schedules');
  await setWindow(app, 1440, 900);
  await line.fill('15 17 * * 1-5');
  await line.press('Enter');
  await expect(dialog).toContainText('17:15 New York on every session');
  await expect(dialog).toContainText(/Next \w{3} .* 17:15 New York/);
  const timer = dialog.getByRole('switch', { name: 'Timer of snapshot' });
  // Where the eye sees it: the track lies over the control.
  await timer.click({ force: true });
  await expect(dialog).toContainText('The timer is off');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(card(page, 'Risk')).toContainText('17:15 New York');
  await expect(card(page, 'Snapshot')).toContainText('Off');

  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Schedules' }).click();
  await expect(page.getByLabel('Cron line of risk')).toHaveValue('15 17 * * 1-5');
  await inspect(app, page, 'settings-schedules');
});

test('a demo book goes back to its beginning after saying what is lost', async ({ app, page }) => {
  test.slow();
  await openJobs(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Search or run' }).getByRole('combobox').fill('reset the demo');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Reset the demo book/ });
  await expect(dialog).toContainText('Every change made in this book is lost');
  await inspect(app, page, 'reset-demo');
  await dialog.getByRole('button', { name: 'Reset the demo book' }).click();
  await expect(page.getByText('The demo book is reset: 30 positions.').first()).toBeVisible({ timeout: 120_000 });
});
