import { Decimal, ENTRY_PRICE, MONEY, plainText, QUANTITY, roundTo } from '../decimal';
import { Exact } from '../exact';
import { formatOccSymbol } from '../occ-symbol';
import { nextMonthlyExpiration } from '../option-expirations';
import { DEFAULT_CONTRACT_MULTIPLIER, type DraftPosition } from '../position-draft';
import { type OptionType, positionTypeOf } from '../position-type';
import { parseTagCell } from '../tags';
import { addSessions, isSession } from '../trading-calendar';
import { marketValue } from '../valuation';
import { simulatedOptionMark } from './option-marks';
import { FIRST_SIMULATED_SESSION, type SimulatedMarket } from './simulated-market';

/*
 * The three books of the specification (section 5.2). Each is described by weights of a start value of 1,000,000 dollars,
 * and becomes positions by the prices of the simulated market.
 */

export const DEMO_USERNAMES = ['demo_growth', 'demo_value', 'demo_balanced'] as const;
export type DemoUsername = (typeof DEMO_USERNAMES)[number];

/** Sessions of history that a demo book has when it is loaded, the last one included. */
export const DEMO_HISTORY_SESSIONS = 90;
/** NAV in the first of them, dollars. */
export const DEMO_START_VALUE = '1000000.00';

/** A position as the demo loads it: everything about it is known. */
export interface DemoPosition extends DraftPosition {
  /** Dollars; divided by the splits since, as a broker shows it. */
  entryPrice: string;
  /** A session. */
  entryDate: string;
  /** Close or mark of the last session. */
  lastPrice: string;
}

export interface DemoCashFlow {
  /** A session. */
  flowDate: string;
  /** Dollars, positive is money in. */
  amount: string;
  flowType: 'deposit' | 'trade';
  /** Of the position that a trade opens; null for the deposit. */
  symbol: string | null;
}

export interface DemoBook {
  username: DemoUsername;
  /** The session in which NAV is {@link DEMO_START_VALUE}. */
  historyStart: string;
  positions: DemoPosition[];
  /** Oldest first. */
  cashFlows: DemoCashFlow[];
}

interface StockLine {
  symbol: string;
  /** Percent of the start value; below 0 is short. */
  weight: number;
  /** How many sessions before the last one it was bought; 89 is the first of the history. */
  back: number;
  /** As a file's cell has them. */
  tags: string;
}

interface OptionLine {
  underlying: string;
  optionType: OptionType;
  side: 1 | -1;
  /** Percent of the spot on the day of entry; the nearest listed strike is taken. */
  strike: number;
  /** The first monthly expiration at least so many days after the last session. */
  days: number;
  /** Underlying value, in percent of the start value; `covered` takes a contract for every 100 shares of the book's stock. */
  size: number | 'covered';
  back: number;
  tags: string;
}

interface Recipe {
  stocks: readonly StockLine[];
  options: readonly OptionLine[];
}

const stock = (symbol: string, weight: number, back: number, tags: string): StockLine => ({
  symbol,
  weight,
  back,
  tags,
});

