import {
  Decimal,
  ENTRY_PRICE,
  type NumericType,
  numericText,
  PRICE,
  parseDecimal,
  plainText,
  QUANTITY,
} from './decimal';
import { parseIsoDate } from './iso-date';
import { bad, type Fault, type Parsed, quoted } from './parsed';

/** What one field holds as it will be stored, with what the person should know about it. */
export interface Entered<Value> {
  value: Value;
  warning: Fault | null;
}

function taken<Value>(value: Value, warning: Fault | null = null): { ok: true; value: Entered<Value> } {
  return { ok: true, value: { value, warning } };
}

/** The largest number that a column holds, as a person reads it. */
function limitOf({ precision, scale }: NumericType): string {
  const whole = '9'.repeat(precision - scale).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${whole}.${'9'.repeat(scale)}`;
}

/** A signed quantity of shares or contracts; more than four decimals are rounded and told. */
export function enteredQuantity(text: string): Parsed<Entered<string>> {
  const parsed = parseDecimal(text);
  if (!parsed.ok) {
    return parsed.code === 'EMPTY'
      ? bad('EMPTY', 'The quantity is missing. Write a minus in front for a short position.')
      : parsed;
  }
  if (parsed.value === '0')
    return bad('QUANTITY_ZERO', 'A quantity of zero is no position. Enter the quantity, or leave the row out.');
  const rounded = numericText(parsed.value, QUANTITY);
  if (rounded === null)
    return bad('QUANTITY_TOO_LARGE', `The quantity is larger than can be kept (${limitOf(QUANTITY)}).`);
  const kept = plainText(rounded);
  if (kept === parsed.value) return taken(kept);
  if (kept === '0') {
    return bad(
      'QUANTITY_ZERO',
      `${parsed.value} rounds to zero: quantities are kept with four decimals. Leave the row out.`,
    );
  }
  return taken(kept, {
    code: 'QUANTITY_ROUNDED',
    message: `The quantity ${parsed.value} is kept with four decimals, as ${kept}.`,
  });
}

/** A price per share that was paid or received. Null when the text is empty: unknown, which is not zero. */
export function enteredEntryPrice(text: string): Parsed<Entered<string | null>> {
  return enteredPrice(text, ENTRY_PRICE);
}

/** A price per share of the day. Null when the text is empty. */
export function enteredLastPrice(text: string): Parsed<Entered<string | null>> {
  return enteredPrice(text, PRICE);
}

/** Brokers export more decimals than are kept; a person is told where that moves the price by more than a basis point. */
const WORTH_TELLING = '0.0001';

function enteredPrice(text: string, type: NumericType): Parsed<Entered<string | null>> {
  if (text.trim() === '') return taken(null);
  const parsed = parseDecimal(text);
  if (!parsed.ok) return parsed;
  if (parsed.value.startsWith('-')) {
    return bad(
      'NEGATIVE_PRICE',
      `The price ${parsed.value} is negative. Prices are positive; a short position has a negative quantity.`,
    );
  }
  const rounded = numericText(parsed.value, type);
  if (rounded === null) return bad('PRICE_TOO_LARGE', `The price is larger than can be kept (${limitOf(type)}).`);
  const kept = plainText(rounded);
  if (kept === parsed.value) return taken(kept);
  // Half of the last decimal is at most a basis point of what is this large: most prices need no arithmetic.
  if (Number(parsed.value) >= 0.5 * 10 ** (4 - type.scale)) return taken(kept);
  const change = new Decimal(kept).minus(parsed.value).abs();
  if (change.lte(new Decimal(parsed.value).times(WORTH_TELLING))) return taken(kept);
  return taken(kept, {
    code: kept === '0' ? 'PRICE_ROUNDED_TO_ZERO' : 'PRICE_ROUNDED',
    message: `The price ${parsed.value} is kept with ${type.scale} decimals, which makes it ${kept}.`,
  });
}

/** A day that has been or is today. Null when the text is empty. */
export function enteredDate(text: string, today: string): Parsed<Entered<string | null>> {
  if (text.trim() === '') return taken(null);
  const parsed = parseIsoDate(text);
  if (!parsed.ok) return parsed;
  if (parsed.value > today)
    return bad('FUTURE_DATE', `${quoted(parsed.value)} is in the future: today is ${today}. Check the year.`);
  return taken(parsed.value);
}
