/**
 * Roots whose underlying is quoted under another symbol.
 * XSP, MRUT, XND and DJX are not here: each is an index of its own, a fraction of its parent, and is priced as such.
 * @see https://www.cboe.com/tradable_products/ (index options: weekly and European roots)
 * @see https://www.theocc.com/market-data/market-data-reports/series-and-trading-data/series-search (roots hold no dot)
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
