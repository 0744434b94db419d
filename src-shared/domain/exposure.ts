import { MONEY } from './decimal';
import { Exact } from './exact';
import { BOOK_CURRENCY, type MissingReason, type PositionFigures } from './valuation';

export interface BookRow extends Pick<PositionFigures, 'marketValue' | 'unrealizedPnl' | 'missing'> {
  id: string;
  symbol: string;
  currency: string;
}

export interface ExcludedRow {
  positionId: string;
  symbol: string;
  /** NO_ENTRY_PRICE leaves a row out of the P&L alone; every other reason leaves it out of all sums. */
  reason: MissingReason;
}

/** Sums in US dollars, in cents. Null where there was nothing to add up: a missing sum is never 0. */
export interface BookTotals {
  longValue: string | null;
  /** Zero or negative. */
  shortValue: string | null;
  /** Long plus the size of short. */
  grossExposure: string | null;
  /** Long plus short. */
  netExposure: string | null;
  cashValue: string | null;
  /** NAV: what is known of cash and net exposure. */
  totalValue: string | null;
  unrealizedPnl: string | null;
  positionCount: number;
  valuedCount: number;
  pnlCount: number;
  /** In the order of the rows, each row once. */
  excluded: ExcludedRow[];
  /** Rows left out because their value is too large for its column. */
  tooLarge: Pick<ExcludedRow, 'positionId' | 'symbol'>[];
}

/**
 * The book added up from the rows as shown, so that a total equals its rows to the cent.
 * `cash` is null as long as none was recorded. Long 18,200 and short -16,500 with 1,000 cash:
 * gross "34700.00", net "1700.00", NAV "2700.00".
 */
export function bookTotals(rows: readonly BookRow[], cash: string | null): BookTotals {
  let long = Exact.ZERO;
  let short = Exact.ZERO;
  let pnl = Exact.ZERO;
  let valuedCount = 0;
  let pnlCount = 0;
  const excluded: ExcludedRow[] = [];
  const tooLarge: BookTotals['tooLarge'] = [];

  for (const { id: positionId, symbol, currency, marketValue, unrealizedPnl, missing } of rows) {
    const leaveOut = (reason: MissingReason | undefined) => {
      if (reason) excluded.push({ positionId, symbol, reason });
      else tooLarge.push({ positionId, symbol });
    };
    if (currency !== BOOK_CURRENCY) {
      leaveOut('OTHER_CURRENCY');
      continue;
    }
    if (marketValue === null) {
      leaveOut(missing.marketValue);
      continue;
    }
    valuedCount += 1;
    if (marketValue.startsWith('-')) short = short.plus(Exact.of(marketValue));
    else long = long.plus(Exact.of(marketValue));
    if (unrealizedPnl === null) {
      leaveOut(missing.unrealizedPnl);
      continue;
    }
    pnlCount += 1;
    pnl = pnl.plus(Exact.of(unrealizedPnl));
  }

  const net = long.plus(short);
  const known = cash === null ? null : Exact.of(cash);
  const sum = (value: Exact, count: number) => (count === 0 ? null : value.rounded(MONEY.scale));
  return {
    longValue: sum(long, valuedCount),
    shortValue: sum(short, valuedCount),
    grossExposure: sum(long.minus(short), valuedCount),
    netExposure: sum(net, valuedCount),
    cashValue: known?.rounded(MONEY.scale) ?? null,
    totalValue: known === null ? sum(net, valuedCount) : net.plus(known).rounded(MONEY.scale),
    unrealizedPnl: sum(pnl, pnlCount),
    positionCount: rows.length,
    valuedCount,
    pnlCount,
    excluded,
    tooLarge,
  };
}
