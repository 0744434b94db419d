import { Decimal } from './decimal';
import { isOptionType, type PositionType } from './position-type';

const GREEK_NAMES = ['delta', 'gamma', 'theta', 'vega', 'rho'] as const;
const GREEK_SCALE = 4;
const SHARES_PER_LOT = 100;

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
  const units = isOptionType(positionType) ? new Decimal(quantity).times(contractMultiplier) : new Decimal(quantity);
  const lots = units.div(SHARES_PER_LOT);
  return greeksFrom((name) => lots.times(base[name]), 'mock');
}

/** Totals of a book, to four decimals; null for none. One mock among them makes the total mock. */
export function sumGreeks(list: readonly Greeks[]): Greeks | null {
  if (list.length === 0) return null;
  const source = list.some((greeks) => greeks.source === 'mock') ? 'mock' : 'model';
  return greeksFrom((name) => list.reduce((sum, greeks) => sum.plus(greeks[name]), new Decimal(0)), source);
}

function greeksFrom(value: (name: (typeof GREEK_NAMES)[number]) => Decimal, source: Greeks['source']): Greeks {
  const rounded = (name: (typeof GREEK_NAMES)[number]) => {
    const number = value(name).toDecimalPlaces(GREEK_SCALE).toNumber();
    return number === 0 ? 0 : number;
  };
  return {
    delta: rounded('delta'),
    gamma: rounded('gamma'),
    theta: rounded('theta'),
    vega: rounded('vega'),
    rho: rounded('rho'),
    source,
  };
}
