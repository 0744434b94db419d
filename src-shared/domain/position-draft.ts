import { MONEY, numericText } from './decimal';
import { type Entered, enteredDate, enteredEntryPrice, enteredLastPrice, enteredQuantity } from './entered-fields';
import { enteredSymbol, type Instrument } from './entered-symbol';
import type { Parsed } from './parsed';
import { type OptionType, type PositionType, positionTypeOf } from './position-type';
import { type NamedTag, parseTagCell } from './tags';
import { marketValue } from './valuation';

/** The listed standard; adjusted contracts may differ and are warned about. */
export const DEFAULT_CONTRACT_MULTIPLIER = '100';

/** One position as typed or as a file has it. The quantity is signed: minus is short. */
export interface EnteredPosition {
  symbol: string;
  quantity: string;
  entryPrice: string;
  entryDate: string;
  /** Separated by commas. */
  tags?: string;
  lastPrice?: string;
}

/** One position as it will be stored: the quantity positive and without useless zeros, the side in the type. */
export interface DraftPosition {
  symbol: string;
  positionType: PositionType;
  quantity: string;
  /** The option's root as listed; null for stocks. */
  underlyingSymbol: string | null;
  expirationDate: string | null;
  strikePrice: string | null;
  optionType: OptionType | null;
  contractMultiplier: string;
  /** Null is unknown, which is not zero. */
  entryPrice: string | null;
  entryDate: string | null;
  lastPrice: string | null;
  tags: NamedTag[];
}

export type DraftField = keyof EnteredPosition;

export interface DraftProblem {
  field: DraftField;
  /** As entered. */
  value: string;
  code: string;
  message: string;
}

export interface DraftAnswer {
  /** Null when there is a problem. */
  draft: DraftPosition | null;
  problems: DraftProblem[];
  warnings: DraftProblem[];
}

/** Checks one position; a file's row and a typed position alike. `today` is an ISO date: later entry dates are refused. */
export function positionDraft(entered: EnteredPosition, today: string): DraftAnswer {
  const problems: DraftProblem[] = [];
  const warnings: DraftProblem[] = [];
  const problem = (field: DraftField, code: string, message: string) =>
    problems.push({ field, value: entered[field] ?? '', code, message });
  const warning = (field: DraftField, code: string, message: string) =>
    warnings.push({ field, value: entered[field] ?? '', code, message });
  const read = <Value>(field: DraftField, parsed: Parsed<Entered<Value>>): Value | undefined => {
    if (!parsed.ok) problem(field, parsed.code, parsed.message);
    else if (parsed.value.warning) warning(field, parsed.value.warning.code, parsed.value.warning.message);
    return parsed.ok ? parsed.value.value : undefined;
  };

  const instrument = enteredSymbol(entered.symbol);
  if (!instrument.ok) problem('symbol', instrument.code, instrument.message);
  const option = instrument.ok ? instrument.value.option : null;
  const signedQuantity = read('quantity', enteredQuantity(entered.quantity));
  const entryPrice = read('entryPrice', enteredEntryPrice(entered.entryPrice));
  const entryDate = read('entryDate', enteredDate(entered.entryDate, today));
  const lastPrice = read('lastPrice', enteredLastPrice(entered.lastPrice ?? ''));
  const tagCell = parseTagCell(entered.tags ?? '');
  for (const { code, message } of tagCell.problems) problem('tags', code, message);
  for (const { code, message } of tagCell.warnings) warning('tags', code, message);

  if (option && entryDate && entryDate > option.expirationDate) {
    problem(
      'entryDate',
      'ENTRY_AFTER_EXPIRATION',
      `The entry date ${entryDate} is after the option's expiration, ${option.expirationDate}. Check both dates.`,
    );
  }
  if (entryPrice === null) {
    warning(
      'entryPrice',
      'ENTRY_PRICE_UNKNOWN',
      'No entry price: cost and P&L of this position stay unknown until you enter one.',
    );
  }
  if (entryDate === null) {
    warning('entryDate', 'ENTRY_DATE_UNKNOWN', 'No entry date: it stays unknown until you enter one.');
  }
  if (instrument.ok) warnOfInstrument(instrument.value, today, (code, message) => warning('symbol', code, message));

  if (!instrument.ok || signedQuantity === undefined || entryPrice === undefined || entryDate === undefined) {
    return { draft: null, problems, warnings };
  }
  const draft: DraftPosition = {
    symbol: instrument.value.symbol,
    positionType: positionTypeOf(option?.optionType ?? null, signedQuantity),
    quantity: signedQuantity.replace('-', ''),
    underlyingSymbol: option?.root ?? null,
    expirationDate: option?.expirationDate ?? null,
    strikePrice: option?.strikePrice ?? null,
    optionType: option?.optionType ?? null,
    contractMultiplier: DEFAULT_CONTRACT_MULTIPLIER,
    entryPrice,
    entryDate,
    lastPrice: lastPrice ?? null,
    tags: tagCell.tags,
  };
  const tooLarge = valueTooLarge(draft, entryPrice) ?? valueTooLarge(draft, draft.lastPrice);
  if (tooLarge) {
    problem('quantity', 'VALUE_TOO_LARGE', `Quantity × price is ${tooLarge}, more than can be kept. Check both.`);
  }
  return { draft: problems.length === 0 ? draft : null, problems, warnings };
}

/** Quantity × price × multiplier where that is more than NUMERIC(15,2) holds. */
function valueTooLarge(draft: DraftPosition, price: string | null): string | null {
  // A double is exact enough to see that a value is far below the limit, and a file has many of those.
  if (Number(draft.quantity) * Number(price) * Number(draft.contractMultiplier) < 1e12) return null;
  const value = marketValue(draft, price);
  return value !== null && numericText(value, MONEY) === null ? value.replace('-', '') : null;
}

/** Words that files of brokers have in the symbol's column of lines that are no positions. */
const TOTAL_LINE = /^(?:(?:SUB|GRAND)?TOTALS?|CASH|BALANCE)$/;

function warnOfInstrument(
  { symbol, option, isCusip }: Instrument,
  today: string,
  warn: (code: string, message: string) => void,
) {
  if (isCusip) {
    warn(
      'LOOKS_LIKE_CUSIP',
      `${symbol} is a CUSIP, not a ticker: no price will be found for it. Use the ticker if there is one.`,
    );
  }
  if (TOTAL_LINE.test(symbol)) {
    warn(
      'LOOKS_LIKE_TOTAL',
      `${symbol} is how brokers name a line of totals or cash. Leave it out, or say that it is a ticker.`,
    );
  }
  if (option?.adjusted) {
    warn(
      'ADJUSTED_OPTION',
      `${option.root} is an adjusted contract: its underlying needs confirmation, and it may deliver other than 100 shares.`,
    );
  }
  if (option && option.expirationDate < today) {
    warn(
      'EXPIRED_OPTION',
      `This option expired on ${option.expirationDate}. It is taken as open: close it to settle it.`,
    );
  }
}
