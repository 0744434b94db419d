import { describe, expect, it } from 'vitest';
import { endedRunsMessage } from '../../../src-renderer/state/jobs';
import { run } from '../jobs/run-builder';

describe('what is told of runs that timers set off', () => {
  it('tells of the newest that did something', () => {
    expect(endedRunsMessage([run(), run({ jobType: 'risk_calc' })])).toEqual({
      tone: 'plain',
      message: 'Snapshot is done through Fri 20 Nov 2026.',
    });
    expect(endedRunsMessage([run({ sessionCount: 0, firstSession: null, lastSession: null })])).toBeNull();
    expect(endedRunsMessage([])).toBeNull();
  });

  it('tells of a failure before all else, and not of closes that are waited for', () => {
    const failed = run({ jobType: 'risk_calc', status: 'failed', failure: 'FAILED', errorMessage: 'It broke.' });
    expect(endedRunsMessage([run(), failed])).toEqual({ tone: 'error', message: 'Risk failed. It broke.' });
    expect(endedRunsMessage([run({ status: 'failed', failure: 'NOT_PUBLISHED' })])).toBeNull();
    expect(endedRunsMessage([run({ status: 'failed', failure: 'CANCELLED' })])).toBeNull();
  });
});
