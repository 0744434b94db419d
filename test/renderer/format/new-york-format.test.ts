import { describe, expect, it } from 'vitest';
import {
  durationText,
  newYorkInstantText,
  newYorkMoment,
  newYorkStamp,
} from '../../../src-renderer/format/new-york-format';

describe('times of New York', () => {
  it('follows the clocks there in winter and in summer', () => {
    expect(newYorkStamp('2026-11-20T22:30:00.000Z')).toBe('20 Nov 17:30');
    expect(newYorkStamp('2026-07-20T21:30:00.000Z')).toBe('20 Jul 17:30');
    // The evening there is the next day in London.
    expect(newYorkMoment('2026-11-24T02:00:00.000Z')).toBe('Mon 23 Nov 21:00');
    expect(newYorkInstantText('2026-11-20T22:30:02.204Z')).toBe('17:30:02.204');
  });

  it('writes how long something took', () => {
    expect(durationText(0)).toBe('0:00');
    expect(durationText(20)).toBe('0:01');
    expect(durationText(4_100)).toBe('0:04');
    expect(durationText(621_000)).toBe('10:21');
    expect(durationText(3_725_000)).toBe('1:02:05');
  });
});
