// Stands in for Electron's own default_app.asar, which the registry's runtime lacks: takes the app's folder from the
// command line and starts it the way `electron FOLDER` does, so that names and paths are the same on both.
const { app } = require('electron');
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (!folder) {
  console.error('Usage: electron [flags] APP_FOLDER');
  process.exit(2);
}

const appPath = resolve(folder);
const { name, productName, version, desktopName, main } = JSON.parse(
  readFileSync(join(appPath, 'package.json'), 'utf8'),
);
Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true });
app.setVersion(version);
app.setName(productName ?? name);
app.setDesktopName(desktopName ?? `${app.name}.desktop`);
app.setAppPath(appPath);
require(join(appPath, main));
