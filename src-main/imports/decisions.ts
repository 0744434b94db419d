import { type CellChange, offersFor } from '../../src-shared/domain/csv/offers';
import { cellsOf, type FileRow } from '../../src-shared/domain/csv/sigmasight-rows';
import type { ImportMode } from '../../src-shared/domain/import-mode';
import type { ImportStep } from '../../src-shared/ipc/imports';
import type { ImportPlan, PlannedRow } from './plan';
import { isShown } from './preview-page';

/** What a person decided in a preview. Never changed, but replaced, so that undo is the one before. */
export interface Decisions {
  mode: ImportMode;
  /** Cells that read otherwise than in the file, by row number. */
  cells: ReadonlyMap<number, readonly CellChange[]>;
  /** By row number: `take` answers what a row asks, `leaveOut` keeps it out. */
  rows: ReadonlyMap<number, Decision>;
  /** Lots that stay in the book though the file has them no longer. */
  keptLots: ReadonlySet<string>;
}

export type Decision = 'take' | 'leaveOut';

export const undecided = (mode: ImportMode): Decisions => ({
  mode,
  cells: new Map(),
  rows: new Map(),
  keptLots: new Set(),
});

type Change = Exclude<ImportStep, { kind: 'undo' | 'redo' }>;

/** The decisions after one more. `plan` is what the person saw. */
export function decided(before: Decisions, step: Change, plan: ImportPlan, today: string): Decisions {
  switch (step.kind) {
    case 'mode':
      return { ...before, mode: step.mode };
    case 'cells':
      return { ...before, cells: withCells(before.cells, plan.rows, step.changes) };
    case 'alike':
      return { ...before, cells: withCells(before.cells, plan.rows, changesAlike(step, plan, today)) };
    case 'decide': {
      const rows = new Map(before.rows);
      const keptLots = new Set(before.keptLots);
      for (const row of chosenRows(step, plan)) {
        if (step.decision === null) rows.delete(row);
        else rows.set(row, step.decision);
      }
      for (const lot of chosenLots(step, plan)) {
        if (step.decision === 'leaveOut') keptLots.add(lot);
        else keptLots.delete(lot);
      }
      return { ...before, rows, keptLots };
    }
  }
}

function withCells(
  before: Decisions['cells'],
  rows: readonly PlannedRow[],
  changes: readonly { row: number; column: number; text: string | null }[],
): Decisions['cells'] {
  const after = new Map(before);
  const byNumber = new Map(rows.map(({ row }) => [row.row, row]));
  for (const { row, column, text } of changes) {
    const inFile = byNumber.get(row)?.cells[column] ?? '';
    const others = (after.get(row) ?? []).filter((cell) => cell.column !== column);
    const mended = text === null || text === inFile ? others : [...others, { column, text }];
    if (mended.length === 0) after.delete(row);
    else after.set(row, mended);
  }
  return after;
}

/** The same reading for every row that has the problem and can be read so. */
function changesAlike(
  { code, column, way }: Extract<Change, { kind: 'alike' }>,
  { rows, header }: ImportPlan,
  today: string,
): { row: number; column: number; text: string }[] {
  return rows.flatMap(({ kind, row }) => {
    const problem =
      kind === 'leftOut' ? undefined : row.problems.find((each) => each.code === code && each.column === column);
    if (!problem) return [];
    const offer = offersFor({ problem, cells: cellsOf(row), header, today }).find((each) => each.way === way);
    return (offer?.changes ?? []).map((change) => ({ row: row.row, ...change }));
  });
}

function chosenRows({ rows, alike, show }: Extract<Change, { kind: 'decide' }>, plan: ImportPlan): number[] {
  const has = (row: FileRow) =>
    [...row.problems, ...row.warnings].some(({ code, column }) => code === alike?.code && column === alike.column);
  const others = plan.rows.filter((planned) => (alike && has(planned.row)) || (show && isShown(planned, show)));
  return [...rows, ...others.map(({ row }) => row.row)];
}

function chosenLots({ lots, show }: Extract<Change, { kind: 'decide' }>, plan: ImportPlan): string[] {
  return show === 'gone' ? plan.gone.map(({ lot }) => lot.id) : lots;
}
