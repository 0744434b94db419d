import { Cron } from 'croner';
import { addDays } from '../../src-shared/domain/iso-date';
import { newYorkInstant, newYorkTime } from '../../src-shared/domain/new-york-time';
import { bad, good, type Parsed } from '../../src-shared/domain/parsed';
import { isSession, lastEndedSession } from '../../src-shared/domain/trading-calendar';

/** Cron lines say New York's time, whatever zone the computer is in. */
const ZONE = 'America/New_York';

/** How far ahead and back a time is looked for: a line that names no such day is refused. */
const LONGEST_DAYS = 400;

const LEAST_APART_MS = 5 * 60_000;

/**
 * Reads a cron line of five fields (minute, hour, day, month, weekday). It counts on NYSE sessions alone: `0 16 * * 1-5`
 * is 16:00 in New York on every session.
 */
export function parseCron(text: string, now: Date): Parsed<string> {
  const line = text.trim().replace(/\s+/g, ' ');
  if (line.split(' ').length !== 5) {
    return bad(
      'CRON_FIELDS',
      'A cron line has five fields: minute, hour, day, month, weekday. 16:00 on weekdays is “0 16 * * 1-5”.',
    );
  }
  try {
    new Cron(line, { timezone: ZONE, paused: true, mode: '5-part' });
  } catch (error) {
    const why = (error as Error).message.replace(/^CronPattern: |^Cron: /, '');
    return bad('CRON_LINE', `This cron line cannot be read: ${why}. 16:00 on weekdays is “0 16 * * 1-5”.`);
  }
  const first = nextFire(line, now);
  const second = first === null ? null : nextFire(line, first);
  if (first !== null && second !== null && second.getTime() - first.getTime() < LEAST_APART_MS) {
    return bad('CRON_OFTEN', 'This cron line names times less than five minutes apart. A session is worked on once.');
  }
  if (first === null) {
    return bad(
      'CRON_NEVER',
      'This cron line names no time on any session of the New York Stock Exchange within a year.',
    );
  }
  return good(line);
}

/** The first time after a moment that a line names, on a session. Null when there is none within a year. */
export function nextFire(line: string, after: Date): Date | null {
  const cron = new Cron(line, { timezone: ZONE, paused: true, mode: '5-part' });
  const end = after.getTime() + LONGEST_DAYS * 86_400_000;
  let from = after;
  for (;;) {
    const fire = cron.nextRun(from);
    if (fire === null || fire.getTime() > end) return null;
    const { date } = newYorkTime(fire.getTime());
    if (isSession(date)) return fire;
    // The rest of a day without a session names nothing either.
    from = new Date(newYorkInstant(addDays(date, 1), '00:00') - 1);
  }
}

/** The last time up to a moment, on a session. Null when there is none within a year. */
export function lastFire(line: string, upTo: Date): Date | null {
  const { date: today } = newYorkTime(upTo.getTime());
  for (let back = 0; back <= LONGEST_DAYS; back += 1) {
    const date = addDays(today, -back);
    if (!isSession(date)) continue;
    const midnight = newYorkInstant(date, '00:00');
    const end = Math.min(upTo.getTime(), newYorkInstant(addDays(date, 1), '00:00') - 1);
    let last: Date | null = null;
    for (let next = nextFire(line, new Date(midnight - 1)); next !== null && next.getTime() <= end; ) {
      last = next;
      next = nextFire(line, next);
    }
    if (last !== null) return last;
  }
  return null;
}

/** The session that a line has asked for last: the one that had ended when its time came. */
export function dueSession(line: string, now: Date): string | null {
  const fire = lastFire(line, now);
  return fire === null ? null : lastEndedSession(fire.getTime());
}

/** A line with another hour: `0 16 * * 1-5` at 18 is `0 18 * * 1-5`. */
export function withHour(line: string, hour: number): string {
  const [minute, , ...rest] = line.split(' ');
  return [minute, hour, ...rest].join(' ');
}
