import { MONEY } from './decimal';
import { Exact } from './exact';
import { isOptionType, type PositionType } from './position-type';
import { BOOK_CURRENCY } from './valuation';

/** How an option counts: by its market value, by what it controls, or by how much of that moves with the underlying. */
export const exposureReadings = ['dollar', 'notional', 'delta-adjusted'] as const;
export type ExposureReading = (typeof exposureReadings)[number];

export interface ExposureRow {
  positionType: PositionType;
  quantity: string;
  contractMultiplier: string;
  currency: string;
  marketValue: string | null;
  /** Of what an option is on. */
  underlyingPrice: string | null;
  greeks: {
    /** Lots of 100 shares, the whole position. */
    delta: number;
  };
}

export type NoExposure = 'NO_VALUE' | 'NO_UNDERLYING_PRICE' | 'OTHER_CURRENCY';

const SHARES_PER_LOT = Exact.of('100');

/** Which way an option leans when its underlying rises: long for a call that is owned and a put that is owed. */
function isBullish(positionType: PositionType): boolean {
  return positionType === 'LC' || positionType === 'SP';
}

/**
 * What one position counts for, in US dollars and cents, signed; or why it does not. Stocks count at their market value
 * in every reading. Two short calls (multiplier 100, delta -0.6 lots) worth 600 on a stock at 50: dollar "-600.00",
 * notional "-10000.00", delta-adjusted "-3000.00".
 */
export function exposureOf(
  row: ExposureRow,
  reading: ExposureReading,
): { value: string; reason: null } | { value: null; reason: NoExposure } {
  if (row.currency !== BOOK_CURRENCY) return { value: null, reason: 'OTHER_CURRENCY' };
  if (reading === 'dollar' || !isOptionType(row.positionType)) {
    return row.marketValue === null ? { value: null, reason: 'NO_VALUE' } : { value: row.marketValue, reason: null };
  }
  if (row.underlyingPrice === null) return { value: null, reason: 'NO_UNDERLYING_PRICE' };
  const value = optionShares(row, reading).times(Exact.of(row.underlyingPrice));
  return { value: value.rounded(MONEY.scale), reason: null };
}

function optionShares(row: ExposureRow, reading: 'notional' | 'delta-adjusted'): Exact {
  if (reading === 'delta-adjusted') return Exact.of(String(row.greeks.delta)).times(SHARES_PER_LOT);
  const shares = Exact.of(row.quantity).times(Exact.of(row.contractMultiplier));
  return isBullish(row.positionType) ? shares : shares.negated();
}

/** Sums in US dollars and cents. A sum of nothing is null, never 0. */
export interface ExposureSums {
  long: string | null;
  /** Zero or negative. */
  short: string | null;
  /** Long plus the size of short. */
  gross: string | null;
  /** Long plus short. */
  net: string | null;
  longCount: number;
  shortCount: number;
  /** Rows that are left out, by reason. */
  left: Partial<Record<NoExposure, number>>;
}

/**
 * The rows added up from their values in cents, so that the sums of groups without a common row are the sums of the
 * whole. 18,200 and -16,500: gross "34700.00", net "1700.00".
 */
export function exposureSums(rows: readonly ExposureRow[], reading: ExposureReading): ExposureSums {
  let long = Exact.ZERO;
  let short = Exact.ZERO;
  let longCount = 0;
  let shortCount = 0;
  const left: ExposureSums['left'] = {};
  for (const row of rows) {
    const { value, reason } = exposureOf(row, reading);
    if (value === null) left[reason] = (left[reason] ?? 0) + 1;
    else if (value.startsWith('-')) {
      short = short.plus(Exact.of(value));
      shortCount += 1;
    } else {
      long = long.plus(Exact.of(value));
      longCount += 1;
    }
  }
  const text = (sum: Exact) => (longCount + shortCount === 0 ? null : sum.rounded(MONEY.scale));
  return {
    long: text(long),
    short: text(short),
    gross: text(long.minus(short)),
    net: text(long.plus(short)),
    longCount,
    shortCount,
    left,
  };
}

export interface ExposureGroup<Row> extends ExposureSums {
  key: string;
  rows: Row[];
}

/**
 * By sector, tag or underlying, the largest gross first and those without one at the end. A row with two keys counts in
 * both groups; one without a key in none.
 */
export function exposureGroups<Row extends ExposureRow>(
  rows: readonly Row[],
  reading: ExposureReading,
  keysOf: (row: Row) => readonly string[],
): ExposureGroup<Row>[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    for (const key of new Set(keysOf(row))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [row]);
      else group.push(row);
    }
  }
  return [...groups]
    .map(([key, members]) => ({ key, rows: members, ...exposureSums(members, reading) }))
    .sort((a, b) => Number(b.gross ?? -1) - Number(a.gross ?? -1) || a.key.localeCompare(b.key));
}
