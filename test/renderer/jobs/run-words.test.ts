import { describe, expect, it } from 'vitest';
import {
  countsWords,
  firstSentence,
  isCaughtUp,
  lastRunLine,
  resultWords,
  runDetails,
  runState,
  runTitle,
  sessionWords,
} from '../../../src-renderer/pages/jobs/run-words';
import { run } from './run-builder';

describe('the words of a run', () => {
  it('says how it stands, and what waits for a decision', () => {
    expect(runState(run())).toEqual({ tone: 'done', words: 'Done' });
    expect(runState(run({ status: 'running' }))).toEqual({ tone: 'running', words: 'Running' });
    expect(runState(run({ status: 'pending' })).words).toBe('Waits');
    expect(runState(run({ counts: { prices: 26, heldBack: 1 }, warnings: ['1 price held back: UNH.'] }))).toEqual({
      tone: 'warning',
      words: 'Done, 1 held back',
    });
    expect(runState(run({ warnings: ['No price of CAT.', 'No price of UNH.'] })).words).toBe('Done, 2 warnings');
  });

  it('tells a failure from what was stopped and what is only not there yet', () => {
    expect(runState(run({ status: 'failed', failure: 'FAILED' }))).toEqual({ tone: 'failed', words: 'Failed' });
    expect(runState(run({ status: 'failed', failure: 'TIMED_OUT' }))).toEqual({ tone: 'failed', words: 'Timed out' });
    expect(runState(run({ status: 'failed', failure: 'NOT_PUBLISHED' }))).toEqual({
      tone: 'warning',
      words: 'No closes yet',
    });
    expect(runState(run({ status: 'failed', failure: 'CANCELLED' })).words).toBe('Cancelled');
  });

  it('counts in words and leaves out what came to nothing', () => {
    expect(countsWords({ prices: 36, dividends: 1, splits: 0 })).toBe('36 new prices, 1 dividend');
    expect(countsWords({ someNewThing: 2 })).toBe('2 some new thing');
    expect(countsWords({ prices: 0 })).toBe('nothing to write');
    expect(resultWords(run())).toBe('1 snapshot');
    expect(resultWords(run({ sessionCount: 0, firstSession: null, lastSession: null }))).toBe(
      'everything was there already',
    );
    expect(resultWords(run({ status: 'failed', errorMessage: 'The closes of 2026-11-20 are not there yet.' }))).toBe(
      'The closes of 20 Nov 2026 are not there yet.',
    );
    expect(resultWords(run({ status: 'running', counts: {} }))).toBe('');
  });

  it('names one session, several of a month and several months', () => {
    expect(sessionWords(run())).toBe('20 Nov');
    expect(sessionWords(run({ firstSession: '2026-11-16' }))).toBe('16 to 20 Nov');
    expect(sessionWords(run({ firstSession: '2026-10-30' }))).toBe('30 Oct to 20 Nov');
    expect(sessionWords(run({ firstSession: null, lastSession: null }))).toBeNull();
  });

  it('has caught up with several sessions, or with one before the last', () => {
    expect(isCaughtUp(run())).toBe(false);
    expect(isCaughtUp(run({ sessionCount: 3, firstSession: '2026-11-18' }))).toBe(true);
    expect(isCaughtUp(run({ firstSession: '2026-11-19', lastSession: '2026-11-19' }))).toBe(true);
    // Before the bell the day before is the last session.
    const morning = { startedAt: '2026-11-20T14:00:00.000Z', firstSession: '2026-11-19', lastSession: '2026-11-19' };
    expect(isCaughtUp(run(morning))).toBe(false);
    expect(isCaughtUp(run({ trigger: 'demo', sessionCount: 90, firstSession: '2026-07-17' }))).toBe(false);
    expect(isCaughtUp(run({ status: 'failed', sessionCount: 3 }))).toBe(false);
  });

  it('writes times of New York', () => {
    expect(runTitle(run())).toBe('Snapshot, 20 Nov 17:30');
    expect(runTitle(run({ startedAt: '2026-07-20T21:30:00.000Z' }))).toBe('Snapshot, 20 Jul 17:30');
    expect(lastRunLine(run())).toBe('20 Nov in 0:01: 1 snapshot');
    expect(lastRunLine(run({ firstSession: '2026-11-18', counts: { snapshots: 3 }, durationMs: 62_000 }))).toBe(
      '18 to 20 Nov in 1:02: 3 snapshots',
    );
  });

  it('puts the first sentence apart', () => {
    expect(firstSentence('No closes yet. Nothing was written: all stays. Run it again.')).toEqual([
      'No closes yet.',
      'Nothing was written: all stays. Run it again.',
    ]);
    expect(firstSentence('It took 1.5 s and broke')).toEqual(['It took 1.5 s and broke', '']);
  });

  it('copies everything that a report needs', () => {
    const text = runDetails(
      run({
        status: 'failed',
        failure: 'FAILED',
        errorMessage: 'It broke.',
        log: [{ at: '2026-11-20T22:30:00.145Z', text: 'started, timer' }],
      }),
    );
    expect(text).toContain('Snapshot, 20 Nov 17:30 New York');
    expect(text).toContain('Code: FAILED');
    expect(text).toContain('17:30:00.145 started, timer');
  });
});
