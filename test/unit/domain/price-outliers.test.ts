import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type DatedClose, heldBack, heldReason, type KnownSplit } from '../../../src-shared/domain/price-outliers';

const THURSDAY = '2026-11-19';
const FRIDAY = '2026-11-20';
const share: { isOption: boolean; splits: readonly KnownSplit[] } = { isOption: false, splits: [] };
const option = { isOption: true, splits: [] };
const moved = (from: number | string, to: number | string, rules = share, since = THURSDAY) =>
  heldReason({ date: since, close: String(from) }, { date: FRIDAY, close: String(to) }, rules);

describe('heldReason', () => {
  test.each([
    ['10 for 1 and a rise', 1200, 121.8, 'SPLIT_LIKE', { from: '1', to: '10' }],
    ['2 for 1', 100, 50, 'SPLIT_LIKE', { from: '1', to: '2' }],
    ['2 for 1 and a rise by 7 percent', 100, 53.5, 'SPLIT_LIKE', { from: '1', to: '2' }],
    ['5 for 2', 100, 40, 'SPLIT_LIKE', { from: '2', to: '5' }],
    ['50 for 1', 3000, 61, 'SPLIT_LIKE', { from: '1', to: '50' }],
    ['1 for 2', 5, 10, 'SPLIT_LIKE', { from: '2', to: '1' }],
    ['1 for 12', 1, 12.2, 'SPLIT_LIKE', { from: '12', to: '1' }],
    ['a price in cents', 2.71, 271, 'JUMP', { from: '100', to: '1' }],
    ['a hundredth', 271, 2.71, 'JUMP', null],
    ['a fall by 71 percent', 100, 29, 'JUMP', null],
    ['a rise by 160 percent', 10, 26, 'JUMP', null],
    ['Apple in 2000', 53.5, 25.75, 'SPLIT_LIKE', { from: '1', to: '2' }],
    ['AIG in 2008', 12.14, 4.76, 'SPLIT_LIKE', { from: '2', to: '5' }],
  ])('holds back %s', (_name, from, to, reason, split) => {
    expect(moved(from, to)).toEqual({ reason, split, ratio: to / from });
  });

  test.each([
    ['no move', 100, 100],
    ['Meta in 2022', 323, 237.76],
    ['Netflix in 2022, which reads as 3 for 2', 348.61, 226.19],
    ['GameStop in 2021', 147.98, 347.51],
    ['4 for 3', 100, 75],
    ['a fall by 45 percent', 100, 55],
    ['a rise by 80 percent', 10, 18],
    ['no close before', 0, 18],
  ])('uses %s', (_name, from, to) => expect(moved(from, to)).toBeNull());

  it('holds back less after more than a month', () => {
    const long = (to: number) => moved(100, to, share, '2026-10-19');
    expect(moved(100, 50, share, '2026-10-20')).not.toBeNull();
    expect([long(50), long(25), long(300)]).toEqual([null, null, null]);
    expect(long(10)).toMatchObject({ reason: 'SPLIT_LIKE', split: { to: '10' } });
    expect(long(10_000)).toMatchObject({ reason: 'JUMP' });
  });

  it('lets options move, but not by a unit', () => {
    expect([moved(2.5, 0.01, option), moved(0.05, 6, option), moved(5, 0, option), moved(0, 5, option)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect([moved(4, 60, option), moved(60, 4, option)]).toEqual([null, null]);
    expect(moved(4.35, 435, option)).toEqual({ reason: 'JUMP', ratio: 435 / 4.35, split: null });
    expect(moved(435, 4.35, option)).toMatchObject({ reason: 'JUMP' });
  });

  it('takes known splits out of the ratio first', () => {
    const known = (exDate: string) => ({ isOption: false, splits: [{ exDate, from: '1', to: '10' }] });
    expect(moved(1200, 121.8, known(FRIDAY))).toBeNull();
    expect(moved(1200, 121.8, known(THURSDAY))).toMatchObject({ reason: 'SPLIT_LIKE' });
    const adjusted = moved(120, 121.8, known(FRIDAY));
    expect(adjusted?.ratio).toBeCloseTo(10.15, 12);
    expect(adjusted?.split).toEqual({ from: '10', to: '1' });
    const two = [...known(FRIDAY).splits, { exDate: FRIDAY, from: '2', to: '1' }];
    expect(moved(1000, 200, { isOption: false, splits: two })).toBeNull();
  });
});

describe('heldBack', () => {
  const DAYS = ['2026-11-16', '2026-11-17', '2026-11-18', THURSDAY, FRIDAY, '2026-11-23', '2026-11-24'];
  const rowsOf = (symbol: string, ...closes: number[]) =>
    closes.map((close, index) => ({ symbol, date: DAYS[index] ?? '', close: String(close) }));
  const walked = (
    rows: ReturnType<typeof rowsOf>,
    stored: [string, DatedClose][] = [],
    splits: [string, KnownSplit[]][] = [],
  ) => {
    const { used, held } = heldBack(rows, new Map(stored), new Map(splits));
    return {
      used: used.map(({ close }) => Number(close)),
      held: held.map((question) => [
        Number(question.previous.close),
        Number(question.held.close),
        question.followers.map(({ close }) => Number(close)),
      ]),
    };
  };

  it('asks once for a split, whatever follows it', () => {
    expect(walked(rowsOf('NVDA', 100, 101, 10.2, 10.3, 10.1))).toEqual({
      used: [100, 101],
      held: [[101, 10.2, [10.3, 10.1]]],
    });
  });

  it('goes on from the last good close after a single outlier', () => {
    expect(walked(rowsOf('NVDA', 100, 10_000, 101))).toEqual({ used: [100, 101], held: [[100, 10_000, []]] });
    expect(walked(rowsOf('NVDA', 100, 10_000, 101, 10_000, 10_100, 99))).toEqual({
      used: [100, 101, 99],
      held: [
        [100, 10_000, []],
        [101, 10_000, [10_100]],
      ],
    });
  });

  it('asks anew for a third level', () => {
    expect(walked(rowsOf('NVDA', 1000, 100, 101, 10, 10.1))).toEqual({
      used: [1000],
      held: [
        [1000, 100, [101]],
        [1000, 10, [10.1]],
      ],
    });
  });

  it('keeps followers waiting when the last good close is long ago', () => {
    const rows = rowsOf('NVDA', 100, 50, 51);
    const late = { symbol: 'NVDA', date: '2027-01-15', close: '58' };
    expect(walked([...rows, late]).held).toEqual([[100, 50, [51, 58]]]);
    expect(walked([...rows, { ...late, close: '97' }])).toMatchObject({ used: [100, 97], held: [[100, 50, [51]]] });
  });

  it('begins with the stored close where there is an earlier one', () => {
    expect(walked(rowsOf('NVDA', 100), [['NVDA', { date: '2026-11-13', close: '1000' }]]).held).toHaveLength(1);
    expect(walked(rowsOf('NVDA', 100), [['NVDA', { date: DAYS[0] ?? '', close: '1000' }]]).held).toEqual([]);
    expect(walked(rowsOf('NVDA', 100), [['AMD', { date: '2026-11-13', close: '1000' }]]).held).toEqual([]);
  });

  it('knows options by their symbol, each symbol for itself, in any order', () => {
    const rows = [...rowsOf('AAPL270115C00350000', 4, 60), ...rowsOf('NVDA', 100, 101, 10)];
    expect(walked(rows.reverse())).toEqual({ used: [100, 101, 4, 60], held: [[101, 10, []]] });
  });

  it('takes known splits out', () => {
    const split = { exDate: DAYS[2] ?? '', from: '1', to: '10' };
    expect(walked(rowsOf('NVDA', 1000, 1010, 102, 103), [], [['NVDA', [split]]]).held).toEqual([]);
  });

  it('uses or holds every row once, and released rows agree with what they follow', () => {
    const closes = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: DAYS.length });
    fc.assert(
      fc.property(closes, closes, (first, second) => {
        const rows = [...rowsOf('NVDA', ...first), ...rowsOf('AAPL270115C00350000', ...second)];
        const { used, held } = heldBack(rows, new Map(), new Map());
        const all = [...used, ...held.flatMap((question) => [question.held, ...question.followers])];
        expect(new Set(all)).toEqual(new Set(rows));
        expect(all).toHaveLength(rows.length);
        for (const question of held) {
          const run = [question.held, ...question.followers];
          for (const [index, row] of question.followers.entries()) {
            const rules = { isOption: row.symbol !== 'NVDA', splits: [] };
            expect(heldReason(run[index] ?? row, row, rules)).toBeNull();
          }
        }
      }),
    );
  });
});
