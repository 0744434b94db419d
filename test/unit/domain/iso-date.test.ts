import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { daysBetween, parseIsoDate } from '../../../src-shared/domain/iso-date';
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

  it('refuses what is no date', () => expect(() => daysBetween('2026-02-30', '2026-03-01')).toThrow(RangeError));
});
