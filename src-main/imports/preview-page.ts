import { offersFor } from '../../src-shared/domain/csv/offers';
import { cellsOf } from '../../src-shared/domain/csv/sigmasight-rows';
import { marketValue } from '../../src-shared/domain/valuation';
import type { ImportRow, ImportShown } from '../../src-shared/ipc/imports';
import type { BookLot } from './book-side';
import type { ImportPlan, PlannedRow } from './plan';

const DUPLICATES: ReadonlySet<string> = new Set(['REPEATED_ROW', 'EQUALS_POSITION']);

export function isDuplicate({ kind, row }: PlannedRow): boolean {
  return kind === 'new' && row.warnings.some(({ code }) => DUPLICATES.has(code));
}

/** Of rows that are written: what is equal or left out says nothing any more. */
export function isWarned({ kind, row }: PlannedRow): boolean {
  return (kind === 'new' || kind === 'changed') && row.warnings.some(({ code }) => !DUPLICATES.has(code));
}

export function isShown(planned: PlannedRow, show: ImportShown): boolean {
  if (show === 'all') return true;
  if (show === 'warning') return isWarned(planned);
  if (show === 'duplicate') return isDuplicate(planned);
  return planned.kind === show;
}

/** A row that waits for the person. */
export const isWaiting = (entry: Entry) => 'row' in entry && (entry.kind === 'problem' || entry.kind === 'question');

type Gone = ImportPlan['gone'][number];
export type Entry = PlannedRow | Gone;

/**
 * What is to be seen: rows in the file's order, then lots that are gone. A row that was a problem stays where it was
 * seen after it is mended, as `wasShown` says: nothing moves under the person's hands.
 */
export function entriesShown(
  plan: ImportPlan,
  show: ImportShown,
  search: string,
  wasShown: (row: number) => boolean,
): Entry[] {
  const wanted = search.trim().toLowerCase();
  const has = (texts: readonly string[]) => wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted));
  const rows = plan.rows.filter(
    (planned) =>
      (isShown(planned, show) || wasShown(planned.row.row)) && has([...cellsOf(planned.row), String(planned.row.row)]),
  );
  const gone = show === 'all' || show === 'gone' || show === 'leftOut' ? plan.gone : [];
  return [...rows, ...gone.filter(({ lot, kept }) => (show !== 'leftOut' || kept) && has([lot.symbol]))];
}

export function importRow(
  entry: Entry,
  plan: ImportPlan,
  today: string,
  alike: ReadonlyMap<string, number>,
): ImportRow {
  if (!('row' in entry)) return goneRow(entry, plan);
  const { row, kind, lot, price, value } = entry;
  return {
    row: row.row,
    kind,
    cells: row.cells,
    mended: [...row.mended],
    draft: row.draft && { ...row.draft, lastPrice: price },
    value,
    positionId: lot?.id ?? null,
    before: kind === 'changed' && lot ? beforeOf(lot) : null,
    problems: row.problems,
    warnings: row.warnings,
    mends: row.problems.map((problem) => ({
      code: problem.code,
      column: problem.column,
      alike: (alike.get(alikeKey(problem)) ?? 1) - 1,
      offers: offersFor({ problem, cells: cellsOf(row), header: plan.header, today }),
    })),
  };
}

function goneRow({ lot, kept }: Gone, { pricesInUse }: ImportPlan): ImportRow {
  const price = pricesInUse.get(lot.symbol) ?? null;
  return {
    row: null,
    kind: kept ? 'leftOut' : 'gone',
    cells: [],
    mended: [],
    draft: { ...lot, lastPrice: price, tags: [] },
    value: price === null ? null : marketValue(lot, price),
    positionId: lot.id,
    before: beforeOf(lot),
    problems: [],
    warnings: [],
    mends: [],
  };
}

const beforeOf = ({ quantity, entryPrice, entryDate }: BookLot) => ({ quantity, entryPrice, entryDate });

const alikeKey = ({ code, column }: { code: string; column: string | null }) => `${code} ${column}`;

/** How many rows that wait have the same problem. */
export function problemCounts(plan: ImportPlan): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { kind, row } of plan.rows) {
    if (kind !== 'problem') continue;
    for (const key of new Set(row.problems.map(alikeKey))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
