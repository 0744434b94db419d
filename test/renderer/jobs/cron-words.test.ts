import { describe, expect, it } from 'vitest';
import { cronWords } from '../../../src-renderer/pages/jobs/cron-words';

describe('what a cron line means', () => {
  it('reads the plain ones', () => {
    expect(cronWords('0 16 * * 1-5')).toBe('16:00 New York on every session');
    expect(cronWords(' 30 17  * * * ')).toBe('17:30 New York on every session');
    expect(cronWords('5 9,13 * * 1,3')).toBe('09:05 and 13:05 New York on sessions of a Monday and Wednesday');
    expect(cronWords('0 16 * * MON-FRI')).toBe('16:00 New York on every session');
  });

  it('leaves the others to the back end', () => {
    for (const line of [
      '',
      '0 16 * *',
      '*/15 16 * * 1-5',
      '0 16 1 * *',
      '0 24 * * 1-5',
      '60 16 * * 1-5',
      '0 16 * * 8',
      'a b * * c',
    ])
      expect(cronWords(line)).toBeNull();
  });
});
