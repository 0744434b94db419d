import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { hasDisplay } from './display.mjs';
import { log, run, SetupError } from './run.mjs';

// Their names on Debian 12 and Ubuntu 22.04; later releases call some of them …t64.
const LIBRARY_PACKAGES = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
  'libdrm2',
  'libxkbcommon0',
  'libcups2',
];

const INSTALL_FLAGS = ['--yes', '--no-install-recommends'];

/**
 * Makes sure, on Linux, that Electron's shared libraries are there, and Xvfb where there is no display: installs them
 * as root on Debian and Ubuntu.
 *
 * @param {string} executablePath - Electron's
 * @throws {SetupError} with the command to run, where this process may not install
 */
export async function ensureSystemLibraries(executablePath) {
  if (process.platform !== 'linux') return;
  const libraries = missingLibraries(executablePath);
  const needsXvfb = !hasDisplay() && !isOnPath('Xvfb');
  if (libraries.length === 0 && !needsXvfb) return;

  const missing = [...libraries, ...(needsXvfb ? ['Xvfb'] : [])].join(', ');
  const packages = [...(libraries.length > 0 ? LIBRARY_PACKAGES : []), ...(needsXvfb ? ['xvfb'] : [])];
  if (!isOnPath('apt-get')) {
    throw new SetupError(
      `Electron needs these: install the packages of your distribution that hold them.\n  ${missing}`,
    );
  }
  if (process.getuid?.() !== 0) {
    const install = ['sudo apt-get install', ...INSTALL_FLAGS, ...presentNames(packages)].join(' ');
    throw new SetupError(
      `Electron needs what this system lacks (${missing}).\n\n` +
        `Run this, then start again:\n  sudo apt-get update && ${install}`,
    );
  }
  log(`Installing what Electron needs of this system (${missing}) …`);
  // dpkg tells every step on stdout, some 700 lines; what goes wrong is on stderr.
  /** @type {import('node:child_process').SpawnOptions} */
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: ['ignore', 'ignore', 2] };
  await run('apt-get', ['update'], options);
  const status = await run('apt-get', ['install', ...INSTALL_FLAGS, ...presentNames(packages)], options);
  const remaining = missingLibraries(executablePath);
  if (status !== 0 || remaining.length > 0) {
    throw new SetupError(`apt-get could not install what Electron needs: ${remaining.join(', ') || missing}`);
  }
}

/**
 * The shared libraries that the dynamic loader does not find.
 *
 * @param {string} executablePath
 */
function missingLibraries(executablePath) {
  const { stdout, error } = spawnSync('ldd', [executablePath], { encoding: 'utf8' });
  if (error) throw new SetupError(`Electron needs a Linux with glibc: ldd could not be run (${error.message}).`);
  return [...stdout.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1]);
}

/**
 * Each package under the name that this release has for it.
 *
 * @param {string[]} packages
 */
function presentNames(packages) {
  const renamed = (/** @type {string} */ name) => `${name}t64`;
  const { stdout } = spawnSync('apt-cache', ['show', '--no-all-versions', ...packages.map(renamed)], {
    encoding: 'utf8',
  });
  const known = new Set([...stdout.matchAll(/^Package: (\S+)$/gm)].map((match) => match[1]));
  return packages.map((name) => (known.has(renamed(name)) ? renamed(name) : name));
}

/** @param {string} program */
function isOnPath(program) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(`${folder}/${program}`));
}
