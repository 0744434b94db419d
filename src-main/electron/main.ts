import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, BrowserWindow, dialog, Menu, nativeTheme } from 'electron';
import { BackEndHost } from '../back-end-host';
import { defaultDataDir } from '../default-data-dir';
import { resourcesIn } from '../resources';
import { relay } from './relay';
import { saveScreenshot } from './screenshot';
import { systemSecrets } from './secrets';
import { lockDown, PAGE_ORIGIN, PAGE_URL, registerPageScheme, servePages } from './security';

/** The value of `--name=VALUE` or `--name VALUE`. */
const option = (name: string): string | undefined => {
  const flag = `--${name}`;
  const at = process.argv.findIndex((argument) => argument === flag || argument.startsWith(`${flag}=`));
  const found = process.argv[at];
  return found === flag ? process.argv[at + 1] : found?.slice(flag.length + 1);
};

const dataDir = resolve(option('data-dir') ?? defaultDataDir(process.env));
/** Set by the development server alone; a packaged app ignores it. */
const developmentUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;

const isOwnPage = (url: string): boolean => {
  const origin = (text: string) => (URL.canParse(text) ? `${new URL(text).protocol}//${new URL(text).host}` : '');
  return origin(url) === PAGE_ORIGIN || (developmentUrl !== undefined && origin(url) === origin(developmentUrl));
};

function createWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#101318' : '#ffffff',
    webPreferences: {
      preload: join(__dirname, '..', 'preload', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => window.show());
  return window;
}

/** Only what editing text needs: the default menu would reload the page on Ctrl+R. */
function setMenu(): void {
  const template: Electron.MenuItemConstructorOptions[] = [{ role: 'editMenu' }, { role: 'windowMenu' }];
  if (process.platform === 'darwin') template.unshift({ role: 'appMenu' });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

async function start(): Promise<void> {
  await app.whenReady();
  lockDown(isOwnPage);
  servePages(join(__dirname, '..', 'renderer'));
  setMenu();
  const host = new BackEndHost({
    workerFile: join(__dirname, 'worker.cjs'),
    dataDir,
    resources: resourcesIn(app.isPackaged ? process.resourcesPath : app.getAppPath()),
    environment: process.env,
    version: app.getVersion(),
    secrets: systemSecrets(dataDir),
    onFatal: (error) => {
      dialog.showErrorBox(
        'SigmaSight cannot start',
        `${error.message}\n\nThe data folder ${dataDir} was left as it is.`,
      );
      app.exit(1);
    },
  });
  const window = createWindow();
  relay(window, host, dataDir, isOwnPage);
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });

  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    // The database is checkpointed and closed before the process goes.
    event.preventDefault();
    void host.close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
  app.on('window-all-closed', () => app.quit());

  await window.loadURL(developmentUrl ?? PAGE_URL);
  const screenshot = option('screenshot');
  if (screenshot !== undefined) {
    await saveScreenshot(window, resolve(screenshot));
    if (process.argv.includes('--screenshot-exit')) app.quit();
  }
}

registerPageScheme();
mkdirSync(dataDir, { recursive: true, mode: 0o700 });
// The window's own files (caches, local state) lie beside the data, so that one folder is one instance.
app.setPath('userData', join(dataDir, 'window'));
if (app.requestSingleInstanceLock()) void start();
else {
  process.stderr.write(`SigmaSight is open already with ${dataDir}; its window was brought to the front.\n`);
  app.quit();
}
