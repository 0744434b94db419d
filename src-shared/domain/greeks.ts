import { Exact } from './exact';
import { isOptionType, type PositionType } from './position-type';

const GREEK_NAMES = ['delta', 'gamma', 'theta', 'vega', 'rho'] as const;
const GREEK_SCALE = 4;
/** A lot is 100 shares. */
const LOTS_PER_SHARE = Exact.of('0.01');

/** Contract equivalents (lots of 100 shares), the whole position. */
export interface Greeks extends Record<(typeof GREEK_NAMES)[number], number> {
  source: 'mock' | 'model';
}

/** Per contract, and per 100 shares. The specification's table (section 2.2), to the letter. */
export const MOCK_GREEKS = {
  LC: { delta: 0.65, gamma: 0.02, theta: -0.05, vega: 0.15, rho: 0.08 },
  LP: { delta: -0.35, gamma: 0.02, theta: -0.05, vega: 0.15, rho: -0.06 },
  SC: { delta: -0.65, gamma: -0.02, theta: 0.05, vega: -0.15, rho: -0.08 },
  SP: { delta: 0.35, gamma: -0.02, theta: 0.05, vega: -0.15, rho: 0.06 },
  LONG: { delta: 1.0, gamma: 0.0, theta: 0.0, vega: 0.0, rho: 0.0 },
  SHORT: { delta: -1.0, gamma: 0.0, theta: 0.0, vega: 0.0, rho: 0.0 },
} as const satisfies Record<PositionType, Omit<Greeks, 'source'>>;

/**
 * The specification's placeholder Greeks, scaled by contracts × multiplier / 100 or by shares / 100 (`quantity` is positive).
 * Rounded to four decimals. Five SC of 100: delta -3.25, theta 0.25; 50 SHORT: delta -0.5.
 */
export function mockGreeks(positionType: PositionType, quantity: string, contractMultiplier: string): Greeks {
  const base = MOCK_GREEKS[positionType];
  const held = Exact.of(quantity);
  const units = isOptionType(positionType) ? held.times(Exact.of(contractMultiplier)) : held;
  const lots = units.times(LOTS_PER_SHARE);
  const scaled = (perLot: number) =>
    perLot === 0 ? 0 : Number(lots.times(Exact.of(String(perLot))).rounded(GREEK_SCALE));
  return {
    delta: scaled(base.delta),
    gamma: scaled(base.gamma),
    theta: scaled(base.theta),
    vega: scaled(base.vega),
    rho: scaled(base.rho),
    source: 'mock',
  };
}

/** Totals of a book, to four decimals; null for none. One mock among them makes the total mock. */
export function sumGreeks(list: readonly Greeks[]): Greeks | null {
  if (list.length === 0) return null;
  const source = list.some((greeks) => greeks.source === 'mock') ? 'mock' : 'model';
  const total = (name: (typeof GREEK_NAMES)[number]) => {
    const sum = list.reduce((sum, greeks) => sum.plus(Exact.of(String(greeks[name]))), Exact.ZERO);
    return Number(sum.rounded(GREEK_SCALE));
  };
  return {
    delta: total('delta'),
    gamma: total('gamma'),
    theta: total('theta'),
    vega: total('vega'),
    rho: total('rho'),
    source,
  };
}
