import type { ImportPreview, ImportProblem, ImportRow } from '../../../src-shared/ipc/imports';
import { counted } from '../../format/number-format';

const encodings: Record<string, string> = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16' };
const delimiters: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

const fieldNames: Record<string, string> = {
  symbol: 'symbol',
  quantity: 'quantity',
  entryPrice: 'entry price',
  entryDate: 'entry date',
  lastPrice: 'last price',
  tags: 'tags',
};

/** `ticker as symbol`; the header alone where it says the same. */
export function columnWords(column: ImportPreview['columns'][number]): string {
  const { header, field } = column;
  if (field === null) return header === '' ? 'no name' : header;
  const name = fieldNames[field] ?? field;
  return header.trim().toLowerCase().replaceAll('_', ' ') === name ? header : `${header} as ${name}`;
}

/** "SigmaSight format, 43 rows, UTF-8, comma". */
export function fileFacts(preview: Pick<ImportPreview, 'encoding' | 'delimiter' | 'counts'>): string {
  const { encoding, delimiter, counts } = preview;
  return [
    'SigmaSight format',
    counted(counts.rows, 'row'),
    encodings[encoding.toLowerCase()] ?? encoding,
    delimiters[delimiter] ?? delimiter,
  ].join(', ');
}

/** What pressing the button writes, and what it leaves out. */
export function willWrite(preview: Pick<ImportPreview, 'counts' | 'newTags'>): { will: string; rest: string } {
  const { good, warning, problem, skipped } = preview.counts;
  const parts = [counted(good + warning, 'position')];
  if (preview.newTags.length > 0) parts.push(counted(preview.newTags.length, 'new tag'));
  const rest = [];
  if (problem > 0) rest.push(`${counted(problem, 'row')} with a problem ${problem === 1 ? 'stays' : 'stay'} out`);
  if (skipped > 0) rest.push(`${counted(skipped, 'row')} skipped`);
  return { will: parts.join(', '), rest: rest.join(', ') };
}

/** A field as the file has it, for rows that could not be read into a position. */
export function cellOf(row: Pick<ImportRow, 'cells'>, columns: ImportPreview['columns'], field: string): string {
  const index = columns.findIndex((column) => column.field === field);
  return index < 0 ? '' : (row.cells[index] ?? '');
}

/** Where in the row the problem's value stands; -1 when it is about the row as a whole. */
export function problemColumn(problem: ImportProblem, columns: ImportPreview['columns']): number {
  if (problem.column === null) return -1;
  const name = problem.column.toLowerCase();
  return columns.findIndex((column) => column.header.toLowerCase() === name || column.field?.toLowerCase() === name);
}

export interface RawPiece {
  text: string;
  marked: boolean;
}

/** The line as the file has it, in pieces, with the cells at fault marked. */
export function rawLine(cells: readonly string[], delimiter: string, marked: ReadonlySet<number>): RawPiece[] {
  return cells.flatMap((cell, index) => {
    const quoted = cell.includes(delimiter) || /["\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
    const piece = { text: quoted === '' && marked.has(index) ? '(empty)' : quoted, marked: marked.has(index) };
    return index === 0 ? [piece] : [{ text: delimiter === '\t' ? '  ' : delimiter, marked: false }, piece];
  });
}
