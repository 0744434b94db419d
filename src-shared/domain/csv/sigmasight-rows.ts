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

/** Between the four columns that every file has. */
const ROW_DELIMITERS = 3;

const OPTIONAL_FIELDS: ReadonlySet<DraftField> = new Set(['tags', 'lastPrice']);

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
  const shape = shapeProblem(cells, row, header);
  return withStatus({
    row,
    cells,
    draft: shape === null ? draft : null,
    // Where the row as a whole is wrong, what its cells then seem to say is of no interest.
    problems: shape === null ? problems.map(placed) : [shape],
    warnings: [...shortRowWarnings(cells, row, header), ...warnings.map(placed)],
  });
}

function shapeProblem(cells: readonly string[], row: number, header: SigmasightHeader): FileProblem | null {
  const swallowing = cells.find((cell) => holdsRows(cell));
  if (swallowing !== undefined) {
    const lines = swallowing.split('\n').length - 1;
    return fileProblem(
      'SWALLOWED_ROWS',
      `A quote in this row takes the following ${lines === 1 ? 'line' : `${lines} lines`} into one cell. Remove the stray quote, or write it twice: "".`,
      { row, value: swallowing.slice(0, VALUE_CHARACTERS) },
    );
  }
  const surplus = cells.slice(header.columns.length).filter((cell) => cell.trim() !== '');
  if (surplus.length === 0) return null;
  const message =
    'This row has more cells than the header. A cell that holds the delimiter must stand in quotes, with no blank before them: "core,tech".';
  return fileProblem('TOO_MANY_CELLS', message, { row, value: surplus.join(' ').slice(0, VALUE_CHARACTERS) });
}

/** A line within a cell that has a whole row's delimiters: only stray quotes make such a cell. */
function holdsRows(cell: string): boolean {
  if (!cell.includes('\n')) return false;
  const [, ...lines] = cell.split('\n');
  return lines.some((line) => (line.match(/[,;\t]/g) ?? []).length >= ROW_DELIMITERS);
}

function shortRowWarnings(cells: readonly string[], row: number, header: SigmasightHeader): FileProblem[] {
  const lastNeeded = header.columns.findLastIndex(({ field }) => field !== null && !OPTIONAL_FIELDS.has(field));
  if (cells.length > lastNeeded) return [];
  const message = `This row has ${cells.length} of ${header.columns.length} cells. Check whether the file is cut off here.`;
  return [fileProblem('TOO_FEW_CELLS', message, { row })];
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
    else if (tableProblem) yield withStatus({ ...read, draft: null, problems: [tableProblem] });
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
