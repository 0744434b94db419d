import { Decimal as DecimalJs } from 'decimal.js';
import { bad, good, type Parsed, quoted } from './parsed';

/**
 * Exact decimals for quantities, prices and money.
 * Quantity × price × multiplier has less than 40 digits, so no product is rounded; halves go away from zero as in Postgres.
 */
export const Decimal = DecimalJs.clone({ precision: 40, rounding: DecimalJs.ROUND_HALF_UP, defaults: true });
export type Decimal = DecimalJs;

/** A column's NUMERIC(precision, scale). */
export interface NumericType {
  precision: number;
  scale: number;
}

/** The widths of the positions table. */
export const QUANTITY: NumericType = { precision: 15, scale: 4 };
export const ENTRY_PRICE: NumericType = { precision: 18, scale: 8 };
export const PRICE: NumericType = { precision: 12, scale: 4 };
export const MONEY: NumericType = { precision: 15, scale: 2 };
export const PERCENT: NumericType = { precision: 12, scale: 4 };

function withoutMinusZero(text: string): string {
  return text.startsWith('-') && /^-[0.]+$/.test(text) ? text.slice(1) : text;
}

/**
 * Text with exactly `scale` decimals, never an exponent, never "-0".
 * Halves go away from zero: -0.125 at scale 2 is "-0.13".
 */
export function roundTo(value: string | Decimal, scale: number): string {
  return withoutMinusZero(paddedText(value, scale) ?? new Decimal(value).toFixed(scale));
}

/** Nearly all text of files and of the database is plain already: then no arithmetic is needed to pad or trim it. */
const PLAIN_TEXT = /^-?(?:0|[1-9]\d*)(?:\.(\d+))?$/;

function paddedText(value: string | Decimal, scale: number): string | null {
  const plain = typeof value === 'string' ? PLAIN_TEXT.exec(value) : null;
  if (!plain) return null;
  const decimals = plain[1]?.length ?? 0;
  if (decimals > scale) return shortenedText(value as string, plain[1] ?? '', scale);
  return decimals === 0 && scale > 0 ? `${value}.${'0'.repeat(scale)}` : `${value}${'0'.repeat(scale - decimals)}`;
}

/** Doubles count to more than this many digits. */
const COUNTED_DIGITS = 15;

function shortenedText(value: string, fraction: string, scale: number): string | null {
  const sign = value.startsWith('-') ? '-' : '';
  const digits = value.slice(sign.length, value.length - fraction.length - 1) + fraction.slice(0, scale);
  if (digits.length > COUNTED_DIGITS) return null;
  const rounded = String(Number(digits) + (fraction.charAt(scale) >= '5' ? 1 : 0)).padStart(scale + 1, '0');
  return scale === 0 ? sign + rounded : `${sign}${rounded.slice(0, -scale)}.${rounded.slice(-scale)}`;
}

/** Text without useless zeros: "100.0000" is "100". */
export function plainText(value: string | Decimal): string {
  const text = typeof value === 'string' && PLAIN_TEXT.test(value) ? value : new Decimal(value).toFixed();
  return withoutMinusZero(text.includes('.') ? text.replace(/\.?0+$/, '') : text);
}

/** Rounded as the column would keep it; null where the column would refuse it as too large. */
export function numericText(value: string | Decimal, { precision, scale }: NumericType): string | null {
  const text = roundTo(value, scale);
  const signLength = text.startsWith('-') ? 1 : 0;
  const fractionLength = scale > 0 ? scale + 1 : 0;
  return text.length - signLength - fractionLength <= precision - scale ? text : null;
}

export type DecimalFault = 'EMPTY' | 'AMBIGUOUS_NUMBER' | 'DECIMAL_COMMA' | 'EXPONENT' | 'NOT_A_NUMBER';

/** More than any column holds; it also keeps a huge cell of a broken file away from the patterns below. */
const NUMBER_CHARACTERS = 60;

const SIGN_AND_DOLLAR = /^(?:([+\-\u2212]?)\$?|\$([+\-\u2212]))(?=[\d.,])/;
const PLAIN = /^(?:\d+\.?\d*|\.\d+)$/;
const GROUPED = /^[1-9]\d{0,2}(?:(?:,\d{3})+\.\d*|(?:,\d{3}){2,})$/;
const ONE_GROUP = /^[1-9]\d{0,2},\d{3}$/;
const COMMA_DECIMALS = /^(?=.*\d)(?:\d*|\d{1,3}(?:[.\s'’]\d{3})+),\d*$/;
const POINT_GROUPS = /^\d{1,3}(?:\.\d{3}){2,}$/;
const SHORTENED = /^[\d.,]+[eE][+\-\u2212]?\d+$/;

/**
 * A number as people type it and files hold it, as exact text: "+$1,234.50" is "1234.5".
 * Nothing is guessed: what could be read in two ways, or needs another notation, is a fault that says how to write it.
 */
export function parseDecimal(text: string): Parsed<string, DecimalFault> {
  const trimmed = text.trim();
  if (trimmed.length > NUMBER_CHARACTERS) return bad('NOT_A_NUMBER', `${quoted(trimmed)} is too long for a number.`);
  if (PLAIN_TEXT.test(trimmed)) return good(plainText(trimmed));
  if (trimmed === '') return bad('EMPTY', 'A number is missing here.');
  const lead = SIGN_AND_DOLLAR.exec(trimmed);
  const body = lead ? trimmed.slice(lead[0].length) : trimmed;
  const sign = lead?.[1] || lead?.[2] || '+';
  if (PLAIN.test(body)) return good(exactText(sign, body));
  if (GROUPED.test(body)) return good(exactText(sign, body.replaceAll(',', '')));
  return decimalFault(trimmed, sign, body);
}

function exactText(sign: string, digits: string): string {
  const [whole = '', fraction = ''] = digits.split('.');
  const minus = sign === '+' ? '' : '-';
  return plainText(`${minus}${whole.replace(/^0+(?=\d)/, '') || '0'}.${fraction || '0'}`);
}

function decimalFault(trimmed: string, sign: string, body: string): Parsed<string, DecimalFault> {
  const minus = sign === '+' ? '' : '-';
  if (ONE_GROUP.test(body)) {
    const asThousands = minus + body.replace(',', '');
    const asDecimals = minus + body.replace(',', '.');
    return bad('AMBIGUOUS_NUMBER', `Reads as ${minus}${body} or ${asDecimals}. Write ${asThousands} or ${asDecimals}.`);
  }
  if (COMMA_DECIMALS.test(body) || POINT_GROUPS.test(body)) {
    const withPoint = body.replace(/[.\s'’]/g, '').replace(',', '.');
    return bad(
      'DECIMAL_COMMA',
      `${quoted(trimmed)} is not in US notation. Write ${minus}${withPoint}, with a decimal point.`,
    );
  }
  if (SHORTENED.test(body)) {
    return bad(
      'EXPONENT',
      `Excel shortened this number to ${quoted(trimmed)}. Format the column as a number with all its digits and save again.`,
    );
  }
  return bad('NOT_A_NUMBER', `${quoted(trimmed)} is not a number. ${numberHint(trimmed)}`);
}

function numberHint(text: string): string {
  if (/^\(.*\)$/.test(text) || /[-\u2212]$/.test(text))
    return 'Write a negative number with a minus in front, like -1234.5.';
  if (text.endsWith('%')) return 'Leave the percent sign away.';
  return 'Write digits with a decimal point, like 1234.5 or -50.';
}
