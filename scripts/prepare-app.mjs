import { ensureDisplay } from './display.mjs';
import { resolveElectron } from './electron-runtime.mjs';
import { log } from './run.mjs';
import { sandboxFlags } from './sandbox.mjs';
import { ensureBuilt, ensureDependencies, ensureTemplate } from './setup.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

/**
 * Brings everything in place that the app's window needs, and tells what is special about this machine. Whatever is in
 * place already costs no more than a look.
 *
 * @returns {Promise<{executablePath: string, flags: string[], display: Awaited<ReturnType<typeof ensureDisplay>>}>}
 *   Electron, the flags that it needs here, and the display to start it on
 */
export async function prepareApp() {
  await ensureDependencies();
  const { executablePath, notice } = await resolveElectron();
  await ensureSystemLibraries(executablePath);
  await ensureBuilt();
  await ensureTemplate();
  const sandbox = sandboxFlags(executablePath);
  for (const message of [notice, sandbox.notice]) if (message) log(message);
  return { executablePath, flags: sandbox.flags, display: await ensureDisplay() };
}
