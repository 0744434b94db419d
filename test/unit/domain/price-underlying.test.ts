import { expect, test } from 'vitest';
import { priceUnderlying } from '../../../src-shared/domain/price-underlying';

test.each([
  ['SPXW', 'SPX'],
  ['SPX', 'SPX'],
  ['NDXP', 'NDX'],
  ['RUTW', 'RUT'],
  ['VIXW', 'VIX'],
  ['XEO', 'OEX'],
  ['XSP', 'XSP'],
  ['BRKB', 'BRK.B'],
  ['AAPL', 'AAPL'],
  ['AAPL1', null],
  ['constructor', 'constructor'],
])('%s is priced as %s', (root, underlying) => expect(priceUnderlying(root)).toBe(underlying));
