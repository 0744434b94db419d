import { addDays, isWeekend, parseIsoDate, weekday } from './iso-date';
import { newYorkInstant, newYorkTime } from './new-york-time';
import { nyseEarlyCloses, nyseHolidays, type SessionClose } from './nyse-holidays';
import { quoted } from './parsed';

/*
 * When the New York Stock Exchange trades. Every date is an ISO date from 1993-01-01 to 2199-12-31; what lies ahead
 * follows today's rules.
 */

interface SessionYear {
  holidays: ReadonlyMap<string, string>;
  earlyCloses: ReadonlyMap<string, SessionClose>;
  /** Oldest first. */
  sessions: readonly string[];
}

const EARLIEST_DATE = '1993-01-01';

/** The years asked for so far. A year is always the same, so that keeping it shows nowhere but in the time taken. */
const sessionYears = new Map<number, SessionYear>();

/**
 * Whether the exchange trades on that date, a half day too. 2026-06-18 is a session; 2026-06-19, Juneteenth, is none.
 * @throws RangeError when it is not an ISO date from 1993-01-01 on
 */
export function isSession(date: string): boolean {
  const { holidays } = sessionYear(date);
  return !isWeekend(date) && !holidays.has(date);
}

/**
 * Why there is no session on a weekday: "Juneteenth" for 2026-06-19, "Hurricane Sandy" for 2012-10-29. Null for a
 * session and for a weekend.
 * @throws RangeError when it is not an ISO date from 1993-01-01 on
 */
export function holidayName(date: string): string | null {
  return sessionYear(date).holidays.get(date) ?? null;
}

/**
 * The session after a date, which need not be one: after 2026-07-02 it is 2026-07-06.
 * @throws RangeError when it is not an ISO date from 1993-01-01 on, or the calendar has no later session
 */
export function nextSession(date: string): string {
  sessionYear(date);
  return sessionOnOrAfter(addDays(date, 1));
}

/**
 * The session before a date, which need not be one: before 2026-07-06 it is 2026-07-02.
 * @throws RangeError when it is not an ISO date, or there is no session before it: the first is 1993-01-04
 */
export function previousSession(date: string): string {
  sessionYear(date);
  return sessionOnOrBefore(addDays(date, -1));
}

/**
 * The date itself when it is a session, else the session after it: for 2026-07-04 it is 2026-07-06.
 * @throws RangeError when it is not an ISO date from 1993-01-01 on, or the calendar has no later session
 */
export function sessionOnOrAfter(date: string): string {
  let day = date;
  while (!isSession(day)) day = addDays(day, 1);
  return day;
}

/**
 * The date itself when it is a session, else the session before it: for 2026-07-04 it is 2026-07-02.
 * @throws RangeError when it is not an ISO date, or there is no session before it: the first is 1993-01-04
 */
export function sessionOnOrBefore(date: string): string {
  let day = date;
  while (!isSession(day)) day = addDays(day, -1);
  return day;
}

/**
 * The session so many sessions later, or earlier when negative: one after Saturday 2026-07-04 is 2026-07-06, one before
 * it 2026-07-02, and 21 after 2026-09-25 is 2026-10-26. None is the date itself or, when it is no session, the one
 * before it.
 * @throws RangeError when it is not an ISO date from 1993-01-01 on, the count is not whole, or the calendar ends sooner
 */
export function addSessions(date: string, count: number): string {
  if (!Number.isInteger(count)) throw new RangeError(`Not a whole number of sessions: ${count}`);
  let session = count === 0 ? sessionOnOrBefore(date) : date;
  for (let step = 0; step < Math.abs(count); step++) {
    session = count < 0 ? previousSession(session) : nextSession(session);
  }
  return session;
}

/**
 * The sessions from one date to another, both included, oldest first; none when `to` is the earlier one. From
 * 2026-07-01 to 2026-07-07 they are 2026-07-01, 02, 06 and 07.
 * @throws RangeError when one of them is not an ISO date from 1993-01-01 on
 */
export function sessionsBetween(from: string, to: string): string[] {
  sessionYear(from);
  sessionYear(to);
  const sessions: string[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year++) {
    for (const session of sessionYear(`${year}-01-01`).sessions) {
      if (session >= from && session <= to) sessions.push(session);
    }
  }
  return sessions;
}

/**
 * How many sessions there are from one date to another, both included; 0 when `to` is the earlier one. 2026 has 251.
 * @throws RangeError when one of them is not an ISO date from 1993-01-01 on
 */
export function countSessions(from: string, to: string): number {
  return sessionsBetween(from, to).length;
}

/**
 * When a session ends, in New York: "16:00", on a half day "13:00", as on 2026-11-27. On four days before 2006 it ended
 * early unannounced, and the answer is the minute: "14:30" for 1994-02-11.
 * @throws RangeError when it is not an ISO date from 1993-01-01 on, and when it is no session, with the reason
 */
export function sessionClose(date: string): SessionClose {
  if (!isSession(date)) throw new RangeError(`No session on ${date}: ${holidayName(date) ?? weekday(date)}`);
  return sessionYear(date).earlyCloses.get(date) ?? '16:00';
}

/**
 * When a session ends, in milliseconds since 1970-01-01 UTC. 2026-11-27 ends at 13:00 in New York, which is 18:00 UTC
 * and 1795802400000.
 * @throws RangeError as sessionClose does
 */
export function sessionCloseInstant(date: string): number {
  return newYorkInstant(date, sessionClose(date));
}

/**
 * The latest session that has ended at an instant, in milliseconds since 1970-01-01 UTC; one that ends at this very
 * millisecond has. At 18:00 UTC on 2026-11-27 it is 2026-11-27, and a millisecond before it is 2026-11-25.
 * @throws RangeError when no session since 1993 has ended, and after 2199
 */
export function lastEndedSession(epochMs: number): string {
  const session = sessionOnOrBefore(newYorkTime(epochMs).date);
  return sessionCloseInstant(session) <= epochMs ? session : previousSession(session);
}

function sessionYear(date: string): SessionYear {
  const parsed = parseIsoDate(date);
  if (!parsed.ok || parsed.value !== date) throw new RangeError(`Not an ISO date: ${quoted(date)}`);
  if (date < EARLIEST_DATE) {
    throw new RangeError(`The calendar of sessions begins on ${EARLIEST_DATE} and does not have ${date}`);
  }
  const year = yearOf(date);
  const known = sessionYears.get(year);
  if (known) return known;
  const made = madeSessionYear(year);
  sessionYears.set(year, made);
  return made;
}

function madeSessionYear(year: number): SessionYear {
  const holidays = nyseHolidays(year);
  const sessions: string[] = [];
  const last = `${year}-12-31`;
  for (let date = `${year}-01-01`; ; date = addDays(date, 1)) {
    if (!isWeekend(date) && !holidays.has(date)) sessions.push(date);
    if (date === last) return { holidays, earlyCloses: nyseEarlyCloses(year), sessions };
  }
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
