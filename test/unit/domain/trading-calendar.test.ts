import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, isWeekend } from '../../../src-shared/domain/iso-date';
import {
  addSessions,
  countSessions,
  holidayName,
  isSession,
  lastEndedSession,
  nextSession,
  previousSession,
  sessionClose,
  sessionCloseInstant,
  sessionOnOrAfter,
  sessionOnOrBefore,
  sessionsBetween,
} from '../../../src-shared/domain/trading-calendar';

const files = ['nyse', 'nyse-history'].map((name) =>
  JSON.parse(readFileSync(`test/fixtures/calendar/${name}.json`, 'utf8')),
);
const years: Record<string, { sessions: number }> = Object.assign({}, ...files.map((file) => file.years));

/** Far enough from both ends for a walk of 300 sessions. */
const anyDay = fc.integer({ min: 500, max: 74_000 }).map((days) => addDays('1993-01-01', days));
const anySession = anyDay.map(sessionOnOrAfter);

describe('countSessions', () => {
  it.each(Object.entries(years))('in %s is as in the files', (year, { sessions }) =>
    expect(countSessions(`${year}-01-01`, `${year}-12-31`)).toBe(sessions),
  );

  it('knows every year from 1993 to 2028 from the files', () => expect(Object.keys(years)).toHaveLength(36));

  it('of 2026 is 251', () => expect(countSessions('2026-01-01', '2026-12-31')).toBe(251));

  it('is 250 to 252 in any year to come', () => {
    for (let year = 2022; year <= 2199; year++) {
      const count = countSessions(`${year}-01-01`, `${year}-12-31`);
      expect(count).toBeGreaterThanOrEqual(250);
      expect(count).toBeLessThanOrEqual(252);
    }
  });

  it('adds up where two spans share a session', () => {
    fc.assert(
      fc.property(fc.tuple(anySession, anySession, anySession), (sessions) => {
        const [a, b, c] = [...sessions].sort() as [string, string, string];
        expect(countSessions(a, b) + countSessions(b, c) - 1).toBe(countSessions(a, c));
      }),
    );
  });
});

describe('sessionsBetween', () => {
  test.each([
    ['2026-07-01', '2026-07-07', ['2026-07-01', '2026-07-02', '2026-07-06', '2026-07-07']],
    ['2026-12-31', '2027-01-04', ['2026-12-31', '2027-01-04']],
    ['2001-09-10', '2001-09-17', ['2001-09-10', '2001-09-17']],
    ['2026-07-03', '2026-07-05', []],
    ['2026-07-07', '2026-07-01', []],
    ['2026-07-01', '2026-07-01', ['2026-07-01']],
  ])('from %s to %s is %j', (from, to, sessions) => expect(sessionsBetween(from, to)).toEqual(sessions));

  it('holds what isSession says, in order', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 500 }), (from, days) => {
        const dates = Array.from({ length: days + 1 }, (_, index) => addDays(from, index));
        expect(sessionsBetween(from, addDays(from, days))).toEqual(dates.filter(isSession));
      }),
    );
  });

  it('gives a list of the caller’s own', () => {
    sessionsBetween('2026-01-01', '2026-12-31').length = 0;
    expect(countSessions('2026-01-01', '2026-12-31')).toBe(251);
  });
});

describe('isSession and holidayName', () => {
  test.each([
    ['2026-06-18', true, null],
    ['2026-06-19', false, 'Juneteenth'],
    ['2026-06-20', false, null],
    ['2012-10-29', false, 'Hurricane Sandy'],
    ['2026-11-27', true, null],
    ['1993-01-01', false, "New Year's Day"],
    ['2199-12-31', true, null],
  ])('%s: %s, %s', (date, session, name) => {
    expect(isSession(date)).toBe(session);
    expect(holidayName(date)).toBe(name);
  });

  it('a date has a session, is on a weekend or has a name: one of these', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        expect([isSession(date), isWeekend(date), holidayName(date) !== null].filter(Boolean)).toHaveLength(1);
      }),
    );
  });
});

describe('walking', () => {
  test.each([
    [nextSession, '2026-07-02', '2026-07-06'],
    [nextSession, '2001-09-10', '2001-09-17'],
    [previousSession, '2026-07-06', '2026-07-02'],
    [previousSession, '2007-01-03', '2006-12-29'],
    [sessionOnOrAfter, '2026-07-04', '2026-07-06'],
    [sessionOnOrAfter, '2026-07-06', '2026-07-06'],
    [sessionOnOrBefore, '2026-07-04', '2026-07-02'],
    [sessionOnOrBefore, '2026-07-02', '2026-07-02'],
    [previousSession, '1993-01-05', '1993-01-04'],
    [nextSession, '2199-12-30', '2199-12-31'],
  ])('%o of %s is %s', (walk, date, session) => expect(walk(date)).toBe(session));

  it('forth and back comes to the same session', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        expect(previousSession(nextSession(session))).toBe(session);
        expect(nextSession(previousSession(session))).toBe(session);
        expect(countSessions(session, nextSession(session))).toBe(2);
      }),
    );
  });

  test.each([
    ['2026-07-04', 1, '2026-07-06'],
    ['2026-07-04', -1, '2026-07-02'],
    ['2026-07-04', 0, '2026-07-02'],
    ['2026-07-06', 0, '2026-07-06'],
    ['2026-09-25', 21, '2026-10-26'],
    ['2026-09-25', 252, '2027-09-28'],
    ['1993-01-01', 1, '1993-01-04'],
    ['2199-12-31', -1, '2199-12-30'],
  ])('from %s by %i is %s', (date, count, session) => expect(addSessions(date, count)).toBe(session));

  it('adds up and is counted', () => {
    const steps = fc.integer({ min: -150, max: 150 });
    fc.assert(
      fc.property(anySession, steps, steps, (session, a, b) => {
        expect(addSessions(addSessions(session, a), b)).toBe(addSessions(session, a + b));
        const [from, to] = [session, addSessions(session, a)].sort() as [string, string];
        expect(countSessions(from, to)).toBe(Math.abs(a) + 1);
      }),
    );
  });

  it('ends with the calendar', () => {
    expect(() => previousSession('1993-01-04')).toThrow('begins on 1993-01-01 and does not have 1992-12-31');
    expect(() => nextSession('2199-12-31')).toThrow(RangeError);
    expect(() => addSessions('1993-02-01', -100)).toThrow(RangeError);
    expect(() => addSessions('2026-09-25', 0.5)).toThrow('0.5');
  });
});

