import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { decodeText } from '../../../../src-shared/domain/csv/decode';
import { recogniseHeader } from '../../../../src-shared/domain/csv/sigmasight-header';
import { type FileRow, readRows } from '../../../../src-shared/domain/csv/sigmasight-rows';
import { guarded, unguarded } from '../../../../src-shared/domain/csv/spreadsheet-guard';
import { parseTable } from '../../../../src-shared/domain/csv/table';
import { csvText, problemFile } from '../../../../src-shared/domain/csv/write';

function read(text: string) {
  const decoded = decodeText(new TextEncoder().encode(text));
  if (!decoded.ok) throw new Error(decoded.message);
  const table = parseTable(decoded.value.text);
  const answer = recogniseHeader(table);
  if (answer.kind === 'unreadable') throw new Error(answer.message);
  const rows = [...readRows(table, answer.header, '2026-09-25')].filter(
    (row): row is FileRow => row.status !== 'skipped',
  );
  return { columns: answer.header.columns.map(({ header }) => header), rows };
}

describe('guarded', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ["=cmd|'/c calc'!A0", "'=cmd|'/c calc'!A0"],
    ['+1-1', "'+1-1"],
    ['-1+1', "'-1+1"],
    ['@SUM(1)', "'@SUM(1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['--', "'--"],
    ['-NVDA270115C250', "'-NVDA270115C250"],
  ])('%j becomes %j and back', (cell, safe) => {
    expect(guarded(cell)).toBe(safe);
    expect(unguarded(safe)).toBe(cell);
  });

  test.each(['-50', '+200', '-1,234.5', '-$15.77', '-.5', 'AAPL', '', "it's", '#strategy:x', '2025-01-02'])(
    '%j stays',
    (cell) => expect(guarded(cell)).toBe(cell),
  );
});

describe('csvText', () => {
  it('quotes what needs it, ends lines with CRLF and starts with a byte order mark', () => {
    expect(
      csvText(
        ['a', 'b'],
        [
          ['1,5', 'say "x"'],
          ['two\nlines', ' blank '],
          ['=1', '-50'],
        ],
      ),
    ).toBe(`\uFEFFa,b\r\n"1,5","say ""x"""\r\n"two\nlines"," blank "\r\n'=1,-50\r\n`);
  });

  it('is read back cell by cell', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '7', ',', ';', '"', '\n', ' ', '=', '-', '@', '\t', '€'),
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const decoded = decodeText(new TextEncoder().encode(csvText(['ticker', 'quantity'], rows)));
        if (!decoded.ok) throw new Error(decoded.message);
        expect(
          parseTable(decoded.value.text)
            .rows.slice(1)
            .map(({ cells }) => cells.map(unguarded)),
        ).toEqual(rows);
      }),
    );
  });
});

describe('problemFile', () => {
  const text =
    'Symbol;Qty;Price;Trade Date;Tags;Note\nAAPL;100;185.5;2025-03-14;core;fine\nMSFT;0;98,40;14.03.2025;"@home,=x";=note\n' +
    'TSLA;-5;1;2025-01-02;a;b;surplus\nSHORT;-1;2\n?';

  it("holds the rows with problems in the file's own columns and says what is wrong", () => {
    const { columns, rows } = read(text);
    const lines = parseTable(problemFile(columns, rows).slice(1)).rows.map(({ cells }) => cells);
    expect(lines[0]).toEqual(['Symbol', 'Qty', 'Price', 'Trade Date', 'Tags', 'Note', 'problem']);
    expect(lines[1]?.slice(0, 6)).toEqual(['MSFT', '0', '98,40', '14.03.2025', "'@home,=x", "'=note"]);
    expect(lines[1]?.[6]).toMatch(/^Qty: A quantity of zero.* Price: .*98\.40.* Trade Date: /);
    expect(lines).toHaveLength(4);
  });

  it('is read again with the same problems, however often it is saved', () => {
    let { columns, rows } = read(text);
    const codes = () => rows.flatMap(({ problems }) => problems.map(({ code }) => code));
    rows = rows.filter(({ status }) => status === 'problem');
    const before = codes();
    for (let time = 0; time < 3; time += 1) {
      ({ columns, rows } = read(problemFile(columns, rows)));
      expect(codes()).toEqual(before);
      expect(columns).toEqual(['Symbol', 'Qty', 'Price', 'Trade Date', 'Tags', 'Note', 'problem']);
    }
    expect(before).toContain('TOO_MANY_CELLS');
  });

  it('is good once it is mended', () => {
    const { columns, rows } = read('ticker,quantity,entry_price,entry_date,tags\nAAPL,0,2,2025-01-02,"@home,core"\n');
    const mended = read(problemFile(columns, rows).replace('AAPL,0', 'AAPL,-7'));
    expect(mended.rows).toMatchObject([
      { status: 'good', draft: { quantity: '7', positionType: 'SHORT', tags: [{ name: '@home' }, { name: 'core' }] } },
    ]);
  });
});
