import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where a person's data lives unless they say otherwise: the same for the window and the command line. */
export function defaultDataDir(environment: Record<string, string | undefined>): string {
  if (environment.SIGMASIGHT_DATA_DIR) return environment.SIGMASIGHT_DATA_DIR;
  if (process.platform === 'win32')
    return join(environment.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'SigmaSight');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'SigmaSight');
  return join(environment.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'SigmaSight');
}
