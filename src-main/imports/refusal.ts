import { counted } from '../../src-shared/domain/counted';
import type { OutputOf } from '../../src-shared/ipc/contract';
import type { ImportPlan, PlannedRow } from './plan';
import { isEmpty, planCounts } from './plan-effect';

export type ImportRefusal = NonNullable<OutputOf<'imports.refusal'>['refusal']>;

/** What may stand in rows that such a row took in is not known, even when it is left out. */
const HIDES_ROWS: ReadonlySet<string> = new Set(['UNCLOSED_QUOTE', 'MISPLACED_QUOTE', 'SWALLOWED_ROWS']);

const hidesRows = ({ row }: PlannedRow) => row.problems.some(({ code }) => HIDES_ROWS.has(code));

/** Why this import is not written as it stands, or null. The one rule for window, command line and commit. */
export function refusalOf(
  plan: ImportPlan,
  known: { fileName: string; importedCount: number } | undefined,
  { acceptGood, again }: { acceptGood: boolean; again: boolean },
): ImportRefusal | null {
  const { problem, question, rows, new: added } = planCounts(plan);
  const waiting = problem + question;
  const unusable = (message: string) => ({ code: 'INVALID_INPUT' as const, message, settledBy: null });
  const asks = (message: string, settledBy: ImportRefusal['settledBy']) => ({
    code: 'NEEDS_CONFIRMATION' as const,
    message,
    settledBy,
  });
  if (waiting > 0 && waiting === rows) return unusable('No row of this file can be imported. Nothing was written.');
  if (isEmpty(plan)) {
    return unusable(
      waiting > 0
        ? `${counted(waiting, 'row')} cannot be imported, and the book has everything else of this file. Nothing was written.`
        : 'The book has everything that this file has. Nothing was written.',
    );
  }
  if (plan.mode === 'replace' && (waiting > 0 || plan.rows.some(hidesRows))) {
    return asks(
      `${counted(waiting || 1, 'row')} cannot be read. Replacing would close what they hold. Nothing was written. Mend them, leave them out, or merge instead.`,
      null,
    );
  }
  if (waiting > 0 && !acceptGood) {
    return asks(
      `${counted(waiting, 'row')} cannot be imported. Nothing was written. Import the good rows, or mend the others.`,
      'acceptGood',
    );
  }
  if (known && plan.mode === 'add' && added > 0 && !again) {
    return asks(
      `This file was imported before (${known.fileName}, ${counted(known.importedCount, 'position')}). Adding it again adds every position a second time. Nothing was written.`,
      'again',
    );
  }
  return null;
}
