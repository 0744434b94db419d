import { cdfFromDensity, normalDensity } from './normal-distribution';

/**
 * The exercise boundary of an American put by the QD+ approximation, within about 0.1 % of the true one: where the
 * fixed-point iteration begins.
 *
 * @see M. Li, "Analytical approximations for the critical stock prices of American options: a performance comparison",
 * Review of Derivatives Research 13 (2010), 75–99
 * @see L. Andersen, M. Lake, D. Offengenden, "High performance American option pricing", Journal of Computational
 * Finance 20 (2016), 39–87, appendix
 */

const MOST_STEPS = 20;
/** Of the strike: finer than the approximation is. */
const TOLERANCE = 1e-5;

/** The boundary of a put that never expires, for strike 1: λ/(λ − 1). At rate 5 %, no dividend, 20 % volatility 0.7142857. */
export function perpetualBoundary(rate: number, dividendYield: number, volatility: number): number {
  const variance = volatility * volatility;
  const omega = (2 * (rate - dividendYield)) / variance - 1;
  const root = -0.5 * (omega + Math.sqrt(omega * omega + (8 * rate) / variance));
  return root / (root - 1);
}

/**
 * For strike 1 at `years` before expiry, between `least` and `start`, where Newton's method begins.
 *
 * The boundary B solves (1 − e^(−qτ)·N(−d₊))·B = β·(1 − B − p(B)) − α·Θ(B)·e^(rτ), p and Θ being the European put's price
 * and theta.
 */
export function qdPlusBoundary(
  rate: number,
  dividendYield: number,
  years: number,
  volatility: number,
  least: number,
  start: number,
): number {
  const variance = volatility * volatility;
  const root = Math.sqrt(years);
  const deviation = volatility * root;
  const rateFactor = Math.exp(-rate * years);
  const yieldFactor = Math.exp(-dividendYield * years);
  // r/(1 − e^(−rτ)), which for a small rτ is 1/τ and more.
  const perHorizon = Math.abs(rate * years) > 1e-5 ? rate / (1 - rateFactor) : 1 / (years * (1 - 0.5 * rate * years));
  const omega = (2 * (rate - dividendYield)) / variance - 1;
  const radical = Math.sqrt(omega * omega + (8 * perHorizon) / variance);
  const lambda = -0.5 * (omega + radical);
  const lambdaSlope = (2 * perHorizon * perHorizon) / (variance * radical);
  const alpha = (2 * rateFactor) / (variance * (2 * lambda + omega));
  const beta = alpha * (perHorizon + lambdaSlope / (2 * lambda + omega)) - lambda;
  const drift = (rate - dividendYield + 0.5 * variance) * years;

  let low = least;
  let high = start;
  let boundary = start;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const up = (Math.log(boundary) + drift) / deviation;
    const down = up - deviation;
    const upDensity = normalDensity(up);
    const cdfUp = cdfFromDensity(-up, upDensity);
    const cdfDown = cdfFromDensity(-down, normalDensity(down));
    const density = yieldFactor * upDensity;
    const put = rateFactor * cdfDown - boundary * yieldFactor * cdfUp;
    const theta =
      rate * rateFactor * cdfDown -
      dividendYield * boundary * yieldFactor * cdfUp -
      (0.5 * volatility * boundary * density) / root;
    const thetaSlope =
      (-rate * density) / deviation -
      dividendYield * (yieldFactor * cdfUp - density / deviation) -
      ((0.5 * volatility * density) / root) * (1 - up / deviation);
    const held = 1 - yieldFactor * cdfUp;
    const value = held * boundary - beta * (1 - boundary - put) + (alpha * theta) / rateFactor;
    const slope = held + density / deviation + beta * held + (alpha * thetaSlope) / rateFactor;
    if (value > 0) high = boundary;
    else low = boundary;
    let next = boundary - value / slope;
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    const change = Math.abs(next - boundary);
    boundary = next;
    if (change < TOLERANCE) break;
  }
  return boundary;
}
