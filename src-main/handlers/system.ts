import type { Health } from '../../src-shared/ipc/system';
import type { HandlersOf } from '../ipc/router';

export function systemHandlers(
  health: () => Health,
  diagnostics: () => Promise<{ fileName: string; text: string }>,
): HandlersOf<'system'> {
  return {
    'system.health': async () => health(),
    'system.diagnostics': diagnostics,
  };
}
