import { describe, expect, it } from 'vitest';
import {
  columnWords,
  effectWords,
  fileFacts,
  happens,
  offerWords,
  problemColumn,
  rawLine,
  restWords,
  willWrite,
} from '../../../src-renderer/pages/import/preview-words';
import { statusOf } from '../../../src-renderer/pages/import/row-status';
import { pagesFor } from '../../../src-renderer/pages/import/use-preview-pages';
import type { ImportRow } from '../../../src-shared/ipc/imports';

const counts = {
  rows: 0,
  problem: 0,
  question: 0,
  new: 0,
  changed: 0,
  gone: 0,
  same: 0,
  leftOut: 0,
  warning: 0,
  duplicate: 0,
  mended: 0,
  skipped: 0,
};
const effect = { valueChange: null, unpriced: 0, prices: 0 };
const newTags = [{ name: 'core', tagType: 'REGULAR' as const }];

describe('what the preview says', () => {
  it('names the file', () => {
    expect(fileFacts({ encoding: 'utf-8 with BOM', delimiter: ';', rows: 43 })).toBe(
      'SigmaSight format, 43 rows, UTF-8, semicolon, decimal point, dates YYYY-MM-DD',
    );
    expect(fileFacts({ encoding: 'windows-1252', delimiter: '\t', rows: 1 })).toMatch(/1 row, Windows-1252, tab/);
  });

  it('says what is written', () => {
    expect(willWrite({ counts: { ...counts, new: 40 }, newTags, effect, mode: 'add' })).toBe(
      '40 new positions, 1 new tag',
    );
    const merged = { ...counts, new: 118, changed: 3, gone: 2, same: 57 };
    expect(willWrite({ counts: merged, newTags: [], effect: { ...effect, prices: 5 }, mode: 'replace' })).toBe(
      '118 new, 3 changed, 2 closed, 5 prices',
    );
    expect(willWrite({ counts: { ...counts, same: 5 }, newTags: [], effect, mode: 'merge' })).toBeNull();
  });

  it('says what it does to the NAV, and nothing without a price', () => {
    expect(effectWords({ effect })).toBe('');
    expect(effectWords({ effect: { valueChange: '-18200.40', unpriced: 2, prices: 1 } })).toBe(
      'NAV \u2212$18,200, cash unchanged, 2 without a price.',
    );
  });

  it('says what is not written', () => {
    expect(restWords({ counts })).toBe('');
    expect(restWords({ counts: { ...counts, problem: 1, question: 2, same: 57, leftOut: 3, skipped: 1 } })).toBe(
      '57 rows the same, 1 row with a problem stays out, 2 rows need an answer, 3 left out, 1 row skipped.',
    );
  });

  it('names columns only where they differ', () => {
    expect(columnWords({ header: 'Qty', field: 'quantity' })).toBe('Qty as quantity');
    expect(columnWords({ header: 'Entry_Price', field: 'entryPrice' })).toBe('Entry_Price');
    expect(columnWords({ header: '', field: null })).toBe('no name');
  });
});

const columns = [
  { header: 'Ticker', field: 'symbol' },
  { header: 'Avg cost', field: 'entryPrice' },
];
const problem = { row: 9, column: 'Avg cost', value: '1.004,21', code: 'DECIMAL_COMMA', message: 'x' };

describe('where a problem stands', () => {
  it('finds the column by its header', () => {
    expect(problemColumn(problem, columns)).toBe(1);
    expect(problemColumn({ ...problem, column: null }, columns)).toBe(-1);
  });

  it('writes the line again with the value marked and quoted as a file would, and what was mended', () => {
    const row = { cells: ['COST', '1.004,21', '', 'say "x"'], mended: [{ column: 3, text: 'core' }] };
    const pieces = rawLine(row, ',', new Set([1, 2]));
    expect(pieces.map((piece) => piece.text).join('')).toBe('COST,"1.004,21",(empty),"say ""x"""');
    expect(pieces.filter((piece) => piece.marked).map((piece) => piece.text)).toEqual(['"1.004,21"', '(empty)']);
    expect(pieces.at(-1)?.mended).toBe('core');
  });
});

describe('what becomes of a row', () => {
  it('says on the button what an offer makes of it', () => {
    const offer = (text: string) => ({ way: 'x', words: null, changes: [{ column: 1, text }] });
    expect(offerWords(offer('1004.21'), columns)).toBe('1,004.21');
    expect(offerWords(offer('2025-03-14'), [...columns.slice(0, 1), { header: 'Day', field: 'entryDate' }])).toBe(
      '14 Mar 2025',
    );
    expect(offerWords({ ...offer(''), words: 'Unknown' }, columns)).toBe('Unknown');
  });

  it('is told in a few words', () => {
    const row: ImportRow = {
      row: 9,
      kind: 'problem',
      cells: ['COST', '1.004,21'],
      mended: [],
      draft: null,
      value: null,
      positionId: null,
      before: null,
      problems: [problem],
      warnings: [],
      mends: [
        {
          code: 'DECIMAL_COMMA',
          column: 'Avg cost',
          alike: 0,
          offers: ['1004.21', '1.00421'].map((text) => ({ way: text, words: null, changes: [{ column: 1, text }] })),
        },
      ],
    };
    expect(happens(row, columns)).toBe('1,004.21 or 1.00421?');
    const days = ['2025-03-04', '2025-04-03'].map((text) => ({
      way: text,
      words: null,
      changes: [{ column: 1, text }],
    }));
    const dated = { code: 'NOT_ISO_DATE', column: 'Date', alike: 0, offers: days };
    expect(happens({ ...row, mends: [dated] }, [...columns.slice(0, 1), { header: 'Date', field: 'entryDate' }])).toBe(
      '4 Mar or 3 Apr 2025?',
    );
    expect(happens({ ...row, mends: [] }, columns)).toBe('Decimal comma');
    expect(happens({ ...row, kind: 'new', problems: [] }, columns)).toBe('New position');
    expect(happens({ ...row, kind: 'leftOut' }, columns)).toBe('Left out');
    const repeat = { ...problem, code: 'REPEATED_ROW' };
    expect(statusOf({ ...row, kind: 'new', warnings: [repeat] })).toBe('duplicate');
    expect(statusOf({ ...row, kind: 'new', warnings: [repeat, problem] })).toBe('warning');
    expect(statusOf({ ...row, kind: 'same', warnings: [problem] })).toBe('same');
  });
});

describe('pagesFor', () => {
  it('fetches the pages in view', () => {
    expect(pagesFor(0, 42)).toEqual([0]);
    expect(pagesFor(95, 130)).toEqual([0, 1]);
    expect(pagesFor(50_000, 50_030)).toEqual([500]);
  });
});
