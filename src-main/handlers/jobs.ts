import type { JobRun } from '../../src-shared/ipc/jobs';
import type { Context } from '../context';
import { countRuns, listRuns, type StoredRun } from '../db/repositories/jobs';
import { AppError } from '../ipc/app-error';
import type { HandlersOf } from '../ipc/router';

export function jobsHandlers({ database, chain, scheduler }: Context): HandlersOf<'jobs'> {
  const { orm } = database;
  return {
    'jobs.schedules': async () => scheduler.list(),
    'jobs.setSchedule': async ({ jobType, ...changes }) => scheduler.change(jobType, changes),
    'jobs.list': async ({ limit, jobType }, { portfolioId }) => ({
      runs: (await listRuns(orm, portfolioId, limit, jobType)).map(shownRun),
      total: await countRuns(orm, portfolioId, jobType),
    }),
    'jobs.run': async ({ through, session }) => {
      try {
        return await chain.run({ step: through, session, trigger: 'button' });
      } catch (error) {
        if (error instanceof RangeError) throw new AppError('INVALID_INPUT', error.message, { field: 'session' });
        throw error;
      }
    },
    'jobs.cancel': async () => ({ cancelled: chain.cancel() }),
  };
}

export function shownRun(run: StoredRun): JobRun {
  const { trigger, firstSession, lastSession, sessionCount, counts, warnings, failure, durationMs, log } =
    run.metadata ?? {};
  return {
    id: run.id,
    jobName: run.jobName,
    jobType: run.jobType,
    status: run.status,
    isOwn: run.portfolioId !== null,
    trigger: trigger ?? null,
    startedAt: run.startedAt?.toISOString() ?? null,
    completedAt: run.completedAt?.toISOString() ?? null,
    durationMs: durationMs ?? null,
    firstSession: firstSession ?? null,
    lastSession: lastSession ?? null,
    sessionCount: sessionCount ?? 0,
    counts: counts ?? {},
    warnings: warnings ?? [],
    failure: failure ?? null,
    errorMessage: run.errorMessage,
    log: log ?? [],
  };
}
