import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, daysBetween, weekday } from '../../../src-shared/domain/iso-date';
import {
  monthlyExpirations,
  nextMonthlyExpiration,
  quarterlyExpirations,
  weeklyExpirations,
} from '../../../src-shared/domain/option-expirations';
import { isSession, nextSession } from '../../../src-shared/domain/trading-calendar';

const anyDay = fc.integer({ min: 0, max: 74_000 }).map((days) => addDays('1993-01-01', days));
const lists = [monthlyExpirations, weeklyExpirations, quarterlyExpirations];

describe('monthlyExpirations', () => {
  it('from 2026-05-20 are 2026-06-18, 2026-07-17 and 2026-08-21', () =>
    expect(monthlyExpirations('2026-05-20', 3)).toEqual(['2026-06-18', '2026-07-17', '2026-08-21']));

  it('of 2024 and 2025 are those of the list', () => {
    // https://test.elitetrader.com/et/threads/monthly-calendar.377825/latest, with its own correction: "like 4/17/25 Thur".
    expect(monthlyExpirations('2024-01-01', 24)).toEqual(
      [
        '2024-01-19 2024-02-16 2024-03-15 2024-04-19 2024-05-17 2024-06-21',
        '2024-07-19 2024-08-16 2024-09-20 2024-10-18 2024-11-15 2024-12-20',
        '2025-01-17 2025-02-21 2025-03-21 2025-04-17 2025-05-16 2025-06-20',
        '2025-07-18 2025-08-15 2025-09-19 2025-10-17 2025-11-21 2025-12-19',
      ].flatMap((line) => line.split(' ')),
    );
  });

  test.each([
    // Good Friday is the third Friday.
    ['2008-03-01', '2008-03-20'],
    ['2014-04-01', '2014-04-17'],
    ['2019-04-01', '2019-04-18'],
    ['2022-04-01', '2022-04-14'],
    // Juneteenth: https://cutemarkets.com/what-happens-when-options-expiration-falls-on-a-holiday
    ['2026-06-01', '2026-06-18'],
    ['2027-06-01', '2027-06-17'],
    // On the day itself it is still to come; where Friday is the holiday, on Friday it is past.
    ['2026-07-17', '2026-07-17'],
    ['2026-06-18', '2026-06-18'],
    ['2026-06-19', '2026-07-17'],
    ['2026-12-19', '2027-01-15'],
  ])('from %s are first %s', (from, expiration) => expect(monthlyExpirations(from, 1)).toEqual([expiration]));

  it('come once a month, between the 14th and the 21st', () => {
    fc.assert(
      fc.property(anyDay, (from) => {
        const expirations = monthlyExpirations(from, 13);
        expect(new Set(expirations.map((date) => date.slice(0, 7))).size).toBe(13);
        expect(expirations.every((date) => date.slice(8) >= '14' && date.slice(8) <= '21')).toBe(true);
      }),
    );
  });
});

describe('weeklyExpirations', () => {
  test.each([
    ['2026-06-15', ['2026-06-18', '2026-06-26', '2026-07-02']],
    ['2026-06-19', ['2026-06-26', '2026-07-02', '2026-07-10']],
    ['2026-06-20', ['2026-06-26', '2026-07-02', '2026-07-10']],
    // The day after Thanksgiving is a half day, Christmas of 2027 is observed on its Friday.
    ['2026-11-23', ['2026-11-27', '2026-12-04', '2026-12-11']],
    ['2027-12-20', ['2027-12-23', '2027-12-31', '2028-01-07']],
  ])('from %s are %j', (from, expirations) => expect(weeklyExpirations(from, 3)).toEqual(expirations));

  it('have the monthly one in its week', () => {
    fc.assert(
      fc.property(anyDay, (from) => {
        expect(weeklyExpirations(from, 6)).toContain(monthlyExpirations(from, 1)[0]);
      }),
    );
  });
});

describe('quarterlyExpirations', () => {
  test.each([
    ['2026-09-25', ['2026-09-30', '2026-12-31']],
    // Saturdays and Sundays at the end, and Good Friday of 2018 and 2029.
    ['2022-12-01', ['2022-12-30', '2023-03-31']],
    ['2018-01-01', ['2018-03-29', '2018-06-29']],
    ['2018-03-30', ['2018-06-29', '2018-09-28']],
    ['2029-03-01', ['2029-03-29', '2029-06-29']],
  ])('from %s are %j', (from, expirations) => expect(quarterlyExpirations(from, 2)).toEqual(expirations));

  it('are followed by a session of another quarter', () => {
    fc.assert(
      fc.property(anyDay, (from) => {
        const quarter = (date: string) => Math.ceil(Number(date.slice(5, 7)) / 3);
        for (const date of quarterlyExpirations(from, 4)) expect(quarter(nextSession(date))).not.toBe(quarter(date));
      }),
    );
  });
});

describe('nextMonthlyExpiration', () => {
  test.each([
    ['2026-09-25', 30, '2026-11-20'],
    ['2026-09-25', 0, '2026-10-16'],
    ['2026-09-25', 21, '2026-10-16'],
    ['2026-09-25', 22, '2026-11-20'],
    ['2026-10-16', 0, '2026-10-16'],
    ['2026-09-25', 365, '2027-10-15'],
  ])('from %s by at least %i days is %s', (from, days, expiration) =>
    expect(nextMonthlyExpiration(from, days)).toBe(expiration),
  );

  it('is the first that is far enough', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 400 }), (from, days) => {
        const far = monthlyExpirations(from, 16).filter((date) => daysBetween(from, date) >= days);
        expect(nextMonthlyExpiration(from, days)).toBe(far[0]);
      }),
    );
  });
});

describe('any of them', () => {
  it('are sessions on or after the date, rising, Fridays or the session before one that is a holiday', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 10 }), (from, count) => {
        for (const list of lists) {
          const expirations = list(from, count);
          expect(expirations).toHaveLength(count);
          expect(expirations).toEqual([...new Set(expirations)].sort());
          expect(expirations.every((date) => date >= from && isSession(date))).toBe(true);
        }
        for (const date of [...monthlyExpirations(from, count), ...weeklyExpirations(from, count)]) {
          expect(weekday(date) === 'Friday' || !isSession(addDays(date, 5 - WEEKDAY_NUMBER[weekday(date)]))).toBe(true);
        }
      }),
    );
  });

  it('begin and end with the calendar', () => {
    expect(lists.map((list) => list('1993-01-01', 1))).toEqual([['1993-01-15'], ['1993-01-08'], ['1993-03-31']]);
    expect(lists.map((list) => list('2199-12-20', 1))).toEqual([['2199-12-20'], ['2199-12-20'], ['2199-12-31']]);
  });

  it('may be none', () => expect(lists.map((list) => list('2026-09-25', 0))).toEqual([[], [], []]));

  it.each(lists)('%o refuses what it cannot answer', (list) => {
    for (const date of ['1992-12-31', '2026-02-30', 'soon', '']) expect(() => list(date, 1)).toThrow(RangeError);
    for (const count of [-1, 0.5, Number.NaN]) expect(() => list('2026-09-25', count)).toThrow(`${count}`);
    expect(() => list('2199-12-01', 20)).toThrow(RangeError);
  });

  it('are refused for days that are not whole', () =>
    expect(() => nextMonthlyExpiration('2026-09-25', 0.5)).toThrow(RangeError));
});

const WEEKDAY_NUMBER = { Sunday: 0, Monday: 1, Tuesday: 2, Wednesday: 3, Thursday: 4, Friday: 5, Saturday: 6 };
