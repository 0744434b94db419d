import { describe, expect, it, test } from 'vitest';
import { priceDateReader } from '../../../../src-shared/domain/csv/price-dates';

const TODAY = '2026-11-26';
function datesOf(texts: string[], delimiter: ',' | ';' = ',') {
  const read = priceDateReader(texts, delimiter, TODAY);
  return texts.map(read).map((parsed) => (parsed.ok ? parsed.value.date : parsed.code));
}

describe('priceDateReader', () => {
  test.each([
    ['2026-11-20', '2026-11-20'],
    [' 2026-11-20 ', '2026-11-20'],
    ['2026-11-20T00:00:00.000Z', '2026-11-20'],
    ['2026-11-20 00:00:00-05:00', '2026-11-20'],
    ['2026/11/20', '2026-11-20'],
    ['20261120', '2026-11-20'],
    ['11/20/2026', '2026-11-20'],
    ['11/20/26', '2026-11-20'],
    ['20/11/2026', '2026-11-20'],
    ['20.11.2026', '2026-11-20'],
    ['02.11.2026', '2026-11-02'],
    ['09.09.2026', '2026-09-09'],
    ['Nov 20, 2026', '2026-11-20'],
    ['November 20, 2026', '2026-11-20'],
    ['20-Nov-2026', '2026-11-20'],
    ['Fri, Nov 20, 2026', '2026-11-20'],
    ['1795150800000000000', '2026-11-20'],
    ['1795132800', '2026-11-20'],
    ['1795150800000', '2026-11-20'],
    ['46346', 'NOT_A_DATE'],
    ['11.20.2026', 'NOT_A_DATE'],
    ['1.79515E+18', 'NOT_A_DATE'],
    ['9999999999', 'NOT_A_DATE'],
    ['', 'NOT_A_DATE'],
    ['2026-11-26', 'NO_SESSION'],
    ['2026-11-27', 'FUTURE_DATE'],
    ['1992-12-31', 'TOO_EARLY'],
  ])('%j is %s', (text, expected) => expect(datesOf([text])).toEqual([expected]));

  it('keeps the time of day apart', () => {
    const read = priceDateReader([], ',', TODAY);
    expect(read('11/20/2026 4:00 PM')).toEqual({ ok: true, value: { date: '2026-11-20', time: '4:00 PM' } });
    expect(read('1795185000')).toEqual({ ok: true, value: { date: '2026-11-20', time: '09:30' } });
  });

  it('takes the order of day and month from the row that decides it', () => {
    expect(datesOf(['03/04/2026', '31/03/2026'])).toEqual(['NO_SESSION', '2026-03-31']);
    expect(datesOf(['02/04/2026', '31/03/2026'])).toEqual(['2026-04-02', '2026-03-31']);
    expect(datesOf(['03/04/2026', '03/31/2026'], ';')).toEqual(['2026-03-04', '2026-03-31']);
    expect(datesOf(['05/05/2026', '06/05/2026', '13/05/2026'])).toEqual(['2026-05-05', '2026-05-06', '2026-05-13']);
  });

  it('takes the month first where nothing speaks against it', () => {
    expect(datesOf(['03/04/2026', '03/05/2026'])).toEqual(['2026-03-04', '2026-03-05']);
    // In a European file, after today, and on a Sunday.
    expect(datesOf(['03/04/2026'], ';')).toEqual(['AMBIGUOUS_DATE']);
    expect(datesOf(['10/12/2025', '12/10/2026'])).toEqual(['AMBIGUOUS_DATE', 'AMBIGUOUS_DATE']);
    expect(datesOf(['05/10/2026', '06/10/2026'])).toEqual(['AMBIGUOUS_DATE', 'AMBIGUOUS_DATE']);
  });

  it('reads only what is beyond doubt in a file with both orders', () => {
    const texts = ['03/04/2026', '31/03/2026', '03/31/2026'];
    expect(datesOf(texts)).toEqual(['AMBIGUOUS_DATE', '2026-03-31', '2026-03-31']);
    expect(priceDateReader(texts, ',', TODAY)('03/04/2026')).toMatchObject({
      message:
        '“03/04/2026” is 2026-03-04 or 2026-04-03, and other rows of this file have both orders. Write year-month-day, like 2026-03-04.',
    });
  });
});
