import type { Fault } from '../parsed';

/** One thing found in a file. `row` is the row that a spreadsheet shows; null concerns the whole file. */
export interface FileProblem extends Fault {
  row: number | null;
  /** The file's own header. */
  column: string | null;
  value: string | null;
}

export function fileProblem(
  code: string,
  message: string,
  place: Partial<Pick<FileProblem, 'row' | 'column' | 'value'>> = {},
): FileProblem {
  return { row: null, column: null, value: null, ...place, code, message };
}
