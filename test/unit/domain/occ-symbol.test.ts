import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { formatOccSymbol, type OptionContract, parseOccSymbol } from '../../../src-shared/domain/occ-symbol';
import expected from '../../fixtures/broker-csv/expected.json' with { type: 'json' };
import { anyText } from './any-text';

const contracts: fc.Arbitrary<OptionContract> = fc.record({
  root: fc.stringMatching(/^[A-Z][A-Z0-9]{0,5}$/),
  expirationDate: fc
    .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  optionType: fc.constantFrom('CALL', 'PUT'),
  strikePrice: fc.integer({ min: 1, max: 99_999_999 }).map((thousandths) => String(thousandths / 1000)),
});

describe('parseOccSymbol', () => {
  test.each([
    ['AAPL270115C00350000', 'AAPL', '2027-01-15', 'CALL', '350'],
    ['AAPL240119C00150000', 'AAPL', '2024-01-19', 'CALL', '150'],
    ['SPY261218P00600000', 'SPY', '2026-12-18', 'PUT', '600'],
    ['GM270115C00052500', 'GM', '2027-01-15', 'CALL', '52.5'],
    ['ARBE270521C00001500', 'ARBE', '2027-05-21', 'CALL', '1.5'],
    ['F270115P00012345', 'F', '2027-01-15', 'PUT', '12.345'],
    ['SPXW260930P06650000', 'SPXW', '2026-09-30', 'PUT', '6650'],
    ['spy261218p00600000', 'SPY', '2026-12-18', 'PUT', '600'],
    ['X270115C99999999', 'X', '2027-01-15', 'CALL', '99999.999'],
  ])('%s', (symbol, root, expirationDate, optionType, strikePrice) => {
    expect(parseOccSymbol(symbol)).toEqual({
      ok: true,
      value: { symbol: symbol.toUpperCase(), root, expirationDate, optionType, strikePrice, adjusted: false },
    });
  });

  test.each(['AAPL  270115C00350000', 'AMD   261120C00185000', 'BRKB  270115C00430000'])(
    'reads the padded form %j',
    (padded) => {
      expect(padded).toHaveLength(21);
      expect(parseOccSymbol(padded)).toMatchObject({ ok: true, value: { symbol: padded.replace(/ /g, '') } });
    },
  );

  it('flags an adjusted root, digits of the root staying in the root', () => {
    expect(parseOccSymbol('AAPL1270115C00350000')).toMatchObject({
      ok: true,
      value: { root: 'AAPL1', expirationDate: '2027-01-15', adjusted: true },
    });
  });

  test.each([
    ['AAPL270230C00350000', 'IMPOSSIBLE_EXPIRATION'],
    ['AAPL271315C00350000', 'IMPOSSIBLE_EXPIRATION'],
    ['AAPL270115C00000000', 'ZERO_STRIKE'],
  ])('%s is refused as %s', (text, code) => expect(parseOccSymbol(text)).toMatchObject({ ok: false, code }));

  test.each([
    'AAPL',
    'BRK.B',
    'ABCDEFGHIJKLMNOPQRS',
    'ABCDEFGHIJKLMN12345',
    'AAPL270115X00350000',
    'AAPL270115C0035000',
    'TOOLONG270115C00350000',
    '1SPX270115C00350000',
    'NVDA270115C250',
    '',
  ])('%j is no option', (text) => expect(parseOccSymbol(text)).toBeNull());

  it('reads every option of the oracle as the brokers mean it', () => {
    let options = 0;
    for (const broker of Object.values(expected)) {
      if (typeof broker === 'string' || !('positions' in broker)) continue;
      for (const [symbol, , , option] of broker.positions) {
        if (option === null || typeof option !== 'object') continue;
        options += 1;
        const { underlying, expiry, right, strike } = option;
        expect(parseOccSymbol(String(symbol))).toMatchObject({
          value: {
            root: underlying,
            expirationDate: expiry,
            optionType: right === 'C' ? 'CALL' : 'PUT',
            strikePrice: String(strike),
          },
        });
      }
    }
    expect(options).toBeGreaterThan(20);
  });

  it('gives back what was formatted', () => {
    fc.assert(
      fc.property(contracts, (contract) => {
        const symbol = formatOccSymbol(contract);
        expect(parseOccSymbol(symbol)).toEqual({
          ok: true,
          value: { ...contract, symbol, adjusted: /\d$/.test(contract.root) },
        });
        expect(parseOccSymbol(contract.root.padEnd(6) + symbol.slice(-15))).toEqual(parseOccSymbol(symbol));
      }),
    );
  });

  it('never throws', () => {
    const near = fc.stringMatching(/^[A-Z0-9 ]{0,7}\d{6}[CPX]\d{7,9}$/);
    fc.assert(fc.property(fc.oneof(anyText, near), (text) => parseOccSymbol(text) !== undefined));
  });
});

describe('formatOccSymbol', () => {
  const contract: OptionContract = {
    root: 'GM',
    expirationDate: '2027-01-15',
    optionType: 'CALL',
    strikePrice: '52.5',
  };

  it('writes the compact form, with or without useless zeros in the strike', () => {
    expect(formatOccSymbol(contract)).toBe('GM270115C00052500');
    expect(formatOccSymbol({ ...contract, strikePrice: '52.500' })).toBe('GM270115C00052500');
  });

  test.each([
    { root: 'TOOLONG' },
    { root: 'BRK.B' },
    { strikePrice: '100000' },
    { strikePrice: '0.0001' },
    { expirationDate: '1999-01-15' },
  ])('refuses %o', (change) => expect(() => formatOccSymbol({ ...contract, ...change })).toThrow(RangeError));
});
