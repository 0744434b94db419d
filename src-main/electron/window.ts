import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { fittingBounds, readWindowState, rememberWindow, smallestSize } from './window-state';

/** The design's canvas and text, so that neither the first frame nor the system's buttons flash in another colour. */
const colors = () =>
  nativeTheme.shouldUseDarkColors ? { canvas: '#101318', text: '#e8ebf0' } : { canvas: '#ffffff', text: '#12161d' };

/** The page's header is the title bar, but for the line under it. */
const headerHeight = 47;

/** The header is the title bar: the system draws its buttons into it, and the page leaves them room. */
function titleBar(): Electron.BrowserWindowConstructorOptions {
  return process.platform === 'darwin'
    ? { titleBarOverlay: { height: headerHeight }, trafficLightPosition: { x: 13, y: 17 } }
    : { titleBarOverlay: drawnButtons() };
}

const drawnButtons = () => ({ color: colors().canvas, symbolColor: colors().text, height: headerHeight });

/** After the page was loaded. */
const SHOWN_AT_LATEST_MS = 1000;

export function createWindow(windowFolder: string): BrowserWindow {
  const file = join(windowFolder, 'window-state.json');
  const state = readWindowState(file);
  const window = new BrowserWindow({
    ...fittingBounds(
      state.bounds,
      screen.getAllDisplays().map(({ workArea }) => workArea),
    ),
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    show: false,
    backgroundColor: colors().canvas,
    titleBarStyle: 'hidden',
    ...titleBar(),
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
  if (process.platform !== 'darwin') {
    const follow = () => window.setTitleBarOverlay(drawnButtons());
    nativeTheme.on('updated', follow);
    window.on('closed', () => nativeTheme.off('updated', follow));
  }
  // Chromium keeps a level of its own for each address; this window's file is what counts.
  window.webContents.on('did-finish-load', () => window.webContents.setZoomLevel(state.zoomLevel));
  const show = () => {
    if (window.isDestroyed() || window.isVisible()) return;
    if (state.maximized) window.maximize();
    window.show();
    if (state.fullScreen) window.setFullScreen(true);
    rememberWindow(window, file);
  };
  window.once('ready-to-show', show);
  // Chromium does not always say that it painted a hidden window, and one that stays hidden never paints.
  window.webContents.once('did-finish-load', () => setTimeout(show, SHOWN_AT_LATEST_MS));
  return window;
}
