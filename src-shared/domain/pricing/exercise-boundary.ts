import type { BoundaryScheme, PremiumScheme } from './boundary-scheme';
import { cdfFromDensity, normalDensity } from './normal-distribution';
import { perpetualBoundary, qdPlusBoundary } from './qd-plus';

/**
 * The spot at and below which an American put on strike 1 is exercised, at every time before expiry, after Andersen, Lake
 * and Offengenden. It depends on neither spot nor strike, so one solution serves a whole row of spots; a call is the put
 * with spot and strike, and rate and yield, exchanged.
 *
 * With X = min(1, r/q), its value at expiry, the boundary is B(τ) = X·e^(−√H(√τ)), and H is kept at Chebyshev points of √τ.
 *
 * @see L. Andersen, M. Lake, D. Offengenden, "High performance American option pricing", Journal of Computational
 * Finance 20 (2016), 39–87; the equations' names below are theirs
 */
export class ExerciseBoundary {
  readonly #scheme: BoundaryScheme;
  /** ln(B/X) and its square at the nodes, the longest time first. */
  readonly #logs: Float64Array;
  readonly #squares: Float64Array;
  /** Of every point of every node: e^(ru) and e^(qu) with the point's weight, u being the time to expiry there. */
  readonly #rateFactors: Float64Array;
  readonly #yieldFactors: Float64Array;
  #rate = 0;
  #dividendYield = 0;
  #years = 0;
  #volatility = 0;
  #capLog = 0;
  #leastLog = 0;

  constructor(scheme: BoundaryScheme) {
    this.#scheme = scheme;
    this.#logs = new Float64Array(scheme.nodes);
    this.#squares = new Float64Array(scheme.nodes);
    this.#rateFactors = new Float64Array(scheme.nodes * scheme.points);
    this.#yieldFactors = new Float64Array(scheme.nodes * scheme.points);
  }

