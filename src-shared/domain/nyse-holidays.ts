import { addDays, isWeekend, weekday, weekdayOfMonth } from './iso-date';

/** New York time. The odd ones are the days that ended early unannounced. */
export type SessionClose = '13:00' | '14:00' | '14:30' | '15:30' | '15:56' | '16:00';

interface HolidayRule {
  name: string;
  /** The first year of the holiday. */
  since?: number;
  observed: (year: number) => string | null;
}

const RULES: readonly HolidayRule[] = [
  {
    name: "New Year's Day",
    // A Saturday moves to Friday unless a month or year ends on that Friday, so 2022 and 2028 have no such holiday.
    observed: (year) => (weekday(`${year}-01-01`) === 'Saturday' ? null : nearestWorkday(`${year}-01-01`)),
  },
  { name: 'Martin Luther King Jr. Day', since: 1998, observed: (year) => weekdayOfMonth(year, 1, 'Monday', 3) },
  { name: "Washington's Birthday", observed: (year) => weekdayOfMonth(year, 2, 'Monday', 3) },
  { name: 'Good Friday', observed: (year) => addDays(easterSunday(year), -2) },
  { name: 'Memorial Day', observed: (year) => weekdayOfMonth(year, 5, 'Monday', 'last') },
  { name: 'Juneteenth', since: 2022, observed: (year) => nearestWorkday(`${year}-06-19`) },
  { name: 'Independence Day', observed: (year) => nearestWorkday(`${year}-07-04`) },
  { name: 'Labor Day', observed: (year) => weekdayOfMonth(year, 9, 'Monday', 1) },
  { name: 'Thanksgiving Day', observed: thanksgiving },
  { name: 'Christmas Day', observed: (year) => nearestWorkday(`${year}-12-25`) },
];

/** Days on which the exchange was closed by a decision of its own. */
const ONE_OFF_CLOSURES: readonly (readonly [date: string, name: string])[] = [
  ['1994-04-27', 'Day of mourning for Richard Nixon'],
  ['2001-09-11', 'September 11 attacks'],
  ['2001-09-12', 'September 11 attacks'],
  ['2001-09-13', 'September 11 attacks'],
  ['2001-09-14', 'September 11 attacks'],
  ['2004-06-11', 'Day of mourning for Ronald Reagan'],
  ['2007-01-02', 'Day of mourning for Gerald Ford'],
  ['2012-10-29', 'Hurricane Sandy'],
  ['2012-10-30', 'Hurricane Sandy'],
  ['2018-12-05', 'Day of mourning for George H. W. Bush'],
  ['2025-01-09', 'Day of mourning for Jimmy Carter'],
];

const ONE_OFF_CLOSES: readonly (readonly [date: string, close: SessionClose])[] = [
  ['1994-02-11', '14:30'], // snow
  ['1996-01-08', '14:00'], // snow
  ['1997-10-27', '15:30'], // circuit breakers
  ['1997-12-26', '13:00'], // the Friday after Christmas
  ['2003-12-26', '13:00'], // the Friday after Christmas
  ['2005-06-01', '15:56'], // a failure of the systems
];

/**
 * The weekdays of a year without a session, each with its reason, in no order. 2027 has ten, and
 * 2027-06-18 is "Juneteenth". The year is 1993 to 2199; a closure that is decided after this was written is not in it.
 * @see NYSE rule 7.2; the list of all closings since 1885,
 *   https://github.com/rsheftel/pandas_market_calendars/files/6827110/Stocks.NYSE-Closings.pdf
 */
export function nyseHolidays(year: number): ReadonlyMap<string, string> {
  const holidays = new Map(ONE_OFF_CLOSURES.filter(([date]) => isIn(year, date)));
  for (const { name, since, observed } of RULES) {
    const date = since !== undefined && year < since ? null : observed(year);
    if (date !== null) holidays.set(date, name);
  }
  return holidays;
}

/**
 * The sessions of a year that ended before 16:00, in no order: 13:00 on the day before Independence Day, the day
 * after Thanksgiving and Christmas Eve, when these are sessions, and what else history has. 2026 has two, 2026-11-27
 * and 2026-12-24. The year is 1993 to 2199. Late openings and breaks within a session are not told.
 * @see the list of all closings at nyseHolidays
 */
export function nyseEarlyCloses(year: number): ReadonlyMap<string, SessionClose> {
  const holidays = nyseHolidays(year);
  const closes = new Map(ONE_OFF_CLOSES.filter(([date]) => isIn(year, date)));
  for (const date of [independenceDayClose(year), addDays(thanksgiving(year), 1), `${year}-12-24`]) {
    if (!isWeekend(date) && !holidays.has(date)) closes.set(date, '13:00');
  }
  return closes;
}

/** Until 2012 a Thursday's holiday shortened the Friday after it, in 1996 and 2002. */
function independenceDayClose(year: number): string {
  return year < 2013 && weekday(`${year}-07-04`) === 'Thursday' ? `${year}-07-05` : `${year}-07-03`;
}

function thanksgiving(year: number): string {
  return weekdayOfMonth(year, 11, 'Thursday', 4);
}

function nearestWorkday(date: string): string {
  const day = weekday(date);
  if (day === 'Saturday') return addDays(date, -1);
  return day === 'Sunday' ? addDays(date, 1) : date;
}

function isIn(year: number, date: string): boolean {
  return date.startsWith(`${year}-`);
}

/**
 * Easter Sunday of a year from 1900 to 2199: Easter of 2026 is 2026-04-05.
 * It is the Sunday after the church's full moon, which is 0 to 28 days after March 21.
 * @see Gauss's rule with M = 24, as in Meeus, Astronomical Algorithms, chapter 8: 24 holds for these three centuries
 */
export function easterSunday(year: number): string {
  const days = (19 * (year % 19) + 24) % 30;
  // The two latest moons are drawn back by a day, so that no two years of one cycle of 19 share theirs.
  const fullMoon = addDays(`${year}-03-21`, days >= 28 ? days - 1 : days);
  const sundays = [1, 2, 3, 4, 5, 6, 7].map((later) => addDays(fullMoon, later));
  return sundays.find((date) => weekday(date) === 'Sunday') as string;
}
