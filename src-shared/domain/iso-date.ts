import { bad, good, type Parsed, quoted } from './parsed';

export type DateFault = 'NOT_ISO_DATE' | 'IMPOSSIBLE_DATE';

const ISO_FORM = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;
const EARLIEST = Date.UTC(1900, 0, 1) / DAY_MS;
const LATEST = Date.UTC(2199, 11, 31) / DAY_MS;

/** A calendar day written YYYY-MM-DD, from 1900-01-01 to 2199-12-31. Blanks around it are forgiven. */
export function parseIsoDate(text: string): Parsed<string, DateFault> {
  const trimmed = text.trim();
  const parts = ISO_FORM.exec(trimmed);
  if (!parts) return bad('NOT_ISO_DATE', `${quoted(trimmed)} is not a date. Write year-month-day, like 2025-03-14.`);
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    return bad('IMPOSSIBLE_DATE', `${trimmed} is no day in the calendar. Write year-month-day, like 2025-03-14.`);
  }
  return good(trimmed);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * Days from one date to another; negative when `to` is the earlier one. From 2026-02-27 to 2026-03-01 it is 2.
 * @throws RangeError when one of them is not an ISO date
 */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/**
 * 2026-06-19 is a Friday.
 * @throws RangeError when it is not an ISO date
 */
export function weekday(date: string): Weekday {
  // 1970-01-01, day 0, was a Thursday.
  return WEEKDAYS.at((dayNumber(date) + 4) % 7) as Weekday;
}

/** @throws RangeError when it is not an ISO date */
export function isWeekend(date: string): boolean {
  return ['Saturday', 'Sunday'].includes(weekday(date));
}

/**
 * The date so many days later, or earlier when negative. Two days after 2024-02-28 it is 2024-03-01.
 * @throws RangeError when it is not an ISO date, the days are not whole, or the sum is not from 1900-01-01 to 2199-12-31
 */
export function addDays(date: string, days: number): string {
  const sum = isoDate(dayNumber(date) + days);
  if (sum === null) throw new RangeError(`No date from 1900 to 2199: ${date} and ${days} days`);
  return sum;
}

/**
 * The nth such weekday of a month, which is 1 to 12. The fourth Thursday of November 2026 is 2026-11-26, and the last
 * Monday of May 2026 is 2026-05-25.
 * @throws RangeError when there is no such month from 1900 to 2199
 */
export function weekdayOfMonth(year: number, month: number, day: Weekday, nth: 1 | 2 | 3 | 4 | 'last'): string {
  const prefix = `${year}-${String(month).padStart(2, '0')}`;
  const earliest = `${prefix}-${String(nth === 'last' ? daysInMonth(year, month) - 6 : 7 * nth - 6).padStart(2, '0')}`;
  return addDays(earliest, (WEEKDAYS.indexOf(day) - WEEKDAYS.indexOf(weekday(earliest)) + 7) % 7);
}

function dayNumber(date: string): number {
  // Blanks are a person's to write, and parseIsoDate takes them away: here the date is already one of ours.
  const parsed = parseIsoDate(date);
  if (!parsed.ok || parsed.value !== date) throw new RangeError(`Not an ISO date: ${quoted(date)}`);
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY_MS;
}

function isoDate(dayNumber: number): string | null {
  if (!Number.isInteger(dayNumber) || dayNumber < EARLIEST || dayNumber > LATEST) return null;
  return new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);
}
