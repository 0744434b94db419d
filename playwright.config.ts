import { defineConfig } from '@playwright/test';

/** From `npm test`. */
const displays: unknown[] = JSON.parse(process.env.SIGMASIGHT_DISPLAYS ?? '[{}]');

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  // One window on each display: a second one would take the focus that the first one's keyboard tests need.
  workers: displays.length,
  fullyParallel: true,
  // Limits are for what hangs, not for a machine that stands still for a minute because its disk does.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  // Unattended, such a machine gets a second look; the list says which test needed it ("flaky").
  retries: process.env.CI ? 1 : 0,
  reporter: [['list']],
});
