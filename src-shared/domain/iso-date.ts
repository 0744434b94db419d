import { bad, good, type Parsed, quoted } from './parsed';

export type DateFault = 'NOT_ISO_DATE' | 'IMPOSSIBLE_DATE';

const ISO_FORM = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

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

function dayNumber(date: string): number {
  if (!parseIsoDate(date).ok) throw new RangeError(`Not an ISO date: ${quoted(date)}`);
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY_MS;
}
