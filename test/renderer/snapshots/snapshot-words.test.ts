import { describe, expect, it } from 'vitest';
import {
  changedWords,
  completenessWords,
  hasLeft,
  rebuiltWords,
} from '../../../src-renderer/pages/snapshots/snapshot-words';

const side = { totalValue: '1.00', dailyPnl: null, isComplete: true };

describe('the words of a snapshot', () => {
  it('says what is missing and what is older', () => {
    expect(completenessWords({ positionCount: 30, missingCount: 0, staleCount: 0 })).toBe('30 of 30 positions valued');
    expect(completenessWords({ positionCount: 30, missingCount: 1, staleCount: 2 })).toBe(
      '29 of 30 positions valued, 2 at an older price',
    );
  });

  it('knows who left', () => {
    expect(hasLeft({ quantity: '0.00000000' })).toBe(true);
    expect(hasLeft({ quantity: '0.5' })).toBe(false);
  });

  it('names what a rebuild changes', () => {
    expect(changedWords(['total_value', 'positions', 'some_new_field'])).toBe('NAV, positions, some new field');
    expect(rebuiltWords({ before: null, after: side, changed: [] })).toBe('new');
    expect(rebuiltWords({ before: side, after: null, changed: [] })).toBe('would be gone');
    expect(rebuiltWords({ before: side, after: side, changed: ['daily_pnl'] })).toBe('day P&L');
  });
});