const RECIPES: Readonly<Record<DemoUsername, Recipe>> = {
  demo_growth: {
    stocks: [
      stock('AAPL', 9, 240, 'core, mega cap, #strategy:covered call'),
      stock('MSFT', 10, 240, 'core, mega cap'),
      stock('NVDA', 8, 212, 'core, semiconductors, #strategy:momentum'),
      stock('GOOGL', 7, 240, 'core, mega cap'),
      stock('AMZN', 7, 205, 'core, mega cap'),
      stock('META', 7, 198, 'core, mega cap'),
      stock('AVGO', 6, 171, 'semiconductors, #strategy:momentum'),
      stock('ORCL', 5, 160, 'software, #strategy:momentum'),
      stock('NFLX', 5, 150, 'media, #strategy:momentum'),
      stock('LLY', 4, 133, 'healthcare, #strategy:momentum'),
      stock('AMD', 3, 128, 'semiconductors'),
      stock('NOW', 3, 121, 'software'),
      stock('COST', 3, 118, 'consumer'),
      stock('ADBE', 3, 112, 'software'),
      stock('CRM', 3, 104, 'software'),
      stock('TSLA', 3, 97, 'satellite'),
      stock('PLTR', 2, 52, 'satellite, #strategy:momentum'),
      stock('COIN', 1.5, 31, 'satellite'),
      stock('INTC', -4, 110, 'short, semiconductors'),
      stock('F', -3, 101, 'short, autos'),
      stock('T', -3, 66, 'short, telecom'),
    ],
    options: [
      {
        underlying: 'AAPL',
        optionType: 'CALL',
        side: -1,
        strike: 108,
        days: 35,
        size: 'covered',
        back: 21,
        tags: 'income, #strategy:covered call',
      },
      {
        underlying: 'AMZN',
        optionType: 'CALL',
        side: 1,
        strike: 105,
        days: 95,
        size: 6,
        back: 40,
        tags: 'upside, #strategy:long call',
      },
      {
        underlying: 'MSFT',
        optionType: 'PUT',
        side: -1,
        strike: 92,
        days: 35,
        size: 5,
        back: 18,
        tags: 'income, #strategy:cash-secured put',
      },
      {
        underlying: 'SPY',
        optionType: 'PUT',
        side: 1,
        strike: 95,
        days: 65,
        size: 20,
        back: 36,
        tags: 'hedge, #strategy:protective put',
      },
    ],
  },
  demo_value: {
    stocks: [
      stock('JPM', 11, 240, 'core, financials'),
      stock('BRK.B', 11, 240, 'core, financials'),
      stock('BAC', 6, 226, 'financials, #strategy:deep value'),
      stock('WFC', 6, 219, 'financials, #strategy:deep value'),
      stock('C', 5, 201, 'financials, #strategy:deep value'),
      stock('GS', 5, 187, 'financials'),
      stock('AXP', 5, 173, 'financials'),
      stock('XOM', 10, 240, 'core, energy, #strategy:dividend income'),
      stock('CVX', 7, 165, 'energy, #strategy:dividend income'),
      stock('COP', 5, 152, 'energy'),
      stock('SLB', 3, 144, 'energy, #strategy:deep value'),
      stock('JNJ', 6, 131, 'healthcare, #strategy:dividend income'),
      stock('PFE', 4, 120, 'healthcare, #strategy:deep value'),
      stock('CSCO', 5, 58, 'technology, #strategy:dividend income'),
      stock('VZ', 5, 34, 'telecom, #strategy:dividend income'),
      stock('TSLA', -3, 140, 'short, #strategy:overvalued'),
      stock('PLTR', -3, 126, 'short, #strategy:overvalued'),
      stock('COIN', -2, 115, 'short, #strategy:overvalued'),
      stock('NFLX', -3, 107, 'short, #strategy:overvalued'),
      stock('AMD', -3, 45, 'short, #strategy:overvalued'),
    ],
    options: [],
  },
  demo_balanced: {
    stocks: [
      stock('KO', 6, 180, 'pair, staples, #strategy:pair KO PEP'),
      stock('PEP', -6, 180, 'pair, staples, #strategy:pair KO PEP'),
      stock('HD', 5, 163, 'pair, retail, #strategy:pair HD LOW'),
      stock('LOW', -5, 163, 'pair, retail, #strategy:pair HD LOW'),
      stock('V', 6, 149, 'pair, payments, #strategy:pair V MA'),
      stock('MA', -6, 149, 'pair, payments, #strategy:pair V MA'),
      stock('CVX', 5, 60, 'pair, energy, #strategy:pair CVX XOM'),
      stock('XOM', -5, 60, 'pair, energy, #strategy:pair CVX XOM'),
      stock('AAPL', 8, 240, 'core, technology, #strategy:covered call'),
      stock('MSFT', 8, 240, 'core, technology, #strategy:covered call'),
      stock('GOOGL', 6, 228, 'core, technology'),
      stock('JPM', 7, 214, 'core, financials'),
      stock('UNH', 5, 203, 'healthcare'),
      stock('JNJ', 6, 240, 'healthcare'),
      stock('PG', 6, 192, 'staples'),
      stock('COST', 5, 175, 'retail'),
      stock('CAT', 6, 155, 'industrials, #strategy:collar'),
      stock('HON', 4, 139, 'industrials'),
      stock('LIN', 4, 122, 'materials'),
      stock('NEE', 4, 27, 'utilities'),
    ],
    options: [
      {
        underlying: 'AAPL',
        optionType: 'CALL',
        side: -1,
        strike: 108,
        days: 35,
        size: 'covered',
        back: 20,
        tags: 'income, #strategy:covered call',
      },
      {
        underlying: 'MSFT',
        optionType: 'CALL',
        side: -1,
        strike: 107,
        days: 35,
        size: 'covered',
        back: 16,
        tags: 'income, #strategy:covered call',
      },
      {
        underlying: 'CAT',
        optionType: 'CALL',
        side: -1,
        strike: 110,
        days: 65,
        size: 'covered',
        back: 42,
        tags: 'hedge, #strategy:collar',
      },
      {
        underlying: 'CAT',
        optionType: 'PUT',
        side: 1,
        strike: 90,
        days: 65,
        size: 'covered',
        back: 42,
        tags: 'hedge, #strategy:collar',
      },
      {
        underlying: 'SPY',
        optionType: 'PUT',
        side: 1,
        strike: 96,
        days: 65,
        size: 15,
        back: 38,
        tags: 'hedge, #strategy:put spread',
      },
      {
        underlying: 'SPY',
        optionType: 'PUT',
        side: -1,
        strike: 86,
        days: 65,
        size: 15,
        back: 38,
        tags: 'hedge, #strategy:put spread',
      },
      {
        underlying: 'IWM',
        optionType: 'PUT',
        side: 1,
        strike: 94,
        days: 35,
        size: 8,
        back: 25,
        tags: 'hedge, #strategy:protective put',
      },
      {
        underlying: 'GOOGL',
        optionType: 'PUT',
        side: -1,
        strike: 90,
        days: 35,
        size: 4,
        back: 14,
        tags: 'income, #strategy:cash-secured put',
      },
      {
        underlying: 'JPM',
        optionType: 'CALL',
        side: 1,
        strike: 105,
        days: 95,
        size: 5,
        back: 48,
        tags: 'upside, #strategy:long call',
      },
      {
        underlying: 'UNH',
        optionType: 'CALL',
        side: 1,
        strike: 104,
        days: 125,
        size: 5,
        back: 55,
        tags: 'upside, #strategy:long call',
      },
    ],
  },
};

