import { type SimulatedInstrument, STYLE_ETFS } from './instruments';
import { RandomStream } from './random-stream';

/*
 * What moves every price: the market, whose volatility comes in clusters, six styles, and the sectors. Returns are simple
 * returns of one session, dividends included. The first session, number 0, has none; its return stands as 0.
 */

export const SESSIONS_PER_YEAR = 252;

/** Annualized volatility of SPY in the long run, and what it earns in a year. */
const MARKET_VOLATILITY = 0.16;
const MARKET_DRIFT = 0.08;
const MARKET_VARIANCE = MARKET_VOLATILITY ** 2 / SESSIONS_PER_YEAR;

/**
 * Variance of the next session, by that of this one and its surprise; falls count for more.
 * @see L. Glosten, R. Jagannathan, D. Runkle, "On the relation between the expected value and the volatility of the
 * nominal excess return on stocks", Journal of Finance 48 (1993), 1779–1801
 */
const MARKET_SHOCK = 0.03;
const MARKET_FALL = 0.1;
const MARKET_MEMORY = 0.88;
const MARKET_PERSISTENCE = MARKET_SHOCK + MARKET_FALL / 2 + MARKET_MEMORY;
/** Bounds of the market's variance, in long-run variances: 8 % to 40 % of annual volatility. */
const LEAST_MARKET_RATIO = 0.25;
const GREATEST_MARKET_RATIO = 6.25;

/** Annualized volatility of each style ETF beside the market, in the order of STYLE_ETFS. */
const STYLE_VOLATILITIES = [0.09, 0.06, 0.06, 0.04, 0.11, 0.07];

/**
 * How the styles hang together: each row makes one, of variance 1, from independent chance. Growth runs against value
 * (−0.7), low volatility with value and quality.
 */
const STYLE_MIX = [
  [Math.sqrt(1 - 0.09), 0, 0.3, 0, 0, 0],
  [0, 1, 0, 0, 0, 0],
  [0, -0.7, Math.sqrt(1 - 0.49), 0, 0, 0],
  [0, 0, 0, 1, 0, 0],
  [0, 0, 0, 0, 1, 0],
  [0, 0.5, 0, 0.3, 0, Math.sqrt(1 - 0.34)],
];

const SECTOR_VOLATILITY = 0.07;
/** A stock of this volatility follows its sector one to one. */
const SECTOR_REFERENCE_VOLATILITY = 0.3;

/** Noise of its own: the shape of its clusters, and how many standard deviations a session may move. */
const NOISE_SHOCK = 0.06;
const NOISE_MEMORY = 0.9;
const LEAST_NOISE_RATIO = 0.4;
const GREATEST_NOISE_RATIO = 3;
const GREATEST_SHOCK = 6;
/** Of a stock's variance, at least this share is its own. */
const LEAST_OWN_SHARE = 0.2;

const clamped = (value: number, least: number, greatest: number) => Math.min(greatest, Math.max(least, value));

/** The common returns, made from the first session on as far as they are asked for; what is made never changes. */
export class MarketFactors {
  /** Returns of SPY by session. */
  readonly market: number[] = [0];
  /** Returns of each style ETF beside the market, in the order of STYLE_ETFS. */
  readonly styles: readonly number[][] = STYLE_ETFS.map(() => [0]);
  /** Variance of the market in the session after this one. */
  readonly marketVariance: number[] = [MARKET_VARIANCE];
  /** By what the volatility of styles and sectors is multiplied in this session. */
  readonly agitation: number[] = [1];
  readonly #seed: string;
  readonly #marketStream: RandomStream;
  readonly #styleStreams: readonly RandomStream[];
  readonly #sectors = new Map<string, { stream: RandomStream; returns: number[] }>();

  constructor(seed: string) {
    this.#seed = seed;
    this.#marketStream = new RandomStream(seed, 'market');
    this.#styleStreams = STYLE_ETFS.map((etf) => new RandomStream(seed, `style/${etf}`));
  }

  /** Makes the sessions up to that number, itself included. */
  reach(index: number): void {
    for (let session = this.market.length; session <= index; session += 1) {
      const variance = this.marketVariance[session - 1] as number;
      const surprise = Math.sqrt(variance) * this.#marketStream.normal();
      const agitation = agitationOf(variance);
      this.market.push(MARKET_DRIFT / SESSIONS_PER_YEAR + surprise);
      this.agitation.push(agitation);
      this.marketVariance.push(nextMarketVariance(variance, surprise));
      const chance = this.#styleStreams.map((stream) => stream.normal());
      for (const [style, returns] of this.styles.entries()) {
        const daily = ((STYLE_VOLATILITIES[style] as number) * agitation) / Math.sqrt(SESSIONS_PER_YEAR);
        returns.push(daily * dot(STYLE_MIX[style] as number[], chance));
      }
    }
  }

