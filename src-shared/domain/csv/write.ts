import { foldedName } from './column-names';
import { cellsOf, type FileRow } from './sigmasight-rows';
import { guarded } from './spreadsheet-guard';

const BYTE_ORDER_MARK = '\uFEFF';
const PROBLEM_COLUMN = 'problem';

/**
 * A CSV file's text (RFC 4180, CRLF) that spreadsheets open as UTF-8 and without running anything.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvText(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + [header, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(cell: string): string {
  const safe = guarded(cell);
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The rows with problems in the file's own columns, and what is wrong in a last column `problem`, to be mended and read again.
 * Cells beyond the header stay where they are: moved under a heading, they would be read as something else.
 */
export function problemFile(
  columns: readonly string[],
  rows: readonly Pick<FileRow, 'cells' | 'mended' | 'problems'>[],
): string {
  // A saved problem file that is read again has the column already.
  const width = foldedName(columns.at(-1) ?? '') === PROBLEM_COLUMN ? columns.length - 1 : columns.length;
  const lines = rows
    .filter(({ problems }) => problems.length > 0)
    .map(({ problems, ...row }) => {
      const cells = cellsOf(row);
      const own = Array.from({ length: width }, (_, place) => cells[place] ?? '');
      const surplus = cells.slice(columns.length);
      const messages = problems.map(({ column, message }) => (column ? `${column}: ${message}` : message));
      return [...own, ...surplus, messages.join(' ')];
    });
  return csvText([...columns.slice(0, width), PROBLEM_COLUMN], lines);
}