describe('the close', () => {
  test.each([
    ['2026-11-25', '16:00', '2026-11-25T21:00Z'],
    ['2026-11-27', '13:00', '2026-11-27T18:00Z'],
    ['2026-07-02', '16:00', '2026-07-02T20:00Z'],
    ['2025-07-03', '13:00', '2025-07-03T17:00Z'],
    ['1994-02-11', '14:30', '1994-02-11T19:30Z'],
  ])('of %s is at %s, %s', (date, close, utc) => {
    expect(sessionClose(date)).toBe(close);
    expect(sessionCloseInstant(date)).toBe(Date.parse(utc));
  });

  it('of 2026-11-27 is at 1795802400000', () => expect(sessionCloseInstant('2026-11-27')).toBe(1_795_802_400_000));

  it('is refused with the reason where there is no session', () => {
    expect(() => sessionClose('2026-06-19')).toThrow('No session on 2026-06-19: Juneteenth');
    expect(() => sessionCloseInstant('2026-06-20')).toThrow('No session on 2026-06-20: Saturday');
    expect(() => sessionClose('2026-06-20')).toThrow(RangeError);
  });

  test.each([
    ['2026-11-27T17:59:59.999Z', '2026-11-25'],
    ['2026-11-27T18:00Z', '2026-11-27'],
    ['2026-11-28T04:00Z', '2026-11-27'],
    ['2026-11-29T12:00Z', '2026-11-27'],
    ['2026-11-30T20:59Z', '2026-11-27'],
    ['2026-11-30T21:00Z', '2026-11-30'],
    // New York has still the evening before.
    ['2026-12-01T03:00Z', '2026-11-30'],
  ])('at %s the last to end was %s', (utc, session) => expect(lastEndedSession(Date.parse(utc))).toBe(session));

  it('and the next one enclose any instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1993, 5), max: Date.UTC(2199, 5) }), (epochMs) => {
        const session = lastEndedSession(epochMs);
        expect(sessionCloseInstant(session)).toBeLessThanOrEqual(epochMs);
        expect(sessionCloseInstant(nextSession(session))).toBeGreaterThan(epochMs);
      }),
    );
  });

  it('has none before the first session has ended', () =>
    expect(() => lastEndedSession(Date.parse('1993-01-04T20:59Z'))).toThrow(RangeError));
});

describe('a date outside of the calendar', () => {
  const asked: [string, (date: string) => unknown][] = [
    ['isSession', isSession],
    ['holidayName', holidayName],
    ['nextSession', nextSession],
    ['previousSession', previousSession],
    ['sessionOnOrAfter', sessionOnOrAfter],
    ['sessionOnOrBefore', sessionOnOrBefore],
    ['addSessions', (date) => addSessions(date, 1)],
    ['sessionsBetween, from', (date) => sessionsBetween(date, '2026-07-01')],
    ['sessionsBetween, to', (date) => sessionsBetween('2026-07-01', date)],
    ['countSessions', (date) => countSessions(date, date)],
    ['sessionClose', sessionClose],
    ['sessionCloseInstant', sessionCloseInstant],
  ];

  it.each(asked)('is refused by %s, by name', (_, ask) => {
    expect(() => ask('1992-12-31')).toThrow(RangeError);
    expect(() => ask('1992-12-31')).toThrow('begins on 1993-01-01 and does not have 1992-12-31');
    for (const text of ['2026-02-30', ' 2026-07-01', '7/1/2026', '', '2200-01-01']) {
      expect(() => ask(text)).toThrow(RangeError);
      expect(() => ask(text)).toThrow(`Not an ISO date: “${text}”`);
    }
  });
});

it('asks no computer for its zone or its clock', () => {
  const sources = ['iso-date', 'nyse-holidays', 'new-york-time', 'trading-calendar', 'option-expirations'];
  const text = sources.map((name) => readFileSync(`src-shared/domain/${name}.ts`, 'utf8')).join('\n');
  expect(text).toContain('getUTCFullYear');
  expect(text.match(/\bIntl\b|\btoLocale\w*|\.(get|set)(?!UTC|\()[A-Z]\w*\(|new Date\([^)]*,|Date\.now/g)).toBeNull();
});
