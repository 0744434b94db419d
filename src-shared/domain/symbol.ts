import { bad, good, type Parsed, quoted } from './parsed';

export type SymbolFault = 'EMPTY' | 'INVALID_SYMBOL' | 'SYMBOL_TOO_LONG';

/** The width of positions.symbol. */
export const SYMBOL_LENGTH = 30;

const CLASS_SHARE = /^([A-Za-z]{1,5})(?:[./-]|\s+)([A-Za-z])$/;
const SYMBOL = /^[A-Za-z0-9]+(?:[./-][A-Za-z0-9]+)*$/;

/**
 * A stock's or fund's symbol in its one stored form: upper case, class shares with a dot.
 * "brk/b", "BRK-B" and "BRK B" are all "BRK.B". Without any letter it is a symbol only if it is a CUSIP.
 */
export function canonicalSymbol(text: string): Parsed<string, SymbolFault> {
  const trimmed = text.trim();
  if (trimmed === '') return bad('EMPTY', 'The symbol is missing. Write it like AAPL, BRK.B or AAPL270115C00350000.');
  if (trimmed.length > SYMBOL_LENGTH) {
    return bad('SYMBOL_TOO_LONG', `${quoted(trimmed)} is longer than a symbol can be (${SYMBOL_LENGTH} characters).`);
  }
  const isNone = /^n\/a$/i.test(trimmed);
  const classShare = isNone ? null : CLASS_SHARE.exec(trimmed);
  if (classShare) return good(`${classShare[1]}.${classShare[2]}`.toUpperCase());
  if (SYMBOL.test(trimmed) && !isNone && (/[A-Za-z]/.test(trimmed) || looksLikeCusip(trimmed)))
    return good(trimmed.toUpperCase());
  return bad(
    'INVALID_SYMBOL',
    `${quoted(trimmed)} is no symbol of a stock, fund or listed option. Write it like AAPL, BRK.B or AAPL270115C00350000.`,
  );
}

/**
 * Whether this is a CUSIP (nine characters, the last a check digit) and not a ticker: true for "037833100".
 * @see ANSI X9.6, modulus 10 double add double
 */
export function looksLikeCusip(text: string): boolean {
  const cusip = text.trim().toUpperCase();
  if (!/^[0-9A-Z*@#]{8}[0-9]$/.test(cusip)) return false;
  let sum = 0;
  for (let place = 0; place < 8; place += 1) {
    const value = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*@#'.indexOf(cusip.charAt(place));
    const weighted = place % 2 === 1 ? value * 2 : value;
    sum += Math.floor(weighted / 10) + (weighted % 10);
  }
  return (10 - (sum % 10)) % 10 === Number(cusip.charAt(8));
}
