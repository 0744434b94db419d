import type { JobRun } from '../../../src-shared/ipc/jobs';

/** A run that ended well at 17:30 in New York, but for what a test says otherwise. */
export function run(other: Partial<JobRun> = {}): JobRun {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    jobName: 'create_daily_snapshot',
    jobType: 'snapshot',
    status: 'completed',
    isOwn: true,
    trigger: 'timer',
    startedAt: '2026-11-20T22:30:00.012Z',
    completedAt: '2026-11-20T22:30:01.204Z',
    durationMs: 1192,
    firstSession: '2026-11-20',
    lastSession: '2026-11-20',
    sessionCount: 1,
    counts: { snapshots: 1 },
    warnings: [],
    failure: null,
    errorMessage: null,
    log: [],
    ...other,
  };
}
