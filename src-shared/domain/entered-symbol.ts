import { type OccSymbol, parseOccSymbol } from './occ-symbol';
import { bad, good, type Parsed, quoted } from './parsed';
import { canonicalSymbol, looksLikeCusip } from './symbol';

/** What a symbol names: a listed option (then `option` is set), or a stock or fund. */
export interface Instrument {
  symbol: string;
  option: OccSymbol | null;
  isCusip: boolean;
}

/** A date behind letters, as in the brokers' own forms (NVDA270115C250, AAPL-270115-C-350): no stock is called like that. */
const OPTION_LIKE = /[A-Za-z][\s./-]*\d{6}/;

/** A symbol as typed or as a file has it: `option` for the OCC form, compact or padded; otherwise a stock's or fund's symbol. */
export function enteredSymbol(text: string): Parsed<Instrument> {
  const occ = parseOccSymbol(text);
  if (occ) return occ.ok ? good({ symbol: occ.value.symbol, option: occ.value, isCusip: false }) : occ;
  if (OPTION_LIKE.test(text) && !looksLikeCusip(text)) {
    return bad(
      'OPTION_FORM',
      `${quoted(text.trim())} looks like an option, but is not in OCC form. Write root, date, C or P, and the strike in thousandths with eight digits: NVDA270115C00250000 is the $250 call of 15 January 2027.`,
    );
  }
  const symbol = canonicalSymbol(text);
  return symbol.ok ? good({ symbol: symbol.value, option: null, isCusip: looksLikeCusip(symbol.value) }) : symbol;
}
