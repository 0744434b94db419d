import type { Locator, Page } from '@playwright/test';
import { inspect } from './inspect';
import { enter, expect, pageTitle, setScheme, setWindow, test } from './launch';

async function openDashboard(page: Page): Promise<void> {
  await enter(page, 'demo_balanced');
  await page.getByRole('link', { name: 'Dashboard' }).click();
  await expect(pageTitle(page, 'Dashboard')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Net', exact: true })).toBeVisible();
}

function card(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

async function choose(page: Page, group: string, name: string): Promise<void> {
  await page.getByRole('radiogroup', { name: group }).getByText(name, { exact: true }).click();
}

/** A number as it stands on the screen, in cents: `−$1,234.56` and `minus $1,234.56` are -123456. */
function centsOf(text: string): number {
  const size = Math.round(Number(text.replace(/[^\d.]/g, '')) * 100);
  return /\u2212|minus/.test(text) ? -size : size;
}

/** The exact figure of a card, as it is spoken. */
async function figureOf(page: Page, name: string): Promise<number> {
  const text = await card(page, name).locator('p').first().locator('.visually-hidden').textContent();
  return centsOf(text ?? '');
}

/** A column of a chart's table, by its name. */
async function column(region: Locator, name: string): Promise<number[]> {
  const headers = await region.getByRole('columnheader').allTextContents();
  const place = headers.indexOf(name);
  expect(place, `${name} in ${headers}`).toBeGreaterThan(0);
  const cells = await region.locator(`tbody tr > :nth-child(${place + 1})`).allTextContents();
  return cells.map(centsOf);
}

function sum(cents: readonly number[]): number {
  return cents.reduce((total, each) => total + each, 0);
}

test('every screen of the dashboard', async ({ app, page }) => {
  test.setTimeout(600_000);
  await openDashboard(page);
  await expect(card(page, 'NAV and drawdown').locator('canvas').first()).toBeVisible();
  await inspect(app, page, 'dashboard');

  await setWindow(app, 1440, 900);
  await choose(page, 'Reading of exposure', 'Delta-adjusted');
  for (const name of ['NAV and drawdown', 'Exposure map', 'By sector']) {
    await page.getByRole('button', { name: `${name} as a table` }).click();
  }
  await inspect(app, page, 'dashboard-tables');
});

test('figures are the sums of their rows, in every reading', async ({ page }) => {
  test.slow();
  await openDashboard(page);
  await page.getByRole('button', { name: 'Exposure map as a table' }).click();
  await page.getByRole('button', { name: 'By sector as a table' }).click();
  for (const reading of ['Dollar', 'Notional', 'Delta-adjusted']) {
    await choose(page, 'Reading of exposure', reading);
    const [long, short, gross, net] = await Promise.all(
      ['Long', 'Short', 'Gross', 'Net'].map((name) => figureOf(page, name)),
    );
    expect(long, reading).toBeGreaterThan(0);
    expect(short, reading).toBeLessThan(0);
    expect((long ?? 0) + (short ?? 0), reading).toBe(net);
    expect((long ?? 0) - (short ?? 0), reading).toBe(gross);
    for (const name of ['Exposure map', 'By sector']) {
      const region = card(page, name);
      for (const [heading, figure] of [
        ['Long', long],
        ['Short', short],
        ['Gross', gross],
        ['Net', net],
      ] as const) {
        expect(sum(await column(region, heading)), `${reading}, ${name}, ${heading}`).toBe(figure);
      }
    }
  }
});

test('the day adds up, and NAV is that of the header', async ({ page }) => {
  test.slow();
  await openDashboard(page);
  const day = centsOf((await card(page, 'Day P&L').locator('p').first().textContent()) ?? '');
  await page.getByRole('button', { name: 'Exposure map as a table' }).click();
  expect(sum(await column(card(page, 'Exposure map'), 'Day P&L'))).toBe(day);

  const nav = card(page, 'NAV and drawdown');
  await page.getByRole('button', { name: 'NAV and drawdown as a table' }).click();
  const [last, before] = await column(nav, 'NAV');
  const [pnl] = await column(nav, 'Day P&L');
  await expect(page.getByRole('region', { name: 'Book' })).toContainText(
    ((last ?? 0) / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' }),
  );
  expect(await nav.locator('tbody tr').count()).toBe(90);
  // No money came in or went out in the last session.
  expect((last ?? 0) - (before ?? 0)).toBe(pnl);
});

test('charts are read with the keyboard and drawn anew in the other scheme', async ({ app, page }) => {
  test.slow();
  await openDashboard(page);
  await setScheme(app, 'dark');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  const nav = card(page, 'NAV and drawdown');
  const chart = nav.getByRole('application');
  await expect(chart).toHaveAccessibleName(/^NAV went from \$1,000,000 on .* 90 sessions, max drawdown/);
  await expect(chart.locator('canvas').first()).toBeVisible();
  await chart.focus();
  await page.keyboard.press('End');
  const spoken = nav.locator('[aria-live="polite"]');
  await expect(spoken).toContainText(/\d{4}, NAV [\d,.]+, Day P&L (plus|minus) [\d,.]+, Drawdown .*, SPY, scaled/);
  const last = await spoken.textContent();
  await page.keyboard.press('ArrowLeft');
  await expect(spoken).not.toHaveText(last ?? '');
  await choose(page, 'Range', '1M');
  await expect(chart).toHaveAccessibleName(/2[0-4] sessions/);

  const map = card(page, 'Exposure map');
  await map.getByRole('application').focus();
  await page.keyboard.press('ArrowRight');
  await expect(map.locator('[aria-live="polite"]')).toContainText(/positions?, Long [\d,.]+, Short/);
  const sides = card(page, 'By sector');
  await sides.getByRole('application').focus();
  await page.keyboard.press('ArrowDown');
  await expect(sides.locator('[aria-live="polite"]')).toContainText(/positions?, Long [\d,.]+, Short/);

  const pixels = () =>
    chart
      .locator('canvas')
      .first()
      .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const dark = await pixels();
  await setScheme(app, 'light');
  await expect.poll(pixels).not.toBe(dark);
});

test('a figure says why it is what it is', async ({ page }) => {
  test.slow();
  await openDashboard(page);
  const figure = card(page, 'Gross').getByRole('button');
  await figure.focus();
  await page.keyboard.press('i');
  const why = page.getByRole('dialog', { name: /^Gross/ });
  await expect(why).toContainText('Long + size of short');
  await expect(why).toContainText('Options count at market value.');
  await page.keyboard.press('Escape');
  await expect(why).toBeHidden();
  await expect(figure).toBeFocused();
});
