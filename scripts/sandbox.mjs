import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const APPARMOR_SWITCH = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';

/**
 * The flag without which Chromium refuses to start where its sandbox cannot work, and what to tell the person then.
 *
 * @param {string} executablePath - Electron's
 * @returns {{flags: string[], notice?: string}}
 */
export function sandboxFlags(executablePath) {
  if (process.platform !== 'linux') return { flags: [] };
  const flags = ['--no-sandbox'];
  if (process.getuid?.() === 0)
    return { flags, notice: 'Started as root, where Chromium has no sandbox: --no-sandbox.' };

  const helper = join(dirname(executablePath), 'chrome-sandbox');
  if (userNamespacesWork() || isSetuidRoot(helper)) return { flags: [] };
  return {
    flags,
    notice:
      "This system lets no ordinary program make the namespaces that Chromium's sandbox needs: --no-sandbox.\n" +
      `To have it: sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
  };
}

function userNamespacesWork() {
  // Ubuntu 24.04 and later; `unshare` may have an AppArmor profile that Electron has not.
  if (existsSync(APPARMOR_SWITCH) && readFileSync(APPARMOR_SWITCH, 'utf8').trim() === '1') return false;
  const { status, error } = spawnSync('unshare', ['--user', '--map-root-user', 'true']);
  return Boolean(error) || status === 0;
}

/** @param {string} file */
function isSetuidRoot(file) {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && stats.uid === 0 && (stats.mode & 0o4000) !== 0;
}