/** The earliest last session: the longest held were bought 240 sessions before it. */
const MOST_SESSIONS_BACK = 240;

/**
 * A demo book as it stands on the evening of a session. Entries are at that day's simulated closes and marks; expirations
 * lie at least 35 days ahead, so that no option has expired when the book is loaded. What was bought up to the first
 * session of the history is paid for before it; the opening deposit is the cash beside it, and makes NAV of that session
 * {@link DEMO_START_VALUE} to the cent. What was bought later has its trade among the cash flows, at the price of the
 * evening, so that buying moves no NAV.
 *
 * Quantities are those of the last session: before a split there were fewer. Dividends are not among the cash flows. From
 * late 2099 on no book can be made, since OCC symbols write a year in two digits.
 * On 2026-09-25 the history of demo_growth begins on 2026-05-19.
 *
 * @param lastSession - a session that has ended
 * @throws RangeError when it is none, less than 240 sessions after the first simulated one, or too near to 2100
 */
export function demoBook(market: SimulatedMarket, username: DemoUsername, lastSession: string): DemoBook {
  if (!isSession(lastSession)) throw new RangeError(`No session on ${lastSession}`);
  if (addSessions(FIRST_SIMULATED_SESSION, MOST_SESSIONS_BACK) > lastSession) {
    throw new RangeError(`A demo book on ${lastSession} would begin before ${FIRST_SIMULATED_SESSION}`);
  }
  return new BookMaker(market, username, lastSession).book();
}

/** A position with what it was when it counted first: in the first session of the history, or when bought. */
interface Made {
  position: DemoPosition;
  /** The later of entry and start of the history. */
  since: string;
  /** Signed value on that evening, dollars. */
  valueThen: string;
}

class BookMaker {
  readonly #market: SimulatedMarket;
  readonly #username: DemoUsername;
  readonly #last: string;
  readonly #historyStart: string;

  constructor(market: SimulatedMarket, username: DemoUsername, lastSession: string) {
    this.#market = market;
    this.#username = username;
    this.#last = lastSession;
    this.#historyStart = addSessions(lastSession, 1 - DEMO_HISTORY_SESSIONS);
  }

