import fc from 'fast-check';
import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { addDays } from '../../../src-shared/domain/iso-date';
import { newYorkInstant, newYorkTime } from '../../../src-shared/domain/new-york-time';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const FIRST_MS = Date.UTC(1993, 0, 1, 5);
const END_MS = Date.UTC(2200, 0, 1, 5);

/** The time zone database, which the code does not ask. */
const database = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/New_York',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
function databaseTime(epochMs: number): { date: string; time: string } {
  const part = Object.fromEntries(database.formatToParts(epochMs).map(({ type, value }) => [type, value]));
  return { date: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` };
}

const changes = [
  // Until 2006: first Sunday of April, last of October.
  ['1993-04-04', '1993-10-31'],
  ['1999-04-04', '1999-10-31'],
  ['2006-04-02', '2006-10-29'],
  // Since 2007: second Sunday of March, first of November.
  ['2007-03-11', '2007-11-04'],
  ['2015-03-08', '2015-11-01'],
  ['2026-03-08', '2026-11-01'],
  ['2027-03-14', '2027-11-07'],
] as const;

afterEach(() => vi.unstubAllEnvs());

describe('newYorkInstant', () => {
  test.each([
    ['2026-07-01', '16:00', '2026-07-01T20:00Z'],
    ['2026-12-24', '13:00', '2026-12-24T18:00Z'],
    ['1993-01-01', '00:00', '1993-01-01T05:00Z'],
    ['2199-12-31', '23:59', '2200-01-01T04:59Z'],
    // Between the two rules: summer in 2007 already, winter still in 2006.
    ['2006-03-20', '16:00', '2006-03-20T21:00Z'],
    ['2007-03-20', '16:00', '2007-03-20T20:00Z'],
    // Skipped: read as if clocks had not been put forward.
    ['2026-03-08', '01:59', '2026-03-08T06:59Z'],
    ['2026-03-08', '02:00', '2026-03-08T07:00Z'],
    ['2026-03-08', '02:30', '2026-03-08T07:30Z'],
    ['2026-03-08', '03:00', '2026-03-08T07:00Z'],
    // Twice: the first one.
    ['2026-11-01', '00:59', '2026-11-01T04:59Z'],
    ['2026-11-01', '01:00', '2026-11-01T05:00Z'],
    ['2026-11-01', '01:59', '2026-11-01T05:59Z'],
    ['2026-11-01', '02:00', '2026-11-01T07:00Z'],
  ])('%s %s is %s', (date, time, utc) => expect(newYorkInstant(date, time)).toBe(Date.parse(utc)));

  it('of 2026-07-01 16:00 is 1782936000000', () =>
    expect(newYorkInstant('2026-07-01', '16:00')).toBe(1_782_936_000_000));

  test.each([
    ['1992-12-31', '16:00'],
    ['2026-02-29', '16:00'],
    [' 2026-07-01', '16:00'],
    ['2200-01-01', '00:00'],
    ['2026-07-01', '24:00'],
    ['2026-07-01', '9:30'],
    ['2026-07-01', '09:60'],
    ['2026-07-01', '09:30:00'],
  ])('refuses %j %j', (date, time) => expect(() => newYorkInstant(date, time)).toThrow(RangeError));

  it('says what is wrong', () => {
    expect(() => newYorkInstant('1992-12-31', '16:00')).toThrow('from 1993-01-01, and not on 1992-12-31');
    expect(() => newYorkInstant('2026-07-01', '4 pm')).toThrow('“4 pm”');
  });
});

describe('newYorkTime', () => {
  test.each([
    [1_782_936_000_000, '2026-07-01', '16:00'],
    [Date.parse('2026-03-08T06:59:59.999Z'), '2026-03-08', '01:59'],
    [Date.parse('2026-03-08T07:00Z'), '2026-03-08', '03:00'],
    [Date.parse('2026-11-01T05:59Z'), '2026-11-01', '01:59'],
    [Date.parse('2026-11-01T06:00Z'), '2026-11-01', '01:00'],
    [FIRST_MS, '1993-01-01', '00:00'],
    [END_MS - 1, '2199-12-31', '23:59'],
  ])('at %i is %s %s', (epochMs, date, time) => expect(newYorkTime(epochMs)).toEqual({ date, time }));

  test.each([FIRST_MS - 1, END_MS, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (epochMs) =>
    expect(() => newYorkTime(epochMs)).toThrow(RangeError),
  );

  it("is the time zone database's at any instant", () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST_MS, max: END_MS - 1 }), (epochMs) => {
        expect(newYorkTime(epochMs)).toEqual(databaseTime(epochMs));
      }),
      { numRuns: 2000 },
    );
  });
});

describe.each(['UTC', 'America/New_York', 'Asia/Tokyo', 'Pacific/Auckland', 'Africa/Casablanca'])(
  'on a computer in %s',
  (zone) => {
    it.each(changes.flat())('every quarter hour around %s is as in New York, and comes back', (date) => {
      vi.stubEnv('TZ', zone);
      const start = Date.parse(addDays(date, -1));
      // Without this the test would pass where a changed TZ does nothing.
      expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
      const hidden: number[] = [];
      for (let epochMs = start; epochMs < start + 72 * HOUR_MS; epochMs += 15 * MINUTE_MS) {
        const shown = newYorkTime(epochMs);
        expect(shown).toEqual(databaseTime(epochMs));
        const again = newYorkInstant(shown.date, shown.time);
        if (again !== epochMs) hidden.push(epochMs - again);
      }
      // Only the second showing of the hour in autumn is another instant.
      const isAutumn = Number(date.slice(5, 7)) > 6;
      expect(hidden).toEqual(isAutumn ? [HOUR_MS, HOUR_MS, HOUR_MS, HOUR_MS] : []);
    });
  },
);