  /** A sector's return beside market and styles; 0 for ETFs, which have none. The session has to be made. */
  sectorReturn(sector: string | null, index: number): number {
    if (sector === null) return 0;
    let known = this.#sectors.get(sector);
    if (known === undefined) {
      known = { stream: new RandomStream(this.#seed, `sector/${sector}`), returns: [0] };
      this.#sectors.set(sector, known);
    }
    const { stream, returns } = known;
    for (let session = returns.length; session <= index; session += 1) {
      const daily = (SECTOR_VOLATILITY * (this.agitation[session] as number)) / Math.sqrt(SESSIONS_PER_YEAR);
      returns.push(daily * stream.normal());
    }
    return returns[index] as number;
  }

  /** What an instrument earns by market and styles. The session has to be made. */
  commonReturn({ marketBeta, styleBetas }: SimulatedInstrument, index: number): number {
    let sum = marketBeta * (this.market[index] as number);
    for (let style = 0; style < styleBetas.length; style += 1) {
      sum += (styleBetas[style] as number) * ((this.styles[style] as number[])[index] as number);
    }
    return sum;
  }
}

function agitationOf(marketVariance: number): number {
  return 0.5 + 0.5 * Math.sqrt(marketVariance / MARKET_VARIANCE);
}

function nextMarketVariance(variance: number, surprise: number): number {
  const next =
    MARKET_VARIANCE * (1 - MARKET_PERSISTENCE) +
    (MARKET_SHOCK + (surprise < 0 ? MARKET_FALL : 0)) * surprise * surprise +
    MARKET_MEMORY * variance;
  return clamped(next, LEAST_MARKET_RATIO * MARKET_VARIANCE, GREATEST_MARKET_RATIO * MARKET_VARIANCE);
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] as number) * (b[index] as number);
  return sum;
}

/** Annual variances in the long run, by their origin; all zero but the first two for an ETF. */
export interface VarianceParts {
  market: number;
  styles: number;
  sector: number;
  own: number;
}

/**
 * How an instrument's annual variance comes about. AAPL, of 28 %, has 0.0369 from the market (1.2² × 0.16²).
 */
export function varianceParts({ marketBeta, styleBetas, volatility }: SimulatedInstrument): VarianceParts {
  const market = marketBeta * marketBeta * MARKET_VOLATILITY * MARKET_VOLATILITY;
  const weights = styleBetas.map((beta, style) => beta * (STYLE_VOLATILITIES[style] as number));
  let styles = 0;
  for (const column of STYLE_ETFS.keys()) {
    const loading = dot(
      weights,
      STYLE_MIX.map((row) => row[column] as number),
    );
    styles += loading * loading;
  }
  if (volatility === null) return { market, styles, sector: 0, own: 0 };
  const total = volatility * volatility;
  const sectorVolatility = sectorLoading(volatility) * SECTOR_VOLATILITY;
  const sector = sectorVolatility * sectorVolatility;
  return { market, styles, sector, own: Math.max(LEAST_OWN_SHARE * total, total - market - styles - sector) };
}

function sectorLoading(volatility: number): number {
  return volatility / SECTOR_REFERENCE_VOLATILITY;
}

/** The returns of one instrument that market and styles do not explain: its sector's share and its own, session by session. */
export class OwnNoise {
  readonly #instrument: SimulatedInstrument;
  readonly #factors: MarketFactors;
  readonly #stream: RandomStream;
  readonly #longRunVariance: number;
  #variance: number;

  constructor(seed: string, instrument: SimulatedInstrument, factors: MarketFactors) {
    this.#instrument = instrument;
    this.#factors = factors;
    this.#stream = new RandomStream(seed, `noise/${instrument.symbol}`);
    this.#longRunVariance = varianceParts(instrument).own / SESSIONS_PER_YEAR;
    this.#variance = this.#longRunVariance;
  }

  /** Variance of its own part in the session that comes next. */
  get variance(): number {
    return this.#variance;
  }

  /** To be asked once for each session, in their order. */
  next(index: number): number {
    const { sector, volatility } = this.#instrument;
    if (volatility === null) return 0;
    const surprise = Math.sqrt(this.#variance / 2) * clamped(this.#stream.studentT4(), -GREATEST_SHOCK, GREATEST_SHOCK);
    const longRun = this.#longRunVariance;
    this.#variance = clamped(
      longRun * (1 - NOISE_SHOCK - NOISE_MEMORY) + NOISE_SHOCK * surprise * surprise + NOISE_MEMORY * this.#variance,
      LEAST_NOISE_RATIO * longRun,
      GREATEST_NOISE_RATIO * longRun,
    );
    return sectorLoading(volatility) * this.#factors.sectorReturn(sector, index) + surprise;
  }
}
