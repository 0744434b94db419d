import { JOB_TYPES, type JobType } from '../../../src-shared/domain/job-types';
import type { OperationProgress } from '../../../src-shared/ipc/events';
import type { JobRun, JobSchedule } from '../../../src-shared/ipc/jobs';
import { withDates } from '../../format/date-format';
import { jobNames } from '../../format/job-words';
import { newYorkClock, newYorkMoment } from '../../format/new-york-format';
import { lastRunLine, type RunTone, runState } from './run-words';

export interface JobCard {
  jobType: JobType;
  name: string;
  /** When it starts, "16:00 New York"; null where its line says no one time. */
  time: string | null;
  tone: RunTone | 'off';
  state: string;
  /** What the last run came to; null as long as there is none. */
  last: string | null;
  next: string;
  limit: string;
  progress: { phase: string; done: number; total: number; canCancel: boolean } | null;
}

/** The step that a phase is of, by its first words: "Risk 2026-11-20". Null for a phase of none. */
export function phaseStep(phase: string): JobType | null {
  return JOB_TYPES.find((jobType) => phase.startsWith(jobNames[jobType])) ?? null;
}

/** The phase without the step's name in front of it: the card says that already. */
function phaseWithin(phase: string, name: string): string {
  const bare = phase.startsWith(name) ? phase.slice(name.length).replace(/^:? /, '') : phase;
  return withDates(bare === '' ? phase : bare);
}

/** "0 16 * * 1-5" is "16:00"; null for lines that say more than one time. */
function timeOf(cronExpression: string): string | null {
  const [minute = '', hour = ''] = cronExpression.trim().split(/\s+/);
  if (!/^\d{1,2}$/.test(minute) || !/^\d{1,2}$/.test(hour)) return null;
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

/** Minutes where they are whole: "5 min", "90 s". */
function limitText(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

/**
 * The chain's three steps as they stand. @param runs newest first
 * @param operation what the chain reports; null while none runs
 */
export function jobCards(
  schedules: readonly JobSchedule[],
  runs: readonly JobRun[],
  operation: OperationProgress | null,
): JobCard[] {
  // The run that goes on may be of another profile's book, which is not in this one's list: the phase says more.
  const running = operation === null ? null : phaseStep(operation.phase);
  return JOB_TYPES.flatMap((jobType, index) => {
    const schedule = schedules.find((each) => each.jobType === jobType);
    if (schedule === undefined) return [];
    const name = jobNames[jobType];
    const ended = runs.find((run) => run.jobType === jobType && run.completedAt !== null);
    const isRunning = running === jobType;
    const waitsFor = running !== null && JOB_TYPES.indexOf(running) < index ? running : null;
    const time = timeOf(schedule.cronExpression);
    const state = ended === undefined ? { tone: 'waiting' as const, words: 'Not run yet' } : runState(ended);
    const shown: { tone: JobCard['tone']; words: string } = isRunning
      ? { tone: 'running', words: 'Running' }
      : waitsFor !== null
        ? { tone: 'waiting', words: `Waits for ${jobNames[waitsFor].toLowerCase()}` }
        : schedule.isEnabled
          ? state
          : { tone: 'off', words: 'Off' };
    return [
      {
        jobType,
        name,
        time: time === null ? null : `${time} New York`,
        tone: shown.tone,
        state: shown.words,
        last: ended === undefined ? null : lastRunLine(ended),
        next: schedule.nextRunAt === null ? 'Timer off' : `Next ${newYorkMoment(schedule.nextRunAt)}`,
        limit: `limit ${limitText(schedule.timeoutSeconds)}`,
        progress:
          isRunning && operation !== null
            ? {
                phase: phaseWithin(operation.phase, name),
                done: operation.done,
                total: operation.total,
                canCancel: operation.canCancel,
              }
            : null,
      },
    ];
  });
}

/** For the status bar: "Snapshot 17:30 done"; null as long as nothing ran. @param runs newest first */
export function lastRunWords(runs: readonly JobRun[]): { tone: RunTone; words: string } | null {
  const last = runs.find((run) => run.completedAt !== null);
  if (last?.completedAt == null) return null;
  const { tone, words } = runState(last);
  const state = words.charAt(0).toLowerCase() + words.slice(1);
  return { tone, words: `${jobNames[last.jobType]} ${newYorkClock(last.completedAt)} ${state}` };
}

/** "market data Mon 23 Nov 16:00 New York"; null while every timer is off. */
export function nextRunWords(schedules: readonly JobSchedule[]): string | null {
  let next: { jobType: JobType; at: string } | null = null;
  for (const { jobType, nextRunAt } of schedules) {
    if (nextRunAt !== null && (next === null || Date.parse(nextRunAt) < Date.parse(next.at)))
      next = { jobType, at: nextRunAt };
  }
  return next === null ? null : `${jobNames[next.jobType].toLowerCase()} ${newYorkMoment(next.at)} New York`;
}
