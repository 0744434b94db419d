import type { CorporateAction } from '../../src-shared/domain/corporate-action';
import { counted } from '../../src-shared/domain/counted';
import { FACTOR_ETFS } from '../../src-shared/domain/demo/instruments';
import { simulatedOptionMark } from '../../src-shared/domain/demo/option-marks';
import { DEMO_SEED, SimulatedMarket } from '../../src-shared/domain/demo/simulated-market';
import { parseOccSymbol } from '../../src-shared/domain/occ-symbol';
import { priceUnderlying } from '../../src-shared/domain/price-underlying';
import { nextSession, sessionsBetween } from '../../src-shared/domain/trading-calendar';
import type { DailyBar } from '../db/repositories/market-data';
import type { MarketData, MarketDataProvider, MarketDataRequest } from './provider';

/** The demo profiles' market: it has every session at its bell, for ever and offline. */
export class SimulatedProvider implements MarketDataProvider {
  readonly source = 'simulated';
  readonly name = 'simulated market';
  readonly market = new SimulatedMarket(DEMO_SEED);

  /** The factor ETFs come along: the benchmark, and later the factors, need them. */
  async fetch({ symbols, known, from, through, signal }: MarketDataRequest): Promise<MarketData> {
    const bars: DailyBar[] = [];
    const actions: CorporateAction[] = [];
    let unlisted = 0;
    for (const symbol of new Set([...FACTOR_ETFS, ...symbols])) {
      const stored = known.get(symbol);
      const first = stored === undefined ? from : nextSession(stored);
      if (first > through) continue;
      // Making a symbol's history is arithmetic: others have their turn between two of them.
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      const made = this.#bars(symbol, first, through);
      if (made.length === 0 && this.#isUnknown(symbol)) unlisted += 1;
      bars.push(...made);
      actions.push(...this.market.corporateActions(symbol, first, through));
    }
    const warnings = unlisted === 0 ? [] : [`${counted(unlisted, 'symbol')} not in the simulated market.`];
    return { bars, actions, warnings };
  }

  lists(symbol: string, session: string): boolean {
    const option = parseOccSymbol(symbol);
    if (!option?.ok) return this.market.instrument(symbol) !== null;
    const underlying = priceUnderlying(option.value.root);
    return option.value.expirationDate >= session && underlying !== null && this.lists(underlying, session);
  }

  async isAwaited(): Promise<boolean> {
    return false;
  }

  /** Not one that has expired, which has no bars either. */
  #isUnknown(symbol: string): boolean {
    const option = parseOccSymbol(symbol);
    return !this.lists(symbol, option?.ok ? option.value.expirationDate : '');
  }

  #bars(symbol: string, from: string, through: string): DailyBar[] {
    if (parseOccSymbol(symbol)?.ok) {
      return sessionsBetween(from, through).flatMap((date) => {
        const close = simulatedOptionMark(this.market, symbol, date);
        return close === null ? [] : [{ ...NO_BAR, symbol, date, close }];
      });
    }
    const { sector = null, industry = null } = this.market.instrument(symbol) ?? {};
    return this.market.bars(symbol, from, through).map((bar) => ({ ...NO_BAR, ...bar, sector, industry }));
  }
}

const NO_BAR = {
  open: null,
  high: null,
  low: null,
  volume: null,
  sector: null,
  industry: null,
  source: 'simulated' as const,
  isHeld: false,
};
