import { Exact } from './exact';
import type { OptionType } from './position-type';
import { priceUnderlying } from './price-underlying';
import { addSessions, sessionOnOrBefore } from './trading-calendar';

/** Where a price can come from, best first: of two prices of one date the earlier source is used. */
export const PRICE_SOURCES = ['manual', 'broker_file', 'polygon', 'yfinance', 'csv', 'simulated'] as const;
export type PriceSource = (typeof PRICE_SOURCES)[number];

/** The sources of the shared cache that a portfolio reads: a demo's prices are simulated, all others' never. */
export function marketSources(isDemo: boolean): PriceSource[] {
  return isDemo ? ['simulated'] : ['polygon', 'yfinance', 'csv'];
}

/** A last price so many sessions old is still used, and marked; an older one is missing. */
export const STALE_SESSIONS = 5;

export interface PriceMark {
  /** Per share, as traded. */
  price: string;
  date: string;
  source: PriceSource;
}

export interface PriceRow extends PriceMark {
  symbol: string;
  /** Waits for a decision, or was refused: never used. */
  isHeld: boolean;
}

/** `settled` is the intrinsic value of an expired option. */
export type PriceState = 'current' | 'stale' | 'old' | 'settled';
export type PriceMissing = 'NO_PRICE' | 'OLD_PRICE' | 'HELD_BACK' | 'NO_SETTLEMENT_PRICE';

/** What a price is asked for: an option by its contract. */
export interface PricedContract {
  symbol: string;
  underlyingSymbol: string | null;
  expirationDate: string | null;
  strikePrice: string | null;
  optionType: OptionType | null;
}

export interface PriceInUse {
  /** The last one known, also where it is too old to be used. */
  mark: PriceMark | null;
  state: PriceState | null;
  /** Why there is no price to use; null where there is one. */
  missing: PriceMissing | null;
}

/** The symbols whose prices decide what a contract is worth: its own, and its underlying's once it has expired. */
export function symbolsOf({ symbol, underlyingSymbol }: Pick<PricedContract, 'symbol' | 'underlyingSymbol'>): string[] {
  const underlying = underlyingSymbol === null ? null : priceUnderlying(underlyingSymbol);
  return underlying === null ? [symbol] : [symbol, underlying];
}

/** Prices by symbol and date: one a date, of the best source. */
export class PriceHistory {
  /** Oldest first. */
  readonly #marks = new Map<string, PriceMark[]>();
  readonly #held = new Map<string, string[]>();

  constructor(rows: Iterable<PriceRow>) {
    for (const { symbol, isHeld, price, date, source } of rows) {
      if (isHeld) put(this.#held, symbol, date);
      else put(this.#marks, symbol, { price, date, source });
    }
    for (const [symbol, marks] of this.#marks) this.#marks.set(symbol, bestOfEachDate(marks));
  }

  /** The latest on or before a date. */
  last(symbol: string, date: string): PriceMark | null {
    const marks = this.#marks.get(symbol) ?? [];
    let low = 0;
    let high = marks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((marks[middle] as PriceMark).date <= date) low = middle + 1;
      else high = middle;
    }
    return marks[low - 1] ?? null;
  }

  /** Whether a price after the first date, up to the second, is held back. */
  isHeldBetween(symbol: string, after: string, through: string): boolean {
    return this.#held.get(symbol)?.some((date) => date > after && date <= through) ?? false;
  }
}

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function bestOfEachDate(marks: PriceMark[]): PriceMark[] {
  const rank = ({ source }: PriceMark) => PRICE_SOURCES.indexOf(source);
  marks.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : rank(a) - rank(b)));
  return marks.filter((mark, index) => mark.date !== marks[index - 1]?.date);
}

/** The date of the oldest price that is still used in a session: from 2026-11-30 back over Thanksgiving it is 2026-11-20. */
export function oldestUsed(session: string): string {
  return addSessions(session, -STALE_SESSIONS);
}

/**
 * Says which price a contract has in a session, and how good it is. AAPL with a close of the session is `current`; with
 * one of three sessions before it is `stale`; with one of six it is `old` and missing.
 *
 * An option that has expired by then is worth its intrinsic value at the underlying's close on its last day, whatever
 * its last mark was; where that close is not known, its own price of the day, or any that was entered later.
 *
 * @param session - the latest that has ended
 * @param through - prices up to this date count; later than the session where some are of an open one
 */
export function priceInUse(
  contract: PricedContract,
  session: string,
  history: PriceHistory,
  through: string = session,
): PriceInUse {
  const { symbol, expirationDate } = contract;
  if (expirationDate !== null && expirationDate <= session)
    return settledPrice(contract, expirationDate, history, through);
  const mark = history.last(symbol, through);
  if (mark === null) {
    return { mark, state: null, missing: history.isHeldBetween(symbol, '', through) ? 'HELD_BACK' : 'NO_PRICE' };
  }
  if (mark.date >= session) return { mark, state: 'current', missing: null };
  if (mark.date >= oldestUsed(session)) return { mark, state: 'stale', missing: null };
  return {
    mark,
    state: 'old',
    missing: history.isHeldBetween(symbol, mark.date, through) ? 'HELD_BACK' : 'OLD_PRICE',
  };
}

function settledPrice(
  { symbol, underlyingSymbol, strikePrice, optionType }: PricedContract,
  expirationDate: string,
  history: PriceHistory,
  through: string,
): PriceInUse {
  const lastDay = sessionOnOrBefore(expirationDate);
  const own = history.last(symbol, through);
  if (own !== null && own.date > lastDay) return { mark: own, state: 'settled', missing: null };
  const underlying = underlyingSymbol === null ? null : priceUnderlying(underlyingSymbol);
  const close = underlying === null ? null : history.last(underlying, lastDay);
  if (close !== null && close.date === lastDay && strikePrice !== null && optionType !== null) {
    const price = intrinsicValue(optionType, close.price, strikePrice);
    return { mark: { ...close, price }, state: 'settled', missing: null };
  }
  if (own !== null && own.date === lastDay) return { mark: own, state: 'settled', missing: null };
  return { mark: own, state: own === null ? null : 'old', missing: 'NO_SETTLEMENT_PRICE' };
}

/** Per share: a call struck at 250 with the underlying at 262.5 is "12.5000"; out of the money it is "0.0000". */
export function intrinsicValue(optionType: OptionType, underlyingPrice: string, strikePrice: string): string {
  const difference = Exact.of(underlyingPrice).minus(Exact.of(strikePrice));
  const value = (optionType === 'CALL' ? difference : difference.negated()).rounded(4);
  return value.startsWith('-') ? '0.0000' : value;
}
