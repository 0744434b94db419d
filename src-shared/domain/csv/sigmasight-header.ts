import type { DraftField } from '../position-draft';
import { COLUMN_NAMES, type ColumnName, foldedName, headerLikeness, knownColumnCount } from './column-names';
import { type FileProblem, fileProblem } from './file-problem';
import { HEADER_SEARCH_ROWS, type Table, type TableRow } from './table';

export interface SigmasightHeader {
  row: number;
  /** The header's cells in the file's order; `field` is null where a column is not used. */
  columns: { header: string; field: DraftField | null }[];
  /** About the file as a whole. */
  warnings: FileProblem[];
}

export interface UnreadableFile {
  kind: 'unreadable';
  code: 'EMPTY_FILE' | 'NOT_RECOGNISED' | 'DUPLICATE_COLUMN';
  message: string;
  /** The most header-like row, so that the person sees what was seen. */
  columns: string[];
  problems: FileProblem[];
}

/** Finds the specification's columns, in any order, in the first rows of a file. The exact name wins over its alias. */
export function recogniseHeader(table: Table): { kind: 'header'; header: SigmasightHeader } | UnreadableFile {
  const candidates = table.rows
    .slice(0, HEADER_SEARCH_ROWS)
    .map((row) => ({ ...row, cells: row.cells.map((cell) => cell.trim()) }));
  const unreadable = (code: UnreadableFile['code'], message: string, cells: string[] = []): UnreadableFile => ({
    kind: 'unreadable',
    code,
    message,
    columns: cells.filter((cell) => cell !== ''),
    problems: table.problems,
  });

  const found = candidates.find(({ cells }) =>
    COLUMN_NAMES.every((name) => !name.required || columnsNamed(name, cells).length > 0),
  );
  if (!found) {
    if (table.rows.every(isBlank)) return unreadable('EMPTY_FILE', 'This file is empty. Nothing was read.');
    const closest = mostHeaderLike(candidates);
    return unreadable('NOT_RECOGNISED', notRecognised(closest), closest);
  }

  const columns: SigmasightHeader['columns'] = found.cells.map((header) => ({ header, field: null }));
  const warnings = table.problems.filter(({ row }) => row !== null && row <= found.row);
  for (const name of COLUMN_NAMES) {
    const [used, ...others] = columnsNamed(name, found.cells);
    const column = used === undefined ? undefined : columns[used];
    if (!column) continue;
    column.field = name.field;
    for (const other of others) {
      const header = found.cells[other] ?? '';
      if (foldedName(header) === foldedName(column.header)) {
        return unreadable(
          'DUPLICATE_COLUMN',
          `The column “${header}” is there twice. Rename or remove one of them.`,
          found.cells,
        );
      }
      warnings.push(
        fileProblem('COLUMN_IGNORED', `“${header}” is not read, because “${column.header}” says the same.`, {
          row: found.row,
          column: header,
        }),
      );
    }
  }
  if (table.rows.every((row) => row.row <= found.row || isBlank(row))) {
    warnings.push(fileProblem('NO_ROWS', 'There is no position below the header.'));
  }
  return { kind: 'header', header: { row: found.row, columns, warnings } };
}

export function isBlank({ cells }: Pick<TableRow, 'cells'>): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** Places of a column's exact name, then of its alias. */
function columnsNamed({ name, alias }: ColumnName, cells: readonly string[]): number[] {
  const places = (wanted: string) =>
    cells.flatMap((cell, place) => (foldedName(cell) === foldedName(wanted) ? [place] : []));
  return [...places(name), ...places(alias)];
}

function mostHeaderLike(candidates: readonly TableRow[]): string[] {
  const likeness = ({ cells }: TableRow) => headerLikeness(cells) + 2 * knownColumnCount(cells);
  return candidates.reduce<TableRow>((best, row) => (likeness(row) > likeness(best) ? row : best), {
    row: 0,
    cells: [],
  }).cells;
}

function notRecognised(cells: readonly string[]): string {
  const columns = cells.filter((cell) => cell !== '').join(', ');
  const missing = COLUMN_NAMES.filter((name) => name.required && columnsNamed(name, cells).length === 0);
  return [
    'This file is not recognised yet.',
    columns === '' ? 'No columns found;' : `Columns found: ${columns};`,
    `missing: ${missing.map(({ name, alias }) => `${name} (or ${alias})`).join(', ')}.`,
  ].join(' ');
}
