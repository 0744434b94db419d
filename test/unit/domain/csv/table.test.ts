import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseTable } from '../../../../src-shared/domain/csv/table';
import { anyText } from '../any-text';

const HEADER = ['ticker', 'quantity', 'entry_price', 'entry_date', 'tags'];
const rowsOf = (text: string) => parseTable(text).rows.map(({ row, cells }) => [row, ...cells]);

describe('parseTable', () => {
  it('counts rows as a spreadsheet does: blank lines count, line breaks within quotes do not', () => {
    expect(rowsOf('ticker,tags\n\nAAPL,"two\nlines"\n,\nMSFT,x\n')).toEqual([
      [1, 'ticker', 'tags'],
      [2, ''],
      [3, 'AAPL', 'two\nlines'],
      [4, '', ''],
      [5, 'MSFT', 'x'],
    ]);
  });

  test.each([
    ['LF', 'a,b\nc,d\n'],
    ['CRLF', 'a,b\r\nc,d\r\n'],
    ['CR', 'a,b\rc,d\r'],
    ['CRLF, then LF', 'a,b\r\nc,d\n'],
    ['LF, then CRLF', 'a,b\nc,d\r\n'],
    ['no last line end', 'a,b\nc,d'],
  ])('reads line ends of %s', (_name, text) =>
    expect(rowsOf(text)).toEqual([
      [1, 'a', 'b'],
      [2, 'c', 'd'],
    ]),
  );

  it('takes all of a file whose first line end differs from the others', () => {
    expect(parseTable(`a,b\r\n${'c,d\n'.repeat(50)}`).rows).toHaveLength(51);
    expect(parseTable(`a,b\n${'c,d\r\n'.repeat(50)}`).rows).toHaveLength(51);
  });

  it('reads an empty file as no rows', () => {
    expect(parseTable('').rows).toEqual([]);
    expect(rowsOf('\n')).toEqual([[1, '']]);
  });

  test.each([
    [',', 'ticker,quantity,tags\nAAPL,1,"a;b;c;d;e"\n'],
    [';', 'ticker;quantity;tags\nAAPL;1;a,b,c,d,e,f,g,h\n'],
    ['\t', 'ticker\tquantity\ttags\nAAPL\t1\ta,b;c,d;e\n'],
    [';', 'Symbol;Menge;Einstandskurs;Kaufdatum;Tags\nSAP;1.250,5;98,40;14.03.2025;core,eu\n'],
    [',', 'Positions for account; see below; really\n\nSymbol,Description,Qty\nAAPL,APPLE INC,500\n'],
    [',', '"ticker;with;semicolons",quantity\nAAPL,1\n'],
    [',', 'ticker\nAAPL\n'],
  ] as const)('finds the delimiter %j', (delimiter, text) => expect(parseTable(text).delimiter).toBe(delimiter));

  test.each(['sep=;\n', 'sep=;\r\n', '"sep=;"\n', 'SEP=;\r\n'])('honours %j, which is no row', (line) => {
    expect(parseTable(`${line}a,b;c\n1,2;3\n`)).toEqual({
      delimiter: ';',
      rows: [
        { row: 1, cells: ['a,b', 'c'] },
        { row: 2, cells: ['1,2', '3'] },
      ],
      problems: [],
    });
  });

  it('names the row of a quote that is never closed', () => {
    const { rows, problems } = parseTable(`a,b\n1,2\n3,"four\n${'5,6\n'.repeat(20_000)}`);
    expect(problems).toMatchObject([{ code: 'UNCLOSED_QUOTE', row: 3 }]);
    expect(rows).toHaveLength(3);
    expect(rows[2]?.cells[1]?.length).toBeLessThan(33_000);
  });

  it('names the row of a quote that is misplaced', () => {
    expect(parseTable('a,b\n1,2\n3,"four"teen\n5,6\n7,"8"\n').problems).toMatchObject([{ row: 3 }]);
  });

  it('gives back any cells that were quoted, for each delimiter and line end', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'B', '7', ',', ';', '\t', '"', '\n', ' ', '€', "'"),
      maxLength: 8,
    });
    const records = fc.array(fc.tuple(cell, cell, cell, cell, cell), { maxLength: 8 });
    fc.assert(
      fc.property(
        records,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        (body, delimiter, lineEnd) => {
          const all = [HEADER, ...body];
          const text = all
            .map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter) + lineEnd)
            .join('');
          const table = parseTable(text);
          expect(table.delimiter).toBe(delimiter);
          expect(table.problems).toEqual([]);
          expect(table.rows).toEqual(all.map((cells, index) => ({ row: index + 1, cells })));
        },
      ),
    );
  });

  it('never throws, and rows are numbered without a gap', () => {
    const csvish = fc.string({ unit: fc.constantFrom(',', ';', '"', '\n', '\r', 'a', '1', ' '), maxLength: 40 });
    fc.assert(
      fc.property(fc.oneof(csvish, anyText), (text) => {
        expect(parseTable(text).rows.every(({ row }, index) => row === index + 1)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
