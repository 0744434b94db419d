import type { CorporateAction } from '../corporate-action';
import { nextSession, sessionClose, sessionOnOrBefore, sessionsBetween } from '../trading-calendar';
import { centsText } from './cents-text';
import { SIMULATED_INSTRUMENTS, type SimulatedInstrument } from './instruments';
import { MarketFactors, OwnNoise, SESSIONS_PER_YEAR, type VarianceParts, varianceParts } from './market-factors';
import { RandomStream } from './random-stream';

/**
 * The session in which the simulated market begins, four years before 2026: long enough for windows of 252 sessions and
 * entries of long ago, short enough that all of it is made in a blink. Another one would be another market.
 */
export const FIRST_SIMULATED_SESSION = '2022-01-03';

/** The seed of the demo profiles. */
export const DEMO_SEED = 'sigmasight';

/** One session as traded: splits and dividends are not worked in. Prices are dollars in cents: "182.00". */
export interface SimulatedBar {
  symbol: string;
  date: string;
  open: string;
  high: string;
  low: string;
  close: string;
  /** Shares. */
  volume: number;
}

/** Annualized variances on the evening of one session: 0.04 is a volatility of 20 %. */
export interface SimulatedVariance {
  /** Of the session that comes next. */
  next: number;
  longRun: number;
}

/** A price that closed above this is split ten for one in the next session, and one below the other one for ten. */
const SPLIT_ABOVE = 2000;
const REVERSE_SPLIT_BELOW = 4;
const SPLIT_RATIO = 10;

/** No session loses more; it keeps prices above 0 whatever chance brings. */
const GREATEST_LOSS = 0.5;

/** How much of a session's move comes at the open, and what its open, high and low stray, in daily standard deviations. */
const OVERNIGHT_SHARE = 0.35;
const OPEN_STRAY = 0.3;
const RANGE_STRAY = 0.35;
const GREATEST_STRAY = 3;

/** The months of a quarter's dividends begin with one of these. */
const DIVIDEND_PHASES = 3;
const PAY_AFTER_SESSIONS = 15;

interface Session {
  date: string;
  isHalfDay: boolean;
}

/** Everything of one symbol by session number, made in order and never changed. Prices are whole cents. */
class SymbolPath {
  readonly instrument: SimulatedInstrument;
  readonly closes: number[] = [];
  readonly opens: number[] = [];
  readonly highs: number[] = [];
  readonly lows: number[] = [];
  readonly volumes: number[] = [];
  /** Annualized, of the session after. */
  readonly variances: number[] = [];
  /** Paid per share in a quarter, cents, as it stood on that evening. */
  readonly quarterlyCents: number[] = [];
  readonly actions: CorporateAction[] = [];
  readonly longRunVariance: number;
  readonly #factors: MarketFactors;
  readonly #noise: OwnNoise;
  readonly #bars: RandomStream;
  readonly #parts: VarianceParts;
  readonly #drift: number;
  readonly #phase: number;
  readonly #dividendDay: string;
  /** Not rounded. */
  #price: number;
  #year: string;
  #quarterly: number;
  #nextExDate: string;

  constructor(seed: string, instrument: SimulatedInstrument, factors: MarketFactors, first: Session) {
    this.instrument = instrument;
    this.#factors = factors;
    this.#noise = new OwnNoise(seed, instrument, factors);
    this.#bars = new RandomStream(seed, `bars/${instrument.symbol}`);
    const parts = varianceParts(instrument);
    this.#parts = parts;
    this.longRunVariance = parts.market + parts.styles + parts.sector + parts.own;
    // So that what chance takes from compounding is given back, and a wild stock does not waste away over the years.
    this.#drift = (parts.styles + parts.sector + parts.own) / 2 / SESSIONS_PER_YEAR;
    const dates = new RandomStream(seed, `dividends/${instrument.symbol}`);
    this.#phase = Math.floor(dates.uniform() * DIVIDEND_PHASES);
    this.#dividendDay = String(5 + Math.floor(dates.uniform() * 20)).padStart(2, '0');
    this.#price = instrument.startPrice;
    this.#year = first.date.slice(0, 4);
    this.#quarterly = this.#quarterlyFor(this.#price);
    this.#nextExDate = this.#exDateAfter(`${Number(this.#year) - 1}-12`);
    this.#record(first, this.#price, 0);
  }

  reach(index: number, sessions: readonly Session[]): void {
    for (let session = this.closes.length; session <= index; session += 1) {
      this.#trade(session, sessions[session] as Session);
    }
  }

  #trade(session: number, day: Session): void {
    const { instrument } = this;
    const { date } = day;
    const ratio = this.#splitRatio(session, date);
    if (ratio !== 1) this.#split(date, ratio);
    const before = this.#price;
    const common = this.#factors.commonReturn(instrument, session);
    const change = Math.max(-GREATEST_LOSS, this.#drift + common + this.#noise.next(session));
    const dividend = this.#dividendOn(date);
    this.#price = before * (1 + change) - dividend / 100;
    if (date.slice(0, 4) !== this.#year) {
      this.#year = date.slice(0, 4);
      this.#quarterly = this.#quarterlyFor(this.#price);
    }
    this.#record(day, before - dividend / 100, session);
  }

