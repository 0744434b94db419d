import { performance } from 'node:perf_hooks';
import { JOBS, type JobFailure, type JobTrigger, type JobType } from '../../src-shared/domain/job-types';
import type { Context } from '../context';
import { endRun, insertRun, type JobMetadata, updateSchedule } from '../db/repositories/jobs';

/** Ends a run: what was finished stays, what was begun is taken back with its transaction. */
export class JobStopped extends Error {
  constructor(
    readonly failure: JobFailure,
    message: string,
  ) {
    super(message);
  }
}

/** What a step's work reports to, and is stopped by. */
export interface JobRun {
  readonly id: string;
  /** The work on a session begins; its time is counted from here. Others have their turn first. */
  session(date: string): Promise<void>;
  /** To be called where stopping leaves nothing half: throws when the time is over or somebody cancelled. */
  check(): void;
  /** Waits for something outside, and not longer than the limit. */
  waitFor<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  log(text: string): void;
  warn(text: string): void;
  count(name: string, number: number): void;
}

export interface JobRunOptions {
  context: Pick<Context, 'database' | 'clock' | 'log'>;
  jobType: JobType;
  /** Null for a run that all profiles share. */
  portfolioId: string | null;
  trigger: JobTrigger;
  timeoutMs: number;
  /** Of the chain that it belongs to. */
  signal: AbortSignal;
  onSession: (session: string) => void;
}

const LOG_LINES = 200;

export type JobOutcome = 'completed' | JobFailure;

/**
 * Runs a step's work under a row of batch_jobs that says what came of it. Never throws: a run that fails is a row that
 * says so, and the next one is not held up by it.
 */
export async function runJob(options: JobRunOptions, work: (run: JobRun) => Promise<void>): Promise<JobOutcome> {
  const { context, jobType, portfolioId, trigger, timeoutMs, signal } = options;
  const { orm } = context.database;
  const startedAt = context.clock();
  const began = performance.now();
  const metadata: JobMetadata = {
    trigger,
    firstSession: null,
    lastSession: null,
    sessionCount: 0,
    counts: {},
    warnings: [],
    log: [],
  };
  const log = (text: string) => {
    if (metadata.log.length < LOG_LINES) metadata.log.push({ at: context.clock().toISOString(), text });
  };
  const id = await insertRun(orm, { jobType, portfolioId, startedAt, metadata });
  log(`started, ${trigger}`);

  let deadline = began + timeoutMs;
  const limit = `${Math.round(timeoutMs / 1000)} s`;
  const timedOut = () =>
    new JobStopped(
      'TIMED_OUT',
      `This took longer than ${limit} for one session and was ended. What was finished is kept; the next run goes on from there.`,
    );
  const check = () => {
    if (signal.aborted) throw asStopped(signal);
    if (performance.now() > deadline) throw timedOut();
  };
  const run: JobRun = {
    id,
    session: async (date) => {
      await new Promise((resolve) => setImmediate(resolve));
      check();
      deadline = performance.now() + timeoutMs;
      metadata.firstSession ??= date;
      metadata.lastSession = date;
      metadata.sessionCount += 1;
      options.onSession(date);
    },
    check,
    waitFor: async (waited) => {
      const controller = new AbortController();
      let give: (error: Error) => void = () => {};
      const stopped = new Promise<never>((_, reject) => {
        give = reject;
      });
      const onAbort = () => give(asStopped(signal));
      const timer = setTimeout(() => give(timedOut()), Math.max(0, deadline - performance.now()));
      signal.addEventListener('abort', onAbort);
      try {
        check();
        return await Promise.race([waited(controller.signal), stopped]);
      } finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        controller.abort();
      }
    },
    log,
    warn: (text) => {
      metadata.warnings.push(text);
      log(text);
    },
    count: (name, number) => {
      metadata.counts[name] = (metadata.counts[name] ?? 0) + number;
    },
  };

  let outcome: JobOutcome = 'completed';
  let errorMessage: string | null = null;
  try {
    await work(run);
  } catch (error) {
    outcome = error instanceof JobStopped ? error.failure : 'FAILED';
    errorMessage =
      error instanceof JobStopped
        ? error.message
        : `${sentence(error)} What was finished before is kept, nothing half was written. Run it again, or look into the log in the data folder.`;
    log(`ended: ${errorMessage}`);
    if (outcome === 'FAILED') context.log.error(`${JOBS[jobType].name} failed`, error);
  }
  const completedAt = context.clock();
  metadata.durationMs = Math.round(performance.now() - began);
  if (outcome === 'completed') log(`done in ${metadata.durationMs} ms`);
  await endRun(orm, id, {
    status: outcome === 'completed' ? 'completed' : 'failed',
    completedAt,
    errorMessage,
    metadata: outcome === 'completed' ? metadata : { ...metadata, failure: outcome },
  });
  if (outcome === 'completed') await updateSchedule(orm, jobType, { lastRunAt: completedAt });
  return outcome;
}

function asStopped(signal: AbortSignal): JobStopped {
  return signal.reason instanceof JobStopped
    ? signal.reason
    : new JobStopped('INTERRUPTED', 'SigmaSight was closed. What was finished is kept; the next run does the rest.');
}

function sentence(error: unknown): string {
  // A failed query's own message is the whole statement with its values; what went wrong is in its cause.
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const text = cause instanceof Error ? cause.message : String(cause);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
