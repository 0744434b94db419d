// The floor of a start and of memory: one window with nothing in it, set up as the app's own.
const { join } = require('node:path');
const { app, BrowserWindow } = require('electron');

app.setPath('userData', process.env.SIGMASIGHT_BENCH_FOLDER);
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    show: false,
    autoHideMenuBar: true,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  window.once('ready-to-show', () => {
    window.show();
    process.stdout.write(`shown ${Date.now()}\n`);
  });
  void window.loadFile(join(__dirname, 'index.html'));
});
app.on('window-all-closed', () => app.quit());
