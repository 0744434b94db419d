import { randomUUID } from 'node:crypto';
import type { JobTrigger } from '../src-shared/domain/job-types';
import type { Backup } from '../src-shared/ipc/backups';
import type { AppEvent } from '../src-shared/ipc/events';
import type { ChainResult, JobRun } from '../src-shared/ipc/jobs';
import type { Health } from '../src-shared/ipc/system';
import type { SecretStore } from './auth/secrets';
import { readConfig } from './config';
import { DataFolder } from './db/data-folder';
import type { DatabaseHold } from './db/database-hold';
import { DatabaseProblem } from './db/database-problem';
import { openDatabase } from './db/open-database';
import type { Check } from './examine';
import type { Invoke } from './ipc/router';
import type { ChainRequest } from './jobs/chain';
import { serveBook } from './serve-book';
import { serveRecovery } from './serve-recovery';

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
  /** A promise where the key store is known only later: the database is opened meanwhile. */
  secrets: SecretStore | Promise<SecretStore>;
  version: string;
  /** One text per process, so that a back end that is started again takes its own lock over. */
  lockOwner?: string;
  hold?: DatabaseHold;
  /** This app has nothing more to say: another one should be made on the same folder. */
  onReopen?: () => void;
}

/** A chain's result and its runs, oldest first, of all profiles: `username` is null for a run that they share. */
export interface ChainReport extends ChainResult {
  jobs: (JobRun & { username: string | null })[];
}

/** What a back end does with its database open, and what without. */
export interface Serving {
  invoke: Invoke;
  health(): Health;
  /** For the command line: whoever owns the folder may. Answers warnings. @throws AppError for an unknown name or an unusable password */
  resetPassword(username: string, password: string): Promise<string[]>;
  /** For the command line. The restored database is there once this app is closed and another one made. */
  restore(file: string): Promise<{ keptAs: string | null }>;
  /** For the command line: all that there are, newest first. */
  backups(): Backup[];
  examine(): Promise<Check[]>;
  /** To be called every now and then, at start and after a sleep: runs the jobs that are due. Never fails. */
  runDueJobs(trigger: JobTrigger): Promise<void>;
  /** For the command line. @throws RangeError for a session that has not ended */
  runChain(request: ChainRequest): Promise<ChainReport>;
  /** Before closing: ends what runs at the next place where nothing is half done, so that nobody waits for it. */
  stopJobs(): Promise<void>;
  /** To be called now and then: makes the day's backup when something changed. Never fails. */
  backUpIfDue(): Promise<Backup | null>;
  /** The same before closing. Never fails. */
  backUpOnQuit(): Promise<Backup | null>;
  /** For the time in which nobody asks for anything: makes what comes after sign-in quick. Never fails. */
  warmUp(): Promise<void>;
  close(): Promise<void>;
}

export interface App extends Serving {
  subscribe(listener: (event: AppEvent) => void): () => void;
}

/** What both ways of serving are given. */
export interface ServingOptions {
  app: AppOptions & { lockOwner: string };
  folder: DataFolder;
  emit: (event: AppEvent) => void;
  reopen: () => void;
}

/**
 * The whole back end: the window's worker thread, the command line and the tests all run this.
 * Never fails for what is in the folder: a database that cannot be opened, or that turns out to be damaged, is an app
 * whose health says so and that answers what helps.
 */
export async function createApp(given: AppOptions): Promise<App> {
  const listeners = new Set<(event: AppEvent) => void>();
  const options: ServingOptions = {
    app: { ...given, lockOwner: given.lockOwner ?? randomUUID() },
    folder: new DataFolder(given.dataDir),
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
    reopen: () => given.onReopen?.(),
  };
  let serving = await open(options, (problem) => {
    serving = serveRecovery(options, problem);
    options.emit({ type: 'data.changed', topics: ['system'] });
  });
  return {
    invoke: (procedure, input, token) => serving.invoke(procedure, input, token),
    health: () => serving.health(),
    resetPassword: (username, password) => serving.resetPassword(username, password),
    restore: (file) => serving.restore(file),
    backups: () => serving.backups(),
    examine: () => serving.examine(),
    runDueJobs: (trigger) => serving.runDueJobs(trigger),
    stopJobs: () => serving.stopJobs(),
    runChain: (request) => serving.runChain(request),
    backUpIfDue: () => serving.backUpIfDue(),
    backUpOnQuit: () => serving.backUpOnQuit(),
    warmUp: () => serving.warmUp(),
    close: () => serving.close(),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function open(options: ServingOptions, onDamaged: (problem: DatabaseProblem) => void): Promise<Serving> {
  const { app, folder } = options;

  try {
    const config = readConfig(app.environment, folder.settings);
    const database = await openDatabase({
      folder,
      templateFile: app.resources.templateFile,
      migrationsFolder: app.resources.migrationsFolder,
      appVersion: app.version,
      lockOwner: app.lockOwner,
      now: app.clock(),
      hold: app.hold,
    });
    try {
      return await serveBook(options, config, database, onDamaged);
    } catch (error) {
      await database.close();
      throw error;
    }
  } catch (error) {
    if (!(error instanceof DatabaseProblem)) throw error;
    return serveRecovery(options, error);
  }
}
