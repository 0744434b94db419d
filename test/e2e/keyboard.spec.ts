import type { ElectronApplication, Page } from '@playwright/test';
import {
  cellIn,
  closeApp,
  enter,
  expect,
  expectSymbols,
  grid,
  importSample,
  pageTitle,
  positionRow,
  test,
} from './launch';

const call = 'AAPL 15 Jan 27 350 C';
const put = 'SPY 18 Dec 26 600 P';

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

function palette(page: Page) {
  return page.getByRole('dialog', { name: 'Search or run' });
}

/** Finds something in the palette and runs it. */
async function run(page: Page, query: string, option: string | RegExp): Promise<void> {
  await press(page, 'Control+k');
  await expect(palette(page)).toBeVisible();
  await page.keyboard.type(query);
  await expect(palette(page).getByRole('option', { name: option, selected: true })).toBeVisible();
  await press(page, 'Enter');
  await expect(palette(page)).toBeHidden();
}

function focused(page: Page) {
  return page.locator(':focus');
}

test('the main job with the keyboard alone', async ({ app, page }) => {
  await page.evaluate(() => {
    const count = () => {
      document.documentElement.dataset.pointer = 'used';
    };
    for (const type of ['pointerdown', 'mousedown', 'click', 'wheel']) {
      // A click that a key makes has no place on the screen.
      addEventListener(type, (event) => (event as MouseEvent).detail !== 0 && count(), true);
    }
  });

  await test.step('sign in and out', async () => {
    const profile = page.getByRole('button', { name: /^demo_growth/ });
    await expect(profile).toBeVisible();
    while (!(await profile.evaluate((element) => element === document.activeElement))) await press(page, 'Tab');
    await press(page, 'Enter');
    await expect(page.getByLabel('Password of demo_growth')).toBeFocused();
    await page.keyboard.type('demo123');
    await press(page, 'Enter');
    await expect(pageTitle(page, 'Dashboard')).toBeVisible();
    await run(page, 'sign out', 'Sign out');
  });

  await test.step('a profile of their own', async () => {
    await expect(page.getByText('Choose a profile on this computer')).toBeVisible();
    await press(page, 'Control+n');
    await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
    await page.keyboard.type('Ana');
    await press(page, 'Tab', 'Tab');
    await page.keyboard.type('a long password');
    // Over the button that shows it.
    await press(page, 'Tab', 'Tab');
    await page.keyboard.type('a long password');
    await press(page, 'Enter');
    await expect(page.getByRole('heading', { name: 'Drop a positions file here' })).toBeVisible();
  });

  await test.step('import the sample', async () => {
    await run(page, 'sample', 'Open the sample file');
    await expect(page.getByText('Nothing is written yet')).toBeVisible();
    await press(page, 'Control+Enter');
    await expectSymbols(page, 'AAPL', call, 'BRK.B', put, 'TSLA');
  });

  await test.step('F6 goes from region to region and back', async () => {
    const inside = (name: string) => page.locator(`[data-region="${name}"]:focus-within`).last();
    await press(page, 'F6');
    await expect(inside('sidebar')).toBeAttached();
    for (const region of ['header', 'pageBar', 'content', 'status', 'messages', 'sidebar']) {
      await press(page, 'F6');
      await expect(inside(region)).toBeAttached();
    }
    for (const region of ['messages', 'status', 'content']) {
      await press(page, 'Shift+F6');
      await expect(inside(region)).toBeAttached();
    }
    await expect(grid(page).or(page.locator('[role="gridcell"]:focus')).first()).toBeVisible();
  });

  await test.step('sort in the header', async () => {
    await press(page, 'Control+Home', 'ArrowUp', 'ArrowUp', 'ArrowRight', 'Enter');
    await expect(grid(page).getByRole('columnheader', { name: 'Symbol' })).toHaveAttribute('aria-sort', 'descending');
    await expectSymbols(page, 'TSLA', put, 'BRK.B', call, 'AAPL');
    await press(page, 'Enter');
  });

  await test.step('find', async () => {
    await press(page, 'Control+f');
    await page.keyboard.type('brk');
    await expectSymbols(page, 'BRK.B');
    await press(page, 'Escape');
    await expect(positionRow(page, 'TSLA')).toBeVisible();
  });

  await test.step('select, tag', async () => {
    await press(page, 'F6');
    // The first row is the group of AAPL, its stock and its call.
    await press(page, 'Control+Home', ' ');
    await expect(page.getByRole('region', { name: 'Selection' })).toContainText('2 selected');
    await press(page, 't');
    await expect(page.getByRole('combobox', { name: 'Find or create a tag' })).toBeFocused();
    await page.keyboard.type('income');
    await press(page, 'Enter');
    await expect(page.getByRole('option', { name: /^income/, selected: true })).toBeVisible();
    await press(page, 'Escape');
    await expect(cellIn(positionRow(page, call), /income/)).toBeVisible();
    await press(page, 'Escape');
  });

  await test.step('delete, undo, redo', async () => {
    await press(page, 'Control+End', 'Delete');
    await expect(positionRow(page, 'TSLA')).toBeHidden();
    await press(page, 'Control+z');
    await expect(positionRow(page, 'TSLA')).toBeVisible();
    await press(page, 'Control+Shift+z');
    await expect(positionRow(page, 'TSLA')).toBeHidden();
    await run(page, 'undo', 'Undo Deleted TSLA');
    await expect(positionRow(page, 'TSLA')).toBeVisible();
  });

  await test.step('the palette finds positions, and gives the focus back', async () => {
    await press(page, 'Control+k');
    await page.keyboard.type('spy');
    await expect(palette(page).getByRole('option', { name: /SPY 18 Dec 26 600 P/, selected: true })).toBeVisible();
    await press(page, 'Escape');
    await expect(palette(page)).toBeHidden();
    await expect(focused(page)).not.toHaveCount(0);
    await press(page, 'Control+k');
    await page.keyboard.type('> cash');
    await expect(palette(page).getByRole('option', { name: 'Cash', selected: true })).toBeVisible();
    await press(page, 'Enter');
    await expect(page.getByRole('dialog', { name: /^Cash/ })).toBeVisible();
    await press(page, 'Control+k');
    await expect(palette(page)).toBeHidden();
    await press(page, 'Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  await test.step('the map of keys', async () => {
    await press(page, '?');
    const map = page.getByRole('dialog', { name: 'Keys' });
    await expect(map.getByRole('region', { name: 'Everywhere' })).toContainText('Search or runCtrl K');
    await page.keyboard.type('zoom');
    await expect(map.getByRole('term')).toHaveText(['Zoom in', 'Zoom out']);
    await press(page, 'Escape');
    await expect(map).toBeHidden();
  });

  await test.step('settings, and out', async () => {
    await press(page, 'Control+,');
    await expect(pageTitle(page, 'Settings')).toBeVisible();
    await run(page, 'theme light', 'Theme: Light');
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
    await expect.poll(() => app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('light');
    await run(page, 'sign out', 'Sign out');
    await expect(page.getByText('Choose a profile on this computer')).toBeVisible();
  });

  await expect(page.locator('html')).not.toHaveAttribute('data-pointer', 'used');
});

interface Item {
  label: string;
  enabled: boolean;
  accelerator: string | null;
}

function menuItem(app: ElectronApplication, id: string): Promise<Item> {
  return app.evaluate(({ Menu }, itemId) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(itemId);
    if (!item) throw new Error(`The menu has no ${itemId}`);
    return { label: item.label, enabled: item.enabled, accelerator: (item.accelerator as string) ?? null };
  }, id);
}

async function choose(app: ElectronApplication, id: string): Promise<void> {
  await app.evaluate(({ Menu }, itemId) => Menu.getApplicationMenu()?.getMenuItemById(itemId)?.click(), id);
}

test('the native menu does what the page can do, and the window is found as it was left', async ({ start }) => {
  let { app, page } = await start();
  await expect(page.getByRole('button', { name: /^demo_growth/ })).toBeVisible();

  await test.step('before sign-in nothing of a book', async () => {
    await expect.poll(() => menuItem(app, 'window.quit')).toMatchObject({ enabled: true });
    expect(await menuItem(app, 'imports.open')).toMatchObject({ enabled: false });
    expect(await menuItem(app, 'pages.settings')).toMatchObject({ enabled: false });
  });

  await enter(page);
  await test.step('every command in it has its name, its key and its state from the page', async () => {
    await expect
      .poll(() => menuItem(app, 'imports.open'))
      .toEqual({ label: 'Open file…', enabled: true, accelerator: 'CommandOrControl+O' });
    await expect.poll(() => menuItem(app, 'changes.undo')).toMatchObject({ label: 'Undo', enabled: false });
    await importSample(page);
    await expect
      .poll(() => menuItem(app, 'changes.undo'))
      .toMatchObject({ label: 'Undo: Imported 5 positions from sample-positions.csv', enabled: true });
  });

  await test.step('a choice in it is done once', async () => {
    await choose(app, 'pages.settings');
    await expect(pageTitle(page, 'Settings')).toBeVisible();
    await choose(app, 'settings.theme.dark');
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await choose(app, 'pages.positions');
    await choose(app, 'changes.undo');
    await expect(page.getByRole('heading', { name: 'Drop a positions file here' })).toBeVisible();
    await choose(app, 'changes.redo');
    await expect(positionRow(page, 'TSLA')).toBeVisible();
  });

  await test.step('in a text field Undo is about its text, behind a dialog nothing happens', async () => {
    await page.keyboard.press('Control+f');
    await page.keyboard.type('tsla');
    await expectSymbols(page, 'TSLA');
    await expect.poll(() => menuItem(app, 'changes.undo')).toMatchObject({ label: 'Undo', enabled: true });
    await choose(app, 'changes.undo');
    await expect(page.getByRole('searchbox', { name: 'Find in positions' })).not.toHaveValue('tsla');
    await choose(app, 'keys.show');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    await expect.poll(() => menuItem(app, 'pages.settings')).toMatchObject({ enabled: false });
    await page.keyboard.press('Escape');
    await expect.poll(() => menuItem(app, 'pages.settings')).toMatchObject({ enabled: true });
  });

  await test.step('Alt opens it', async () => {
    const labels = app.evaluate(
      ({ Menu }) =>
        new Promise<string[]>((done) => {
          const { popup } = Menu.prototype;
          Menu.prototype.popup = function (options) {
            Menu.prototype.popup = popup;
            this.once('menu-will-show', () => {
              done(this.items.map(({ label }) => label));
              setTimeout(() => this.closePopup());
            });
            popup.call(this, options);
          };
        }),
    );
    await page.keyboard.press('Alt');
    expect(await labels).toEqual(['File', 'Edit', 'View', 'Window', 'Help']);
  });

  await test.step('place, size and zoom', async () => {
    const bounds = { x: 120, y: 90, width: 1200, height: 760 };
    await app.evaluate(({ BrowserWindow }, next) => BrowserWindow.getAllWindows()[0]?.setBounds(next), bounds);
    await page.keyboard.press('Control+-');
    const seen = () =>
      app.evaluate(({ BrowserWindow }) => {
        const window = BrowserWindow.getAllWindows()[0];
        return { bounds: window?.getBounds(), zoom: window?.webContents.getZoomLevel() };
      });
    await expect.poll(seen).toEqual({ bounds, zoom: -0.5 });
    await closeApp(app);
    ({ app, page } = await start());
    await expect(page.getByRole('button', { name: /^demo_growth/ })).toBeVisible();
    await expect.poll(seen).toEqual({ bounds, zoom: -0.5 });
  });
});
