import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { isWeekend, weekday } from '../../../src-shared/domain/iso-date';
import { easterSunday, nyseEarlyCloses, nyseHolidays } from '../../../src-shared/domain/nyse-holidays';

interface CalendarFile {
  years: Record<string, { holidays: Record<string, string>; early_close_13: string[]; sessions: number }>;
}
interface HistoryFile {
  years: Record<string, { closed: string[]; early_closes: Record<string, string>; sessions: number }>;
}
const fixture = (name: string) => JSON.parse(readFileSync(`test/fixtures/calendar/${name}.json`, 'utf8'));
const calendar: CalendarFile = fixture('nyse');
const history: HistoryFile = fixture('nyse-history');

/** What the calendar's file calls "Special closure" has a reason here. */
const SPECIAL = 'Special closure';
const REASONS: Record<string, string> = {
  '2018-12-05': 'Day of mourning for George H. W. Bush',
  '2025-01-09': 'Day of mourning for Jimmy Carter',
};

describe('from 2015 to 2028', () => {
  it('is as long as the file', () => expect(Object.keys(calendar.years)).toHaveLength(14));

  it.each(Object.entries(calendar.years))('%s has the holidays and half days of the file', (year, expected) => {
    const named = Object.entries(expected.holidays).map(([date, name]) => [
      date,
      name === SPECIAL ? REASONS[date] : name,
    ]);
    expect(Object.fromEntries(nyseHolidays(Number(year)))).toEqual(Object.fromEntries(named));
    expect(Object.fromEntries(nyseEarlyCloses(Number(year)))).toEqual(
      Object.fromEntries(expected.early_close_13.map((date) => [date, '13:00'])),
    );
  });
});

describe('from 1993 to 2014', () => {
  it('is as long as the list of closings', () => expect(Object.keys(history.years)).toHaveLength(22));

  it.each(Object.entries(history.years))(
    '%s has the days closed and the early closes of the list',
    (year, expected) => {
      expect([...nyseHolidays(Number(year)).keys()].sort()).toEqual(expected.closed);
      expect(Object.fromEntries(nyseEarlyCloses(Number(year)))).toEqual(expected.early_closes);
    },
  );
});

describe('nyseHolidays', () => {
  test.each([
    // https://www.elitetrader.com/et/threads/nyse-atypical-unplanned-closures.363312/
    ['1994-04-27', 'Day of mourning for Richard Nixon'],
    ['2001-09-11', 'September 11 attacks'],
    ['2001-09-14', 'September 11 attacks'],
    ['2004-06-11', 'Day of mourning for Ronald Reagan'],
    ['2007-01-02', 'Day of mourning for Gerald Ford'],
    // https://geekmom.com/2012/10/why-nyse-closes/
    ['2012-10-29', 'Hurricane Sandy'],
    ['2012-10-30', 'Hurricane Sandy'],
    // NYSE Group's schedule, 2021-12-27: "No holiday observed, pursuant to NYSE Rule 7.2" for New Year's Day of 2022.
    ['2022-06-20', 'Juneteenth'],
    ['2023-01-02', "New Year's Day"],
    ['2027-06-18', 'Juneteenth'],
  ])('%s is "%s"', (date, name) => expect(nyseHolidays(Number(date.slice(0, 4))).get(date)).toBe(name));

  test.each([
    // NYSE: "Friday, December 31, 2010 is the end of both a monthly and yearly accounting period; therefore the
    // exchanges will be open". http://www.creditbubblestocks.com/2010/12/market-is-open-on-friday-and-monday-no.html
    '2010-12-31',
    '2011-01-03',
    '1999-12-31',
    '2021-12-31',
    '2027-12-31',
    // Martin Luther King Jr. Day since 1998, Juneteenth since 2022.
    '1997-01-20',
    '2021-06-18',
  ])('%s is none', (date) => expect(nyseHolidays(Number(date.slice(0, 4))).has(date)).toBe(false));

  it('of 2027 are ten', () => expect(nyseHolidays(2027).size).toBe(10));

  it('are weekdays of their year, nine to eleven of them, up to 2199', () => {
    for (let year = 2022; year <= 2199; year++) {
      const dates = [...nyseHolidays(year).keys()];
      expect(dates.filter((date) => isWeekend(date) || !date.startsWith(`${year}-`))).toEqual([]);
      // A New Year's Day on a Saturday is the only one that is lost.
      const carter = year === 2025 ? 1 : 0;
      expect(dates.length).toBe((weekday(`${year}-01-01`) === 'Saturday' ? 9 : 10) + carter);
    }
  });
});

describe('nyseEarlyCloses', () => {
  test.each([
    // "Weather hasn't halted trading since Feb. 11, 1994, when a snowstorm closed the market at 2:30 p.m."
    // http://money.msn.com/top-stocks/post.aspx?post=41704e4b-dd37-4b9c-b600-97e418143955
    ['1994-02-11', '14:30'],
    ['1996-01-08', '14:00'],
    ['1997-10-27', '15:30'],
    // "Instead of the normal 4 p.m. closing time, stocks stopped trading hands at 3:56." The Washington Post, 2005-06-02,
    // https://www.washingtonpost.com/archive/business/2005/06/02/glitch-closes-nyse-four-minutes-early/38088a2c-9185-45e0-afa0-0bf829e7697e/
    ['2005-06-01', '15:56'],
    // The Friday after Independence Day, also in Philadelphia: SEC Release 34-37378,
    // http://federal.elaws.us/fr/7/5/1996/96-17068
    ['1996-07-05', '13:00'],
    ['2002-07-05', '13:00'],
    ['2003-12-26', '13:00'],
    // http://thechinainvestmentabctetffund.blogspot.com/2013/02/nyse-2012-2013-holiday-schedule.html
    ['2012-07-03', '13:00'],
    ['2012-11-23', '13:00'],
    ['2012-12-24', '13:00'],
    // NYSE Group's schedule, 2021-12-27: "will close early at 1:00 p.m. on Monday, July 3, 2023, and Wednesday, July 3, 2024".
    ['2023-07-03', '13:00'],
    ['2024-07-03', '13:00'],
  ])('%s ends at %s', (date, close) => expect(nyseEarlyCloses(Number(date.slice(0, 4))).get(date)).toBe(close));

  test.each(['1996-07-03', '2002-07-03', '2013-07-05', '2026-07-02', '2026-07-03', '2008-12-26'])(
    '%s is none',
    (date) => expect(nyseEarlyCloses(Number(date.slice(0, 4))).has(date)).toBe(false),
  );

  it('of 2026 are two', () => expect([...nyseEarlyCloses(2026).keys()].sort()).toEqual(['2026-11-27', '2026-12-24']));

  it('are never holidays', () => {
    for (let year = 1993; year <= 2199; year++) {
      const holidays = nyseHolidays(year);
      expect([...nyseEarlyCloses(year).keys()].filter((date) => holidays.has(date) || isWeekend(date))).toEqual([]);
    }
  });
});

describe('easterSunday', () => {
  test.each([
    '1993-04-11',
    '2000-04-23',
    '2026-04-05',
    // The earliest and latest of their centuries.
    '2008-03-23',
    '2038-04-25',
    '2160-03-23',
    // The years in which the moon is drawn back by a day.
    '1954-04-18',
    '1981-04-19',
    '2049-04-18',
    '2076-04-19',
  ])('is %s', (date) => expect(easterSunday(Number(date.slice(0, 4)))).toBe(date));
});
