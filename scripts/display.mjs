import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SetupError } from './run.mjs';

/** Whether windows of this process would appear somewhere. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Gives this process a display to open windows on: the one that is there, or else a virtual one (Xvfb), which ends with
 * `stop()` and at the latest with this process.
 *
 * @returns {Promise<{environment: NodeJS.ProcessEnv, isVirtual: boolean, stop: () => void}>} `environment` is what a
 *   program that opens windows has to be started with
 */
export async function ensureDisplay() {
  if (hasDisplay()) return { environment: process.env, isVirtual: false, stop: () => {} };

  const folder = mkdtempSync(join(tmpdir(), 'sigmasight-display-'));
  const authority = join(folder, 'authority');
  writeFileSync(authority, authorityEntry(randomBytes(16)), { mode: 0o600 });
  // A group of its own keeps it alive at Ctrl+C until the app, which needs it to close in order, has ended.
  const xvfb = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp', '-auth', authority],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true },
  );
  const stop = () => {
    process.off('exit', stop);
    xvfb.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', stop);
  const number = await displayNumber(xvfb);
  // Nothing of it may keep this process from ending.
  xvfb.unref();
  return { environment: { ...process.env, DISPLAY: `:${number}`, XAUTHORITY: authority }, isVirtual: true, stop };
}

/**
 * Xvfb picks a free display itself and writes its number when it is ready.
 *
 * @param {import('node:child_process').ChildProcess} xvfb
 * @returns {Promise<string>}
 */
function displayNumber(xvfb) {
  return new Promise((resolve, reject) => {
    let complaint = '';
    const stderr = /** @type {import('node:net').Socket} */ (xvfb.stdio[2]);
    const ready = /** @type {import('node:net').Socket} */ (xvfb.stdio[3]);
    stderr.on('data', (chunk) => {
      complaint += chunk;
    });
    const fail = (/** @type {Error} */ error) => reject(new SetupError(`Xvfb did not start: ${error.message}`));
    xvfb.once('error', fail);
    xvfb.once('close', () => fail(new Error(complaint.trim() || 'it ended without a message')));
    createInterface(ready).once('line', (line) => {
      xvfb.off('error', fail);
      stderr.unref();
      ready.unref();
      resolve(line);
    });
  });
}

/**
 * A key in Xauthority's format, for whatever display number Xvfb picks. Without one every user of this machine could
 * look at the window and type into it.
 *
 * @param {Buffer} key
 */
function authorityEntry(key) {
  const FAMILY_WILD = 0xffff;
  const name = Buffer.from('MIT-MAGIC-COOKIE-1');
  const short = (/** @type {number} */ value) => Buffer.from([value >> 8, value & 0xff]);
  const field = (/** @type {Buffer} */ bytes) => Buffer.concat([short(bytes.length), bytes]);
  const anyAddress = field(Buffer.alloc(0));
  const anyDisplay = field(Buffer.alloc(0));
  return Buffer.concat([short(FAMILY_WILD), anyAddress, anyDisplay, field(name), field(key)]);
}
