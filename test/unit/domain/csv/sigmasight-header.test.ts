import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { decodeText } from '../../../../src-shared/domain/csv/decode';
import { recogniseHeader } from '../../../../src-shared/domain/csv/sigmasight-header';
import { parseTable } from '../../../../src-shared/domain/csv/table';

const FOLDER = new URL('../../../fixtures/broker-csv/', import.meta.url);
const brokerFiles = readdirSync(FOLDER).filter((name) => name.endsWith('.csv') && name !== 'sigmasight_template.csv');

const recognised = (text: string) => recogniseHeader(parseTable(text));

function headerOf(text: string) {
  const answer = recognised(text);
  if (answer.kind === 'unreadable') throw new Error(answer.message);
  return answer.header;
}

const fieldsOf = (headerLine: string) => headerOf(`${headerLine}\nAAPL\n`).columns.map(({ field }) => field);

describe('recogniseHeader', () => {
  test.each([
    ['ticker,quantity,entry_price,entry_date,tags', ['symbol', 'quantity', 'entryPrice', 'entryDate', 'tags']],
    ['Symbol,QTY,Price,Trade Date', ['symbol', 'quantity', 'entryPrice', 'entryDate']],
    [
      'tag,entry-date, Entry Price ,Quantity,TICKER,last',
      ['tags', 'entryDate', 'entryPrice', 'quantity', 'symbol', 'lastPrice'],
    ],
    [
      'note,TickeR,EntryDate,EntryPrice,quantity,Last_Price,',
      [null, 'symbol', 'entryDate', 'entryPrice', 'quantity', 'lastPrice', null],
    ],
  ])('%s', (line, fields) => expect(fieldsOf(line)).toEqual(fields));

  it('gives the header as the file has it, and where it stands', () => {
    const header = headerOf('\nMy positions\nTicker,Qty,Price,Trade Date,Broker\nAAPL,1,2,2025-01-02,x\n');
    expect(header).toEqual({
      row: 3,
      columns: [
        { header: 'Ticker', field: 'symbol' },
        { header: 'Qty', field: 'quantity' },
        { header: 'Price', field: 'entryPrice' },
        { header: 'Trade Date', field: 'entryDate' },
        { header: 'Broker', field: null },
      ],
      warnings: [],
    });
  });

  it('prefers the exact name to its alias, and says so', () => {
    const { columns, warnings } = headerOf('symbol,ticker,qty,quantity,price,entry_price,entry_date\nx\n');
    expect(columns.map(({ field }) => field)).toEqual([
      null,
      'symbol',
      null,
      'quantity',
      null,
      'entryPrice',
      'entryDate',
    ]);
    expect(warnings).toMatchObject(
      ['symbol', 'qty', 'price'].map((column) => ({ code: 'COLUMN_IGNORED', column, row: 1 })),
    );
  });

  test.each([
    'ticker,Ticker,quantity,entry_price,entry_date',
    'symbol,qty,price,trade date,Trade_Date',
    'ticker,quantity,entry_price,entry_date,tags,tags',
  ])('refuses the same name twice: %s', (line) =>
    expect(recognised(`${line}\nx\n`)).toMatchObject({
      kind: 'unreadable',
      code: 'DUPLICATE_COLUMN',
      columns: line.split(','),
    }),
  );

  test.each(['', '\n', '\n,,\n'])('refuses the empty file %j', (text) =>
    expect(recognised(text)).toMatchObject({ kind: 'unreadable', code: 'EMPTY_FILE' }),
  );

  test.each(['ticker,quantity,entry_price,entry_date', 'ticker,quantity,entry_price,entry_date\n\n,,,\n'])(
    'warns of a header without rows: %j',
    (text) => expect(headerOf(text).warnings).toMatchObject([{ code: 'NO_ROWS', row: null }]),
  );

  it('says what is missing', () => {
    expect(recognised('ticker,quantity,tags\nAAPL,1,core\n')).toEqual({
      kind: 'unreadable',
      code: 'NOT_RECOGNISED',
      message:
        'This file is not recognised yet. Columns found: ticker, quantity, tags; missing: entry_price (or price), entry_date (or trade date).',
      columns: ['ticker', 'quantity', 'tags'],
      problems: [],
    });
    expect(recognised('1,2\n3,4\n')).toMatchObject({
      code: 'NOT_RECOGNISED',
      columns: [],
      message: expect.stringContaining('No columns found'),
    });
  });

  const firstAndLastColumn: Record<string, [string, string, number]> = {
    'etrade_PortfolioDownload.csv': ['Symbol', 'Value $', 10],
    'fidelity_Portfolio_Positions_Sep-25-2026.csv': ['Account number', 'Type', 16],
    'generic_semicolon_eu.csv': ['Symbol', 'Tags', 5],
    'ibkr_activity_U1234567_20260925.csv': ['Open Positions', 'Code', 14],
    'ibkr_flex_open_positions.csv': ['ClientAccountID', 'OpenDateTime', 24],
    'merrill_Holdings_09252026.csv': ['Symbol', 'Unrealized Gain/Loss $ Chg % Chg', 10],
    'robinhood_activity_2026.csv': ['Activity Date', 'Amount', 9],
    'schwab_Individual-Positions-2026-09-25-183012.csv': ['Symbol', 'Security Type', 17],
    'tastytrade_positions_x5WT12345_260925.csv': ['Account', 'Net Liq', 21],
    'thinkorswim_2026-09-29-PositionStatement.csv': ['Instrument', 'Net Liq', 7],
    'vanguard_OfxDownload.csv': ['Account Number', 'Account Type', 14],
    'webull_Options_Orders_Records.csv': ['Name', 'Filled Time', 11],
    'webull_Orders_Records.csv': ['Name', 'Filled Time', 11],
  };

  test.each(brokerFiles)('does not recognise %s yet, and shows its columns', (name) => {
    const decoded = decodeText(readFileSync(new URL(name, FOLDER)));
    if (!decoded.ok) throw new Error(decoded.message);
    const answer = recognised(decoded.value.text);
    expect(answer).toMatchObject({ kind: 'unreadable', code: 'NOT_RECOGNISED', problems: [] });
    if (answer.kind !== 'unreadable') return;
    expect([answer.columns[0], answer.columns.at(-1), answer.columns.length]).toEqual(firstAndLastColumn[name]);
    expect(answer.message).toContain(`Columns found: ${answer.columns.join(', ')}; missing: `);
  });

  it('has seen every broker', () => expect(brokerFiles.sort()).toEqual(Object.keys(firstAndLastColumn).sort()));
});
