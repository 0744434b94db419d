import { closeSync, mkdirSync, openSync, rmSync, statSync, utimes } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { log } from './run.mjs';

const HEARTBEAT_MS = 1_000;
const STALE_AFTER_MS = 15_000;

/**
 * Does `work` while holding a lock file, so that of two commands started together one prepares and the other waits.
 *
 * The holder touches the file every second, and one that has not been touched for a while is taken over: its holder was
 * killed. A process id in the file would not tell, since containers hand out the same few ids again and again.
 *
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(path, work) {
  mkdirSync(dirname(path), { recursive: true });
  for (let announced = false; !tryCreate(path); announced = true) {
    if (!announced) log(`Another command is preparing the same thing: waiting for it (${path}).`);
    await sleep(HEARTBEAT_MS / 4);
    if (isStale(path)) rmSync(path, { force: true });
  }
  const release = () => rmSync(path, { force: true });
  // Nothing to do when it fails: somebody deleted the file by hand, and the work goes on.
  const heartbeat = setInterval(() => utimes(path, new Date(), new Date(), () => {}), HEARTBEAT_MS);
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    process.off('exit', release);
    release();
  }
}

/** @param {string} path */
function tryCreate(path) {
  try {
    closeSync(openSync(path, 'wx'));
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} path */
function isStale(path) {
  const modified = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return modified !== undefined && Date.now() - modified > STALE_AFTER_MS;
}
