import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { prepareApp } from './prepare-app.mjs';
import { callerDirectory, log, main, root, run, SetupError } from './run.mjs';

// npm start [-- --screenshot FILE] [other arguments for the app, such as --data-dir DIR]

// What Chromium complains of on a machine without a desktop session (bus, object_proxy) or a graphics card.
const HARMLESS_SOURCES = [
  'bus',
  'object_proxy',
  'viz_main_impl',
  'command_buffer_proxy_impl',
  'shared_image_interface_proxy',
  'one_copy_raster_buffer_provider',
];
const HARMLESS = new RegExp(`:ERROR:(${HARMLESS_SOURCES.join('|')})\\.cc\\(`);

await main(async () => {
  const { screenshot, appArguments } = parseArguments(process.argv.slice(2));
  const { executablePath, flags, display } = await prepareApp();
  if (display.isVirtual) log('There is no display here: the window opens on a virtual one.');

  const file = screenshot ?? (display.isVirtual ? join(root, '.cache', 'first-screen.png') : undefined);
  if (file) mkdirSync(dirname(file), { recursive: true });
  const screenshotFlags = [...(file ? [`--screenshot=${file}`] : []), ...(screenshot ? ['--screenshot-exit'] : [])];
  return run(executablePath, [...flags, root, ...screenshotFlags, ...appArguments], {
    cwd: callerDirectory(),
    env: display.environment,
    stdio: ['ignore', 'inherit', 'pipe'],
    onStart: (child) => forwardErrors(/** @type {import('node:stream').Readable} */ (child.stderr)),
  });
});

/** @param {string[]} args */
function parseArguments(args) {
  const at = args.indexOf('--screenshot');
  if (at < 0) return { appArguments: args };
  const file = args[at + 1];
  if (!file) throw new SetupError('Usage: npm start -- --screenshot FILE');
  return { screenshot: resolve(callerDirectory(), file), appArguments: [...args.slice(0, at), ...args.slice(at + 2)] };
}

/**
 * Shows what Electron writes to stderr, but for Chromium's complaints about a machine without a desktop session or a
 * graphics card, which are harmless and would bury what matters.
 *
 * @param {import('node:stream').Readable} stderr
 */
function forwardErrors(stderr) {
  createInterface(stderr).on('line', (line) => {
    if (!HARMLESS.test(line)) process.stderr.write(`${line}\n`);
  });
}
