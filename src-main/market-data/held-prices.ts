import { parseOccSymbol } from '../../src-shared/domain/occ-symbol';
import type { PriceSource } from '../../src-shared/domain/price-in-use';
import { heldReason } from '../../src-shared/domain/price-outliers';
import type { Orm } from '../db/migrate';
import type { Queryable } from '../db/queryable';
import { insertActions } from '../db/repositories/corporate-actions';
import { decideHeldBars, type HeldBar, listHeldBars } from '../db/repositories/market-data';
import { listLivePortfolios } from '../db/repositories/portfolios';
import { AppError } from '../ipc/app-error';
import { valueBook } from '../jobs/market-data-step';
import { revalue, valuationDay } from '../valuation';

export type HeldDecision = 'use' | 'leave out' | 'split';

const quiet = { log() {}, warn() {}, count() {}, check() {} };

/**
 * Does what somebody decided about a close that was held back, and about those that follow it at the same level. A split
 * is recorded, so that it changes the units of what is held, and then its close is used.
 *
 * @throws AppError NOT_FOUND, and CONFLICT for a split that no usual one would explain
 */
export async function decideHeld(
  orm: Orm,
  { id, decision, sources, now }: { id: string; decision: HeldDecision; sources: readonly PriceSource[]; now: Date },
): Promise<void> {
  await orm.transaction(async (tx) => {
    const held = await listHeldBars(tx, sources);
    const bar = held.find((each) => each.id === id);
    if (!bar) throw new AppError('NOT_FOUND', 'This price was decided on already.');
    const rules = { isOption: parseOccSymbol(bar.symbol) !== null, splits: [] };
    if (decision === 'split') await recordSplit(tx, bar, rules);
    const ids = [bar.id];
    let level: HeldBar = bar;
    for (const next of held) {
      if (next.symbol !== bar.symbol || next.dataSource !== bar.dataSource || next.date <= bar.date) continue;
      if (heldReason(level, next, rules) !== null) continue;
      ids.push(next.id);
      level = next;
    }
    await decideHeldBars(tx, ids, decision === 'leave out' ? 'refused' : 'use');
    await revalueRealBooks(tx, now, [bar.symbol]);
  });
  if (decision !== 'split') return;
  const day = valuationDay(now);
  for (const book of await listLivePortfolios(orm)) {
    if (!book.isDemo) await valueBook(orm, book, day, null, quiet);
  }
}

async function recordSplit(db: Queryable, bar: HeldBar, rules: Parameters<typeof heldReason>[2]): Promise<void> {
  const { symbol, date, dataSource, previousClose, previousDate } = bar;
  const found =
    previousClose === null || previousDate === null
      ? null
      : heldReason({ close: previousClose, date: previousDate }, bar, rules);
  if (!found?.split)
    throw new AppError('CONFLICT', 'No usual split explains this price. Use it as it is, or leave it out.');
  await insertActions(db, dataSource, [
    {
      symbol,
      actionType: 'split',
      exDate: date,
      payDate: null,
      splitFrom: found.split.from,
      splitTo: found.split.to,
      dividendAmount: null,
    },
  ]);
}

/** New prices of the shared cache count for every real book at once. */
export async function revalueRealBooks(db: Queryable, now: Date, symbols: string[]): Promise<void> {
  const day = valuationDay(now);
  for (const { portfolioId, isDemo } of await listLivePortfolios(db)) {
    if (!isDemo) await revalue(db, portfolioId, day, symbols);
  }
}
