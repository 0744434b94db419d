import { join } from 'node:path';
import type { HandlersOf } from '../ipc/router';
import type { Recovery } from '../recovery';

export function recoveryHandlers(recovery: Recovery): HandlersOf<'recovery'> {
  return {
    'recovery.backups': async () => recovery.list(),
    'recovery.check': async ({ fileName }) => recovery.check(fileName),
    'recovery.restore': async ({ fileName }) => recovery.restore(join(recovery.folder.backups, fileName)),
    'recovery.tryAgain': async () => recovery.tryAgain(),
    'recovery.goOn': async () => recovery.goOn(),
    'recovery.startEmpty': async () => recovery.startEmpty(),
  };
}
