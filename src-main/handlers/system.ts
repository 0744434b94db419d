import type { Health } from '../../src-shared/ipc/system';
import type { Context } from '../context';
import type { HandlersOf } from '../ipc/router';

export function systemHandlers(context: Context, health: () => Health): HandlersOf<'system'> {
  return {
    'system.health': async () => health(),
    'system.backup': async () => context.database.backup(context.clock()),
  };
}
