import { parseIsoDate, weekday } from '../iso-date';
import { newYorkTime } from '../new-york-time';
import { bad, good, type Parsed, quoted } from '../parsed';
import { dateReadings, type Reading } from '../readings';
import { holidayName, isSession } from '../trading-calendar';
import type { Delimiter } from './table';

export interface PriceTime {
  date: string;
  /** The time of day as the cell has it; empty where there is none. */
  time: string;
}

const EARLIEST = '1993-01-01';
const LATEST = '2199-12-31';
const LATEST_MS = Date.UTC(2199, 11, 31);

const ISO_WITH_TIME = /^(\d{4}-\d{2}-\d{2})(?:[T\s]\s*(.*))?$/;
const TIME = /[T\s]\s*(\d{1,2}:\d{2}.*)$/;
/** Seconds, milli-, micro- or nanoseconds since 1970, from 2001 on. */
const EPOCH = /^\d{10}(?:\d{3}){0,3}$/;
/** With points between the numbers the day always comes first. */
const POINTS = /^\d{1,2}\.\d{1,2}\./;
const WEEKDAY = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+/i;

/**
 * Reads the dates of one file: ISO, YYYYMMDD, 11/20/2026, 20.11.2026, "Nov 20, 2026", with a time or without, and moments
 * since 1970. Of a moment it is New York's date, and of midnight UTC the date there, because daily bars are labelled so:
 * 1795150800000000000 ns and 1795132800 s are both 2026-11-20.
 *
 * The order of day and month is one for the whole file. A number over 12 in any row decides it. Where none does, the
 * month comes first as in the US, but only if every row is then a session that has been, and the file is not separated
 * by semicolons as in Europe: otherwise the rows are problems, because nothing is guessed.
 *
 * What is not a session from 1993 to `today` is a fault that says why.
 */
export function priceDateReader(
  texts: readonly string[],
  delimiter: Delimiter,
  today: string,
): (text: string) => Parsed<PriceTime> {
  const order = orderOf(texts, delimiter, today);
  const known = new Map<string, Parsed<PriceTime>>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const read = readTime(text.trim(), order);
    const checked = read.ok ? (dateFault(read.value.date, today) ?? read) : read;
    known.set(text, checked);
    return checked;
  };
}

type Order = 'month first' | 'day first' | 'both' | 'unknown';

function orderOf(texts: readonly string[], delimiter: Delimiter, today: string): Order {
  const seen = new Set<string>();
  const undecided: string[] = [];
  for (const text of new Set(texts.map((cell) => cell.trim()))) {
    if (ISO_WITH_TIME.test(text) || POINTS.test(text)) continue;
    const readings = dayReadings(text);
    const way = readings[0]?.way;
    if (way !== 'month first' && way !== 'day first') continue;
    if (readings.length > 1) undecided.push(readings[0]?.text ?? '');
    else if (Number(readings[0]?.text.slice(8)) > 12) seen.add(way);
  }
  if (seen.size === 2) return 'both';
  if (seen.size === 1) return seen.has('day first') ? 'day first' : 'month first';
  return delimiter !== ';' && undecided.every((date) => dateFault(date, today) === null) ? 'month first' : 'unknown';
}

function dayReadings(text: string): Reading[] {
  return dateReadings(text.replace(TIME, ''), LATEST).filter(({ way }) => way !== 'serial number');
}

function readTime(text: string, order: Order): Parsed<PriceTime> {
  const iso = ISO_WITH_TIME.exec(text);
  if (iso) {
    const date = parseIsoDate(iso[1] ?? '');
    return date.ok ? good({ date: date.value, time: iso[2] ?? '' }) : date;
  }
  if (EPOCH.test(text)) return momentTime(text);
  const bare = text.replace(WEEKDAY, '');
  // 09.09.2026 is read in one way only, whichever its name.
  const isDayFirst = ({ way, text: day }: Reading) => way === 'day first' || day.slice(5, 7) === day.slice(8);
  const readings = dayReadings(bare).filter((reading) => !POINTS.test(bare) || isDayFirst(reading));
  const [first, second] = readings;
  if (!first) {
    return bad('NOT_A_DATE', `${quoted(text)} is not a date. Write year-month-day, like 2025-03-14.`);
  }
  const wanted = readings.length > 1 ? readings.find(({ way }) => way === order) : first;
  if (wanted) return good({ date: wanted.text, time: TIME.exec(bare)?.[1] ?? '' });
  const why = order === 'both' ? 'other rows of this file have both orders' : 'no other row of this file says which';
  return bad(
    'AMBIGUOUS_DATE',
    `${quoted(text)} is ${first.text} or ${second?.text}, and ${why}. Write year-month-day, like ${first.text}.`,
  );
}

function momentTime(text: string): Parsed<PriceTime> {
  const epochMs = Number(text.slice(0, 13).padEnd(13, '0'));
  if (epochMs > LATEST_MS) return bad('NOT_A_DATE', `${quoted(text)} is no moment before 2199.`);
  const utc = new Date(epochMs).toISOString();
  if (utc.endsWith('T00:00:00.000Z')) return good({ date: utc.slice(0, 10), time: '' });
  return good(newYorkTime(epochMs));
}

function dateFault(date: string, today: string): Parsed<never> | null {
  if (date > today)
    return bad('FUTURE_DATE', `${date} has no close yet: the last session that has ended is ${today}. Check the year.`);
  if (date < EARLIEST) return bad('TOO_EARLY', `${date} is before 1993, and prices are kept from 1993 on.`);
  if (isSession(date)) return null;
  return bad('NO_SESSION', `${date} is no trading day: ${holidayName(date) ?? weekday(date)}. Check the date.`);
}
