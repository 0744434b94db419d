import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readPriceFile } from '../../../../src-shared/domain/csv/price-file';
import { isPriceTable } from '../../../../src-shared/domain/csv/price-header';
import { parseTable } from '../../../../src-shared/domain/csv/table';
import { sessionsBetween } from '../../../../src-shared/domain/trading-calendar';
import { anyText } from '../any-text';

const TODAY = '2026-11-26';
const read = (text: string, fileName = 'AAPL.csv') => readPriceFile(fileName, new TextEncoder().encode(text), TODAY);
const fixture = (name: string) =>
  readPriceFile(name, readFileSync(new URL(`../../../fixtures/price-csv/${name}`, import.meta.url)), TODAY);
const told = ({ problems }: ReturnType<typeof read>) => problems.map(({ row, code }) => [row, code]);
const brief = ({ rows }: ReturnType<typeof read>) => rows.map(({ symbol, date, close }) => [symbol, date, close]);

describe('the usual downloads', () => {
  it('reads Yahoo: prices of floating point, an adjusted close that is not the price, and a day without one', () => {
    const content = fixture('AAPL.csv');
    expect(content.rows[0]).toEqual({
      row: 2,
      symbol: 'AAPL',
      date: '2026-11-18',
      open: '268.99',
      high: '272.21',
      low: '268.51',
      close: '271',
      adjustedClose: '270.7435',
      volume: 40000100,
    });
    expect(content).toMatchObject({ symbolFrom: 'file name', warnings: [] });
    expect(content.rows.map(({ close }) => close)).toEqual(['271', '266.25', '271.49']);
    expect(content.problems).toMatchObject([
      { row: 4, column: 'Close', value: 'null', message: 'The close is missing, so the row is left out.' },
    ]);
  });

  it('reads Stooq, with several symbols', () => {
    const content = fixture('stooq.txt');
    expect(content.symbolFrom).toBe('column');
    expect(brief(content)).toEqual([
      ['AAPL', '2026-11-19', '266.25'],
      ['AAPL', '2026-11-20', '271.49'],
      ['BRK.B', '2026-11-20', '508.2'],
    ]);
    expect(content.rows[2]?.volume).toBe(4102234);
    expect([content.problems, content.warnings]).toEqual([[], []]);
  });

  it('reads Stooq of one symbol, and leaves out a range that its close is not within', () => {
    const content = fixture('msft_us_d.csv');
    expect(content.rows[0]).toMatchObject({ symbol: 'MSFT', close: '478.43', open: null, high: null, low: null });
    expect(content.rows[1]).toMatchObject({ close: '472.12', open: '478.5', high: '482', low: '471.3' });
    expect(content.warnings).toMatchObject([
      {
        row: 2,
        message: 'The close 478.43 is below the low 484.2. The close is kept; open, high and low are left out.',
      },
    ]);
  });

  it('reads Nasdaq.com, whose file name has no symbol', () => {
    expect(fixture('HistoricalData_1795132800000.csv')).toMatchObject({
      rows: [],
      symbolFrom: null,
      problems: [{ row: null, code: 'NO_SYMBOL' }],
    });
    const text = readFileSync(
      new URL('../../../fixtures/price-csv/HistoricalData_1795132800000.csv', import.meta.url),
      'utf8',
    );
    const { rows } = read(text, 'NVDA.csv');
    expect(rows[0]).toMatchObject({ symbol: 'NVDA', date: '2026-11-20', close: '182', open: '181.24' });
    expect(rows[1]).toMatchObject({ date: '2026-11-02', close: '179.45', volume: 201000000 });
  });

  it('reads Investing.com: thousands, volumes in millions', () => {
    const content = fixture('NVDA Historical Data.csv');
    expect(brief(content)).toEqual([
      ['NVDA', '2026-11-20', '1178.88'],
      ['NVDA', '2026-11-19', '1180.64'],
      ['NVDA', '2026-11-18', '1186.52'],
      ['NVDA', '2026-11-17', '1186.6'],
    ]);
    expect(content.rows.map(({ volume }) => volume)).toEqual([346930000, 1200000000, 893100, null]);
    expect(content.warnings).toMatchObject([
      { row: 3, message: 'The open 1196.42 is above the high 1196 and is left out.' },
    ]);
  });

  it('reads Alpha Vantage', () => {
    expect(brief(fixture('daily_IBM.csv'))).toEqual([
      ['IBM', '2026-11-20', '297.44'],
      ['IBM', '2026-11-19', '290.4'],
    ]);
  });

  it('reads flat files of options, which may close at zero, by New York’s date', () => {
    const content = fixture('options_day_aggs.csv');
    expect(brief(content)).toEqual([
      ['AAPL270115C00350000', '2026-11-20', '4.35'],
      ['AAPL270115P00200000', '2026-11-20', '0'],
      ['BRK.B', '2026-11-18', '506'],
    ]);
    expect(content.problems).toEqual([]);
  });

  it('reads a European table of symbol, date and close', () => {
    expect(brief(fixture('closes.csv'))).toEqual([
      ['AAPL', '2026-11-19', '266.25'],
      ['AAPL', '2026-11-20', '271.49'],
    ]);
  });

  it.each([
    ['Tiingo', 'date,close,adjClose\n2026-11-20T00:00:00.000Z,271.49,271', '271.49'],
    ['Google', 'Date,Close\n11/20/2026 16:00:00,271.49', '271.49'],
    ['Barchart', 'Time,Open,High,Low,Last,Change\n2026-11-20,270,272,269,271.49,1', '271.49'],
    ['TradingView', 'time,open,high,low,close,Volume\n1795185000,270,272,269,271.49,5', '271.49'],
    ['WSJ', 'Date, Open, High, Low, Close\n11/20/26, 270, 272, 269, 271.49', '271.49'],
  ])('reads %s', (_name, text, close) => expect(brief(read(text))).toEqual([['AAPL', '2026-11-20', close]]));
});

