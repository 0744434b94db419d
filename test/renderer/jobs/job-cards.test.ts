import { describe, expect, it } from 'vitest';
import { jobCards, lastRunWords, nextRunWords } from '../../../src-renderer/pages/jobs/job-cards';
import { JOB_TYPES, JOBS, type JobType } from '../../../src-shared/domain/job-types';
import type { JobSchedule } from '../../../src-shared/ipc/jobs';
import { run } from './run-builder';

const lines: Record<JobType, [string, string]> = {
  market_data: ['0 16 * * 1-5', '2026-11-23T21:00:00.000Z'],
  risk_calc: ['0 17 * * 1-5', '2026-11-23T22:00:00.000Z'],
  snapshot: ['30 17 * * 1-5', '2026-11-23T22:30:00.000Z'],
};

const schedules: JobSchedule[] = JOB_TYPES.map((jobType) => ({
  jobType,
  jobName: JOBS[jobType].name,
  cronExpression: lines[jobType][0],
  isEnabled: true,
  lastRunAt: null,
  nextRunAt: lines[jobType][1],
  timeoutSeconds: JOBS[jobType].timeoutSeconds,
  hourSetting: null,
}));

const operation = { operationId: 'jobs', phase: 'Risk 2026-11-20', done: 14, total: 21, canCancel: true };

describe('the cards of the chain', () => {
  it('shows what each step did last and does next', () => {
    const cards = jobCards(schedules, [run()], null);
    expect(cards.map(({ name, state, next, limit }) => [name, state, next, limit])).toEqual([
      ['Market data', 'Not run yet', 'Next Mon 23 Nov 16:00', 'limit 5 min'],
      ['Risk', 'Not run yet', 'Next Mon 23 Nov 17:00', 'limit 10 min'],
      ['Snapshot', 'Done', 'Next Mon 23 Nov 17:30', 'limit 5 min'],
    ]);
    expect(cards[2]).toMatchObject({ time: '17:30 New York', last: '20 Nov in 0:01: 1 snapshot' });
  });

  it('names the step that runs by its phase, and what waits for it', () => {
    const cards = jobCards(schedules, [run()], operation);
    expect(cards.map(({ state }) => state)).toEqual(['Not run yet', 'Running', 'Waits for risk']);
    expect(cards[1]?.progress).toEqual({ phase: '20 Nov 2026', done: 14, total: 21, canCancel: true });
  });

  it('says that a timer is off, and keeps what was', () => {
    const off = schedules.map((each) =>
      each.jobType === 'snapshot' ? { ...each, isEnabled: false, nextRunAt: null } : each,
    );
    expect(jobCards(off, [run()], null)[2]).toMatchObject({
      state: 'Off',
      next: 'Timer off',
      last: '20 Nov in 0:01: 1 snapshot',
    });
  });

  it('tells the status bar of the last run and the next', () => {
    expect(lastRunWords([run({ status: 'running', completedAt: null }), run()])).toEqual({
      tone: 'done',
      words: 'Snapshot 17:30 done',
    });
    expect(lastRunWords([])).toBeNull();
    expect(nextRunWords([...schedules].reverse())).toBe('market data Mon 23 Nov 16:00 New York');
    expect(nextRunWords(schedules.map((each) => ({ ...each, nextRunAt: null })))).toBeNull();
  });
});
