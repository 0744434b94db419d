import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { decodeText } from '../../../../src-shared/domain/csv/decode';
import { recogniseHeader } from '../../../../src-shared/domain/csv/sigmasight-header';
import {
  type FileRow,
  mendedRow,
  readRows,
  repeatedRows,
  type SkippedRow,
} from '../../../../src-shared/domain/csv/sigmasight-rows';
import { parseTable } from '../../../../src-shared/domain/csv/table';
import { signedQuantity } from '../../../../src-shared/domain/position-type';
import type { ImportRow } from '../../../../src-shared/ipc/imports';
import expected from '../../../fixtures/broker-csv/expected.json' with { type: 'json' };
import { anyText } from '../any-text';

const TODAY = '2026-09-25';
const HEADER = 'ticker,quantity,entry_price,entry_date,tags';

function rowsOf(text: string): (FileRow | SkippedRow)[] {
  return [...readRows(parseTable(text), headerOf(text).header, TODAY)];
}

function headerOf(line: string) {
  const answer = recogniseHeader(parseTable(line));
  if (answer.kind === 'unreadable') throw new Error(answer.message);
  return answer;
}

function fileRow(row: FileRow | SkippedRow | undefined): FileRow {
  if (!row || row.status === 'skipped') throw new Error('No row of the file');
  return row;
}

