import { counted } from '../../../src-shared/domain/counted';
import type { JobTrigger } from '../../../src-shared/domain/job-types';
import { lastEndedSession } from '../../../src-shared/domain/trading-calendar';
import type { JobRun } from '../../../src-shared/ipc/jobs';
import { dayMonthText, withDates } from '../../format/date-format';
import { jobNames } from '../../format/job-words';
import { durationText, newYorkInstantText, newYorkStamp } from '../../format/new-york-format';

export const triggerWords: Record<JobTrigger, string> = {
  timer: 'timer',
  button: 'button',
  start: 'start-up',
  wake: 'after sleep',
  'command line': 'command line',
  'new symbol': 'new symbol',
  demo: 'demo book',
  rebuild: 'rebuild',
};

export type RunTone = 'done' | 'warning' | 'failed' | 'running' | 'waiting';

const failureWords: Record<NonNullable<JobRun['failure']>, string> = {
  CANCELLED: 'Cancelled',
  INTERRUPTED: 'Interrupted',
  TIMED_OUT: 'Timed out',
  FAILED: 'Failed',
  NOT_PUBLISHED: 'No closes yet',
};

/** What counts of a run are called: one and several. A name that is not here is written as it is. */
const countNames: Record<string, readonly [string, string]> = {
  close: ['close', 'closes'],
  closes: ['close', 'closes'],
  prices: ['new price', 'new prices'],
  marks: ['option mark', 'option marks'],
  optionmarks: ['option mark', 'option marks'],
  snapshots: ['snapshot', 'snapshots'],
  positions: ['position valued', 'positions valued'],
  dividends: ['dividend', 'dividends'],
  splits: ['split', 'splits'],
  greeks: ['position with Greeks', 'positions with Greeks'],
  heldback: ['held back', 'held back'],
  files: ['price file', 'price files'],
  portfolios: ['book', 'books'],
  incomplete: ['incomplete', 'incomplete'],
  stale: ['stale', 'stale'],
  changed: ['changed', 'changed'],
};

function bareName(name: string): string {
  return name.replaceAll(/[_\s]/g, '').toLowerCase();
}

function countWords(name: string, count: number): string {
  const plain = name
    .replaceAll('_', ' ')
    .replaceAll(/([A-Z])/g, ' $1')
    .toLowerCase();
  const [one, many] = countNames[bareName(name)] ?? [plain, plain];
  return counted(count, one, many);
}

function heldBackCount(run: Pick<JobRun, 'counts'>): number {
  const held = Object.entries(run.counts).find(([name]) => bareName(name) === 'heldback');
  return held?.[1] ?? 0;
}

/** The word beside the icon: "Done", "Done, 1 held back", "Failed", "No closes yet". */
export function runState(run: Pick<JobRun, 'status' | 'failure' | 'counts' | 'warnings'>): {
  tone: RunTone;
  words: string;
} {
  if (run.status === 'pending') return { tone: 'waiting', words: 'Waits' };
  if (run.status === 'running') return { tone: 'running', words: 'Running' };
  if (run.status === 'failed') {
    const words = failureWords[run.failure ?? 'FAILED'];
    // Nothing is broken where a close is only not there yet, or where the person stopped it.
    return { tone: run.failure === 'NOT_PUBLISHED' || run.failure === 'CANCELLED' ? 'warning' : 'failed', words };
  }
  const held = heldBackCount(run);
  if (held > 0) return { tone: 'warning', words: `Done, ${held} held back` };
  if (run.warnings.length > 0) return { tone: 'warning', words: `Done, ${counted(run.warnings.length, 'warning')}` };
  return { tone: 'done', words: 'Done' };
}

/** "26 closes, 10 option marks"; what came to nothing is left out, and with nothing at all it says so. */
export function countsWords(counts: JobRun['counts']): string {
  const some = Object.entries(counts).filter(([, count]) => count !== 0);
  if (some.length === 0) return 'nothing to write';
  return some.map(([name, count]) => countWords(name, count)).join(', ');
}

/** What came of it, in one line. */
export function resultWords(run: Pick<JobRun, 'status' | 'counts' | 'errorMessage' | 'sessionCount'>): string {
  if (run.status === 'failed') return withDates(run.errorMessage ?? '');
  if (run.status !== 'completed') return '';
  return run.sessionCount === 0 ? 'everything was there already' : countsWords(run.counts);
}

/** "20 Nov", "16 to 20 Nov", "30 Oct to 20 Nov"; null when it worked on none. */
export function sessionWords({
  firstSession,
  lastSession,
}: Pick<JobRun, 'firstSession' | 'lastSession'>): string | null {
  if (firstSession === null || lastSession === null) return null;
  if (firstSession === lastSession) return dayMonthText(lastSession);
  const sameMonth = firstSession.slice(0, 7) === lastSession.slice(0, 7);
  const first = sameMonth ? String(Number(firstSession.slice(8))) : dayMonthText(firstSession);
  return `${first} to ${dayMonthText(lastSession)}`;
}

/** Whether it made up for sessions that were missed: several at once, or one before the last that had ended by then. */
export function isCaughtUp(
  run: Pick<JobRun, 'trigger' | 'lastSession' | 'sessionCount' | 'startedAt' | 'status'>,
): boolean {
  if (run.status !== 'completed' || run.lastSession === null || run.startedAt === null) return false;
  if (run.trigger === 'demo' || run.trigger === 'rebuild') return false;
  return run.sessionCount > 1 || run.lastSession < lastEndedSession(Date.parse(run.startedAt));
}

/** "Risk, 17 Nov 17:00". */
export function runTitle(run: Pick<JobRun, 'jobType' | 'startedAt'>): string {
  const name = jobNames[run.jobType];
  return run.startedAt === null ? name : `${name}, ${newYorkStamp(run.startedAt)}`;
}

/** The first sentence stands out, the rest explains it. */
export function firstSentence(text: string): [string, string] {
  const end = /[.?](?=\s|$)/.exec(text);
  if (end === null) return [text, ''];
  return [text.slice(0, end.index + 1), text.slice(end.index + 1).trim()];
}

/** Everything there is about a run as text, for a report. */
export function runDetails(run: JobRun): string {
  const lines = [
    `${runTitle(run)} New York`,
    `State: ${runState(run).words}`,
    `Run: ${run.id}`,
    `By: ${run.trigger === null ? 'not known' : triggerWords[run.trigger]}`,
    `Sessions: ${run.firstSession === null ? 'none' : `${run.firstSession} to ${run.lastSession}, ${run.sessionCount}`}`,
    `Took: ${run.durationMs === null ? 'not known' : durationText(run.durationMs)}`,
    `Result: ${resultWords(run)}`,
    ...(run.failure === null ? [] : [`Code: ${run.failure}`]),
    ...run.warnings.map((warning) => `Warning: ${warning}`),
    '',
    ...run.log.map(({ at, text }) => `${newYorkInstantText(at)} ${text}`),
  ];
  return lines.join('\n');
}

/** "20 Nov in 0:04: 26 closes, 10 option marks". */
export function lastRunLine(run: JobRun): string {
  const sessions = sessionWords(run);
  const took = run.durationMs === null ? '' : ` in ${durationText(run.durationMs)}`;
  return [sessions === null ? null : `${sessions}${took}`, resultWords(run)].filter(Boolean).join(': ');
}
