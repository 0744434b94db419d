import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, dialog, powerMonitor } from 'electron';
import { BackEndHost } from '../back-end-host';
import { defaultDataDir } from '../default-data-dir';
import { resourcesIn } from '../resources';
import { setMenu } from './menu';
import { relay } from './relay';
import { saveScreenshot } from './screenshot';
import { systemSecrets } from './secrets';
import { lockDown, PAGE_ORIGIN, PAGE_URL, registerPageScheme, servePages } from './security';
import { createWindow } from './window';

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

async function start(): Promise<void> {
  // Before anything else: the database is opened while Electron makes itself ready and the page is loaded.
  const host = new BackEndHost({
    workerFile: join(__dirname, 'worker.cjs'),
    dataDir,
    resources: resourcesIn(app.isPackaged ? process.resourcesPath : app.getAppPath()),
    environment: process.env,
    version: app.getVersion(),
    secrets: app.whenReady().then(() => systemSecrets(dataDir)),
    onFatal: (error) => {
      dialog.showErrorBox(
        'SigmaSight cannot start',
        `${error.message}\n\nThe data folder ${dataDir} was left as it is.`,
      );
      app.exit(1);
    },
  });
  await app.whenReady();
  powerMonitor.on('resume', () => host.wake());
  lockDown(isOwnPage);
  servePages(join(__dirname, '..', 'renderer'));
  const window = createWindow(app.getPath('userData'));
  relay(window, host, dataDir, isOwnPage);
  const loaded = window.loadURL(developmentUrl ?? PAGE_URL);
  setMenu(null, []);
  let isClosed = false;
  let startsAgain = false;
  app.on('second-instance', () => {
    if (window.isDestroyed()) {
      // Its window is gone and the book is being backed up and closed: who asks for it now gets it right after.
      if (!startsAgain) app.relaunch();
      startsAgain = true;
      return;
    }
    if (window.isMinimized()) window.restore();
    window.focus();
  });

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

  await loaded;
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
  process.stderr.write(
    `SigmaSight is open already with ${dataDir}; its window comes to the front, or again if it was just closed.\n`,
  );
  app.quit();
}