describe('readRows', () => {
  it("reads the specification's template as its oracle says", () => {
    const bytes = readFileSync(new URL('../../../fixtures/broker-csv/sigmasight_template.csv', import.meta.url));
    const decoded = decodeText(bytes);
    if (!decoded.ok) throw new Error(decoded.message);
    const rows = rowsOf(decoded.value.text).map(fileRow);
    expect(rows.map(({ status }) => status)).toEqual(Array(5).fill('good'));
    const read = rows.map(({ draft }) => {
      if (!draft) throw new Error('A template row has a problem');
      const option = draft.optionType && {
        underlying: draft.underlyingSymbol,
        expiry: draft.expirationDate,
        right: draft.optionType.charAt(0),
        strike: Number(draft.strikePrice),
      };
      return [
        draft.symbol,
        Number(signedQuantity(draft.positionType, draft.quantity)),
        Number(draft.entryPrice),
        option,
        null,
      ];
    });
    expect(read).toEqual(expected['sigmasight_template.csv'].positions);
    expect(rows.map(({ draft }) => draft?.entryDate)).toEqual([
      '2025-03-14',
      '2026-06-02',
      '2026-07-10',
      '2026-09-01',
      '2025-11-20',
    ]);
    expect(rows.map(({ draft }) => draft?.tags.map(({ name }) => name))).toEqual([
      ['core', 'tech'],
      ['hedge'],
      ['covered call'],
      ['hedge', 'tail risk'],
      [],
    ]);
  });

  it('fits the contract', () => {
    const rows: Pick<ImportRow, 'cells' | 'draft' | 'problems' | 'warnings'>[] = rowsOf(
      `${HEADER}\nAAPL,100,185.5,2025-03-14,core\n`,
    ).map(fileRow);
    expect(rows).toMatchObject([{ row: 2, status: 'good', cells: ['AAPL', '100', '185.5', '2025-03-14', 'core'] }]);
  });

  it("places each problem by row and by the file's own column", () => {
    const rows = rowsOf(
      'Symbol;Qty;Price;Trade Date;note\nAAPL;0;98,40;14.03.2025;x\nMSFT;1.23456;;2025-03-14;y\n',
    ).map(fileRow);
    expect(rows).toMatchObject([
      {
        row: 2,
        status: 'problem',
        draft: null,
        problems: [
          { row: 2, column: 'Qty', value: '0', code: 'QUANTITY_ZERO' },
          { row: 2, column: 'Price', value: '98,40', code: 'DECIMAL_COMMA' },
          { row: 2, column: 'Trade Date', value: '14.03.2025', code: 'NOT_ISO_DATE' },
        ],
      },
      {
        row: 3,
        status: 'warning',
        draft: { quantity: '1.2346', entryPrice: null },
        problems: [],
        warnings: [
          { column: 'Qty', code: 'QUANTITY_ROUNDED' },
          { column: 'Price', code: 'ENTRY_PRICE_UNKNOWN' },
        ],
      },
    ]);
  });

  it('skips empty rows with a reason and numbers the others as a spreadsheet does', () => {
    const text = `${HEADER}\nAAPL,1,2,2025-01-02,"two\nlines"\n\n,,,,\nMSFT,1,2,2025-01-02,\n`;
    expect(rowsOf(text)).toMatchObject([
      { row: 2, status: 'good' },
      { row: 3, status: 'skipped', reason: 'The row is empty.' },
      { row: 4, status: 'skipped' },
      { row: 5, status: 'good' },
    ]);
  });

  it('refuses more cells than the header, for a tag without quotes would be lost', () => {
    const [lost, empty] = rowsOf(`${HEADER}\nAAPL,1,2,2025-01-02,core,tech\nMSFT,1,2,2025-01-02,core,,\n`).map(fileRow);
    expect(lost).toMatchObject({
      status: 'problem',
      draft: null,
      problems: [{ code: 'TOO_MANY_CELLS', row: 2, column: null, value: 'tech' }],
    });
    expect(empty).toMatchObject({ status: 'good' });
  });

  it('takes rows that a stray quote swallowed for a problem, not for a cell', () => {
    const text = `${HEADER}\nAAPL,100,185.5,2025-03-14,"core\nTSLA,-50,331,2026-06-02,hedge\nMSFT,5,400,2025-03-14,tech"\nKO,1,2,2025-03-14,\n`;
    expect(rowsOf(text)).toMatchObject([
      { status: 'problem', problems: [{ code: 'SWALLOWED_ROWS', row: 2 }] },
      { status: 'good', row: 3 },
    ]);
    expect(rowsOf(`${HEADER}\nAAPL,1,2,2025-03-14,"core,\ntech"\n`)).toMatchObject([{ status: 'good' }]);
  });

  it('reads missing last cells as empty', () => {
    expect(rowsOf(`${HEADER}\nAAPL,1,2\n`)).toMatchObject([
      {
        status: 'warning',
        warnings: [
          { code: 'TOO_FEW_CELLS', row: 2 },
          { code: 'ENTRY_DATE_UNKNOWN', column: 'entry_date' },
        ],
      },
    ]);
  });

  it('knows an exact repeat, and nothing less or with problems', () => {
    const lot = 'AAPL,1,2,2025-01-02,core';
    const bad = 'AAPL,0,2,2025-01-02,';
    const rows = rowsOf(`${HEADER}\n${lot}\nAAPL,1,2,2025-01-02,other\n${lot}\n${lot}\n${bad}\n${bad}\n`).map(fileRow);
    expect([...repeatedRows(rows)]).toEqual([
      [4, 2],
      [5, 2],
    ]);
  });

  it('reads mended cells as if the file had them, and keeps what it has', () => {
    const [row] = rowsOf(`${HEADER}\nAAPL,"1,5",2,2025-01-02,core\n`).map(fileRow);
    const { header } = headerOf(HEADER);
    const mended = mendedRow(fileRow(row), header, TODAY, [{ column: 1, text: '1.5' }]);
    expect(mended).toMatchObject({ status: 'good', cells: row?.cells, draft: { quantity: '1.5' } });
    expect(repeatedRows([mended, { ...mended, row: 9 }])).toEqual(new Map([[9, 2]]));
    const again = mendedRow(mended, header, TODAY, [{ column: 3, text: 'soon' }]);
    expect(again.problems.map(({ code }) => code)).toEqual(['DECIMAL_COMMA', 'NOT_ISO_DATE']);
  });

  it('mends no row that a stray quote made', () => {
    const [row] = rowsOf(`${HEADER}\nAAPL,1,2,2025-01-02,"x\nTSLA,1,2,2025-01-02,y\n`).map(fileRow);
    const mended = mendedRow(fileRow(row), headerOf(HEADER).header, TODAY, [{ column: 4, text: '' }]);
    expect(mended).toMatchObject({ status: 'problem', draft: null, problems: [{ code: 'UNCLOSED_QUOTE' }] });
  });

  it('never takes a row that swallowed the rest of the file', () => {
    const [good, swallowed, ...rest] = rowsOf(
      `${HEADER}\nAAPL,1,2,2025-01-02,core\nMSFT,1,2,2025-01-02,"x\nTSLA,1,2,2025-01-02,y\n`,
    ).map(fileRow);
    expect(good).toMatchObject({ status: 'good' });
    expect(swallowed).toMatchObject({ status: 'problem', draft: null, problems: [{ code: 'UNCLOSED_QUOTE', row: 3 }] });
    expect(rest).toEqual([]);
  });

  it('reads cells that were made harmless for spreadsheets as they were', () => {
    expect(rowsOf(`${HEADER}\nAAPL,'-5,2,2025-01-02,'@home\n`)).toMatchObject([
      { draft: { positionType: 'SHORT', tags: [{ name: '@home' }] } },
    ]);
  });

  test.each([
    [`ticker;quantity;entry_price;entry_date;tags\nAAPL;1;2;2025-01-02;core,tech\n`],
    [`ticker\tquantity\tentry_price\tentry_date\ttags\nAAPL\t1\t2\t2025-01-02\tcore,tech\n`],
  ])('reads %j', (text) =>
    expect(rowsOf(text)).toMatchObject([{ draft: { tags: [{ name: 'core' }, { name: 'tech' }] } }]),
  );

  it('never throws on any rows, and every row has exactly one outcome', () => {
    const cell = fc.oneof(anyText, fc.constantFrom('AAPL', '-5', '185.5', '2025-03-14', '"', '"a,b"', '\n'));
    const line = fc.array(cell, { maxLength: 7 }).map((cells) => cells.join(','));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        const text = [HEADER, ...lines].join('\n');
        const rows = rowsOf(text);
        expect(rows.map(({ row }) => row)).toEqual(
          parseTable(text)
            .rows.slice(1)
            .map(({ row }) => row),
        );
        for (const row of rows) {
          if (row.status === 'skipped') continue;
          expect(row.draft === null).toBe(row.status === 'problem');
          expect(row.problems.length > 0).toBe(row.status === 'problem');
        }
      }),
      { numRuns: 500 },
    );
  });
});
