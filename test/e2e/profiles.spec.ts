import type { Page } from '@playwright/test';
import {
  alertWith,
  cellIn,
  closeApp,
  enter,
  expect,
  fillProfile,
  goTo,
  importSample,
  pageTitle,
  positionRow,
  signIn,
  signOut,
  test,
} from './launch';

function sessionEnded(page: Page) {
  return page.getByRole('status').filter({ hasText: 'Your sign-in has ended. Your book is kept' });
}

test('create a profile, change its password, sign out; another profile sees nothing of it', async ({ page }) => {
  const shortPassword = /short/i;

  await test.step('a new profile: passwords must match, a short one is warned about', async () => {
    await expect(page.getByRole('button', { name: /^New profile/ })).toBeVisible();
    await page.keyboard.press('Control+n');
    const form = page.getByRole('form', { name: 'New profile' });
    await fillProfile(page, 'Ana', 'abc', 'abd');
    await expect(form).toContainText(shortPassword);
    await page.getByRole('button', { name: 'Create profile' }).click();
    await expect(form).toContainText('The two passwords differ.');
    await fillProfile(page, 'Ana', 'abc');
    await page.getByRole('button', { name: 'Create profile' }).click();
    await expect(pageTitle(page, 'Dashboard')).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: 'This password is short.' })).toBeVisible();
    await page.getByRole('button', { name: 'Close warning' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'This password is short.' })).toBeHidden();
    await importSample(page);
  });

  await test.step('the password is changed: the old one must be right, and no longer opens', async () => {
    await goTo(page, 'Settings');
    await page.getByRole('button', { name: 'Change password' }).click();
    const dialog = page.getByRole('dialog', { name: /^Change password/ });
    await dialog.getByLabel('Current password').fill('wrong');
    await dialog.getByLabel('New password', { exact: true }).fill('a longer one');
    await dialog.getByLabel('New password again').fill('a longer one');
    await dialog.getByRole('button', { name: 'Change password' }).click();
    await expect(dialog).toContainText(/wrong/i);
    await dialog.getByLabel('Current password').fill('abc');
    await dialog.getByRole('button', { name: 'Change password' }).click();
    await expect(dialog).toBeHidden();
    await goTo(page, 'Positions');
    await expect(positionRow(page, 'TSLA')).toBeVisible();
    await signOut(page);
    await expect(page.getByText('TSLA')).toBeHidden();
    await signIn(page, 'Ana', 'abc');
    await expect(alertWith(page, 'The name or the password is wrong.')).toBeVisible();
  });

  await test.step('another profile starts with an empty book', async () => {
    await enter(page);
    await expect(page.getByRole('heading', { name: 'Drop a positions file here' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Tags' })).not.toContainText('core');
    await goTo(page, 'Import');
    await expect(page.getByRole('heading', { name: 'Drop a positions file here' })).toBeVisible();
    await expect(page.getByText('sample-positions.csv')).toBeHidden();
    await expect(page.getByText('TSLA')).toBeHidden();
    await goTo(page, 'Positions');
    await signOut(page);
  });

  await test.step('a name is taken once, in any case', async () => {
    await page.getByRole('button', { name: /^New profile/ }).click();
    await fillProfile(page, 'aNA', 'long enough');
    await page.getByRole('button', { name: 'Create profile' }).click();
    const form = page.getByRole('form', { name: 'New profile' });
    await expect(form).toContainText('There is a profile “aNA” already. Choose another name, or sign in.');
    await page.getByRole('button', { name: 'Back' }).click();
    await expect(page.getByRole('button', { name: /^Ana/i })).toHaveCount(1);
  });

  await test.step('the first profile finds its book with the new password', async () => {
    await enter(page, 'Ana', 'a longer one');
    await expect(positionRow(page, 'TSLA')).toBeVisible();
  });

  await test.step('a password that is changed elsewhere ends the session here', async () => {
    const changed = await page.evaluate(async () => {
      const own = { username: 'Ana', password: 'a longer one' };
      const elsewhere = await window.sigmasight.invoke('auth.signIn', own, null);
      if (!('json' in elsewhere)) return elsewhere;
      const passwords = { currentPassword: 'a longer one', newPassword: 'something else' };
      const { token } = JSON.parse(elsewhere.json) as { token: string };
      return window.sigmasight.invoke('auth.changePassword', passwords, token);
    });
    expect(changed.ok).toBe(true);
    await cellIn(positionRow(page, 'TSLA'), 'TSLA').click();
    await page.keyboard.press('Delete');
    await expect(sessionEnded(page)).toBeVisible();
    await expect(page.getByText('TSLA')).toBeHidden();
    await enter(page, 'Ana', 'something else');
    await expect(positionRow(page, 'TSLA')).toBeVisible();
  });
});

test('after five wrong passwords each try has to wait, also after a restart', async ({ start }) => {
  let { app, page } = await start();
  await page.getByRole('button', { name: /^demo_value/ }).click();
  const password = page.getByLabel('Password of demo_value');
  const submit = page.getByRole('button', { name: 'Sign in', exact: true });
  for (let count = 1; count <= 5; count += 1) {
    await password.fill(`wrong ${count}`);
    await expect(alertWith(page, 'wrong')).toBeHidden();
    await submit.click();
    await expect(alertWith(page, 'The name or the password is wrong.')).toBeVisible();
  }
  await password.fill('demo123');
  await submit.click();
  await expect(alertWith(page, /Too many wrong passwords\. Try again in \d s\./)).toBeVisible();
  await expect(submit).toBeDisabled();

  await test.step('it can be tried again when the time is over; a sixth failure waits longer', async () => {
    await expect(submit).toBeEnabled();
    await password.fill('wrong again');
    await submit.click();
    await expect(alertWith(page, 'The name or the password is wrong.')).toBeVisible();
  });

  await test.step('a restart does not shorten it', async () => {
    await closeApp(app);
    ({ app, page } = await start());
    await signIn(page, 'demo_value');
    await expect(alertWith(page, /Too many wrong passwords\. Try again in \d+ s\./)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeEnabled();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(pageTitle(page, 'Dashboard')).toBeVisible();
  });
});

test('a session whose time is over leads back to sign-in, and the book is kept', async ({ start }) => {
  const { page } = await start({ environment: { JWT_EXPIRY_HOURS: String(8 / 3600) } });
  await enter(page);
  await goTo(page, 'Settings');
  // The next call notices; each change of a preference is one.
  const theme = page.getByRole('radiogroup', { name: 'Theme' });
  await expect(async () => {
    if (await theme.isVisible()) {
      await theme.getByText('Light').click({ timeout: 500 });
      await theme.getByText('Dark').click({ timeout: 500 });
    }
    await expect(sessionEnded(page)).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await expect(theme).toBeHidden();
  // Back to where the session ended.
  await signIn(page);
  await expect(pageTitle(page, 'Settings')).toBeVisible();
});
