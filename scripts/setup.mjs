import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withLock } from './file-lock.mjs';
import { log, root, run, runNpm, runTool, SetupError } from './run.mjs';

// This file runs before anything is installed: Node's own modules only.

const CACHE = join(root, '.cache');
const SETUP_LOCK = join(CACHE, 'setup.lock');
const TEMPLATE = join(root, 'resources', 'database-template.tar.gz');

/**
 * The Electron that the build has to run on: the oldest that `electron-runtime.mjs` can hand out. electron-vite derives
 * its targets from it, and no longer asks for an installed binary.
 */
export const OLDEST_ELECTRON_MAJOR = '33';

const BUILD_INPUTS = [
  'src-main',
  'src-renderer',
  'src-shared',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'tsconfig.node.json',
  'tsconfig.web.json',
];

// PGlite's package.json stands for its version: another version may write another data format.
const TEMPLATE_INPUTS = [
  'migrations',
  'src-main/db',
  'src-main/auth/password.ts',
  'src-main/build-template.ts',
  'node_modules/@electric-sql/pglite/package.json',
];

/**
 * Installs the dependencies unless node_modules holds what package-lock.json asks for.
 *
 * @throws {SetupError} when Node is too old or the installation fails
 */
export async function ensureDependencies() {
  requireNode();
  if (dependenciesAreInstalled()) return;
  await withLock(SETUP_LOCK, async () => {
    if (dependenciesAreInstalled()) return;
    // Not `npm ci`, which starts from nothing each time: after a pull this is seconds instead of a minute. --no-save
    // leaves package-lock.json as it is.
    await timed('Installing dependencies', () => runNpm(['install', '--no-save', '--no-audit', '--no-fund']));
  });
}

/**
 * Builds main, preload, renderer and the command line into `out/` unless they are built from these very inputs.
 *
 * @throws {SetupError} when the build fails
 */
export function ensureBuilt() {
  return ensureStep({
    name: 'build',
    title: 'Building the app (electron-vite build)',
    inputs: BUILD_INPUTS,
    output: join(root, 'out', 'main', 'main.cjs'),
    work: () =>
      runTool('electron-vite', ['build', '--logLevel=warn'], {
        env: { ...process.env, ELECTRON_MAJOR_VER: OLDEST_ELECTRON_MAJOR },
      }),
  });
}

/** Makes the next {@link ensureBuilt} build again: `npm run dev` leaves a development build in `out/`. */
export function forgetBuild() {
  rmSync(stampPath('build'), { force: true });
}

/**
 * Builds the migrated, seeded database that a first run starts from. Needs {@link ensureBuilt}.
 *
 * @throws {SetupError} when the template cannot be built
 */
export function ensureTemplate() {
  // Written beside its place and moved there when complete, so that a half template is never opened.
  const partial = TEMPLATE.replace('.tar.gz', '.partial.tar.gz');
  return ensureStep({
    name: 'template',
    title: 'Building the database template',
    inputs: TEMPLATE_INPUTS,
    output: TEMPLATE,
    work: async () => {
      rmSync(partial, { force: true });
      const status = await run(process.execPath, [join(root, 'out', 'main', 'build-template.cjs'), partial]);
      if (status === 0) renameSync(partial, TEMPLATE);
      return status;
    },
  });
}

/**
 * Does one step of the set-up unless its output exists and its stamp names the present inputs.
 *
 * @param {{name: string, title: string, inputs: string[], output: string, work: () => Promise<number>}} step
 */
async function ensureStep({ name, title, inputs, output, work }) {
  const stamp = stampPath(name);
  const isCurrent = () => existsSync(output) && readIfExists(stamp) === fingerprint(inputs);
  if (isCurrent()) return;
  await withLock(SETUP_LOCK, async () => {
    if (isCurrent()) return;
    // A failed or interrupted build may leave a part of its output: no stamp may vouch for that.
    rmSync(stamp, { force: true });
    // Taken before the work: a file that is saved meanwhile has to count as changed.
    const built = fingerprint(inputs);
    await timed(title, work);
    writeWhole(stamp, built);
  });
}

/**
 * @param {string} title
 * @param {() => Promise<number>} work - returns an exit status
 */
async function timed(title, work) {
  log(`${title} …`);
  const start = performance.now();
  const status = await work();
  if (status !== 0) throw new SetupError(`${title} failed with status ${status}: the reason is above.`);
  log(`${title}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

function requireNode() {
  const { engines } = readJson('package.json');
  const majorAndMinor = (/** @type {string} */ version) => (version.match(/\d+/g) ?? []).map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = majorAndMinor(engines.node);
  const [major = 0, minor = 0] = majorAndMinor(process.versions.node);
  if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
    throw new SetupError(`SigmaSight needs Node ${engines.node}. This is Node ${process.versions.node}.`);
  }
}

/**
 * npm writes down what it has installed when an installation is complete. Comparing that with package-lock.json holds
 * for every way of installing, while a stamp of our own would know only ours.
 */
function dependenciesAreInstalled() {
  const installedLock = join('node_modules', '.package-lock.json');
  if (!existsSync(join(root, installedLock))) return false;
  const installed = readJson(installedLock).packages;
  return Object.entries(readJson('package-lock.json').packages).every(([path, wanted]) => {
    // '' is the project itself; an optional package is there only on the platforms that it is for.
    if (path === '' || (wanted.optional && !installed[path])) return true;
    return installed[path]?.version === wanted.version && installed[path]?.integrity === wanted.integrity;
  });
}

/**
 * One hash over the names and contents of files and folders; those that do not exist count as absent.
 *
 * @param {string[]} paths - relative to the root
 */
function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesIn)) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} path - relative to the root
 * @returns {string[]}
 */
function filesIn(path) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stats) return [];
  if (stats.isFile()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}

/** @param {string} name */
function stampPath(name) {
  return join(CACHE, `${name}.stamp`);
}

/**
 * @param {string} path - relative to the root
 * @returns {any}
 */
function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

/** @param {string} path */
function readIfExists(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/**
 * Replaces a file in one step, so that no reader sees a part of it.
 *
 * @param {string} path
 * @param {string} text
 */
function writeWhole(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  const partial = `${path}.${process.pid}`;
  writeFileSync(partial, text);
  renameSync(partial, path);
}
