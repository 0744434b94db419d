import { sessionsBetween } from '../trading-calendar';
import { SIMULATED_INSTRUMENTS } from './instruments';
import { MarketFactors, OwnNoise } from './market-factors';
import { FIRST_SIMULATED_SESSION } from './simulated-market';

/** Planted too: two basis points a session. */
const ALPHA = 0.0002;

/** One instrument of a market in which a regression finds what was planted. */
export interface ExactPath {
  symbol: string;
  /** A session's return when all factors stand still. */
  alpha: number;
  /** Slopes in the order of the factors: SPY, then the six styles beside it. */
  betas: readonly number[];
  /** Simple returns of sessions 1 to the last, numbers that are not rounded. */
  returns: readonly number[];
  /** Of sessions 0 to the last, in dollars, not rounded either: cents would cost the betas their digits. */
  closes: readonly number[];
}

export interface ExactMarket {
  /** Oldest first; the first has prices and no returns. */
  sessions: readonly string[];
  /** SPY's returns, then those of MTUM, VTV, VUG, QUAL, IWM and SPLV less their beta times SPY's. */
  factors: readonly (readonly number[])[];
  /** The seven factor ETFs and the stocks that were asked for. */
  paths: ReadonlyMap<string, ExactPath>;
}

/**
 * The simulated market from {@link FIRST_SIMULATED_SESSION} over a fixed window, made such that regressions return the planted betas to 1e-12: the noise of
 * each stock is projected off the intercept and all factors, and the styles off the intercept and SPY. So SPY alone
 * explains a stock with exactly `betas[0]`, and all seven with exactly `betas`. Another length of window is another
 * market, which is why this one is for tests.
 *
 * A symbol that is not listed has no path. KO has `betas[0]` 0.5.
 *
 * @param sessionCount - sessions with prices, one more than there are returns; at least 10, for eight coefficients
 * @throws RangeError when there are fewer
 */
export function exactMarket(seed: string, symbols: readonly string[], sessionCount: number): ExactMarket {
  if (!Number.isInteger(sessionCount) || sessionCount < 10) {
    throw new RangeError(`${sessionCount} sessions are too few for eight coefficients`);
  }
  const sessions = sessionsOf(sessionCount);
  const common = new MarketFactors(seed);
  common.reach(sessionCount - 1);
  const space = new OrthonormalSpace();
  space.add(new Array<number>(sessionCount - 1).fill(1));
  const market = common.market.slice(1);
  space.add(market);
  const styles = common.styles.map((returns) => space.beside(returns.slice(1)));
  for (const style of styles) space.add(style);
  const factors = [market, ...styles];
  const paths = new Map<string, ExactPath>();
  for (const instrument of SIMULATED_INSTRUMENTS) {
    const { symbol, sector, startPrice, marketBeta, styleBetas } = instrument;
    if (sector !== null && !symbols.includes(symbol)) continue;
    const noise = new OwnNoise(seed, instrument, common);
    const own = sector === null ? null : space.beside(market.map((_, index) => noise.next(index + 1)));
    const alpha = sector === null ? 0 : ALPHA;
    const betas = [marketBeta, ...styleBetas];
    const returns = market.map((_, index) => {
      const explained = factors.reduce((sum, factor, of) => sum + (betas[of] as number) * (factor[index] as number), 0);
      return alpha + explained + (own?.[index] ?? 0);
    });
    const closes = [startPrice];
    for (const change of returns) closes.push((closes.at(-1) as number) * (1 + change));
    paths.set(symbol, { symbol, alpha, betas, returns, closes });
  }
  return { sessions, factors, paths };
}

function sessionsOf(count: number): string[] {
  const sessions: string[] = [];
  for (let year = Number(FIRST_SIMULATED_SESSION.slice(0, 4)); sessions.length < count; year += 1) {
    sessions.push(...sessionsBetween(`${year}-01-01`, `${year}-12-31`));
  }
  return sessions.slice(0, count);
}

/** Vectors of length 1 at right angles to each other, by Gram and Schmidt: axis after axis, each from what the last one left. */
class OrthonormalSpace {
  readonly #basis: number[][] = [];

  /** What of a vector is at right angles to the space. */
  beside(vector: readonly number[]): number[] {
    const rest = [...vector];
    for (const axis of this.#basis) {
      const along = rest.reduce((sum, value, index) => sum + value * (axis[index] as number), 0);
      for (let index = 0; index < rest.length; index += 1) {
        rest[index] = (rest[index] as number) - along * (axis[index] as number);
      }
    }
    return rest;
  }

  add(vector: readonly number[]): void {
    const rest = this.beside(vector);
    const length = Math.sqrt(rest.reduce((sum, value) => sum + value * value, 0));
    this.#basis.push(rest.map((value) => value / length));
  }
}