describe('isPriceTable', () => {
  test.each([
    ['Date,Open,High,Low,Close,Adj Close,Volume', true],
    ['Prices of the day\n\nSYMBOL,DATE,CLOSE', true],
    ['"Date","Price","Open"', true],
    ['Date,Adj Close', true],
    ['ticker,quantity,entry_price,entry_date,tags', false],
    ['Symbol,Date,Price,Qty', false],
    ['Run Date,Action,Symbol,Quantity,Price', false],
    ['Date,Open', false],
    ['', false],
  ])('%j: %s', (text, expected) => expect(isPriceTable(parseTable(text))).toBe(expected));
});

describe('what is refused as a whole', () => {
  test.each([
    ['an adjusted close alone', 'Date,Adj Close\n2026-11-20,271', 'ADJUSTED_ONLY'],
    ['positions', 'ticker,quantity,entry_price,entry_date\nAAPL,1,2,2026-11-20', 'NOT_RECOGNISED'],
    ['nothing', '\n \n', 'EMPTY_FILE'],
    ['a column twice', 'Date,Close,close\n2026-11-20,1,2', 'DUPLICATE_COLUMN'],
    ['a workbook', 'PK\u0003\u0004', 'EXCEL_WORKBOOK'],
  ])('%s', (_name, text, code) => {
    const content = read(text);
    expect(content.rows).toEqual([]);
    expect(content.problems.map((problem) => problem.code)).toEqual([code]);
  });
});

describe('rows with problems', () => {
  it('keeps the good rows beside them', () => {
    const content = read(
      [
        'symbol,date,close',
        'AAPL,2026-11-20,271.49',
        'AAPL,2026-11-26,271',
        'AAPL,2026-11-21,271',
        'AAPL,2026-11-27,271',
        'AAPL,1992-12-31,271',
        'AAPL,2026-11-31,271',
        'AAPL,soon,271',
        ',2026-11-20,271',
        'AAPL270115C350,2026-11-20,4',
        'MSFT,2026-11-20,0',
        'MSFT,2026-11-20,-5',
        'MSFT,2026-11-20,"271,49"',
        'MSFT,2026-11-20,"1,271"',
        'MSFT,2026-11-20,1,271.49',
        'MSFT,2026-11-20,123456789',
        'MSFT,2026-11-20',
        '',
        'MSFT,2026-11-20,472.12',
      ].join('\n'),
    );
    expect(brief(content)).toEqual([
      ['AAPL', '2026-11-20', '271.49'],
      ['MSFT', '2026-11-20', '472.12'],
    ]);
    expect(told(content)).toEqual([
      [3, 'NO_SESSION'],
      [4, 'NO_SESSION'],
      [5, 'FUTURE_DATE'],
      [6, 'TOO_EARLY'],
      [7, 'IMPOSSIBLE_DATE'],
      [8, 'NOT_A_DATE'],
      [9, 'EMPTY'],
      [10, 'OPTION_FORM'],
      [11, 'ZERO_PRICE'],
      [12, 'NEGATIVE_PRICE'],
      [13, 'DECIMAL_COMMA'],
      [14, 'AMBIGUOUS_NUMBER'],
      [15, 'TOO_MANY_CELLS'],
      [16, 'PRICE_TOO_LARGE'],
      [17, 'NO_CLOSE'],
    ]);
    expect(content.problems.slice(0, 2).map(({ message }) => message)).toEqual([
      '2026-11-26 is no trading day: Thanksgiving Day. Check the date.',
      '2026-11-21 is no trading day: Saturday. Check the date.',
    ]);
  });

  it('takes a day that is there twice once, and a second close of it for a problem', () => {
    const content = read('date,close\n2026-11-20,271.49\n2026-11-20,271.4900\n2026-11-20,271.5\n');
    expect(brief(content)).toEqual([['AAPL', '2026-11-20', '271.49']]);
    expect(content.problems).toMatchObject([
      {
        row: 4,
        message:
          'Row 2 has another close of AAPL on 2026-11-20: 271.49, and here it is 271.5. Row 2 is read; remove the wrong one.',
      },
    ]);
  });

  it('takes no price of several times of a day for its close', () => {
    const content = read('date,close\n2026-11-19 16:00,270\n2026-11-20 09:30,271\n2026-11-20 09:31,271\n');
    expect(brief(content)).toEqual([['AAPL', '2026-11-19', '270']]);
    expect(told(content)).toEqual([
      [3, 'SEVERAL_TIMES'],
      [4, 'SEVERAL_TIMES'],
    ]);
    expect(told(read('<PER>,<DATE>,<TIME>,<CLOSE>\n5,20261120,093000,271\n'))).toEqual([[2, 'NOT_DAILY']]);
  });

  it('leaves out what it cannot read beside the close', () => {
    const content = read('Date,Open,High,Low,Close,Volume\n2026-11-20,0,n/a,x,271.49,many\n');
    expect(content.rows).toMatchObject([{ open: null, high: null, low: null, close: '271.49', volume: null }]);
    expect(content.warnings.map(({ column, code }) => [column, code])).toEqual([
      ['Open', 'ZERO_PRICE'],
      ['Low', 'NOT_A_NUMBER'],
      ['Volume', 'NOT_A_VOLUME'],
    ]);
  });

  it('tells where four decimals change a price by more than a basis point', () => {
    const content = read('Date,Close\n2026-11-19,0.01234567\n2026-11-20,271.48999999\n');
    expect(content.rows.map(({ close }) => close)).toEqual(['0.0123', '271.49']);
    expect(content.warnings.map(({ row, code }) => [row, code])).toEqual([[2, 'PRICE_ROUNDED']]);
  });

  it('tells of a file that was cut off', () => {
    const bytes = new TextEncoder().encode('Date,Close,Note\n2026-11-20,271.49,€\n2026-11-23,270,€');
    const { warnings, rows } = readPriceFile('AAPL.csv', bytes.slice(0, -1), TODAY);
    expect(warnings.map(({ code }) => code)).toEqual(['FILE_CUT_OFF']);
    expect(rows).toHaveLength(2);
  });
});

