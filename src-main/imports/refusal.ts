import { counted } from '../../src-shared/domain/counted';
import { AppError } from '../ipc/app-error';
import type { ImportPlan, PlannedRow } from './plan';
import { isEmpty, planCounts } from './plan-effect';

/** What may stand in rows that such a row took in is not known, even when it is left out. */
const HIDES_ROWS: ReadonlySet<string> = new Set(['UNCLOSED_QUOTE', 'MISPLACED_QUOTE', 'SWALLOWED_ROWS']);

const hidesRows = ({ row }: PlannedRow) => row.problems.some(({ code }) => HIDES_ROWS.has(code));

/** Why this import is not written as it stands, or null. */
export function refusalOf(
  plan: ImportPlan,
  known: { id: string; fileName: string; importedCount: number } | undefined,
  { acceptGood, again }: { acceptGood: boolean; again: boolean },
): AppError | null {
  const { problem, question, rows, new: added } = planCounts(plan);
  const waiting = problem + question;
  if (waiting > 0 && waiting === rows)
    return new AppError('INVALID_INPUT', 'No row of this file can be imported. Nothing was written.');
  if (isEmpty(plan)) {
    return new AppError('INVALID_INPUT', 'The book has everything that this file has. Nothing was written.');
  }
  if (plan.mode === 'replace' && (waiting > 0 || plan.rows.some(hidesRows))) {
    return new AppError(
      'NEEDS_CONFIRMATION',
      `${counted(waiting || 1, 'row')} cannot be read. Replacing would close what they hold. Nothing was written. Mend them, leave them out, or merge instead.`,
      { problems: waiting },
    );
  }
  if (waiting > 0 && !acceptGood) {
    return new AppError(
      'NEEDS_CONFIRMATION',
      `${counted(waiting, 'row')} cannot be imported. Nothing was written. Import the good rows, or mend the others.`,
      { problems: waiting },
    );
  }
  if (known && plan.mode === 'add' && added > 0 && !again) {
    return new AppError(
      'NEEDS_CONFIRMATION',
      `This file was imported before (${known.fileName}, ${counted(known.importedCount, 'position')}). Adding it again adds every position a second time. Nothing was written.`,
      { known: known.id },
    );
  }
  return null;
}
