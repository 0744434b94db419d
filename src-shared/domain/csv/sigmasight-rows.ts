import { type DraftField, type DraftPosition, type DraftProblem, positionDraft } from '../position-draft';
import { type FileProblem, fileProblem } from './file-problem';
import type { CellChange } from './offers';
import { isBlank, type SigmasightHeader } from './sigmasight-header';
import { unguarded } from './spreadsheet-guard';
import type { Table, TableRow } from './table';

export interface FileRow {
  row: number;
  status: 'good' | 'warning' | 'problem';
  /** As the file has them. */
  cells: string[];
  /** Cells that a person changed before the import. */
  mended: readonly CellChange[];
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

/** The cells as they are read: the file's, and where a person mended one, that. */
export function cellsOf({ cells, mended }: Pick<FileRow, 'cells' | 'mended'>): readonly string[] {
  if (mended.length === 0) return cells;
  const read = [...cells];
  for (const { column, text } of mended) {
    while (read.length < column) read.push('');
    read[column] = text;
  }
  return read;
}

/** One row of a file, checked as a typed position is. Each problem carries the file's own header as `column`. */
export function readRow(
  { row, cells }: TableRow,
  header: SigmasightHeader,
  today: string,
  mended: readonly CellChange[] = [],
): FileRow {
  const read = cellsOf({ cells, mended });
  const entered = { symbol: '', quantity: '', entryPrice: '', entryDate: '', tags: '', lastPrice: '' };
  header.columns.forEach(({ field }, place) => {
    if (field) entered[field] = unguarded(read[place] ?? '');
  });
  const { draft, problems, warnings } = positionDraft(entered, today);
  const placed = ({ field, value, code, message }: DraftProblem): FileProblem =>
    fileProblem(code, message, { row, column: headerOf(header, field), value: value.slice(0, VALUE_CHARACTERS) });
  const shape = shapeProblem(read, row, header);
  return withStatus({
    row,
    cells,
    mended,
    draft: shape === null ? draft : null,
    // Where the row as a whole is wrong, what its cells then seem to say is of no interest.
    problems: shape === null ? problems.map(placed) : [shape],
    warnings: [...shortRowWarnings(read, row, header), ...warnings.map(placed)],
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

/** Problems of the text's own form that no new cell mends: a quote that takes in what follows. */
const BEYOND_CELLS: ReadonlySet<string> = new Set(['UNCLOSED_QUOTE', 'MISPLACED_QUOTE']);

/** The row with other cells, read by the same rules. */
export function mendedRow(
  row: FileRow,
  header: SigmasightHeader,
  today: string,
  mended: readonly CellChange[],
): FileRow {
  const read = readRow(row, header, today, mended);
  const lasting = row.problems.filter(({ code }) => BEYOND_CELLS.has(code));
  return lasting.length === 0 ? read : withStatus({ ...read, draft: null, problems: lasting });
}

/** All rows below the header, one at a time, so that the caller can report progress and give way in between. */
export function* readRows(table: Table, header: SigmasightHeader, today: string): Generator<FileRow | SkippedRow> {
  const tableProblems = new Map(table.problems.map((problem) => [problem.row, problem]));
  for (const tableRow of table.rows) {
    const { row } = tableRow;
    if (row <= header.row) continue;
    const tableProblem = tableProblems.get(row);
    if (isBlank(tableRow)) yield { row, status: 'skipped', reason: 'The row is empty.' };
    else if (tableProblem)
      yield withStatus({ ...readRow(tableRow, header, today), draft: null, problems: [tableProblem] });
    else yield readRow(tableRow, header, today);
  }
}

/** Earlier rows with the very same cells, by row number. Files of lots have repeats, and so do files copied together. */
export function repeatedRows(rows: readonly FileRow[]): Map<number, number> {
  const firstRowWith = new Map<string, number>();
  const repeats = new Map<number, number>();
  for (const row of rows) {
    if (row.draft === null) continue;
    const content = cellsOf(row).join('\0');
    const first = firstRowWith.get(content);
    if (first === undefined) firstRowWith.set(content, row.row);
    else repeats.set(row.row, first);
  }
  return repeats;
}

function withStatus(read: Omit<FileRow, 'status'>): FileRow {
  const status = read.problems.length > 0 ? 'problem' : read.warnings.length > 0 ? 'warning' : 'good';
  return { ...read, status };
}

function headerOf(header: SigmasightHeader, field: DraftField): string | null {
  return header.columns.find((column) => column.field === field)?.header ?? null;
}
