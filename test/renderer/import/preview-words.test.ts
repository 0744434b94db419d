import { describe, expect, it } from 'vitest';
import {
  columnWords,
  fileFacts,
  problemColumn,
  rawLine,
  willWrite,
} from '../../../src-renderer/pages/import/preview-words';
import { pagesFor } from '../../../src-renderer/pages/import/use-preview-pages';

const counts = { rows: 43, good: 38, warning: 2, problem: 2, skipped: 1 };

describe('what the preview says', () => {
  it('names the file', () => {
    expect(fileFacts({ encoding: 'utf-8', delimiter: ';', counts })).toBe(
      'SigmaSight format, 43 rows, UTF-8, semicolon',
    );
    expect(fileFacts({ encoding: 'windows-1252', delimiter: '\t', counts: { ...counts, rows: 1 } })).toBe(
      'SigmaSight format, 1 row, windows-1252, tab',
    );
  });

  it('says what is written and what stays out', () => {
    expect(willWrite({ counts, newTags: [{ name: 'core', tagType: 'REGULAR' }] })).toEqual({
      will: '40 positions, 1 new tag',
      rest: '2 rows with a problem stay out, 1 row skipped',
    });
    expect(willWrite({ counts: { ...counts, problem: 0, skipped: 0 }, newTags: [] }).rest).toBe('');
  });

  it('names columns only where they differ', () => {
    expect(columnWords({ header: 'Qty', field: 'quantity' })).toBe('Qty as quantity');
    expect(columnWords({ header: 'Entry_Price', field: 'entryPrice' })).toBe('Entry_Price');
    expect(columnWords({ header: '', field: null })).toBe('no name');
  });
});

describe('where a problem stands', () => {
  const columns = [
    { header: 'Ticker', field: 'symbol' },
    { header: 'Avg cost', field: 'entryPrice' },
  ];
  const problem = { row: 9, column: 'Avg cost', value: '1.004,21', code: 'DECIMAL_COMMA', message: 'x' };

  it('finds the column by its header or its field', () => {
    expect(problemColumn(problem, columns)).toBe(1);
    expect(problemColumn({ ...problem, column: 'symbol' }, columns)).toBe(0);
    expect(problemColumn({ ...problem, column: null }, columns)).toBe(-1);
  });

  it('writes the line again with the value marked and quoted as a file would', () => {
    const pieces = rawLine(['COST', '1.004,21', '', 'say "x"'], ',', new Set([1, 2]));
    expect(pieces.map((piece) => piece.text).join('')).toBe('COST,"1.004,21",(empty),"say ""x"""');
    expect(pieces.filter((piece) => piece.marked).map((piece) => piece.text)).toEqual(['"1.004,21"', '(empty)']);
  });
});

describe('pagesFor', () => {
  it('fetches the pages in view', () => {
    expect(pagesFor(0, 42)).toEqual([0]);
    expect(pagesFor(95, 130)).toEqual([0, 1]);
    expect(pagesFor(50_000, 50_030)).toEqual([500]);
  });
});
