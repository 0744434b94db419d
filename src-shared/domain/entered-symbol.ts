import { type OccSymbol, parseOccSymbol } from './occ-symbol';
import { bad, good, type Parsed, quoted } from './parsed';
import { canonicalSymbol, looksLikeCusip } from './symbol';

/** What a symbol names: a listed option (then `option` is set), or a stock or fund. */
export interface Instrument {
  symbol: string;
  option: OccSymbol | null;
  isCusip: boolean;
}

/** Roots of the brokers' own short forms, such as Fidelity's NVDA270115C250: no stock is called like that. */
const SHORT_OPTION_FORM = /^[.-]?[A-Za-z][A-Za-z0-9]{0,5}\d{6}[CPcp]\d+(?:\.\d+)?$/;

/** A symbol as typed or as a file has it: `option` for the OCC form, compact or padded; otherwise a stock's or fund's symbol. */
export function enteredSymbol(text: string): Parsed<Instrument> {
  const occ = parseOccSymbol(text);
  if (occ) return occ.ok ? good({ symbol: occ.value.symbol, option: occ.value, isCusip: false }) : occ;
  if (SHORT_OPTION_FORM.test(text.trim())) {
    return bad(
      'OPTION_FORM',
      `${quoted(text.trim())} looks like an option, but its strike is not in OCC form. Write the strike in thousandths with eight digits: NVDA270115C00250000 is the $250 call.`,
    );
  }
  const symbol = canonicalSymbol(text);
  return symbol.ok ? good({ symbol: symbol.value, option: null, isCusip: looksLikeCusip(symbol.value) }) : symbol;
}