  book(): DemoBook {
    const recipe = RECIPES[this.#username];
    const covered = new Set(
      recipe.options.filter(({ size }) => size === 'covered').map(({ underlying }) => underlying),
    );
    const stocks = recipe.stocks.map((line) => this.#stock(line, covered.has(line.symbol)));
    const made = [...stocks, ...recipe.options.map((line) => this.#option(line, stocks))];
    return {
      username: this.#username,
      historyStart: this.#historyStart,
      positions: made.map(({ position }) => position),
      cashFlows: this.#cashFlows(made),
    };
  }

  /** @param inLots - by whole hundreds, one at least, since calls are written on it */
  #stock({ symbol, weight, back, tags }: StockLine, inLots: boolean): Made {
    const entryDate = addSessions(this.#last, -back);
    const since = laterOf(entryDate, this.#historyStart);
    const close = this.#close(symbol, since);
    const lot = inLots ? 100 : 1;
    const units = lot * Math.max(1, Math.round((Math.abs(weight) * 10_000) / Number(close) / lot));
    const positionType = positionTypeOf(null, String(weight));
    const held = { positionType, contractMultiplier: DEFAULT_CONTRACT_MULTIPLIER };
    const position: DemoPosition = {
      ...held,
      symbol,
      quantity: plainText(roundTo(this.#splitRatio(symbol, since).times(units), QUANTITY.scale)),
      underlyingSymbol: null,
      expirationDate: null,
      strikePrice: null,
      optionType: null,
      entryPrice: plainText(
        roundTo(
          new Decimal(this.#close(symbol, entryDate)).div(this.#splitRatio(symbol, entryDate)),
          ENTRY_PRICE.scale,
        ),
      ),
      entryDate,
      lastPrice: this.#close(symbol, this.#last),
      tags: parseTagCell(tags).tags,
    };
    return { position, since, valueThen: signedValue({ ...held, quantity: String(units) }, close) };
  }

  #option({ underlying, optionType, side, strike, days, size, back, tags }: OptionLine, stocks: readonly Made[]): Made {
    const entryDate = this.#afterSplits(underlying, addSessions(this.#last, -back));
    const spot = Number(this.#close(underlying, entryDate));
    const expirationDate = nextMonthlyExpiration(this.#last, days);
    const strikePrice = listedStrike((spot * strike) / 100);
    const root = underlying.replace('.', '');
    const symbol = formatOccSymbol({ root, expirationDate, optionType, strikePrice });
    const shares = Number(stocks.find(({ position }) => position.symbol === underlying)?.position.quantity ?? 0);
    const contracts =
      size === 'covered' ? Math.floor(shares / 100) : Math.max(1, Math.round((size * 10_000) / (100 * spot)));
    const position: DemoPosition = {
      symbol,
      positionType: positionTypeOf(optionType, String(side)),
      quantity: String(contracts),
      underlyingSymbol: root,
      expirationDate,
      strikePrice,
      optionType,
      contractMultiplier: DEFAULT_CONTRACT_MULTIPLIER,
      entryPrice: this.#mark(symbol, entryDate),
      entryDate,
      lastPrice: this.#mark(symbol, this.#last),
      tags: parseTagCell(tags).tags,
    };
    return { position, since: entryDate, valueThen: signedValue(position, position.entryPrice) };
  }

  #cashFlows(made: readonly Made[]): DemoCashFlow[] {
    const isLater = ({ since }: Made) => since > this.#historyStart;
    const held = made.filter((each) => !isLater(each));
    const invested = held.reduce((sum, { valueThen }) => sum.plus(Exact.of(valueThen)), Exact.ZERO);
    const deposit = Exact.of(DEMO_START_VALUE).minus(invested).rounded(MONEY.scale);
    const trades = made.filter(isLater).map(
      ({ position, since, valueThen }): DemoCashFlow => ({
        flowDate: since,
        amount: Exact.of(valueThen).negated().rounded(MONEY.scale),
        flowType: 'trade',
        symbol: position.symbol,
      }),
    );
    trades.sort((a, b) => (a.flowDate < b.flowDate ? -1 : a.flowDate > b.flowDate ? 1 : 0));
    return [{ flowDate: this.#historyStart, amount: deposit, flowType: 'deposit', symbol: null }, ...trades];
  }

  /** Shares on the last session for each that there was on the evening of an earlier one. */
  #splitRatio(symbol: string, since: string): Decimal {
    return this.#splitsAfter(symbol, since).reduce(
      (ratio, { splitFrom, splitTo }) => ratio.times(splitTo ?? 1).div(splitFrom ?? 1),
      new Decimal(1),
    );
  }

  /** The entry, or the day of the last split after it: what was listed before has other strikes now. */
  #afterSplits(symbol: string, entryDate: string): string {
    return this.#splitsAfter(symbol, entryDate).at(-1)?.exDate ?? entryDate;
  }

  #splitsAfter(symbol: string, date: string) {
    return this.#market
      .corporateActions(symbol, date, this.#last)
      .filter(({ actionType, exDate }) => actionType === 'split' && exDate > date);
  }

  #close(symbol: string, date: string): string {
    return present(this.#market.close(symbol, date), symbol, date);
  }

  #mark(symbol: string, date: string): string {
    return present(simulatedOptionMark(this.#market, symbol, date), symbol, date);
  }
}

function laterOf(a: string, b: string): string {
  return a < b ? b : a;
}

function present(price: string | null, symbol: string, date: string): string {
  if (price === null) throw new RangeError(`${symbol} has no simulated price on ${date}`);
  return price;
}

function signedValue(holding: Parameters<typeof marketValue>[0], price: string): string {
  return marketValue(holding, price) as string;
}

/** The nearest strike of a list as exchanges make them: finer where prices are low. Near 273.4 it is "275". */
export function listedStrike(price: number): string {
  const step = price < 25 ? 0.5 : price < 100 ? 1 : price < 200 ? 2.5 : price < 500 ? 5 : 10;
  return String(Math.max(1, Math.round(price / step)) * step);
}