  #splitRatio(session: number, date: string): number {
    const planned = this.instrument.splits.find(({ exDate }) => exDate === date);
    if (planned) return planned.ratio;
    const close = (this.closes[session - 1] as number) / 100;
    if (close > SPLIT_ABOVE) return SPLIT_RATIO;
    return close < REVERSE_SPLIT_BELOW ? 1 / SPLIT_RATIO : 1;
  }

  #split(date: string, ratio: number): void {
    this.#price /= ratio;
    this.#quarterly = Math.round(this.#quarterly / ratio);
    this.actions.push({
      symbol: this.instrument.symbol,
      actionType: 'split',
      exDate: date,
      payDate: null,
      splitFrom: ratio > 1 ? '1' : String(SPLIT_RATIO),
      splitTo: ratio > 1 ? String(ratio) : '1',
      dividendAmount: null,
    });
  }

  /** Cents per share that a holder of the evening before is paid; 0 on most days. */
  #dividendOn(date: string): number {
    if (date < this.#nextExDate) return 0;
    this.#nextExDate = this.#exDateAfter(date);
    if (this.#quarterly === 0) return 0;
    let payDate = date;
    for (let step = 0; step < PAY_AFTER_SESSIONS; step += 1) payDate = nextSession(payDate);
    this.actions.push({
      symbol: this.instrument.symbol,
      actionType: 'dividend',
      exDate: date,
      payDate,
      splitFrom: null,
      splitTo: null,
      dividendAmount: centsText(this.#quarterly),
    });
    return this.#quarterly;
  }

  #quarterlyFor(price: number): number {
    return Math.round((price * this.instrument.dividendYield * 100) / 4);
  }

  /** The planned day of the next month that pays, after that of the date given. */
  #exDateAfter(date: string): string {
    let year = Number(date.slice(0, 4));
    let month = Number(date.slice(5, 7));
    do {
      month += 1;
      if (month > 12) {
        month = 1;
        year += 1;
      }
    } while (month % DIVIDEND_PHASES !== this.#phase);
    return `${year}-${String(month).padStart(2, '0')}-${this.#dividendDay}`;
  }

  /** @param before - the close before, less what was split and paid; it is the same as the price in the first session */
  #record({ isHalfDay }: Session, before: number, session: number): void {
    const price = this.#price;
    const agitation = this.#factors.agitation[session] as number;
    const deviation = Math.sqrt((this.variances[session - 1] ?? this.longRunVariance) / SESSIONS_PER_YEAR);
    const stray = () => Math.min(GREATEST_STRAY, Math.max(-GREATEST_STRAY, this.#bars.normal()));
    const close = cents(price);
    const open = cents(before * (1 + OVERNIGHT_SHARE * (price / before - 1) + OPEN_STRAY * deviation * stray()));
    const up = 1 + RANGE_STRAY * deviation * Math.abs(stray());
    const down = 1 - RANGE_STRAY * deviation * Math.abs(stray());
    this.opens.push(open);
    this.closes.push(close);
    this.highs.push(Math.round(Math.max(open, close) * up));
    this.lows.push(Math.max(1, Math.round(Math.min(open, close) * down)));
    const moved = Math.min(4, Math.abs(price / before - 1) / deviation);
    const dollars = this.instrument.dollarVolume * (0.55 + 0.5 * this.#bars.uniform() + 0.3 * moved) * agitation;
    this.volumes.push(Math.round((dollars * (isHalfDay ? 0.5 : 1)) / price));
    this.variances.push(this.#variance(session));
    this.quarterlyCents.push(this.#quarterly);
  }

  /** Annualized, of the session after that one. */
  #variance(session: number): number {
    const { marketBeta } = this.instrument;
    const parts = this.#parts;
    const marketVariance = this.#factors.marketVariance[session] as number;
    const agitation = this.#factors.agitation[session] as number;
    return (
      SESSIONS_PER_YEAR * (marketBeta * marketBeta * marketVariance + this.#noise.variance) +
      agitation * agitation * (parts.styles + parts.sector)
    );
  }
}

/**
 * A market that never was: daily prices of some seventy US stocks and the seven factor ETFs, from
 * {@link FIRST_SIMULATED_SESSION} for ever, on the sessions of the New York Stock Exchange.
 *
 * A return is drift + β·SPY + Σ γ·style + sector + noise of its own (Student's t), with volatility in clusters. Each name
 * has its own chance, so that what is listed beside it changes nothing, and a session depends on the seed, the symbol and
 * the sessions before it alone: it is never rewritten. What has been made is kept in the object; that shows nowhere but
 * in the time taken.
 *
 * Numbers are the same on every engine, see `random-stream.ts`. AAPL closes its first session at "182.00".
 */
export class SimulatedMarket {
  readonly #seed: string;
  readonly #factors: MarketFactors;
  readonly #instruments: ReadonlyMap<string, SimulatedInstrument>;
  readonly #paths = new Map<string, SymbolPath>();
  /** From the first to the end of a year. */
  readonly #sessions: Session[] = [];
  readonly #numbers = new Map<string, number>();
  #nextYear = Number(FIRST_SIMULATED_SESSION.slice(0, 4));

  /** @param instruments - what is listed; a test lists fewer or more */
  constructor(seed: string, instruments: readonly SimulatedInstrument[] = SIMULATED_INSTRUMENTS) {
    this.#seed = seed;
    this.#factors = new MarketFactors(seed);
    this.#instruments = new Map(instruments.map((instrument) => [instrument.symbol, instrument]));
  }

  /** Null when the symbol is not listed. */
  instrument(symbol: string): SimulatedInstrument | null {
    return this.#instruments.get(symbol) ?? null;
  }

  /**
   * The bars of a symbol from one date to another, both included, oldest first. Empty when the symbol is not listed, and
   * without the sessions before the first.
   * @throws RangeError when one of the dates is not an ISO date from 1993-01-01 on
   */
  bars(symbol: string, from: string, to: string): SimulatedBar[] {
    const first = from < FIRST_SIMULATED_SESSION ? FIRST_SIMULATED_SESSION : from;
    const sessions = sessionsBetween(first, to);
    const last = sessions.at(-1);
    const path = last === undefined ? null : this.#pathThrough(symbol, last);
    if (path === null) return [];
    return sessions.map((date) => {
      const index = this.#numbers.get(date) as number;
      return {
        symbol,
        date,
        open: centsText(path.opens[index] as number),
        high: centsText(path.highs[index] as number),
        low: centsText(path.lows[index] as number),
        close: centsText(path.closes[index] as number),
        volume: path.volumes[index] as number,
      };
    });
  }

  /** As traded, "182.00". Null when the symbol is not listed, and on a date without a simulated session. */
  close(symbol: string, date: string): string | null {
    const found = this.#at(symbol, date);
    return found === null ? null : centsText(found.path.closes[found.index] as number);
  }

  /**
   * Splits and dividends with an ex-date from one date to another, both included, oldest first. NVDA was split ten for
   * one on 2024-06-10. Empty when the symbol is not listed.
   */
  corporateActions(symbol: string, from: string, to: string): CorporateAction[] {
    const path = to < FIRST_SIMULATED_SESSION ? null : this.#pathThrough(symbol, sessionOnOrBefore(to));
    return path === null ? [] : path.actions.filter(({ exDate }) => exDate >= from && exDate <= to);
  }

  /** How restless a symbol is on the evening of a session. Null as for the close. */
  variance(symbol: string, date: string): SimulatedVariance | null {
    const found = this.#at(symbol, date);
    if (found === null) return null;
    return { next: found.path.variances[found.index] as number, longRun: found.path.longRunVariance };
  }

  /** What four quarters pay at that day's rate, as a share of that day's close. Null as for the close. */
  dividendYield(symbol: string, date: string): number | null {
    const found = this.#at(symbol, date);
    if (found === null) return null;
    return (4 * (found.path.quarterlyCents[found.index] as number)) / (found.path.closes[found.index] as number);
  }

  #at(symbol: string, date: string): { path: SymbolPath; index: number } | null {
    if (date < FIRST_SIMULATED_SESSION) return null;
    const path = this.#pathThrough(symbol, date);
    const index = this.#numbers.get(date);
    return path === null || index === undefined ? null : { path, index };
  }

  /** Null when the symbol is not listed. Past a date without a session nothing is made. */
  #pathThrough(symbol: string, date: string): SymbolPath | null {
    const instrument = this.#instruments.get(symbol);
    if (instrument === undefined) return null;
    this.#reachCalendar(date);
    const index = this.#numbers.get(date) ?? 0;
    this.#factors.reach(index);
    let path = this.#paths.get(symbol);
    if (path === undefined) {
      path = new SymbolPath(this.#seed, instrument, this.#factors, this.#sessions[0] as Session);
      this.#paths.set(symbol, path);
    }
    path.reach(index, this.#sessions);
    return path;
  }

  #reachCalendar(date: string): void {
    for (; this.#nextYear <= Number(date.slice(0, 4)); this.#nextYear += 1) {
      for (const session of sessionsBetween(`${this.#nextYear}-01-01`, `${this.#nextYear}-12-31`)) {
        this.#numbers.set(session, this.#sessions.length);
        this.#sessions.push({ date: session, isHalfDay: sessionClose(session) !== '16:00' });
      }
    }
  }
}

/** At least one. */
function cents(price: number): number {
  return Math.max(1, Math.round(price * 100));
}
