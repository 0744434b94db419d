import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { type AppEvent, topics } from '../src-shared/ipc/events';
import type { AnswerPart } from '../src-shared/ipc/parts';
import type { CallError } from '../src-shared/ipc/result';
import type { SecretStore } from './auth/secrets';
import { DatabaseHold } from './db/database-hold';
import type { FromWorker, ToWorker, WorkerStart } from './worker-messages';

export interface HostOptions extends Pick<WorkerStart, 'dataDir' | 'resources' | 'environment' | 'version'> {
  workerFile: string;
  /** A promise: the worker is started before the system's key store can be asked. */
  secrets: Promise<SecretStore>;
  /** A call that holds the database longer without a sign of progress is ended. */
  holdLimitMs?: number;
  /** Told when the back end cannot be started again. */
  onFatal?: (error: Error) => void;
}

const DEFAULT_HOLD_LIMIT_MS = 30_000;
const LOOK_EVERY_MS = 250;
/** A worker that dies this soon after it was started would only die again. */
const SOON_MS = 10_000;

const ended: CallError = {
  code: 'DATABASE_CALL_ENDED',
  message:
    'This held the database for too long and was ended. It was not saved; everything before it was. The database is open again.',
};

const broken: CallError = {
  code: 'INTERNAL',
  message: 'The back end stopped and was started again. This call was not saved; everything before it was.',
};

/**
 * Runs the back end in a worker thread and relays to it.
 *
 * Ending the worker is the only way to cancel a PostgreSQL query here (`statement_timeout` is ignored). Committed data
 * stays; the database is opened again and calls that come meanwhile wait for it.
 */
export class BackEndHost {
  readonly #options: HostOptions;
  readonly #hold = new DatabaseHold();
  readonly #lockOwner = randomUUID();
  readonly #listeners = new Set<(event: AppEvent) => void>();
  readonly #waiting = new Map<number, (part: AnswerPart) => void>();
  readonly #watch: NodeJS.Timeout;
  #worker: Worker;
  #ready: Promise<void>;
  #startedAt = 0;
  #lastId = 0;
  #closing: Promise<void> | undefined;

  constructor(options: HostOptions) {
    this.#options = options;
    [this.#worker, this.#ready] = this.#start();
    this.#watch = setInterval(() => this.#endStuckCall(), LOOK_EVERY_MS);
    this.#watch.unref();
  }

  /** Answers the first part; see `wholeAnswer`. */
  async invoke(procedure: string, input: unknown, token: string | null): Promise<AnswerPart> {
    await this.#ready;
    this.#lastId += 1;
    return this.#ask({ type: 'invoke', id: this.#lastId, procedure, input, token });
  }

  async more(id: number): Promise<AnswerPart> {
    await this.#ready;
    return this.#ask({ type: 'more', id });
  }

  #ask(message: Extract<ToWorker, { type: 'invoke' | 'more' }>): Promise<AnswerPart> {
    return new Promise((resolve) => {
      this.#waiting.set(message.id, resolve);
      this.#send(message);
    });
  }

  /** The computer slept: what was due meanwhile is caught up. */
  wake(): void {
    void this.#ready.then(() => this.#send({ type: 'wake' }));
  }

  subscribe(listener: (event: AppEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Lets running calls end, checkpoints, and gives the lock back. A call that is stuck is ended at the limit. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#ready;
    const worker = this.#worker;
    await new Promise<void>((resolve) => {
      worker.on('message', (message: FromWorker) => {
        if (message.type === 'closed') resolve();
      });
      worker.once('exit', () => resolve());
      this.#send({ type: 'close' });
    });
    clearInterval(this.#watch);
    await worker.terminate();
  }

  #start(): [Worker, Promise<void>] {
    const { workerFile, dataDir, resources, environment, version } = this.#options;
    const start: WorkerStart = {
      dataDir,
      resources,
      environment,
      version,
      lockOwner: this.#lockOwner,
      holdMemory: this.#hold.memory,
    };
    this.#startedAt = Date.now();
    const worker = new Worker(workerFile, { workerData: start });
    void this.#options.secrets.then(({ isAvailable }) =>
      worker.postMessage({ type: 'secret-store', isAvailable } satisfies ToWorker),
    );
    const ready = new Promise<void>((resolve) => {
      worker.on('message', (message: FromWorker) => {
        if (message.type === 'ready') resolve();
        else this.#receive(message, worker);
      });
    });
    worker.on('error', (error) =>
      this.#restart(worker, broken, error instanceof Error ? error : new Error(String(error))),
    );
    return [worker, ready];
  }

  #receive(message: FromWorker, worker: Worker): void {
    if (message.type === 'answer') {
      this.#waiting.get(message.id)?.(message.part);
      this.#waiting.delete(message.id);
    } else if (message.type === 'reopen') {
      this.#restart(worker, broken);
    } else if (message.type === 'event') {
      this.#emit(message.event);
    } else if (message.type === 'secret') {
      void this.#answerSecret(message).then((value) =>
        worker.postMessage({ type: 'secret', id: message.id, value } satisfies ToWorker),
      );
    }
  }

  async #answerSecret({ verb, name, value }: Extract<FromWorker, { type: 'secret' }>): Promise<string | null> {
    const secrets = await this.#options.secrets;
    if (verb === 'get') return secrets.get(name);
    if (verb === 'set' && value !== null) await secrets.set(name, value);
    if (verb === 'delete') await secrets.delete(name);
    return null;
  }

  #endStuckCall(): void {
    if (this.#hold.heldMs() > (this.#options.holdLimitMs ?? DEFAULT_HOLD_LIMIT_MS)) this.#restart(this.#worker, ended);
  }

  #restart(worker: Worker, reason: CallError, error?: Error): void {
    if (worker !== this.#worker) return;
    this.#hold.release();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    const answerAll = (given: CallError) => {
      for (const resolve of waiting) resolve({ ok: false, error: given });
    };
    if (this.#closing) {
      // The person wants to leave: what is stuck is ended, and nothing is started again.
      answerAll(reason);
      void worker.terminate();
      return;
    }
    if (error && Date.now() - this.#startedAt < SOON_MS) {
      answerAll(broken);
      this.#options.onFatal?.(error);
      return;
    }
    // The folder's lock stays ours; the new worker takes it over by our owner's mark once the old one has ended.
    const old = worker.terminate();
    this.#ready = old.then(() => {
      const [next, ready] = this.#start();
      this.#worker = next;
      return ready;
    });
    void this.#ready.then(() => {
      answerAll(reason);
      this.#emit({ type: 'data.changed', topics: [...topics] });
    });
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #emit(event: AppEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
