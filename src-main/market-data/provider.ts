import type { CorporateAction } from '../../src-shared/domain/corporate-action';
import type { PriceSource } from '../../src-shared/domain/price-in-use';
import type { DailyBar } from '../db/repositories/market-data';

export interface MarketDataRequest {
  /** Stocks and funds, and options by their compact OCC symbols. */
  symbols: readonly string[];
  /** The latest session that is stored, by symbol; absent where nothing is. */
  known: ReadonlyMap<string, string>;
  /** The first session wanted of a symbol of which nothing is stored. */
  from: string;
  /** The last one. */
  through: string;
  /** When it is aborted, the answer does not matter any more. */
  signal: AbortSignal;
}

export interface MarketData {
  bars: DailyBar[];
  actions: CorporateAction[];
  /** Sentences about what could not be read; they are seen by all profiles, so without the names of what is held. */
  warnings: string[];
  /** Called once all of it is stored: what is remembered before may be lost. */
  stored?: () => void;
}

/**
 * Where daily bars come from. What a provider does not have is left out; a session that it has not published yet is
 * asked for again. It throws when it cannot answer at all, with a message that a person can act on.
 */
export interface MarketDataProvider {
  readonly source: PriceSource;
  /** As the log and the list of runs call it. */
  readonly name: string;
  /** Whether it can have a price of that symbol in that session at all. */
  lists(symbol: string, session: string): boolean;
  fetch(request: MarketDataRequest): Promise<MarketData>;
  /** Whether a close of every session is to be expected of it: then a missing one is waited for. */
  isAwaited(): Promise<boolean>;
}
