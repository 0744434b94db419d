import { parseIsoDate } from './iso-date';
import { bad, good, type Parsed, quoted } from './parsed';
import type { OptionType } from './position-type';

export interface OptionContract {
  /** As listed: SPXW, not SPX. */
  root: string;
  expirationDate: string;
  optionType: OptionType;
  /** Up to five digits and three decimals. */
  strikePrice: string;
}

export interface OccSymbol extends OptionContract {
  /** Compact and upper case, the one stored form. */
  symbol: string;
  /** The root ends in a digit: a split or merger changed what the contract delivers, so its underlying needs confirmation. */
  adjusted: boolean;
}

export type OccFault = 'IMPOSSIBLE_EXPIRATION' | 'ZERO_STRIKE';

const OCC_FORM = /^([A-Z][A-Z0-9]{0,5})\s*(\d{2})(\d{2})(\d{2})([CP])(\d{5})(\d{3})$/i;

/**
 * An option's OCC symbol, read from its end: root, YYMMDD, C or P, strike in thousandths.
 * "AAPL270115C00350000" is the AAPL call of 2027-01-15 struck at "350"; blanks after the root (the padded form) are read too.
 * Null when the text has not this form, so a long ticker of a stock stays one.
 * @see OCC, Options Symbology Initiative, 2010: the 21-character key
 */
export function parseOccSymbol(text: string): Parsed<OccSymbol, OccFault> | null {
  const parts = OCC_FORM.exec(text.trim());
  if (!parts) return null;
  const [, rootText = '', year, month, day, right = '', dollars = '', thousandths = ''] = parts;
  const expiration = parseIsoDate(`20${year}-${month}-${day}`);
  if (!expiration.ok) {
    return bad(
      'IMPOSSIBLE_EXPIRATION',
      `${quoted(text.trim())} expires on 20${year}-${month}-${day}, which is no day in the calendar. Check the six digits after the root.`,
    );
  }
  if (Number(dollars + thousandths) === 0) {
    return bad(
      'ZERO_STRIKE',
      `${quoted(text.trim())} has a strike of zero. Check the last eight digits: $350 is 00350000.`,
    );
  }
  const root = rootText.toUpperCase();
  const fraction = thousandths.replace(/0+$/, '');
  const contract: OptionContract = {
    root,
    expirationDate: expiration.value,
    optionType: right.toUpperCase() === 'C' ? 'CALL' : 'PUT',
    strikePrice: fraction === '' ? `${Number(dollars)}` : `${Number(dollars)}.${fraction}`,
  };
  return good({ ...contract, symbol: `${root}${text.trim().slice(-15).toUpperCase()}`, adjusted: /\d$/.test(root) });
}

/**
 * The compact OCC symbol: GM, 2027-01-15, CALL, "52.5" is "GM270115C00052500".
 * @throws RangeError when the contract cannot be written so
 */
export function formatOccSymbol({ root, expirationDate, optionType, strikePrice }: OptionContract): string {
  const strike = /^0*(\d{1,5})(?:\.(\d{1,3})0*)?$/.exec(strikePrice);
  if (!/^[A-Z][A-Z0-9]{0,5}$/.test(root) || !strike || !/^20\d\d-\d\d-\d\d$/.test(expirationDate)) {
    throw new RangeError(`No OCC symbol for ${root} ${expirationDate} ${strikePrice}`);
  }
  const [, dollars = '', fraction = ''] = strike;
  const date = expirationDate.slice(2).replaceAll('-', '');
  return `${root}${date}${optionType === 'CALL' ? 'C' : 'P'}${dollars.padStart(5, '0')}${fraction.padEnd(3, '0')}`;
}
