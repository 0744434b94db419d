import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  addDays,
  daysBetween,
  isWeekend,
  parseIsoDate,
  weekday,
  weekdayOfMonth,
} from '../../../src-shared/domain/iso-date';
import { anyText } from './any-text';

const anyDay = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('parseIsoDate', () => {
  test.each(['2025-03-14', '2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])('%s is a date', (text) =>
    expect(parseIsoDate(` ${text} `)).toEqual({ ok: true, value: text }),
  );

  test.each([
    ['14.03.2025', 'NOT_ISO_DATE'],
    ['3/14/2025', 'NOT_ISO_DATE'],
    ['2025-3-14', 'NOT_ISO_DATE'],
    ['20250314', 'NOT_ISO_DATE'],
    ['2025-03-14T00:00:00Z', 'NOT_ISO_DATE'],
    ['45730', 'NOT_ISO_DATE'],
    ['', 'NOT_ISO_DATE'],
    ['٢٠٢٥-٠٣-١٤', 'NOT_ISO_DATE'],
    ['2025-02-29', 'IMPOSSIBLE_DATE'],
    ['1900-02-29', 'IMPOSSIBLE_DATE'],
    ['2025-04-31', 'IMPOSSIBLE_DATE'],
    ['2025-13-01', 'IMPOSSIBLE_DATE'],
    ['2025-00-10', 'IMPOSSIBLE_DATE'],
    ['2025-01-00', 'IMPOSSIBLE_DATE'],
    ['1899-12-31', 'IMPOSSIBLE_DATE'],
    ['2200-01-01', 'IMPOSSIBLE_DATE'],
  ])('%j is refused as %s, with the form wanted', (text, code) => {
    expect(parseIsoDate(text)).toMatchObject({ ok: false, code, message: expect.stringContaining('like 2025-03-14') });
  });

  it('accepts every day of the calendar and never throws', () => {
    fc.assert(fc.property(anyDay, (day) => parseIsoDate(day).ok));
    fc.assert(fc.property(anyText, (text) => typeof parseIsoDate(text).ok === 'boolean'));
  });
});

describe('daysBetween', () => {
  test.each([
    ['2026-02-27', '2026-03-01', 2],
    ['2024-02-28', '2024-03-01', 2],
    ['2026-03-01', '2026-02-27', -2],
    // Both nights of daylight saving in New York.
    ['2026-03-07', '2026-03-09', 2],
    ['2026-10-31', '2026-11-02', 2],
    ['2026-09-25', '2027-01-15', 112],
  ])('from %s to %s it is %i', (from, to, days) => expect(daysBetween(from, to)).toBe(days));

  it('adds up', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (a, b, c) => {
        expect(daysBetween(a, b) + daysBetween(b, c)).toBe(daysBetween(a, c));
      }),
    );
  });

  it.each(['2026-02-30', ' 2026-02-28'])('refuses %j', (date) =>
    expect(() => daysBetween(date, '2026-03-01')).toThrow(RangeError),
  );
});

describe('weekday', () => {
  test.each([
    ['2026-06-19', 'Friday'],
    ['1970-01-01', 'Thursday'],
    ['1969-12-31', 'Wednesday'],
    ['1900-01-01', 'Monday'],
    ['2199-12-31', 'Tuesday'],
  ])('%s is a %s', (date, day) => expect(weekday(date)).toBe(day));

  it('is the same a week later, and another one within it', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -6, max: 6 }), (date, days) => {
        fc.pre(date > '1900-01-14' && date < '2199-12-17');
        expect(weekday(addDays(date, 7))).toBe(weekday(date));
        expect(weekday(addDays(date, days)) === weekday(date)).toBe(days === 0);
      }),
    );
  });

  it('makes a weekend of Saturday and Sunday', () =>
    expect(['2026-06-19', '2026-06-20', '2026-06-21', '2026-06-22'].map(isWeekend)).toEqual([
      false,
      true,
      true,
      false,
    ]));

  it('refuses what is no date', () => expect(() => weekday('2026-02-30')).toThrow(RangeError));
});

describe('addDays', () => {
  test.each([
    ['2024-02-28', 2, '2024-03-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['1969-12-31', 1, '1970-01-01'],
  ])('to %s and %i is %s', (date, days, sum) => expect(addDays(date, days)).toBe(sum));

  it('is undone by daysBetween', () => {
    fc.assert(fc.property(anyDay, anyDay, (from, to) => addDays(from, daysBetween(from, to)) === to));
  });

  test.each([
    ['2026-02-30', 1],
    ['2026-02-28', 0.5],
    ['2026-02-28', Number.NaN],
    ['1900-01-01', -1],
    ['2199-12-31', 1],
    ['2026-02-28', 1e300],
  ])('refuses %s and %d', (date, days) => expect(() => addDays(date, days)).toThrow(RangeError));
});

describe('weekdayOfMonth', () => {
  test.each([
    [2026, 11, 'Thursday', 4, '2026-11-26'],
    [2026, 5, 'Monday', 'last', '2026-05-25'],
    [2027, 5, 'Monday', 'last', '2027-05-31'],
    [2026, 2, 'Sunday', 1, '2026-02-01'],
    [2026, 2, 'Saturday', 'last', '2026-02-28'],
    [2024, 2, 'Thursday', 'last', '2024-02-29'],
  ] as const)('%i-%i, %s, %s is %s', (year, month, day, nth, date) =>
    expect(weekdayOfMonth(year, month, day, nth)).toBe(date),
  );

  test.each([
    [2026, 13],
    [2026, 0],
    [1899, 1],
  ])('refuses %i-%i', (year, month) => expect(() => weekdayOfMonth(year, month, 'Friday', 3)).toThrow(RangeError));
});
