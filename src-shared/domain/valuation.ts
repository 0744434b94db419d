import { MONEY, type NumericType, numericText, PERCENT } from './decimal';
import { Exact } from './exact';
import { isOptionType, type PositionType, sideOf } from './position-type';
import type { PriceMissing } from './price-in-use';

/** The currency that books are added up in; there is no conversion. */
export const BOOK_CURRENCY = 'USD';

/** What is held. Decimal text throughout; the quantity is positive, the type carries the side. */
export interface Holding {
  positionType: PositionType;
  quantity: string;
  contractMultiplier: string;
}

export interface ValuedPosition extends Holding {
  currency: string;
  entryPrice: string | null;
  /** Null where there is none to be used. */
  lastPrice: string | null;
  /** Why there is none. */
  noPrice?: PriceMissing | null;
}

export type FigureName = 'costBasis' | 'marketValue' | 'unrealizedPnl' | 'unrealizedPnlPct' | 'weightPct';
export type MissingReason = PriceMissing | 'NO_ENTRY_PRICE' | 'ZERO_COST' | 'OTHER_CURRENCY' | 'NAV_NOT_POSITIVE';
export type Missing = Partial<Record<FigureName, MissingReason>>;

export interface PositionFigures extends Record<FigureName, string | null> {
  /** Why a figure is null. */
  missing: Missing;
  /** Figures that are null because their column (NUMERIC(15,2), for percents NUMERIC(12,4)) cannot hold them. */
  tooLarge: FigureName[];
}

const HUNDRED = Exact.of('100');

/** Signed shares: -500 for five short contracts of 100. The multiplier counts for options alone. */
function signedUnits({ positionType, quantity, contractMultiplier }: Holding): Exact {
  const held = Exact.of(quantity);
  const units = isOptionType(positionType) ? held.times(Exact.of(contractMultiplier)) : held;
  return sideOf(positionType) === 1 ? units : units.negated();
}

function amount(units: Exact, price: string | null): string | null {
  return price === null ? null : units.times(Exact.of(price)).rounded(MONEY.scale);
}

function gain(units: Exact, from: string | null, to: string | null): string | null {
  if (from === null || to === null) return null;
  return Exact.of(to).minus(Exact.of(from)).times(units).rounded(MONEY.scale);
}

/** Side × quantity × price × multiplier, in cents; negative for a short. Five SC at 12.10 are "-6050.00". */
export function marketValue(holding: Holding, lastPrice: string | null): string | null {
  return amount(signedUnits(holding), lastPrice);
}

/** Signed like the market value: 50 SHORT entered at 331 are "-16550.00". */
export function costBasis(holding: Holding, entryPrice: string | null): string | null {
  return amount(signedUnits(holding), entryPrice);
}

/** Rounded once, from the exact difference. 50 SHORT from 331 to 330 are "50.00". */
export function unrealizedPnl(holding: Holding, entryPrice: string | null, lastPrice: string | null): string | null {
  return gain(signedUnits(holding), entryPrice, lastPrice);
}

/** Percent of the cost's size, so a loss is negative for longs and shorts alike. LONG from 180 to 182 is "1.1111"; null at zero cost. */
export function unrealizedPnlPct(
  { positionType }: Pick<Holding, 'positionType'>,
  entryPrice: string | null,
  lastPrice: string | null,
): string | null {
  if (entryPrice === null || lastPrice === null || Number(entryPrice) === 0) return null;
  const entry = Exact.of(entryPrice);
  const change = Exact.of(lastPrice).minus(entry).times(HUNDRED);
  return (sideOf(positionType) === 1 ? change : change.negated()).dividedBy(entry, PERCENT.scale);
}

/** Of the quantity closed. Null when one of the prices is not known. */
export function realizedPnl(closed: Holding, entryPrice: string | null, exitPrice: string | null): string | null {
  return gain(signedUnits(closed), entryPrice, exitPrice);
}

/** Cash of a close: positive from a long sold, negative for a short bought back. Two SP bought back at 1.23 are "-246.00". */
export function closeProceeds(closed: Holding, exitPrice: string | null): string | null {
  return amount(signedUnits(closed), exitPrice);
}

/** Percent of NAV, signed like the market value. Null without a positive NAV. */
export function weightPct(value: string | null, nav: string | null): string | null {
  if (value === null || nav === null || Number(nav) <= 0) return null;
  return Exact.of(value).times(HUNDRED).dividedBy(Exact.of(nav), PERCENT.scale);
}

/** Which figures are missing and why. A position in another currency keeps its figures in that currency, but has no weight in the book. */
export function missingReasons(
  { entryPrice, lastPrice, currency, noPrice }: ValuedPosition,
  nav: string | null,
): Missing {
  const missing: Missing = {};
  const absent = noPrice ?? 'NO_PRICE';
  const noPnl = lastPrice === null ? absent : entryPrice === null ? 'NO_ENTRY_PRICE' : null;
  if (entryPrice === null) missing.costBasis = 'NO_ENTRY_PRICE';
  if (lastPrice === null) missing.marketValue = absent;
  if (noPnl !== null) missing.unrealizedPnl = missing.unrealizedPnlPct = noPnl;
  else if (Number(entryPrice) === 0) missing.unrealizedPnlPct = 'ZERO_COST';
  if (currency !== BOOK_CURRENCY) missing.weightPct = 'OTHER_CURRENCY';
  else if (lastPrice === null) missing.weightPct = absent;
  else if (nav === null || Number(nav) <= 0) missing.weightPct = 'NAV_NOT_POSITIVE';
  return missing;
}

/** All figures of one row. `nav` is the book's total value, null when that is not known. */
export function positionFigures(position: ValuedPosition, nav: string | null): PositionFigures {
  const { entryPrice, lastPrice, currency } = position;
  const units = signedUnits(position);
  const value = amount(units, lastPrice);
  const tooLarge: FigureName[] = [];
  const fitting = (name: FigureName, figure: string | null, type: NumericType): string | null => {
    const text = figure === null ? null : numericText(figure, type);
    if (figure !== null && text === null) tooLarge.push(name);
    return text;
  };
  return {
    costBasis: fitting('costBasis', amount(units, entryPrice), MONEY),
    marketValue: fitting('marketValue', value, MONEY),
    unrealizedPnl: fitting('unrealizedPnl', gain(units, entryPrice, lastPrice), MONEY),
    unrealizedPnlPct: fitting('unrealizedPnlPct', unrealizedPnlPct(position, entryPrice, lastPrice), PERCENT),
    weightPct: fitting('weightPct', currency === BOOK_CURRENCY ? weightPct(value, nav) : null, PERCENT),
    missing: missingReasons(position, nav),
    tooLarge,
  };
}
