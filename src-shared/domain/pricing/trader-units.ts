import type { RawGreeks } from './option-inputs';

export const DAYS_PER_YEAR = 365;
const POINTS_PER_UNIT = 100;

/** Greeks as traders read them. The names carry the units, so that none is ever divided twice. */
export interface TraderGreeks {
  /** Per share. */
  price: number;
  /** Shares per share. */
  delta: number;
  /** Change of delta per 1.00 of spot. */
  gamma: number;
  /** For one point of volatility: 20 % to 21 %. */
  vegaPerPoint: number;
  /** For one calendar day. */
  thetaPerDay: number;
  /** For 1 % of rate: 4 % to 5 %. */
  rhoPerPercent: number;
}

/**
 * Raw units to traders' units: vega and rho are hundredths, theta is a 365th. Hull's example 17.1 (vega 12.1052 and theta
 * −4.3054 raw) has 0.1211 a point and −0.01180 a day.
 */
export function traderGreeks({ price, delta, gamma, vega, theta, rho }: RawGreeks): TraderGreeks {
  return {
    price,
    delta,
    gamma,
    vegaPerPoint: vega / POINTS_PER_UNIT,
    thetaPerDay: theta / DAYS_PER_YEAR,
    rhoPerPercent: rho / POINTS_PER_UNIT,
  };
}

/**
 * What the option's value gains when the spot rises by 1 %, beyond its delta: Γ·S²/100, per share. At gamma 0.0655 and
 * spot 49 it is 1.5727.
 */
export function gammaDollarsPerPercent(gamma: number, spot: number): number {
  return (gamma * spot * spot) / POINTS_PER_UNIT;
}
