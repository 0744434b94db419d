import { useEffect } from 'react';
import { counted } from '../../src-shared/domain/counted';
import type { InputOf } from '../../src-shared/ipc/contract';
import type { ChainResult, JobRun } from '../../src-shared/ipc/jobs';
import { dayMonthText, weekdayDateText, withDates } from '../format/date-format';
import { jobNames } from '../format/job-words';
import { call } from '../ipc/client';
import { tellAway } from './away';
import { type Operation, operations } from './operations';
import { createStore, useStore } from './store';
import { showToast } from './toasts';

/** The one operation of every chain, whoever set it off. */
export const jobsOperationId = 'jobs';

/** How many calls of this window wait for a chain to end. */
const waiting = createStore(0);

const showJobs = {
  name: 'Show',
  run: () => {
    window.location.hash = '/jobs';
  },
};

function told(result: ChainResult): void {
  const through = weekdayDateText(result.through);
  const [unpublished] = result.unpublished;
  if (result.cancelled) {
    showToast({ tone: 'plain', message: 'The chain was stopped. What is finished stays; the next run goes on there.' });
  } else if (result.failed > 0) {
    const message = `${counted(result.failed, 'run')} of ${result.runs} failed. What was there before stayed.`;
    showToast({ tone: 'error', message, link: showJobs });
  } else if (unpublished !== undefined) {
    const days = result.unpublished.length === 1 ? dayMonthText(unpublished) : `${result.unpublished.length} sessions`;
    showToast({
      tone: 'plain',
      message: `The closes of ${days} are not published yet. It is tried again in a quarter of an hour.`,
    });
  } else {
    const made = result.snapshots === 0 ? 'No snapshot was missing' : `${counted(result.snapshots, 'snapshot')} made`;
    showToast({ tone: 'plain', message: `The chain is done through ${through}. ${made}.` });
  }
}

export async function runJobs(input: InputOf<'jobs.run'>): Promise<void> {
  waiting.set((count) => count + 1);
  try {
    told(await call('jobs.run', input));
  } catch (error) {
    showToast({ tone: 'error', message: `The chain did not run. ${(error as Error).message}` });
  } finally {
    waiting.set((count) => count - 1);
  }
}

export function cancelJobs(): void {
  call('jobs.cancel', {}).catch((error: Error) =>
    showToast({ tone: 'error', message: `The chain goes on. ${error.message}` }),
  );
}

/** What the chain reports; null while none runs. */
export function useJobsOperation(): Operation | null {
  return useStore(operations).find(({ operationId }) => operationId === jobsOperationId) ?? null;
}

/** A chain runs, or was asked to. */
export function useJobsRunning(): boolean {
  const operation = useJobsOperation();
  return useStore(waiting) > 0 || operation !== null;
}

/** What to tell of the runs that ended since the person last heard; null: nothing. Newest first. */
export function endedRunsMessage(ended: readonly JobRun[]): { tone: 'plain' | 'error'; message: string } | null {
  const failed = ended.find((run) => run.status === 'failed' && run.failure !== 'CANCELLED');
  if (failed !== undefined) {
    // It is tried again by itself, and that is no news.
    if (failed.failure === 'NOT_PUBLISHED') return null;
    return {
      tone: 'error',
      message: `${jobNames[failed.jobType]} failed. ${withDates(failed.errorMessage ?? '')}`.trim(),
    };
  }
  const done = ended.find((run) => run.status === 'completed' && run.sessionCount > 0);
  if (done?.lastSession == null) return null;
  return { tone: 'plain', message: `${jobNames[done.jobType]} is done through ${weekdayDateText(done.lastSession)}.` };
}

const watched = 30;

/** Tells of chains that timers set off: a failure in the window too, the rest only to somebody who looks elsewhere. */
export function useJobNotices(): void {
  useEffect(() => {
    let known: ReadonlySet<string> | null = null;
    const endedRuns = async (): Promise<JobRun[]> => {
      const { runs } = await call('jobs.list', { limit: watched });
      const ended = runs.filter((run) => run.completedAt !== null);
      const before = known;
      known = new Set(ended.map(({ id }) => id));
      return before === null ? [] : ended.filter(({ id }) => !before.has(id));
    };
    void endedRuns().catch(() => undefined);
    return window.sigmasight.subscribe((event) => {
      if (event.type !== 'operation.ended' || event.operationId !== jobsOperationId) return;
      // The window's own call tells what came of it.
      const own = waiting.get() > 0;
      endedRuns()
        .then((ended) => {
          const news = own ? null : endedRunsMessage(ended.filter(({ trigger }) => trigger !== 'button'));
          if (news?.tone === 'error') showToast({ ...news, link: showJobs });
          else if (news !== null) tellAway(news.message);
        })
        .catch(() => undefined);
    });
  }, []);
}
