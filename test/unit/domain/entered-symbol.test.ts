import { describe, expect, it } from 'vitest';
import { enteredSymbol } from '../../../src-shared/domain/entered-symbol';

describe('enteredSymbol', () => {
  it.each([
    'BRK.B270115C00350000',
    'AAPL-270115-C-350',
    'AAPL270115X00350000',
    'AAPL270115C00350000X',
    '-NVDA270115C250',
    'AAPL 270115 C 350',
  ])('refuses %s, which would otherwise be a stock worth a hundredth', (text) => {
    expect(enteredSymbol(text)).toMatchObject({ ok: false, code: 'OPTION_FORM' });
  });

  it.each(['N/A', 'n/a'])('takes %s for no symbol at all', (text) => {
    expect(enteredSymbol(text)).toMatchObject({ ok: false, code: 'INVALID_SYMBOL' });
  });

  it('still takes options, class shares, foreign listings and CUSIPs', () => {
    expect(enteredSymbol('BRKB270115C00350000')).toMatchObject({ ok: true, value: { option: { root: 'BRKB' } } });
    expect(enteredSymbol('brk/b')).toMatchObject({ ok: true, value: { symbol: 'BRK.B', option: null } });
    expect(enteredSymbol('005930.KS')).toMatchObject({ ok: true, value: { symbol: '005930.KS' } });
    expect(enteredSymbol('31617E745')).toMatchObject({ ok: true, value: { isCusip: true } });
  });
});
