import type { BoundaryScheme, PremiumScheme } from './boundary-scheme';
import { cdfFromDensity, normalDensity } from './normal-distribution';
import { perpetualBoundary, qdPlusBoundary } from './qd-plus';

/**
 * The spot at and below which an American put on strike 1 is exercised, at every time before expiry, after Andersen, Lake
 * and Offengenden. It depends on neither spot nor strike, so one solution serves a whole row of spots; a call is the put
 * with spot and strike, and rate and yield, exchanged.
 *
 * With X = min(1, r/q), its value at expiry, the boundary is B(τ) = X·e^(−√H(√τ)), and H is kept at Chebyshev points of √τ.
 * At rate 5 %, no dividend, one year and 25 % volatility it is now at 0.7489.
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
  /** How ln B at the nodes, and ln X, answer to the volatility and to one of the rates. */
  readonly #volatilityShift: Float64Array;
  readonly #rateShift: Float64Array;
  readonly #residual: Float64Array;
  #capShift = 0;
  #shiftedBy: 'rate' | 'dividendYield' | null = null;
  /** Of one node's points, while its row is made. */
  readonly #pointAbove: Float64Array;
  readonly #pointBelow: Float64Array;
  readonly #pointRoots: Float64Array;
  /** I − ∂F/∂ln B of the fixed point ln B = F(ln B), row by row. */
  readonly #system: Float64Array;

  constructor(scheme: BoundaryScheme) {
    this.#scheme = scheme;
    this.#logs = new Float64Array(scheme.nodes);
    this.#squares = new Float64Array(scheme.nodes);
    this.#rateFactors = new Float64Array(scheme.nodes * scheme.points);
    this.#yieldFactors = new Float64Array(scheme.nodes * scheme.points);
    this.#volatilityShift = new Float64Array(scheme.nodes);
    this.#rateShift = new Float64Array(scheme.nodes);
    this.#residual = new Float64Array(scheme.nodes);
    this.#system = new Float64Array(scheme.nodes * scheme.nodes);
    this.#pointAbove = new Float64Array(scheme.points);
    this.#pointBelow = new Float64Array(scheme.points);
    this.#pointRoots = new Float64Array(scheme.points);
  }

  /** At the whole time to expiry: the spot, for strike 1, at which the put is exercised now. */
  get now(): number {
    return Math.exp(this.#capLog + (this.#logs[0] as number));
  }

  /**
   * Solves for these values, unless they are the ones it is solved for: a row of spots costs one solution. Needs
   * rate >= 0, and a positive one where the yield is not below 0; positive time and volatility.
   */
  solve(rate: number, dividendYield: number, years: number, volatility: number): void {
    if (
      rate === this.#rate &&
      dividendYield === this.#dividendYield &&
      years === this.#years &&
      volatility === this.#volatility
    ) {
      return;
    }
    this.#shiftedBy = null;
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
    for (let step = 0; step < this.#scheme.newtonSteps; step += 1) this.#stepByNewton();
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
    const { points, roots, sines, within } = this.#scheme;
    const rate = this.#rate;
    const dividendYield = this.#dividendYield;
    const volatility = this.#volatility;
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
      const place = node * points + point;
      const sine = sines[point] as number;
      const passed = years * sine * sine;
      const spread = deviation * sine;
      const up = (log + this.#rootAt(within, place) + drift * passed) / spread;
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

  /** Newton's method on all nodes at once: (I − ∂F/∂ln B)·δ = F(ln B) − ln B. It settles what the iterations only near. */
  #stepByNewton(): void {
    const { nodes } = this.#scheme;
    this.#linearize(true);
    solveInPlace(this.#system, nodes, this.#residual, this.#rateShift);
    for (let node = 0; node < nodes; node += 1) {
      const step = this.#residual[node] as number;
      if (Number.isFinite(step)) this.#keep(node, (this.#logs[node] as number) + step);
    }
  }

  /**
   * How the boundary answers to the volatility and to one of the rates: the fixed point ln B = F(ln B, θ) gives
   * (I − ∂F/∂ln B)·∂ln B/∂θ = ∂F/∂θ, which costs little more than one iteration.
   */
  solveShifts(by: 'rate' | 'dividendYield'): void {
    if (by === this.#shiftedBy) return;
    this.#shiftedBy = by;
    this.#linearize(by === 'rate');
    solveInPlace(this.#system, this.#scheme.nodes, this.#volatilityShift, this.#rateShift);
  }

  /** I − ∂F/∂ln B, what F leaves of ln B, and F's slopes by the volatility and by one of the rates. */
  #linearize(isRate: boolean): void {
    const { nodes, points, roots, sines, within } = this.#scheme;
    const rate = this.#rate;
    const dividendYield = this.#dividendYield;
    const volatility = this.#volatility;
    const system = this.#system;
    const logs = this.#logs;
    const rateFactors = this.#rateFactors;
    const yieldFactors = this.#yieldFactors;
    const pointAbove = this.#pointAbove;
    const pointBelow = this.#pointBelow;
    const pointRoots = this.#pointRoots;
    const drift = rate - dividendYield + 0.5 * volatility * volatility;
    // X = r/q where that is below 1.
    this.#capShift = dividendYield <= rate ? 0 : isRate ? 1 / rate : -1 / dividendYield;
    for (let node = 0; node < nodes; node += 1) {
      const root = Math.sqrt(this.#years) * (roots[node] as number);
      const years = root * root;
      const deviation = volatility * root;
      const log = logs[node] as number;
      const first = node * nodes;
      system.fill(0, first, first + nodes);
      const up = (this.#capLog + log + drift * years) / deviation;
      const down = up - deviation;
      const density = normalDensity(up);
      const upDensity = density / deviation;
      const downDensity = normalDensity(down) / deviation;
      const scale = root / volatility;

      // N and D, and their slopes by the volatility and by the rate, without what the integrals add.
      let above = downDensity;
      let below = upDensity + cdfFromDensity(up, density);
      let aboveVolatility = (downDensity * (up * down - 1)) / volatility;
      let belowVolatility = (upDensity * (up * down - 1) - density * down) / volatility;
      let aboveRate = -downDensity * down * scale;
      let belowRate = (density - upDensity * up) * scale;
      if (!isRate) {
        aboveRate = -aboveRate;
        belowRate = -belowRate;
      }
      // First over all points: N and D have to be known before their logarithms' slopes.
      for (let point = 0; point < points; point += 1) {
        const place = node * points + point;
        const sine = sines[point] as number;
        const passed = years * sine * sine;
        const remaining = years - passed;
        const spread = deviation * sine;
        const rootThere = this.#rootAt(within, place);
        const pointUp = (log + rootThere + drift * passed) / spread;
        const pointDown = pointUp - spread;
        const pointDensity = normalDensity(pointUp);
        const cdf = years * sine * (yieldFactors[place] as number) * cdfFromDensity(pointUp, pointDensity);
        const upPart = scale * (yieldFactors[place] as number) * pointDensity;
        const downPart = scale * (rateFactors[place] as number) * normalDensity(pointDown);
        // ∂d±/∂r = √t/σ, and the density that stands for N's slope is upPart already: √τ·sin φ·√t/σ.
        const turn = Math.sqrt(passed) / volatility;
        const cross = pointUp * pointDown - 1;
        above += rate * downPart;
        below += dividendYield * (cdf + upPart);
        aboveVolatility += (rate * downPart * cross) / volatility;
        belowVolatility += (dividendYield * upPart * (cross - spread * pointDown)) / volatility;
        if (isRate) {
          aboveRate += downPart * (1 + rate * (remaining - pointDown * turn));
          belowRate += dividendYield * upPart * turn * (spread - pointUp);
        } else {
          aboveRate += rate * downPart * pointDown * turn;
          belowRate += cdf + upPart + dividendYield * (remaining * (cdf + upPart) - upPart * turn * (spread - pointUp));
        }
        // N's and D's slopes by the boundary at this point; their logarithms' follow once N and D are whole.
        pointRoots[point] = rootThere;
        pointAbove[point] = (-rate * downPart * pointDown) / spread;
        pointBelow[point] = dividendYield * upPart * (1 - pointUp / spread);
      }
      this.#residual[node] = (dividendYield - rate) * years + Math.log(above / below) - (this.#capLog + log);
      this.#volatilityShift[node] = aboveVolatility / above - belowVolatility / below;
      this.#rateShift[node] = (isRate ? -years : years) + aboveRate / above - belowRate / below;
      let own = (-down * downDensity) / deviation / above - (density - up * upDensity) / deviation / below;
      for (let point = 0; point < points; point += 1) {
        const row = (node * points + point) * nodes;
        const share = (pointAbove[point] as number) / above - (pointBelow[point] as number) / below;
        const rootThere = pointRoots[point] as number;
        own += share;
        let sum = 0;
        // As in #answerOf, with its quotient taken once.
        const perRoot = rootThere > 0 ? -1 / rootThere : 0;
        for (let other = 0; other < nodes; other += 1) {
          const answer = (within[row + other] as number) * (logs[other] as number) * perRoot;
          sum += answer;
          system[first + other] = (system[first + other] as number) + share * answer;
        }
        this.#rateShift[node] = (this.#rateShift[node] as number) - share * (1 - sum) * this.#capShift;
      }
      system[first + node] = (system[first + node] as number) + 1 - own;
    }
  }

  /** √H at a point, whose row of interpolation weights is `within`'s at that place. */
  #rootAt(within: Float64Array, place: number): number {
    const { nodes } = this.#scheme;
    const squares = this.#squares;
    const row = place * nodes;
    let square = 0;
    for (let node = 0; node < nodes; node += 1) square += (within[row + node] as number) * (squares[node] as number);
    return Math.sqrt(Math.max(square, 0));
  }

  /** How ln B at a point answers to ln B at a node: with ln B = ln X − √H it is the node's weight times √H there over √H here. */
  #answerOf(weight: number, node: number, rootThere: number): number {
    return rootThere > 0 ? (weight * -(this.#logs[node] as number)) / rootThere : 0;
  }

  /**
   * What early exercise adds to the European put on strike 1 at this spot, above the boundary, with its first and second
   * derivative by the spot: written to `out[0…2]`.
   *
   *   ∫₀ᵀ r·e^(−rt)·N(−d₋(t, S/B(T−t))) − q·S·e^(−qt)·N(−d₊(t, S/B(T−t))) dt
   */
  writePremium(spot: number, scheme: PremiumScheme, out: Float64Array): void {
    const { points, cosines, sines, weights, within } = scheme;
    const rate = this.#rate;
    const dividendYield = this.#dividendYield;
    const years = this.#years;
    const deviation = this.#volatility * Math.sqrt(years);
    const drift = rate - dividendYield + 0.5 * this.#volatility * this.#volatility;
    const log = Math.log(spot) - this.#capLog;
    let value = 0;
    let slope = 0;
    let curvature = 0;
    for (let point = 0; point < points; point += 1) {
      const sine = sines[point] as number;
      const passed = years * sine * sine;
      const spread = deviation * sine;
      const up = (log + this.#rootAt(within, point) + drift * passed) / spread;
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

  /**
   * The premium's derivatives by the volatility, `out[0]`, and by the rate that {@link solveShifts} was asked for,
   * `out[1]`, the boundary moving along.
   */
  writePremiumShifts(spot: number, by: 'rate' | 'dividendYield', scheme: PremiumScheme, out: Float64Array): void {
    const { nodes } = this.#scheme;
    const { points, cosines, sines, weights, within } = scheme;
    const rate = this.#rate;
    const dividendYield = this.#dividendYield;
    const volatility = this.#volatility;
    const years = this.#years;
    const deviation = volatility * Math.sqrt(years);
    const drift = rate - dividendYield + 0.5 * volatility * volatility;
    const log = Math.log(spot) - this.#capLog;
    let byVolatility = 0;
    let byRate = 0;
    for (let point = 0; point < points; point += 1) {
      const row = point * nodes;
      const root = this.#rootAt(within, point);
      let volatilityShift = 0;
      let rateShift = 0;
      let sum = 0;
      for (let node = 0; node < nodes; node += 1) {
        const answer = this.#answerOf(within[row + node] as number, node, root);
        sum += answer;
        volatilityShift += answer * (this.#volatilityShift[node] as number);
        rateShift += answer * (this.#rateShift[node] as number);
      }
      rateShift += (1 - sum) * this.#capShift;

      const sine = sines[point] as number;
      const passed = years * sine * sine;
      const spread = deviation * sine;
      const up = (log + root + drift * passed) / spread;
      const down = up - spread;
      const weight = sine * (cosines[point] as number) * (weights[point] as number);
      const rateFactor = weight * Math.exp(-rate * passed);
      const yieldFactor = weight * spot * Math.exp(-dividendYield * passed);
      const upDensity = normalDensity(up);
      const downDensity = normalDensity(down);
      const earned = rate * rateFactor * downDensity;
      const lost = dividendYield * yieldFactor * upDensity;
      const byBoundary = (earned - lost) / spread;
      const turn = Math.sqrt(passed) / volatility;
      byVolatility += (earned * up - lost * down) / volatility + byBoundary * volatilityShift;
      byRate += byBoundary * rateShift;
      if (by === 'rate') {
        byRate += (1 - rate * passed) * rateFactor * cdfFromDensity(-down, downDensity) - (earned - lost) * turn;
      } else {
        byRate += (earned - lost) * turn - (1 - dividendYield * passed) * yieldFactor * cdfFromDensity(-up, upDensity);
      }
    }
    out[0] = 2 * years * byVolatility;
    out[1] = 2 * years * byRate;
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

/** Gaussian elimination with row pivots for two right-hand sides, which become the solutions. */
function solveInPlace(matrix: Float64Array, size: number, first: Float64Array, second: Float64Array): void {
  const at = (row: number, column: number) => matrix[row * size + column] as number;
  for (let pivot = 0; pivot < size; pivot += 1) {
    let best = pivot;
    for (let row = pivot + 1; row < size; row += 1)
      if (Math.abs(at(row, pivot)) > Math.abs(at(best, pivot))) best = row;
    if (best !== pivot) {
      for (let column = pivot; column < size; column += 1) {
        const kept = at(pivot, column);
        matrix[pivot * size + column] = at(best, column);
        matrix[best * size + column] = kept;
      }
      swap(first, pivot, best);
      swap(second, pivot, best);
    }
    for (let row = pivot + 1; row < size; row += 1) {
      const factor = at(row, pivot) / at(pivot, pivot);
      if (factor === 0) continue;
      for (let column = pivot + 1; column < size; column += 1) {
        matrix[row * size + column] = at(row, column) - factor * at(pivot, column);
      }
      first[row] = (first[row] as number) - factor * (first[pivot] as number);
      second[row] = (second[row] as number) - factor * (second[pivot] as number);
    }
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    for (let column = row + 1; column < size; column += 1) {
      first[row] = (first[row] as number) - at(row, column) * (first[column] as number);
      second[row] = (second[row] as number) - at(row, column) * (second[column] as number);
    }
    first[row] = (first[row] as number) / at(row, row);
    second[row] = (second[row] as number) / at(row, row);
  }
}

function swap(values: Float64Array, one: number, other: number): void {
  const kept = values[one] as number;
  values[one] = values[other] as number;
  values[other] = kept;
}
