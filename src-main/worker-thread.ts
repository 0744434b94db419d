import { parentPort } from 'node:worker_threads';
import { AnswerParts } from './answer-parts';
import { createApp } from './app';
import type { SecretName, SecretStore } from './auth/secrets';
import { DatabaseHold } from './db/database-hold';
import type { FromWorker, ToWorker, WorkerStart } from './worker-messages';

/** The sign-in screen is painted first. */
const WARM_UP_MS = 200;
/** After a start the person comes first. */
const FIRST_BACKUP_MS = 60_000;
const LOOK_FOR_BACKUP_MS = 10 * 60_000;
const QUIT_BACKUP_MS = 60_000;
/** After a start the person comes first; then what was missed is caught up. */
const FIRST_JOBS_MS = 5_000;
const LOOK_FOR_JOBS_MS = 30_000;

/**
 * The thread that the back end lives in. A PGlite query blocks its thread for its whole length, and the window's
 * process must never wait for one.
 */
export async function run(start: WorkerStart): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('worker-thread.ts runs in a worker thread.');
  const send = (message: FromWorker) => port.postMessage(message);
  const { secrets, receive } = secretsOfHost(send);
  // Listening comes first: opening the database may already ask for a secret.
  port.on('message', receive);
  const app = await createApp({
    ...start,
    clock: () => new Date(),
    secrets,
    hold: new DatabaseHold(start.holdMemory),
    // Behind the answer to the call that found out: messages keep their order.
    onReopen: () => setImmediate(() => send({ type: 'reopen' })),
  });
  app.subscribe((event) => send({ type: 'event', event }));
  let isWarm = false;
  /** Somebody is about to type a password. */
  const warmUpOnce = () => {
    if (!isWarm) setTimeout(() => void app.warmUp(), WARM_UP_MS);
    isWarm = true;
  };
  const parts = new AnswerParts();
  const running = new Set<Promise<void>>();
  port.on('message', (message: ToWorker) => {
    if (message.type === 'invoke') {
      const call = app
        .invoke(message.procedure, message.input, message.token)
        .then((result) => send({ type: 'answer', id: message.id, part: parts.begin(message.id, result) }))
        .finally(() => running.delete(call));
      if (message.procedure === 'auth.profiles') warmUpOnce();
      running.add(call);
    } else if (message.type === 'more') {
      send({ type: 'answer', id: message.id, part: parts.next(message.id) });
    } else if (message.type === 'wake') {
      void app.runDueJobs('wake');
    } else if (message.type === 'close') {
      // What was asked for before the quit is answered first: a change is saved or refused, never cut off.
      clearInterval(daily);
      clearInterval(jobs);
      void app
        .stopJobs()
        .then(() => Promise.allSettled(running))
        .then(() => atMost(QUIT_BACKUP_MS, app.backUpOnQuit()))
        .then(() => app.close())
        .then(() => send({ type: 'closed' }));
    }
  });
  send({ type: 'ready' });
  const daily = setInterval(() => void app.backUpIfDue(), LOOK_FOR_BACKUP_MS);
  setTimeout(() => void app.backUpIfDue(), FIRST_BACKUP_MS).unref();
  const jobs = setInterval(() => void app.runDueJobs('timer'), LOOK_FOR_JOBS_MS);
  setTimeout(() => void app.runDueJobs('start'), FIRST_JOBS_MS).unref();
}

/** A quit is never held up for ever: what is not done by then is left undone, and nothing half is kept. */
function atMost(milliseconds: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, new Promise((resolve) => setTimeout(resolve, milliseconds))]);
}

/** The system's key store is the window's process's: each use is a question to it. */
function secretsOfHost(send: (message: FromWorker) => void) {
  const waiting = new Map<number, (value: string | null) => void>();
  let lastId = 0;
  const ask = (verb: 'get' | 'set' | 'delete', name: SecretName, value: string | null) =>
    new Promise<string | null>((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      send({ type: 'secret', id: lastId, verb, name, value });
    });
  const store = (isAvailable: boolean): SecretStore => ({
    isAvailable,
    get: (name) => (isAvailable ? ask('get', name, null) : Promise.resolve(null)),
    set: async (name, value) => {
      if (isAvailable) await ask('set', name, value);
    },
    delete: async (name) => {
      if (isAvailable) await ask('delete', name, null);
    },
  });
  let known: (store: SecretStore) => void;
  const secrets = new Promise<SecretStore>((resolve) => {
    known = resolve;
  });
  const receive = (message: ToWorker) => {
    if (message.type === 'secret-store') known(store(message.isAvailable));
    if (message.type !== 'secret') return;
    waiting.get(message.id)?.(message.value);
    waiting.delete(message.id);
  };
  return { secrets, receive };
}
