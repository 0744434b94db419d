import { randomUUID } from 'node:crypto';
import type { AppEvent } from '../src-shared/ipc/events';
import type { Health } from '../src-shared/ipc/system';
import type { SecretStore } from './auth/secrets';
import { signingSecret } from './auth/signing-secret';
import { readConfig } from './config';
import type { Context } from './context';
import { listBackups } from './db/backup';
import { DataFolder } from './db/data-folder';
import type { DatabaseHold } from './db/database-hold';
import { DatabaseProblem } from './db/database-problem';
import { openDatabase } from './db/open-database';
import { type Check, examine } from './examine';
import { createHandlers } from './handlers';
import { createAuthenticator, resetPassword } from './handlers/auth';
import { createRouter, type Invoke } from './ipc/router';
import { fileLog } from './log';

/** The files that come with an installation. */
export interface Resources {
  templateFile: string;
  migrationsFolder: string;
  sampleFile: string;
}

export interface AppOptions {
  dataDir: string;
  resources: Resources;
  environment: Record<string, string | undefined>;
  clock: () => Date;
  secrets: SecretStore;
  version: string;
  /** One text per process, so that a back end that is started again takes its own lock over. */
  lockOwner?: string;
  hold?: DatabaseHold;
  /** The database can no longer be used and should be opened again. */
  onBroken?: () => void;
}

export interface App {
  invoke: Invoke;
  subscribe(listener: (event: AppEvent) => void): () => void;
  health(): Health;
  /** For the command line: whoever owns the folder may. Answers warnings. @throws AppError for an unknown name or an unusable password */
  resetPassword(username: string, password: string): Promise<string[]>;
  examine(): Promise<Check[]>;
  close(): Promise<void>;
}

/**
 * The whole back end: the window's worker thread, the command line and the tests all run this.
 * Never fails: a database that cannot be opened is an app whose health says so, and that answers nothing else.
 */
export async function createApp(options: AppOptions): Promise<App> {
  const folder = new DataFolder(options.dataDir);
  const listeners = new Set<(event: AppEvent) => void>();
  const emit = (event: AppEvent) => {
    for (const listener of listeners) listener(event);
  };
  const subscribe = (listener: (event: AppEvent) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  try {
    const config = readConfig(options.environment, folder.settings);
    const database = await openDatabase({
      folder,
      templateFile: options.resources.templateFile,
      migrationsFolder: options.resources.migrationsFolder,
      lockOwner: options.lockOwner ?? randomUUID(),
      now: options.clock(),
      hold: options.hold,
    });
    const log = fileLog(options.dataDir, config.logLevel);
    const secret = await signingSecret(config.jwtSecret, options.secrets, options.dataDir);
    const context: Context = {
      database,
      clock: options.clock,
      emit,
      log,
      secrets: options.secrets,
      signingSecret: secret,
      jwtExpiryHours: config.jwtExpiryHours,
      sampleFile: options.resources.sampleFile,
    };
    const warnings = [...config.warnings];
    if (!options.secrets.isAvailable) {
      const secretIs =
        secret.keptIn === 'file'
          ? ' The secret that signs the sessions is in a file that only your user account can read.'
          : '';
      warnings.push(`This system has no key store, so you sign in at every start.${secretIs}`);
    }
    const health = (): Health => ({
      state: 'ready',
      problem: null,
      version: options.version,
      dataDir: options.dataDir,
      warnings,
    });
    const route = createRouter(createHandlers(context, health), createAuthenticator(context), database, log);
    let isBroken = false;
    const invoke: Invoke = async (procedure, input, token) => {
      const result = await route(procedure, input, token);
      if (database.isDiskFull() && !isBroken) {
        isBroken = true;
        log.error('the disk is full; the database is opened again');
        options.onBroken?.();
      }
      return result;
    };
    log.info(`started, version ${options.version}`);
    return {
      invoke,
      subscribe,
      health,
      resetPassword: (username, password) => resetPassword(context, username, password),
      examine: () => examine(database, health()),
      close: () => database.close(),
    };
  } catch (error) {
    if (!(error instanceof DatabaseProblem)) throw error;
    return unavailable(error, options, folder, subscribe);
  }
}

function unavailable(
  problem: DatabaseProblem,
  options: AppOptions,
  folder: DataFolder,
  subscribe: App['subscribe'],
): App {
  const health = (): Health => ({
    state: 'unavailable',
    problem: {
      code: problem.code,
      title: problem.title,
      message: problem.message,
      backups: listBackups(folder.backups),
    },
    version: options.version,
    dataDir: options.dataDir,
    warnings: [],
  });
  return {
    invoke: async (procedure) =>
      procedure === 'system.health'
        ? { ok: true, data: health() }
        : { ok: false, error: { code: 'DATABASE_UNAVAILABLE', message: `${problem.title}. ${problem.message}` } },
    subscribe,
    health,
    resetPassword: () => Promise.reject(problem),
    examine: async () => [{ name: 'database', ok: false, detail: problem.message }],
    close: async () => {},
  };
}
