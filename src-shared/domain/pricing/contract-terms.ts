/** How a listed US option is exercised and what it delivers. */
export interface ContractTerms {
  exercise: 'american' | 'european';
  /** `physical` delivers shares, `cash` the difference. */
  settlement: 'physical' | 'cash';
  /** The price of its last day that decides: `open` trades until the day before expiry, `close` until 16:00 New York. */
  settledAt: 'open' | 'close';
}

const stockOrFund: ContractTerms = { exercise: 'american', settlement: 'physical', settledAt: 'close' };
const indexAtOpen: ContractTerms = { exercise: 'european', settlement: 'cash', settledAt: 'open' };
const indexAtClose: ContractTerms = { exercise: 'european', settlement: 'cash', settledAt: 'close' };

/**
 * By the root of the OCC symbol: SPX is settled at the open and SPXW, of the same index, at the close. Roots that are not
 * here are of stocks and funds.
 *
 * @see Cboe, product specifications of SPX, XSP, RUT, MRUT, VIX, DJX, OEX and XEO options; Nasdaq, of NDX, XND and NQX
 */
const TERMS: ReadonlyMap<string, ContractTerms> = new Map([
  ['SPX', indexAtOpen],
  ['SPXW', indexAtClose],
  ['XSP', indexAtClose],
  ['NDX', indexAtOpen],
  ['NDXP', indexAtClose],
  ['XND', indexAtClose],
  ['NQX', indexAtClose],
  ['RUT', indexAtOpen],
  ['RUTW', indexAtClose],
  ['MRUT', indexAtClose],
  ['VIX', indexAtOpen],
  ['VIXW', indexAtOpen],
  ['DJX', indexAtOpen],
  ['XEO', indexAtClose],
  ['OEX', { exercise: 'american', settlement: 'cash', settledAt: 'close' }],
]);

/** `contractTerms('SPXW')` is European, cash, settled at the close; `contractTerms('SPY')` American and physical. */
export function contractTerms(root: string): ContractTerms {
  return TERMS.get(root) ?? stockOrFund;
}