describe('any file', () => {
  const sessions = sessionsBetween('2020-01-01', '2026-11-25');
  const price = fc.integer({ min: 1, max: 99_999_999_9999 }).map((units) => units / 10_000);
  const plain = (value: number) => value.toFixed(4).replace(/\.?0+$/, '');
  const stored = fc.uniqueArray(
    fc.record({
      symbol: fc.constantFrom('AAPL', 'BRK.B', 'SPY', 'AAPL270115C00350000', 'A'),
      date: fc.constantFrom(...sessions),
      close: price,
      volume: fc.option(fc.nat()),
    }),
    { selector: ({ symbol, date }) => `${symbol} ${date}`, maxLength: 30 },
  );
  const forms: readonly ((isoDate: string) => string)[] = [
    (date) => date,
    (date) => date.replaceAll('-', ''),
    (date) => `${date}T00:00:00Z`,
    (date) => date.split('-').reverse().join('.'),
    (date) => `${Date.parse(date)}000000`,
    (date) =>
      new Date(date).toLocaleDateString('en-US', { timeZone: 'UTC', month: 'short', day: 'numeric', year: 'numeric' }),
  ];

  it('comes back as it was written', () => {
    fc.assert(
      fc.property(stored, fc.constantFrom(...forms), fc.constantFrom(',', ';', '\t'), (days, form, delimiter) => {
        const lines = days.map(({ symbol, date, close, volume }) =>
          [`"${form(date)}"`, volume ?? '', symbol, close.toFixed(4)].join(delimiter),
        );
        const content = read([['Date', 'Volume', 'Symbol', 'Close'].join(delimiter), ...lines].join('\n'));
        expect(content.problems).toEqual([]);
        expect(content.rows).toEqual(
          days.map(({ symbol, date, close, volume }, index) => ({
            row: index + 2,
            symbol,
            date,
            open: null,
            high: null,
            low: null,
            close: plain(close),
            adjustedClose: null,
            volume,
          })),
        );
      }),
    );
  });

  it('is read without an exception, and gives prices of sessions alone', () => {
    const cell = fc.oneof(anyText, fc.constantFrom('AAPL', '2026-11-20', '03/04/2026', '1.5', '55M', '', '1795150800'));
    const lines = fc.array(fc.array(cell, { maxLength: 5 }).map((cells) => cells.join(',')));
    fc.assert(
      fc.property(lines, anyText, (rows, fileName) => {
        const content = read(['symbol,date,close,volume', ...rows].join('\n'), fileName);
        for (const row of content.rows) {
          expect(row.close).toMatch(/^\d{1,8}(\.\d{1,4})?$/);
          expect(sessions.includes(row.date) || row.date < '2020').toBe(true);
        }
      }),
    );
    fc.assert(fc.property(anyText, anyText, (text, fileName) => void read(text, fileName)));
  });
});