  /** At the whole time to expiry: the spot, for strike 1, at which the put is exercised now. */
  get now(): number {
    return Math.exp(this.#capLog + (this.#logs[0] as number));
  }

  /**
   * Solves for these values. Needs rate >= 0, and a positive one where the yield is not below 0; positive time and
   * volatility.
   */
  solve(rate: number, dividendYield: number, years: number, volatility: number): void {
    this.#rate = rate;
    this.#dividendYield = dividendYield;
    this.#years = years;
    this.#volatility = volatility;
    const cap = dividendYield > rate ? rate / dividendYield : 1;
    this.#capLog = Math.log(cap);
    const least = perpetualBoundary(rate, dividendYield, volatility);
    // A perpetual boundary of 0 is one that is not reached: a rate of 0.
    this.#leastLog = Math.log(Math.max(least, 1e-300)) - this.#capLog;
    this.#guess(least, cap);
    this.#weigh();
    for (let iteration = 0; iteration < this.#scheme.iterations; iteration += 1) this.#iterate();
  }

  #keep(node: number, log: number): void {
    const kept = Math.min(0, Math.max(this.#leastLog, log));
    this.#logs[node] = kept;
    this.#squares[node] = kept * kept;
  }

  #guess(least: number, cap: number): void {
    let boundary = cap;
    for (let node = this.#scheme.nodes - 1; node >= 0; node -= 1) {
      const years = this.#years * (this.#scheme.roots[node] as number) ** 2;
      boundary = qdPlusBoundary(this.#rate, this.#dividendYield, years, this.#volatility, least, boundary);
      this.#keep(node, Math.log(boundary) - this.#capLog);
    }
  }

  /** The same in all iterations. */
  #weigh(): void {
    const { nodes, points, roots, cosines, weights } = this.#scheme;
    for (let node = 0; node < nodes; node += 1) {
      const years = this.#years * (roots[node] as number) ** 2;
      for (let point = 0; point < points; point += 1) {
        const cosine = cosines[point] as number;
        const remaining = years * cosine * cosine;
        const weight = 2 * cosine * (weights[point] as number);
        this.#rateFactors[node * points + point] = weight * Math.exp(this.#rate * remaining);
        this.#yieldFactors[node * points + point] = weight * Math.exp(this.#dividendYield * remaining);
      }
    }
  }

  /**
   * From expiry backwards, each value with the new ones before it: a boundary depends on what comes after it in time
   * alone, and where volatility is low no other order settles.
   */
  #iterate(): void {
    for (let node = this.#scheme.nodes - 1; node >= 0; node -= 1) {
      const next = this.#fixedPoint(node);
      if (next > 0 && next < Number.POSITIVE_INFINITY) this.#keep(node, Math.log(next) - this.#capLog);
    }
  }

  /** The next value at a node by system FP-A: B = e^(−(r−q)τ)·N/D, with densities in N and D. */
  #fixedPoint(node: number): number {
    const { nodes, points, roots, sines, within } = this.#scheme;
    const rate = this.#rate;
    const dividendYield = this.#dividendYield;
    const volatility = this.#volatility;
    const squares = this.#squares;
    const root = Math.sqrt(this.#years) * (roots[node] as number);
    const years = root * root;
    const deviation = volatility * root;
    const drift = rate - dividendYield + 0.5 * volatility * volatility;
    const log = this.#logs[node] as number;
    let cdfSum = 0;
    let upSum = 0;
    let downSum = 0;
    let upSlope = 0;
    let downSlope = 0;
    for (let point = 0; point < points; point += 1) {
      let square = 0;
      const place = node * points + point;
      const row = place * nodes;
      for (let other = 0; other < nodes; other += 1) square += (within[row + other] as number) * (squares[other] as number);
      const sine = sines[point] as number;
      const passed = years * sine * sine;
      const spread = deviation * sine;
      const up = (log + Math.sqrt(square > 0 ? square : 0) + drift * passed) / spread;
      const down = up - spread;
      const yieldFactor = this.#yieldFactors[place] as number;
      const density = normalDensity(up);
      const upDensity = yieldFactor * density;
      const downDensity = (this.#rateFactors[place] as number) * normalDensity(down);
      cdfSum += yieldFactor * sine * cdfFromDensity(up, density);
      upSum += upDensity;
      downSum += downDensity;
      upSlope += (upDensity * up) / sine;
      downSlope += (downDensity * down) / sine;
    }
    // N(d₊) enters as K1, the densities over σ√(τ − u) as K2 and K3.
    const k1 = years * cdfSum;
    const k2 = (root / volatility) * upSum;
    const k3 = (root / volatility) * downSum;
    const boundaryLog = this.#capLog + log;
    const up = (boundaryLog + drift * years) / deviation;
    const down = up - deviation;
    const density = normalDensity(up);
    const upDensity = density / deviation;
    const downDensity = normalDensity(down) / deviation;
    const above = downDensity + rate * k3;
    const below = upDensity + cdfFromDensity(up, density) + dividendYield * (k1 + k2);
    const value = (Math.exp((dividendYield - rate) * years) * above) / below;
    const boundary = Math.exp(boundaryLog);
    const variance = volatility * volatility;
    const aboveSlope = -((down / deviation) * downDensity + (rate * downSlope) / variance) / boundary;
    const belowSlope =
      (upDensity - (up / deviation) * upDensity + dividendYield * (k2 - upSlope / variance)) / boundary;
    return settledStep(boundary, value, value * (aboveSlope / above - belowSlope / below));
  }

  /**
   * What early exercise adds to the European put on strike 1 at this spot, above the boundary, with its first and second
   * derivative by the spot: written to `out[0…2]`.
   *
   *   ∫₀ᵀ r·e^(−rt)·N(−d₋(t, S/B(T−t))) − q·S·e^(−qt)·N(−d₊(t, S/B(T−t))) dt
   */
  writePremium(spot: number, scheme: PremiumScheme, out: Float64Array): void {
    const { nodes } = this.#scheme;
    const { points, cosines, sines, weights, within } = scheme;
    const rate = this.#rate;
    const dividendYield = this.#dividendYield;
    const years = this.#years;
    const squares = this.#squares;
    const deviation = this.#volatility * Math.sqrt(years);
    const drift = rate - dividendYield + 0.5 * this.#volatility * this.#volatility;
    const log = Math.log(spot) - this.#capLog;
    let value = 0;
    let slope = 0;
    let curvature = 0;
    for (let point = 0; point < points; point += 1) {
      let square = 0;
      const row = point * nodes;
      for (let other = 0; other < nodes; other += 1) square += (within[row + other] as number) * (squares[other] as number);
      const sine = sines[point] as number;
      const passed = years * sine * sine;
      const spread = deviation * sine;
      const up = (log + Math.sqrt(square > 0 ? square : 0) + drift * passed) / spread;
      const down = up - spread;
      const weight = sine * (cosines[point] as number) * (weights[point] as number);
      const earned = weight * rate * Math.exp(-rate * passed);
      const lost = weight * dividendYield * Math.exp(-dividendYield * passed);
      const upDensity = normalDensity(up);
      const downDensity = normalDensity(down);
      const cdfUp = cdfFromDensity(-up, upDensity);
      value += earned * cdfFromDensity(-down, downDensity) - lost * spot * cdfUp;
      slope += lost * (upDensity / spread - cdfUp) - (earned * downDensity) / (spread * spot);
      curvature +=
        ((earned * downDensity * (1 + down / spread)) / spot + lost * upDensity * (1 - up / spread)) / (spread * spot);
    }
    out[0] = 2 * years * value;
    out[1] = 2 * years * slope;
    out[2] = 2 * years * curvature;
  }
}

/**
 * The step for B = f(B), given f's slope as far as it is known. The slope leaves out what the other nodes do in answer:
 * a plain step is better where it is small, and Newton's is the only one that settles where it is large.
 */
function settledStep(boundary: number, value: number, slope: number): number {
  const square = slope * slope;
  const next = boundary + (value - boundary) / (1 - (slope * square) / (square + 0.25));
  return next > 0 ? next : value;
}
