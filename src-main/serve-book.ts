import type { CallError, CallResult } from '../src-shared/ipc/result';
import type { Health } from '../src-shared/ipc/system';
import type { Serving, ServingOptions } from './app';
import { signingSecret } from './auth/signing-secret';
import { Backups } from './backups';
import type { Book } from './book';
import type { Config } from './config';
import type { Context } from './context';
import { DatabaseProblem } from './db/database-problem';
import type { Database } from './db/open-database';
import { listRunsSince } from './db/repositories/jobs';
import { diagnostics } from './diagnostics';
import { examine } from './examine';
import { createHandlers } from './handlers';
import { createAuthenticator, resetPassword } from './handlers/auth';
import { shownRun } from './handlers/jobs';
import { systemHandlers } from './handlers/system';
import { createRouter } from './ipc/router';
import { JobChain } from './jobs/chain';
import { Scheduler } from './jobs/scheduler';
import { fileLog } from './log';
import { PriceFolder } from './market-data/price-folder';
import { SimulatedProvider } from './market-data/simulated';
import { warmUp } from './warm-up';

const databaseIsOpen: CallError = {
  code: 'CONFLICT',
  message: 'The database is open, so there is nothing to recover. A backup is restored from Settings.',
};

const restoring: CallResult = {
  ok: false,
  error: { code: 'DATABASE_UNAVAILABLE', message: 'A backup is being restored. This was not saved.' },
};

/** The back end with its database open. @param onDamaged called once the database is closed again */
export async function serveBook(
  options: ServingOptions,
  config: Config,
  database: Database,
  onDamaged: (problem: DatabaseProblem) => void,
): Promise<Serving> {
  const { app, folder, emit } = options;
  const log = fileLog(app.dataDir, config.logLevel);
  const secrets = await app.secrets;
  const secret = await signingSecret(config.jwtSecret, secrets, app.dataDir);
  const shared = { database, clock: app.clock, emit, log, readings: new Map<string, Promise<Book>>() };
  const simulated = new SimulatedProvider();
  const chain = new JobChain(shared, { simulated, providers: [new PriceFolder(database.orm)] });
  const scheduler = new Scheduler(shared, chain, config.scheduleHours);
  const context: Context = {
    ...shared,
    chain,
    scheduler,
    simulated,
    secrets,
    signingSecret: secret,
    jwtExpiryHours: config.jwtExpiryHours,
    sampleFile: app.resources.sampleFile,
  };
  const warnings = [...config.warnings];
  if (!secrets.isAvailable) {
    const secretIs =
      secret.keptIn === 'file'
        ? ' The secret that signs the sessions is in a file that only your user account can read.'
        : '';
    warnings.push(`This system has no key store, so you sign in at every start.${secretIs}`);
  }

  let isPaused = false;
  let backupFault: string | null = null;
  const running = new Set<Promise<CallResult>>();
  const health = (): Health => ({
    state: isPaused ? 'starting' : 'ready',
    problem: null,
    version: app.version,
    dataDir: app.dataDir,
    warnings: backupFault === null ? warnings : [...warnings, backupFault],
  });

  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= chain.stop().then(() => database.close());
    return closing;
  };
  const backups = new Backups({
    context,
    folder,
    migrationsFolder: app.resources.migrationsFolder,
    pause: async () => {
      isPaused = true;
      await chain.stop();
      await Promise.allSettled(running);
    },
    resume: () => {
      isPaused = false;
      chain.resume();
    },
    onRestored: () => void close().finally(options.reopen),
  });

  /** The first page that cannot be read ends the use of this database: nothing more is written into it. */
  let damage: Promise<CallError> | undefined;
  async function describeDamage(error: unknown): Promise<CallError> {
    const file = fileOfDamagedPage(error);
    const name = file === null ? null : await database.nameOfFile(file).catch(() => null);
    const what = name ?? (file === null ? 'a part of it' : `its file ${file}`);
    const problem = new DatabaseProblem(
      'DAMAGED',
      'A part of the database is damaged',
      `In ${folder.database}, ${what} cannot be read: a page of it is not what was written to the disk. Nothing was changed, and nothing more is written to it.`,
      { cause: error },
    );
    isPaused = true;
    // Behind the answer to the call that found it.
    setImmediate(() => {
      void close()
        .catch((fault: unknown) => log.error('closing the damaged database failed', fault))
        .then(() => onDamaged(problem));
    });
    return { code: 'DATABASE_UNAVAILABLE', message: `${problem.title}. ${problem.message}` };
  }

  const system = systemHandlers(health, () => diagnostics({ ...options, health: health(), database }));
  const handlers = createHandlers(context, system, backups, folder);
  const route = createRouter({
    handlers,
    absent: databaseIsOpen,
    authenticate: createAuthenticator(context),
    log,
    isDiskFull: database.isDiskFull,
    onDamage: (error) => {
      damage ??= describeDamage(error);
      return damage;
    },
  });
  let isBroken = false;
  const invoke: Serving['invoke'] = async (procedure, input, token) => {
    if (isPaused && procedure !== 'system.health') return restoring;
    const call = route(procedure, input, token);
    // A restore waits for what runs, but neither for itself nor for what waits for its turn behind it.
    if (!procedure.startsWith('backups.')) running.add(call);
    const result = await call;
    running.delete(call);
    if (database.isDiskFull() && !isBroken) {
      isBroken = true;
      log.error('the disk is full; the database is opened again');
      options.reopen();
    }
    return result;
  };

  /** An automatic backup that fails stops nothing, but the person hears of it. */
  const quietly = async (work: () => ReturnType<Backups['createIfDue']>) => {
    if (isPaused) return null;
    try {
      const made = await work();
      if (made) backupFault = null;
      return made;
    } catch (error) {
      log.error('the automatic backup failed', error);
      backupFault = `The last automatic backup failed (${(error as Error).message}). Your book is not affected.`;
      emit({ type: 'data.changed', topics: ['system'] });
      return null;
    }
  };

  await chain.recover();
  await scheduler.begin();
  log.info(`started, version ${app.version}`);
  return {
    invoke,
    health,
    resetPassword: (username, password) => resetPassword(context, username, password),
    restore: (file) => backups.restore(file),
    backups: () => backups.list(),
    examine: () => examine(database, health()),
    runDueJobs: async (trigger) => {
      if (isPaused) return;
      await scheduler.runDue(trigger).catch((error) => log.error('running what is due failed', error));
    },
    runChain: async (request) => {
      const began = app.clock();
      const result = await chain.run(request);
      const runs = await listRunsSince(database.orm, began);
      return { ...result, jobs: runs.map((run) => ({ ...shownRun(run), username: run.username })) };
    },
    stopJobs: () => chain.stop(),
    backUpIfDue: () => quietly(() => backups.createIfDue()),
    backUpOnQuit: () => quietly(() => backups.createOnQuit()),
    warmUp: async () => {
      if (!isPaused) await warmUp(database.orm, handlers).catch((error) => log.error('warming up failed', error));
    },
    close,
  };
}

/** PostgreSQL names it so: `invalid page in block 3 of relation "base/5/16543"`. */
function fileOfDamagedPage(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  return /relation "((?:base|global)\/[\d/]+)"/.exec(error.message)?.[1] ?? fileOfDamagedPage(error.cause);
}
