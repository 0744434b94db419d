import { afterEach, describe, expect, it } from 'vitest';
import { dueSession, lastFire, nextFire, parseCron, withHour } from '../../../src-main/jobs/schedule';

const FIVE_ZONES = ['America/New_York', 'Europe/Berlin', 'Asia/Tokyo', 'Australia/Sydney', 'Pacific/Honolulu'];
const SNAPSHOT = '30 17 * * 1-5';
const own = process.env.TZ;

afterEach(() => {
  if (own === undefined) delete process.env.TZ;
  else process.env.TZ = own;
});

describe.each(FIVE_ZONES)('on a computer in %s', (zone) => {
  // Daylight time begins in New York on 2026-03-08 and ends on 2026-11-01; in Berlin on other days, in Sydney the other way.
  it.each([
    ['2026-03-06T12:00:00Z', '2026-03-06T22:30:00.000Z'],
    ['2026-03-07T00:00:00Z', '2026-03-09T21:30:00.000Z'],
    ['2026-10-30T12:00:00Z', '2026-10-30T21:30:00.000Z'],
    ['2026-10-31T00:00:00Z', '2026-11-02T22:30:00.000Z'],
  ])('17:30 in New York after %s is %s', (after, next) => {
    process.env.TZ = zone;
    expect(nextFire(SNAPSHOT, new Date(after))?.toISOString()).toBe(next);
    expect(lastFire(SNAPSHOT, new Date(next))?.toISOString()).toBe(next);
  });

  it('passes over holidays, and keeps its hour on a half day', () => {
    process.env.TZ = zone;
    // Wednesday evening, Thanksgiving on Thursday, 13:00 on Friday.
    const fire = nextFire(SNAPSHOT, new Date('2026-11-26T00:00:00Z'));
    expect(fire?.toISOString()).toBe('2026-11-27T22:30:00.000Z');
    expect(dueSession(SNAPSHOT, new Date('2026-11-27T22:29:59Z'))).toBe('2026-11-25');
    expect(dueSession(SNAPSHOT, new Date('2026-11-27T22:30:00Z'))).toBe('2026-11-27');
    expect(dueSession(SNAPSHOT, new Date('2026-11-30T12:00:00Z'))).toBe('2026-11-27');
  });
});

describe('the session that a cron line asks for', () => {
  it('is the one that had ended when its time came', () => {
    const morning = '0 9 * * 1-5';
    expect(dueSession(morning, new Date('2026-11-24T14:30:00Z'))).toBe('2026-11-23');
    // At the bell it has.
    expect(dueSession('0 16 * * 1-5', new Date('2026-11-24T21:00:00Z'))).toBe('2026-11-24');
    expect(dueSession('59 15 * * 1-5', new Date('2026-11-24T21:00:00Z'))).toBe('2026-11-23');
  });
});

describe('a cron line', () => {
  const now = new Date('2026-11-20T12:00:00Z');

  it.each(['0 16 * * 1-5', ' 30  17 * * MON-FRI ', '*/15 9-16 * * *', '0 16 1,15 * *'])('%j is read', (line) => {
    expect(parseCron(line, now)).toMatchObject({ ok: true });
  });

  it.each([
    ['16:00', 'five fields'],
    ['0 16 * * 1-5 2026', 'five fields'],
    ['* * * * * *', 'five fields'],
    ['61 16 * * 1-5', 'cannot be read'],
    ['0 16 * * MO', 'cannot be read'],
    ['', 'five fields'],
    ['* * * * *', 'five minutes apart'],
    ['0,3 16 * * *', 'five minutes apart'],
    // Weekends, a day that is none, a holiday.
    ['0 16 * * 0,6', 'no time on any session'],
    ['0 16 30 2 *', 'no time on any session'],
    ['0 16 25 12 *', 'no time on any session'],
  ])('%j is refused: %s', (line, why) => {
    expect(parseCron(line, now)).toMatchObject({ ok: false, message: expect.stringContaining(why) });
  });

  it('is moved by its hour alone', () => {
    expect(withHour('30 16 * * 1-5', 18)).toBe('30 18 * * 1-5');
  });
});
