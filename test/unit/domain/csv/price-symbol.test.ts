import { expect, test } from 'vitest';
import { pricedSymbol, symbolInName } from '../../../../src-shared/domain/csv/price-symbol';

test.each([
  ['AAPL.csv', 'AAPL'],
  ['C:\\Users\\me\\AAPL.CSV', 'AAPL'],
  ['/prices/aapl.csv', 'AAPL'],
  ['aapl_us_d.csv', 'AAPL'],
  ['aapl.us.txt', 'AAPL'],
  ['brk-b_us_d.csv', 'BRK.B'],
  ['BRK.B.csv', 'BRK.B'],
  ['BRK B.csv', 'BRK.B'],
  ['BRKb Historical Data.csv', 'BRK.B'],
  ['AAPL Historical Data.csv', 'AAPL'],
  ['AAPL Historical Data (2).csv', 'AAPL'],
  ['AAPL (1).csv', 'AAPL'],
  ['AAPL - Copy.csv', 'AAPL'],
  ['HistoricalData_AAPL.csv', 'AAPL'],
  ['daily_IBM.csv', 'IBM'],
  ['daily_adjusted_IBM.csv', 'IBM'],
  ['Download Data - STOCK_US_XNAS_AAPL.csv', 'AAPL'],
  ['aapl_daily_historical-data-11-26-2026.csv', 'AAPL'],
  ['NASDAQ_AAPL, 1D.csv', 'AAPL'],
  ['AAPL_2026-11-20.csv', 'AAPL'],
  ['AAPL270115C00350000.csv', 'AAPL270115C00350000'],
  ['AAPL  270115C00350000.csv', 'AAPL270115C00350000'],
  ['HistoricalData_1795132800000.csv', null],
  ['HistoricalPrices.csv', null],
  ['prices.csv', null],
  ['data.csv', null],
  ['Apple Stock Price History.csv', null],
  ['2026-11-20.csv', null],
  ['.csv', null],
  ['', null],
])('the name %j holds %j', (fileName, symbol) => expect(symbolInName(fileName)).toBe(symbol));

test.each([
  ['AAPL.US', 'AAPL'],
  ['brk-b.us', 'BRK.B'],
  ['BRK/B', 'BRK.B'],
  ['O:AAPL270115C00350000', 'AAPL270115C00350000'],
  ['AAPL  270115C00350000', 'AAPL270115C00350000'],
])('%j is %s', (text, symbol) => expect(pricedSymbol(text)).toMatchObject({ ok: true, value: { symbol } }));
