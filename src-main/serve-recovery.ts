import type { Health } from '../src-shared/ipc/system';
import type { Serving, ServingOptions } from './app';
import type { DatabaseProblem } from './db/database-problem';
import { diagnostics } from './diagnostics';
import { createRecoveryHandlers } from './handlers';
import { systemHandlers } from './handlers/system';
import { createRouter } from './ipc/router';
import { fileLog } from './log';
import { Recovery } from './recovery';

/** The back end without a database: it says why, and answers what helps. */
export function serveRecovery(options: ServingOptions, problem: DatabaseProblem): Serving {
  const { app, folder } = options;
  const health = (): Health => ({
    state: 'unavailable',
    problem: { code: problem.code, title: problem.title, message: problem.message, offers: [...problem.offers] },
    version: app.version,
    dataDir: app.dataDir,
    warnings: [],
  });
  const log = fileLog(app.dataDir, 'INFO');
  const recovery = new Recovery({
    problem,
    folder,
    migrationsFolder: app.resources.migrationsFolder,
    lockOwner: app.lockOwner,
    log,
    clock: app.clock,
    reopen: options.reopen,
  });
  const system = systemHandlers(health, () => diagnostics({ ...options, health: health(), database: null }));
  return {
    invoke: createRouter({
      handlers: createRecoveryHandlers(system, recovery),
      absent: { code: 'DATABASE_UNAVAILABLE', message: `${problem.title}. ${problem.message}` },
      authenticate: { profile: async () => null, session: async () => null },
      log,
      isDiskFull: () => false,
      onDamage: async () => ({ code: 'INTERNAL', message: 'The backup could not be read. Nothing was changed.' }),
    }),
    health,
    resetPassword: () => Promise.reject(problem),
    restore: (file) => recovery.restore(file),
    backups: () => recovery.list(),
    examine: async () => [{ name: 'database', ok: false, detail: problem.message }],
    runDueJobs: async () => undefined,
    runChain: () => Promise.reject(problem),
    stopJobs: async () => undefined,
    backUpIfDue: async () => null,
    backUpOnQuit: async () => null,
    warmUp: async () => undefined,
    close: async () => {},
  };
}
