import { addDays, daysBetween, weekdayOfMonth } from './iso-date';
import { quoted } from './parsed';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const STANDARD_OFFSET_MS = 5 * HOUR_MS;
const DAYLIGHT_OFFSET_MS = 4 * HOUR_MS;
const TIME_FORM = /^([01]\d|2[0-3]):([0-5]\d)$/;
const EPOCH = '1970-01-01';
const EARLIEST_DATE = '1993-01-01';
const LATEST_DATE = '2199-12-31';
const EARLIEST_MS = midnightUtc(EARLIEST_DATE) + STANDARD_OFFSET_MS;
const END_MS = midnightUtc(LATEST_DATE) + DAY_MS + STANDARD_OFFSET_MS;

/**
 * The instant, in milliseconds since 1970-01-01 UTC, at which clocks in New York show this date and time (HH:MM, 00:00
 * to 23:59). 16:00 is 20:00 UTC in summer and 21:00 UTC in winter: 2026-07-01 16:00 is 1782936000000.
 *
 * A time that clocks skip in spring is read as if they had not been put forward yet, so 02:30 becomes 03:30; of a time
 * that they show twice in autumn it is the first, in daylight time. RFC 5545 and Temporal ("compatible") say the same.
 * @throws RangeError for a date that is not from 1993-01-01 to 2199-12-31, and for what is not HH:MM
 * @see 15 U.S.C. 260a: daylight time from the second Sunday of March to the first of November, and until 2006 from the
 *   first Sunday of April to the last of October
 */
export function newYorkInstant(date: string, time: string): number {
  const parts = TIME_FORM.exec(time);
  if (!parts) throw new RangeError(`Not a time from 00:00 to 23:59: ${quoted(time)}`);
  const clock = midnightUtc(date) + Number(parts[1]) * HOUR_MS + Number(parts[2]) * MINUTE_MS;
  if (date < EARLIEST_DATE) throw new RangeError(`New York time is known from ${EARLIEST_DATE}, and not on ${date}`);
  const inDaylightTime = clock + DAYLIGHT_OFFSET_MS;
  return isDaylightTime(inDaylightTime) ? inDaylightTime : clock + STANDARD_OFFSET_MS;
}

/**
 * What calendar and clock show in New York at an instant, in milliseconds since 1970-01-01 UTC; seconds are dropped.
 * 1782936000000 is 2026-07-01 16:00.
 * @throws RangeError when it is no number or not from 1993 to 2199 in New York
 */
export function newYorkTime(epochMs: number): { date: string; time: string } {
  if (!(epochMs >= EARLIEST_MS && epochMs < END_MS)) {
    throw new RangeError(`New York time is known from ${EARLIEST_DATE} to ${LATEST_DATE}, and not at ${epochMs} ms`);
  }
  const clock = epochMs - (isDaylightTime(epochMs) ? DAYLIGHT_OFFSET_MS : STANDARD_OFFSET_MS);
  const days = Math.floor(clock / DAY_MS);
  const minutes = Math.floor((clock - days * DAY_MS) / MINUTE_MS);
  return { date: addDays(EPOCH, days), time: `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}` };
}

function isDaylightTime(epochMs: number): boolean {
  const year = new Date(epochMs - STANDARD_OFFSET_MS).getUTCFullYear();
  const first = year < 2007 ? weekdayOfMonth(year, 4, 'Sunday', 1) : weekdayOfMonth(year, 3, 'Sunday', 2);
  const last = year < 2007 ? weekdayOfMonth(year, 10, 'Sunday', 'last') : weekdayOfMonth(year, 11, 'Sunday', 1);
  const twoOClock = 2 * HOUR_MS;
  return (
    epochMs >= midnightUtc(first) + twoOClock + STANDARD_OFFSET_MS &&
    epochMs < midnightUtc(last) + twoOClock + DAYLIGHT_OFFSET_MS
  );
}

function midnightUtc(date: string): number {
  return daysBetween(EPOCH, date) * DAY_MS;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
