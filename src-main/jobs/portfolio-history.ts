import { type BookPosition, splitSymbol } from '../../src-shared/domain/book-at';
import { Exact } from '../../src-shared/domain/exact';
import { marketSources, PriceHistory, STALE_SESSIONS, symbolsOf } from '../../src-shared/domain/price-in-use';
import {
  type Actions,
  type PreviousSnapshot,
  type SessionSnapshot,
  sessionSnapshot,
} from '../../src-shared/domain/snapshot';
import { addSessions, sessionOnOrBefore } from '../../src-shared/domain/trading-calendar';
import type { Queryable } from '../db/queryable';
import { listActions } from '../db/repositories/corporate-actions';
import { listPrices, listPricesOn } from '../db/repositories/market-data';
import { type LivePortfolio, listCashMovements } from '../db/repositories/portfolios';
import { listBookPositions } from '../db/repositories/positions';

/** Everything that snapshots of a range of sessions are made of, read once. */
export class PortfolioHistory {
  private constructor(
    readonly positions: readonly BookPosition[],
    readonly actions: Actions,
    private readonly prices: PriceHistory,
    private readonly movements: readonly { flowDate: string; amount: string }[],
  ) {}

  static async read(
    db: Queryable,
    { portfolioId, isDemo }: LivePortfolio,
    from: string,
    through: string,
  ): Promise<PortfolioHistory> {
    const positions = await listBookPositions(db, portfolioId);
    const reader = { portfolioId, sources: marketSources(isDemo) };
    const symbols = new Set(positions.flatMap(symbolsOf));
    const splitSymbols = [...new Set(positions.map(splitSymbol))];
    const earliest = addSessions(from, -STALE_SESSIONS);
    const expired = positions.flatMap((position) =>
      position.expirationDate !== null && position.expirationDate < earliest
        ? symbolsOf(position).map((symbol) => ({ symbol, date: sessionOnOrBefore(position.expirationDate as string) }))
        : [],
    );
    const rows = await listPrices(db, reader, [...symbols], earliest, through);
    return new PortfolioHistory(
      positions,
      // From before the range, since dividends and splits count from the snapshot before it; to ever after, since units of today hold later splits.
      await listActions(db, reader.sources, splitSymbols, addSessions(from, -2 * STALE_SESSIONS), '9999-12-31'),
      new PriceHistory([...rows, ...(await listPricesOn(db, reader, expired))]),
      await listCashMovements(db, portfolioId),
    );
  }

  /** Null when no position can be priced in that session. */
  snapshot(session: string, previous: PreviousSnapshot | null): SessionSnapshot | null {
    const { positions, actions, prices } = this;
    return sessionSnapshot({ session, positions, actions, prices, previous, cash: this.#cashAt(session) });
  }

  /** Null before the first movement. */
  #cashAt(session: string): string | null {
    const moved = this.movements.filter(({ flowDate }) => flowDate <= session);
    if (moved.length === 0) return null;
    return moved.reduce((sum, { amount }) => sum.plus(Exact.of(amount)), Exact.ZERO).rounded(2);
  }
}
