import { type DraftField, type DraftPosition, type DraftProblem, positionDraft } from '../position-draft';
import { type FileProblem, fileProblem } from './file-problem';
import { isBlank, type SigmasightHeader } from './sigmasight-header';
import { unguarded } from './spreadsheet-guard';
import type { Table } from './table';

export interface FileRow {
  row: number;
  status: 'good' | 'warning' | 'problem';
  /** As the file has them. */
  cells: string[];
  /** Null when the row has a problem. */
  draft: DraftPosition | null;
  problems: FileProblem[];
  warnings: FileProblem[];
}

export interface SkippedRow {
  row: number;
  status: 'skipped';
  reason: string;
}

/** How much of a cell is repeated in a problem. */
const VALUE_CHARACTERS = 200;

/** One row of a file, checked as a typed position is. Each problem carries the file's own header as `column`. */
export function readRow(cells: string[], row: number, header: SigmasightHeader, today: string): FileRow | SkippedRow {
  if (isBlank({ cells })) return { row, status: 'skipped', reason: 'The row is empty.' };
  const entered = { symbol: '', quantity: '', entryPrice: '', entryDate: '', tags: '', lastPrice: '' };
  header.columns.forEach(({ field }, place) => {
    if (field) entered[field] = unguarded(cells[place] ?? '');
  });
  const { draft, problems, warnings } = positionDraft(entered, today);
  const placed = ({ field, value, code, message }: DraftProblem): FileProblem =>
    fileProblem(code, message, { row, column: headerOf(header, field), value: value.slice(0, VALUE_CHARACTERS) });
  const surplus = surplusProblems(cells, row, header);
  return withStatus({
    row,
    cells,
    draft: surplus.length === 0 ? draft : null,
    problems: [...surplus, ...problems.map(placed)],
    warnings: warnings.map(placed),
  });
}

function surplusProblems(cells: readonly string[], row: number, header: SigmasightHeader): FileProblem[] {
  if (cells.length <= header.columns.length) return [];
  const surplus = cells.slice(header.columns.length).filter((cell) => cell.trim() !== '');
  if (surplus.length === 0) return [];
  const message =
    'This row has more cells than the header. A cell that holds the delimiter must stand in quotes, with no blank before them: "core,tech".';
  return [fileProblem('TOO_MANY_CELLS', message, { row, value: surplus.join(' ').slice(0, VALUE_CHARACTERS) })];
}

/**
 * All rows below the header, one at a time, so that the caller can report progress and give way in between.
 * An exact repeat of an earlier row is legal and warned about: files of lots have them, and so do files copied together.
 */
export function* readRows(table: Table, header: SigmasightHeader, today: string): Generator<FileRow | SkippedRow> {
  const tableProblems = new Map(table.problems.map((problem) => [problem.row, problem]));
  const firstRowWith = new Map<string, number>();
  for (const { row, cells } of table.rows) {
    if (row <= header.row) continue;
    const read = readRow(cells, row, header, today);
    const tableProblem = tableProblems.get(row);
    if (read.status === 'skipped') yield read;
    else if (tableProblem) yield withStatus({ ...read, draft: null, problems: [tableProblem, ...read.problems] });
    else yield withRepeat(read, firstRowWith);
  }
}

function withRepeat(read: FileRow, firstRowWith: Map<string, number>): FileRow {
  if (read.draft === null) return read;
  const content = read.cells.join('\0');
  const first = firstRowWith.get(content);
  if (first === undefined) {
    firstRowWith.set(content, read.row);
    return read;
  }
  const warning = fileProblem('REPEATED_ROW', `Equals row ${first}. Both are taken as lots of their own.`, {
    row: read.row,
  });
  return withStatus({ ...read, warnings: [...read.warnings, warning] });
}

function withStatus(read: Omit<FileRow, 'status'>): FileRow {
  const status = read.problems.length > 0 ? 'problem' : read.warnings.length > 0 ? 'warning' : 'good';
  return { ...read, status };
}

function headerOf(header: SigmasightHeader, field: DraftField): string | null {
  return header.columns.find((column) => column.field === field)?.header ?? null;
}
