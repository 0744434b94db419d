import { describe, expect, it, test } from 'vitest';
import { offersFor } from '../../../../src-shared/domain/csv/offers';
import { recogniseHeader } from '../../../../src-shared/domain/csv/sigmasight-header';
import { cellsOf, type FileRow, mendedRow, readRows } from '../../../../src-shared/domain/csv/sigmasight-rows';
import { parseTable } from '../../../../src-shared/domain/csv/table';

const TODAY = '2026-11-20';

function readFile(line: string) {
  const table = parseTable(`ticker,quantity,entry_price,entry_date,last_price,tags\n${line}\n`);
  const found = recogniseHeader(table);
  if (found.kind === 'unreadable') throw new Error(found.message);
  const [row] = readRows(table, found.header, TODAY);
  if (!row || row.status === 'skipped') throw new Error('no row');
  return { header: found.header, row };
}

function offersOf(line: string) {
  const { header, row } = readFile(line);
  return row.problems.flatMap((problem) => offersFor({ problem, cells: cellsOf(row), header, today: TODAY }));
}

test.each<[string, (string | null)[]]>([
  ['AAPL,"1,004",180,2026-01-02,,', ['1004', '1.004']],
  ['AAPL,10,"1.004,21",2026-01-02,,', ['1004.21', '1.00421']],
  ['AAPL,(50),180,2026-01-02,,', ['-50']],
  ['AAPL,10,n/a,2026-01-02,,', ['']],
  ['AAPL,10,-180,2026-01-02,,', ['180']],
  ['AAPL,10,180,03/04/2026,,', ['2026-03-04', '2026-04-03']],
  ['AAPL,10,180,--,,', ['']],
  ['AAPL,10,180,2027-01-02,,', ['2026-01-02']],
  ['AAPL,10,180,2199-10-02,,', ['2026-10-02']],
  ['NVDA270115C250,1,5,2026-01-02,,', ['NVDA270115C00250000']],
  ['NASDAQ:AAPL,1,5,2026-01-02,,', ['AAPL']],
  ['AAPL,0,5,2026-01-02,,', []],
  [`AAPL,1,5,2026-01-02,,"core,${'x'.repeat(51)}"`, [`core,${'x'.repeat(50)}`]],
  ['AAPL,1,5,2026-01-02,,"core,#strategy:"', ['core']],
])('%s offers %j', (line, texts) => expect(offersOf(line).map(({ changes }) => changes[0]?.text)).toEqual(texts));

it('offers to take cells past the last column for tags, or to leave them away', () => {
  expect(offersOf('AAPL,1,5,2026-01-02,,core,tech,')).toEqual([
    {
      way: 'surplus is tags',
      words: 'Tags core, tech',
      changes: [
        { column: 5, text: 'core,tech' },
        { column: 6, text: '' },
        { column: 7, text: '' },
      ],
    },
    {
      way: 'without the surplus',
      words: 'Leave “tech” away',
      changes: [
        { column: 6, text: '' },
        { column: 7, text: '' },
      ],
    },
  ]);
});

describe('every offer', () => {
  const lines = [
    'aapl us,"1.004,21","1,004",14.03.2025,12 USD,x',
    'NVDA 15 Jan 27 250 C,50-,(5),20250314,"1,5","a,#strategy:"',
    'AAPL,1,5,2026-01-02,,core,tech',
    '$AAPL,1,n/a,45000,-3,',
  ];
  it.each(lines)('mends its own problem: %s', (line) => {
    const { header, row } = readFile(line);
    expect(row.problems.length).toBeGreaterThan(0);
    for (const problem of row.problems) {
      const offers = offersFor({ problem, cells: cellsOf(row), header, today: TODAY });
      expect(offers, problem.code).not.toEqual([]);
      for (const { changes } of offers) {
        const mended: FileRow = mendedRow(row, header, TODAY, changes);
        expect(mended.problems.map(({ code, column }) => `${code} ${column}`)).not.toContain(
          `${problem.code} ${problem.column}`,
        );
      }
    }
  });
});
