import { counted } from '../../src-shared/domain/counted';
import type { JobRun } from '../../src-shared/ipc/jobs';
import type { CallError } from '../../src-shared/ipc/result';
import type { App, ChainReport } from '../app';
import { type Flags, type Outcome, refused } from './command';
import { tableText } from './output';
import { CommandFailed, type ProfileSession } from './session';

/** For all profiles: whoever can run this owns the folder, so none is asked for. */
export async function runChain(app: App, _: string[], { through }: Flags): Promise<Outcome> {
  const report = await app.runChain({ step: 'snapshot', session: through, trigger: 'command line' }).catch((error) => {
    // A day whose session has not ended, or from before the calendar.
    if (error instanceof RangeError) throw new CommandFailed({ code: 'INVALID_INPUT', message: error.message });
    throw error;
  });
  const { jobs, ...result } = report;
  const json = { ...result, jobs: jobs.map(({ username, ...run }) => ({ profile: username, ...runJson(run) })) };
  const text = [
    ...(jobs.length === 0 ? [] : [runsTable(jobs), '']),
    ...jobs.flatMap(({ jobName, username, warnings }) =>
      warnings.map((warning) => `${jobName}${username === null ? '' : `, ${username}`}: ${warning}`),
    ),
    jobs.length === 0
      ? `Every book is up to date through ${result.through}.`
      : `Worked through ${result.through}: ${counted(jobs.length, 'run')}, ${counted(result.snapshots, 'snapshot')}.`,
  ].join('\n');
  const fault = faultOf(report);
  return fault === null ? { json, text } : refused(json, text, fault);
}

/** Why a chain did not do all that it was to do. */
function faultOf({ failed, unpublished, cancelled, jobs }: ChainReport): CallError | null {
  if (failed > 0) {
    const run = jobs.find(({ failure }) => failure !== null && failure !== 'NOT_PUBLISHED');
    const others = failed > 1 ? ` ${counted(failed, 'run')} failed in all.` : '';
    return { code: 'INTERNAL', message: `${run?.jobName} failed. ${run?.errorMessage}${others}` };
  }
  if (cancelled) return { code: 'CANCELLED', message: 'Stopped. What was finished is kept; run again for the rest.' };
  if (unpublished.length > 0) {
    return {
      code: 'NOT_FOUND',
      message: `The closes of ${unpublished.join(', ')} are not there yet, so the books that need them have no snapshot. Run this again later; from midnight in New York on the last prices are used.`,
    };
  }
  return null;
}

export async function listJobs(session: ProfileSession): Promise<Outcome> {
  const { runs, total } = await session.call('jobs.list', {});
  const schedules = (await session.call('jobs.schedules', {})).map((schedule) => ({
    job_name: schedule.jobName,
    job_type: schedule.jobType,
    cron_expression: schedule.cronExpression,
    last_run_at: schedule.lastRunAt,
    next_run_at: schedule.nextRunAt,
    is_enabled: schedule.isEnabled,
  }));
  const next = tableText(
    ['job', 'cron, New York', 'last run', 'next run'],
    schedules.map((row) => [
      row.job_name,
      row.cron_expression,
      row.last_run_at,
      row.is_enabled ? row.next_run_at : 'switched off',
    ]),
  );
  return {
    json: { runs: runs.map(runJson), total, schedules },
    text: [
      runsTable(runs.map((run) => ({ ...run, username: run.isOwn ? session.profile.username : null }))),
      ...(total > runs.length ? [`${counted(total - runs.length, 'earlier run')}`] : []),
      '',
      next,
    ].join('\n'),
  };
}

function runJson(run: JobRun) {
  return {
    id: run.id,
    job_name: run.jobName,
    job_type: run.jobType,
    status: run.status,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    error_message: run.errorMessage,
    metadata: {
      trigger: run.trigger,
      first_session: run.firstSession,
      last_session: run.lastSession,
      session_count: run.sessionCount,
      counts: run.counts,
      warnings: run.warnings,
      failure: run.failure,
      duration_ms: run.durationMs,
      log: run.log,
    },
  };
}

function runsTable(runs: ChainReport['jobs']): string {
  return tableText(
    ['job', 'profile', 'status', 'started', 'through', 'wrote'],
    runs.map((run) => [
      run.jobName,
      run.username ?? 'all',
      run.failure ?? run.status,
      run.startedAt,
      run.lastSession,
      Object.entries(run.counts)
        .map(([name, count]) => `${name} ${count}`)
        .join(', '),
    ]),
  );
}
