import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { fittingBounds, readWindowState, rememberWindow, smallestSize } from './window-state';

/** The design's canvas and text, so that neither the first frame nor the system's buttons flash in another colour. */
const colors = () =>
  nativeTheme.shouldUseDarkColors ? { canvas: '#101318', text: '#e8ebf0' } : { canvas: '#ffffff', text: '#12161d' };

/** The page's header is the title bar, but for the line under it. */
const headerHeight = 47;

/**
 * Where the header is the title bar, the system draws its buttons into it (the page leaves them room). On Linux the
 * window manager keeps its own frame: what it does with a window without one differs too much, and a window without a
 * frame has no menu bar there.
 */
function titleBar(): Electron.BrowserWindowConstructorOptions {
  if (process.platform === 'darwin') {
    return {
      titleBarStyle: 'hidden',
      titleBarOverlay: { height: headerHeight },
      trafficLightPosition: { x: 13, y: 17 },
    };
  }
  if (process.platform === 'win32') return { titleBarStyle: 'hidden', titleBarOverlay: windowsButtons() };
  return {};
}

const windowsButtons = () => ({ color: colors().canvas, symbolColor: colors().text, height: headerHeight });

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
    autoHideMenuBar: true,
    backgroundColor: colors().canvas,
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
  if (process.platform === 'win32') nativeTheme.on('updated', () => window.setTitleBarOverlay(windowsButtons()));
  // Chromium keeps a level of its own for each address; this window's file is what counts.
  window.webContents.on('did-finish-load', () => window.webContents.setZoomLevel(state.zoomLevel));
  window.once('ready-to-show', () => {
    if (state.maximized) window.maximize();
    window.show();
    if (state.fullScreen) window.setFullScreen(true);
    rememberWindow(window, file);
  });
  return window;
}
