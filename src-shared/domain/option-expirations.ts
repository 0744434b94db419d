import { addDays, weekday, weekdayOfMonth } from './iso-date';
import { sessionOnOrAfter, sessionOnOrBefore } from './trading-calendar';

/*
 * The days on which options on stocks and ETFs expire: the last session in which they trade and can be exercised.
 * Whether a given underlying has weekly or quarterly ones is not known here, nor the daily ones of a few ETFs, nor the
 * options on indexes that settle in the morning. Up to January 2015 the contract itself, and so its OCC symbol, named
 * the Saturday after the third Friday.
 */

const QUARTER_ENDS = ['03-31', '06-30', '09-30', '12-31'];

/**
 * The next monthly expirations on or after a date, soonest first: third Fridays, or the session before where that is a
 * holiday. From 2026-05-20 the next three are 2026-06-18 (Juneteenth is the Friday), 2026-07-17 and 2026-08-21.
 * @throws RangeError when it is not an ISO date from 1993-01-01 on, the count is no whole number, or they go beyond 2199
 * @see SEC Release 34-69480, https://www.govinfo.gov/content/pkg/FR-2013-05-06/html/2013-10605.htm
 */
export function monthlyExpirations(from: string, count: number): string[] {
  const [year, month] = yearAndMonth(from);
  return firstOnOrAfter(from, count, (index) => {
    const months = month - 1 + index;
    return weekdayOfMonth(year + Math.floor(months / 12), (months % 12) + 1, 'Friday', 3);
  });
}

/**
 * The next weekly expirations on or after a date, soonest first: every Friday, or the session before where that is a
 * holiday. The monthly one stands in its week, as in a list of expirations. From 2026-06-15 the next three are
 * 2026-06-18, 2026-06-26 and 2026-07-02.
 * @throws RangeError when it is not an ISO date from 1993-01-01 on, the count is no whole number, or they go beyond 2199
 * @see Cboe on its Weeklys, http://www.cboe.com/products/weeklys-options
 */
export function weeklyExpirations(from: string, count: number): string[] {
  // From a session on, so that a holiday at the very beginning is not asked for the session before it.
  let friday = sessionOnOrAfter(from);
  while (weekday(friday) !== 'Friday') friday = addDays(friday, 1);
  return firstOnOrAfter(from, count, (index) => addDays(friday, 7 * index));
}

/**
 * The next quarterly expirations on or after a date, soonest first: the last session of March, June, September and
 * December. From 2026-09-25 the next two are 2026-09-30 and 2026-12-31.
 * @throws RangeError when it is not an ISO date from 1993-01-01 on, the count is no whole number, or they go beyond 2199
 * @see http://www.cboe.com/products/end-of-month-quarterly-options/quarterlys
 */
export function quarterlyExpirations(from: string, count: number): string[] {
  const [year, month] = yearAndMonth(from);
  return firstOnOrAfter(from, count, (index) => {
    const quarters = Math.floor((month - 1) / 3) + index;
    return `${year + Math.floor(quarters / 4)}-${QUARTER_ENDS[quarters % 4]}`;
  });
}

/**
 * The first monthly expiration that is at least so many calendar days after a date; 0 is on or after it. At least 30
 * days after 2026-09-25 it is 2026-11-20.
 * @throws RangeError when it is not an ISO date from 1993-01-01 on, the days are not whole, or it would be beyond 2199
 */
export function nextMonthlyExpiration(from: string, atLeastDays: number): string {
  return monthlyExpirations(addDays(from, atLeastDays), 1)[0] as string;
}

function firstOnOrAfter(from: string, count: number, scheduled: (index: number) => string): string[] {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`Not a number of expirations: ${count}`);
  const earliest = sessionOnOrAfter(from);
  const expirations: string[] = [];
  for (let index = 0; expirations.length < count; index++) {
    const expiration = sessionOnOrBefore(scheduled(index));
    if (expiration >= earliest) expirations.push(expiration);
  }
  return expirations;
}

function yearAndMonth(date: string): [year: number, month: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
}
