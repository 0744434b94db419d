/**
 * Roots whose underlying is quoted under another symbol.
 * XSP, MRUT, XND and DJX are not here: each is an index of its own, a fraction of its parent, and is priced as such.
 * OCC's roots hold no dot, hence BRKB.
 * @see Cboe's index options (SPX, RUT, VIX, OEX) and Nasdaq's (NDX): weekly and European roots, listed together at
 *   https://www.marketdata.app/education/options/complete-list-of-index-tickers/
 */
const UNDERLYING_OF_ROOT: ReadonlyMap<string, string> = new Map([
  ['SPXW', 'SPX'],
  ['NDXP', 'NDX'],
  ['RUTW', 'RUT'],
  ['VIXW', 'VIX'],
  ['XEO', 'OEX'],
  ['BRKB', 'BRK.B'],
  ['BFB', 'BF.B'],
]);

/**
 * The symbol that an option's root is grouped and priced under: SPX for SPXW, AAPL for AAPL.
 * Null for an adjusted root (AAPL1): what it delivers is for the person to say.
 */
export function priceUnderlying(root: string): string | null {
  if (/\d$/.test(root)) return null;
  return UNDERLYING_OF_ROOT.get(root) ?? root;
}
