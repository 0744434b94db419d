import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** @typedef {import('node:child_process').SpawnOptions} SpawnOptions */
/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

const isWindows = process.platform === 'win32';
const FORWARDED_SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** A failure whose message is all that the person at the terminal needs: shown without a stack. */
export class SetupError extends Error {}

/**
 * Set-up talks on stderr alone, so that a command's stdout holds its result and nothing else.
 *
 * @param {string} message
 */
export function log(message) {
  process.stderr.write(`${message}\n`);
}

/**
 * Runs a program to its end and returns its exit status (128 + signal number when a signal ended it). Its output goes
 * to our stderr unless `options.stdio` says otherwise.
 *
 * The program gets a process group of its own, and each signal that we receive is passed on to it once. In a shared
 * group a Ctrl+C reaches it twice, from the terminal and from its parent, and Electron and Playwright take the second
 * for "stop at once". When we were told to stop, this never returns: it waits for the program, then ends this process.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {SpawnOptions & {onStart?: (child: ChildProcess) => void}} [options]
 * @returns {Promise<number>}
 */
export async function run(command, args, { onStart, ...options } = {}) {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 2, 2], detached: !isWindows, ...options });
  /** @type {NodeJS.Signals | undefined} */
  let received;
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    received = signal;
    // On Windows the console itself tells every program, and kill() would not ask but terminate.
    if (!isWindows) child.kill(signal);
  };
  for (const signal of FORWARDED_SIGNALS) process.on(signal, forward);
  try {
    onStart?.(child);
    const [code, signal] = await once(child, 'close');
    const status = code ?? signalStatus(signal);
    if (received) process.exit(status || signalStatus(received));
    return status;
  } finally {
    for (const signal of FORWARDED_SIGNALS) process.off(signal, forward);
  }
}

/**
 * Runs a command-line tool of one of our dependencies, without the detour through a shell that `.bin` needs on Windows.
 *
 * @param {string} packageName
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runTool(packageName, args, options) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const script = typeof bin === 'string' ? bin : (bin[packageName.split('/').pop() ?? ''] ?? Object.values(bin)[0]);
  return run(process.execPath, [join(folder, script), ...args], options);
}

/**
 * Runs npm: the one that started us if there is one, so that its version and configuration stay the same.
 *
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runNpm(args, options) {
  const npmScript = process.env.npm_execpath;
  // Set anew: `npm run --silent` would silence this npm too, and with it the reason of a failure.
  const spoken = [...args, '--loglevel=error'];
  if (npmScript?.endsWith('npm-cli.js')) return run(process.execPath, [npmScript, ...spoken], options);
  return run('npm', spoken, { shell: isWindows, ...options });
}

/**
 * The folder that the person stands in, which relative paths on the command line are meant from. `npm run` moves to the
 * package's root and keeps the former folder in INIT_CWD.
 */
export function callerDirectory() {
  return process.cwd() === root ? (process.env.INIT_CWD ?? root) : process.cwd();
}

/**
 * Runs a script's body, and turns a {@link SetupError} into a plain message and exit status 1.
 *
 * @param {() => Promise<number | void>} body - returns the exit status, or nothing where it is set elsewhere
 */
export async function main(body) {
  try {
    const status = await body();
    if (status !== undefined) process.exitCode = status;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    log(`\n${error.message}`);
    process.exitCode = 1;
  }
}

/** @param {NodeJS.Signals} signal */
function signalStatus(signal) {
  return 128 + constants.signals[signal];
}
