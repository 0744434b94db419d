import AxeBuilder from '@axe-core/playwright';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, screenshot, setScheme, setWindow, test } from './launch';

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
];
const schemes = ['dark', 'light'] as const;

/** In both schemes and at both sizes: a picture, nothing cut off at the window's edge, and no violation that axe finds. */
export async function inspect(app: ElectronApplication, page: Page, screen: string): Promise<void> {
  await test.step(screen, async () => {
    for (const { width, height } of sizes) {
      await setWindow(app, width, height);
      for (const scheme of schemes) {
        await setScheme(app, scheme);
        await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
        await screenshot(page, `${screen}-${width}-${scheme}`);
        // Of what passes axe would otherwise describe every element.
        const { violations } = await new AxeBuilder({ page })
          .setLegacyMode(true)
          .options({ resultTypes: ['violations'] })
          .analyze();
        const found = violations.map(({ id, nodes }) => [id, ...nodes.slice(0, 5).map(({ html }) => html)]);
        expect.soft(found, `${screen} at ${width}, ${scheme}`).toEqual([]);
      }
      const overflow = await page.evaluate(() => {
        const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
        return { x: scrollWidth - clientWidth, y: scrollHeight - clientHeight };
      });
      expect.soft(overflow, `${screen} at ${width} does not scroll as a whole`).toEqual({ x: 0, y: 0 });
    }
  });
}
