import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseDecimal } from '../../../src-shared/domain/decimal';
import { enteredSymbol } from '../../../src-shared/domain/entered-symbol';
import { parseIsoDate } from '../../../src-shared/domain/iso-date';
import { dateReadings, numberReadings, symbolReadings } from '../../../src-shared/domain/readings';
import { anyText } from './any-text';

const TODAY = '2026-11-20';
const texts = (readings: { text: string }[]) => readings.map(({ text }) => text);

test.each([
  ['1,004', ['1004', '1.004']],
  ['1.004,21', ['1004.21', '1.00421']],
  ['-1.234,5', ['-1234.5', '-1.2345']],
  ['1,5', ['1.5']],
  ['1.234.567', ['1234567']],
  ['(50)', ['-50']],
  ['50-', ['-50']],
  ['\u221250', ['-50']],
  ['USD 12.50', ['12.50']],
  ['12,50 €', ['12.50']],
  ["1'250", ['1250']],
  ['10 shares', ['10']],
  ['45%', ['45']],
  ['1.2E+5', []],
  ['ten', []],
  ['', []],
  ['1.2.3,4,5', []],
])('the number %j reads as %j', (text, expected) => expect(texts(numberReadings(text))).toEqual(expected));

test.each([
  ['03/04/2025', ['2025-03-04', '2025-04-03']],
  ['03/14/2025', ['2025-03-14']],
  ['14.03.2025', ['2025-03-14']],
  ['3/4/25', ['2025-03-04', '2025-04-03']],
  ['05/05/2025', ['2025-05-05']],
  ['2025/3/14', ['2025-03-14']],
  ['20250314', ['2025-03-14']],
  ['14 Mar 2025', ['2025-03-14']],
  ['March 14, 2025', ['2025-03-14']],
  ['14-MAR-25', ['2025-03-14']],
  ['2025-03-14T09:30:00Z', ['2025-03-14']],
  ['03/14/2025 9:30 AM', ['2025-03-14']],
  ['45730', ['2025-03-14']],
  ['12/11/2026', ['2026-11-12']],
  ['31.02.2025', []],
  ['soon', []],
])('the day %j reads as %j', (text, expected) => expect(texts(dateReadings(text, TODAY))).toEqual(expected));

test.each([
  ['NVDA270115C250', 'NVDA270115C00250000'],
  ['-NVDA270115C52.5', 'NVDA270115C00052500'],
  ['.SPXW261218P6000', 'SPXW261218P06000000'],
  ['AAPL-270115-C-350', 'AAPL270115C00350000'],
  ['NVDA 01/15/2027 250.00 C', 'NVDA270115C00250000'],
  ['nvda 1/15/27 c250', 'NVDA270115C00250000'],
  ['AAPL 18 Dec 26 300 C', 'AAPL261218C00300000'],
  ['AAPL DEC 18 2026 $300 CALL', 'AAPL261218C00300000'],
  ['NASDAQ:AAPL', 'AAPL'],
  ['$AAPL', 'AAPL'],
  ['AAPL US Equity', 'AAPL'],
  ['AAPL*', 'AAPL'],
])('the symbol %j reads as %s', (text, expected) => expect(texts(symbolReadings(text))).toEqual([expected]));

test.each(['Account Total', 'NVDA 31/12/2027 250 C', 'NVDA270230C250', ''])('the symbol %j is not guessed', (text) =>
  expect(symbolReadings(text)).toEqual([]),
);

describe('every reading', () => {
  it('is what the parser takes', () => {
    const cell = fc.oneof(
      anyText,
      fc.stringMatching(/^[(-]?[$A-Z]{0,4}\s?\d{1,6}[.,/ -]?\d{0,3}[.,/ -]?\d{0,4}[)%CP]?$/),
    );
    fc.assert(
      fc.property(cell, (text) => {
        for (const reading of numberReadings(text)) expect(parseDecimal(reading.text).ok).toBe(true);
        for (const reading of dateReadings(text, TODAY)) expect(parseIsoDate(reading.text).ok).toBe(true);
        for (const reading of symbolReadings(text)) expect(enteredSymbol(reading.text).ok).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
