import { describe, expect, it } from 'vitest';
import {
  dateText,
  dayMonthText,
  daysBetween,
  localIsoDate,
  weekdayDateText,
} from '../../../src-renderer/format/date-format';
import { expiryText, symbolParts } from '../../../src-shared/domain/contract-name';

describe('dates as the design writes them', () => {
  it('writes days, expiries and weekdays', () => {
    expect(dateText('2026-11-20')).toBe('20 Nov 2026');
    expect(dayMonthText('2026-11-02')).toBe('2 Nov');
    expect(expiryText('2026-12-18')).toBe('18 Dec 26');
    expect(expiryText('2031-01-03')).toBe('3 Jan 31');
    expect(weekdayDateText('2026-11-20')).toBe('Fri 20 Nov 2026');
  });

  it('counts days over the end of a year and of summer time', () => {
    expect(daysBetween('2026-12-30', '2027-01-02')).toBe(3);
    expect(daysBetween('2026-03-07', '2026-03-09')).toBe(2);
    expect(daysBetween('2026-11-20', '2026-11-20')).toBe(0);
  });

  it('takes today from the local clock', () => {
    expect(localIsoDate(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });

  it('writes an option as its underlying and contract', () => {
    const option = {
      symbol: 'GM270115C00052500',
      underlyingSymbol: 'GM',
      expirationDate: '2027-01-15',
      strikePrice: '52.500',
      optionType: 'CALL',
    } as const;
    expect(symbolParts(option)).toEqual({ name: 'GM', contract: '15 Jan 27 52.5 C' });
    expect(symbolParts({ ...option, optionType: 'PUT' }).contract).toBe('15 Jan 27 52.5 P');
    const stock = {
      symbol: 'BRK.B',
      underlyingSymbol: null,
      expirationDate: null,
      strikePrice: null,
      optionType: null,
    };
    expect(symbolParts(stock)).toEqual({ name: 'BRK.B', contract: null });
  });
});
