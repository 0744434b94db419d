import { Decimal, roundTo } from '../../src-shared/domain/decimal';
import { BOOK_CURRENCY, marketValue } from '../../src-shared/domain/valuation';
import type { ImportPreview, ImportRowKind } from '../../src-shared/ipc/imports';
import type { BookSide } from './book-side';
import type { ImportPlan } from './plan';
import { isDuplicate, isWarned } from './preview-page';

export function planCounts(plan: ImportPlan): Omit<ImportPreview['counts'], 'skipped'> {
  const ofKind = { problem: 0, question: 0, new: 0, changed: 0, gone: 0, same: 0, leftOut: 0 } satisfies Record<
    ImportRowKind,
    number
  >;
  for (const { kind } of plan.rows) ofKind[kind] += 1;
  for (const { kept } of plan.gone) ofKind[kept ? 'leftOut' : 'gone'] += 1;
  const count = (has: (row: ImportPlan['rows'][number]) => boolean) => plan.rows.filter(has).length;
  return {
    ...ofKind,
    rows: plan.rows.length,
    warning: count(isWarned),
    duplicate: count(isDuplicate),
    mended: count(({ row }) => row.mended.length > 0),
  };
}

/** Whether there is anything to write: positions, or prices of positions that stay as they are. */
export function isEmpty(plan: ImportPlan): boolean {
  const { new: added, changed, gone } = planCounts(plan);
  return added + changed + gone + plan.prices.size === 0;
}

/** What the import does to the book's value: new, changed and closed positions, and those that only get a new price. */
export function planEffect(plan: ImportPlan, book: BookSide): ImportPreview['effect'] {
  let change = new Decimal(0);
  let priced = 0;
  let unpriced = 0;
  const add = (value: string | null, sign: 1 | -1) => {
    if (value === null) return;
    change = sign === 1 ? change.plus(value) : change.minus(value);
    priced += 1;
  };
  const touched = new Set<string>();
  for (const { kind, lot, value } of plan.rows) {
    if (kind !== 'new' && kind !== 'changed') continue;
    add(value, 1);
    if (kind === 'new' && value === null) unpriced += 1;
    if (!lot) continue;
    touched.add(lot.id);
    add(marketValue(lot, lot.lastPrice), -1);
  }
  for (const { lot, kept } of plan.gone) {
    if (kept) continue;
    touched.add(lot.id);
    add(marketValue(lot, lot.lastPrice), -1);
  }
  for (const lot of book.lots) {
    const price = plan.prices.has(lot.symbol) ? (plan.pricesInUse.get(lot.symbol) ?? null) : null;
    if (price === null || touched.has(lot.id) || lot.currency !== BOOK_CURRENCY) continue;
    add(marketValue(lot, price), 1);
    add(marketValue(lot, lot.lastPrice), -1);
  }
  return { valueChange: priced === 0 ? null : roundTo(change, 2), unpriced, prices: plan.prices.size };
}
