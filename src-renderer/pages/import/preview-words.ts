import { counted } from '../../../src-shared/domain/counted';
import type { ImportPreview, ImportProblem, ImportRow, ImportShown } from '../../../src-shared/ipc/imports';
import { dateText } from '../../format/date-format';
import { dollars, exactPriceParts, quantityParts, textOf } from '../../format/number-format';

const encodings: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-8 with bom': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
};
const delimiters: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab' };

const fieldNames: Record<string, string> = {
  symbol: 'symbol',
  quantity: 'quantity',
  entryPrice: 'entry price',
  entryDate: 'entry date',
  lastPrice: 'last price',
  tags: 'tags',
};

export const fieldName = (field: string) => fieldNames[field] ?? field;

/** `ticker as symbol`; the header alone where it says the same. */
export function columnWords(column: ImportPreview['columns'][number]): string {
  const { header, field } = column;
  if (field === null) return header === '' ? 'no name' : header;
  const name = fieldName(field);
  return header.trim().toLowerCase().replaceAll('_', ' ') === name ? header : `${header} as ${name}`;
}

/** "SigmaSight format, 43 rows, UTF-8, comma, decimal point, dates YYYY-MM-DD". */
export function fileFacts(preview: Pick<ImportPreview, 'encoding' | 'delimiter'> & { rows: number }): string {
  const { encoding, delimiter, rows } = preview;
  return [
    'SigmaSight format',
    counted(rows, 'row'),
    encodings[encoding.toLowerCase()] ?? encoding,
    delimiters[delimiter] ?? delimiter,
    'decimal point',
    'dates YYYY-MM-DD',
  ].join(', ');
}

type Summary = Pick<ImportPreview, 'counts' | 'newTags' | 'effect' | 'mode'>;

/** What pressing the button writes; null when that is nothing. */
export function willWrite({ counts, newTags, effect, mode }: Summary): string | null {
  const parts = [];
  if (counts.new > 0)
    parts.push(mode === 'add' ? counted(counts.new, 'new position') : `${counted(counts.new, 'new', 'new')}`);
  if (counts.changed > 0) parts.push(`${counted(counts.changed, 'changed', 'changed')}`);
  if (counts.gone > 0) parts.push(`${counted(counts.gone, 'closed', 'closed')}`);
  if (newTags.length > 0) parts.push(counted(newTags.length, 'new tag'));
  if (effect.prices > 0) parts.push(counted(effect.prices, 'price'));
  return parts.length === 0 ? null : parts.join(', ');
}

/** What it does to the book's value: "Value +$18,200, cash unchanged; 2 without a price." Empty when nothing has a price. */
export function effectWords({ effect }: Pick<ImportPreview, 'effect'>): string {
  if (effect.valueChange === null) return '';
  const value = textOf(dollars(effect.valueChange, 0, 'minus', 'always'));
  const unpriced = effect.unpriced === 0 ? '' : `, ${effect.unpriced} without a price`;
  return `NAV ${value}, cash unchanged${unpriced}.`;
}

/** What is not written, and why. */
export function restWords({ counts }: Pick<ImportPreview, 'counts'>): string {
  const { problem, question, same, leftOut, skipped } = counts;
  const parts = [];
  if (same > 0) parts.push(`${counted(same, 'row')} the same`);
  if (problem > 0) parts.push(`${counted(problem, 'row')} with a problem ${problem === 1 ? 'stays' : 'stay'} out`);
  if (question > 0) parts.push(`${counted(question, 'row')} ${question === 1 ? 'needs' : 'need'} an answer`);
  if (leftOut > 0) parts.push(`${leftOut} left out`);
  if (skipped > 0) parts.push(`${counted(skipped, 'row')} skipped`);
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}

/** A cell as it reads now: mended, or as the file has it. */
export function readCell(row: Pick<ImportRow, 'cells' | 'mended'>, column: number): string {
  return row.mended.find((cell) => cell.column === column)?.text ?? row.cells[column] ?? '';
}

export function columnOf(columns: ImportPreview['columns'], field: string): number {
  return columns.findIndex((column) => column.field === field);
}

/** Where in the row the problem's value stands; -1 when it is about the row as a whole. */
export function problemColumn(problem: Pick<ImportProblem, 'column'>, columns: ImportPreview['columns']): number {
  if (problem.column === null) return -1;
  return columns.findIndex((column) => column.field !== null && column.header === problem.column);
}

type Offer = ImportRow['mends'][number]['offers'][number];

/** An offer on its button: the day or the number that it makes, as the table would show it. */
export function offerWords({ words, changes }: Offer, columns: ImportPreview['columns']): string {
  const [change] = changes;
  if (words !== null || change === undefined) return words ?? '';
  const field = columns[change.column]?.field;
  if (field === 'entryDate') return dateText(change.text);
  if (field === 'quantity') return textOf(quantityParts(change.text));
  if (field === 'entryPrice' || field === 'lastPrice') return textOf(exactPriceParts(change.text));
  return change.text;
}

const shortWords: Record<string, string> = {
  NOT_ISO_DATE: 'Not a date',
  IMPOSSIBLE_DATE: 'No such day',
  FUTURE_DATE: 'In the future',
  QUANTITY_ZERO: 'Quantity is zero',
  NOT_A_NUMBER: 'Not a number',
  DECIMAL_COMMA: 'Decimal comma',
  EMPTY: 'Empty',
  NEGATIVE_PRICE: 'Price is negative',
  OPTION_FORM: 'Option, but not OCC',
  INVALID_SYMBOL: 'Not a symbol',
  CONFLICTING_PRICE: 'Two last prices',
  TOO_MANY_CELLS: 'More cells than columns',
  TOO_FEW_CELLS: 'Cells are missing',
  UNCLOSED_QUOTE: 'Quote never closed',
  MISPLACED_QUOTE: 'Stray quote',
  SWALLOWED_ROWS: 'Stray quote',
  TAG_TOO_LONG: 'Tag too long',
  TAG_WITHOUT_NAME: 'Strategy without name',
  TOO_MANY_TAGS: 'Too many tags',
  TOO_MANY_TAGS_IN_PROFILE: 'Too many tags',
  VALUE_TOO_LARGE: 'Value too large',
  LOOKS_LIKE_TOTAL: 'A line of totals?',
  ENTRY_PRICE_UNKNOWN: 'Entry price unknown',
  ENTRY_DATE_UNKNOWN: 'Entry date unknown',
  EXPIRED_OPTION: 'Expired, taken as open',
  LOOKS_LIKE_CUSIP: 'CUSIP, no ticker',
  ADJUSTED_OPTION: 'Adjusted contract',
  REPEATED_ROW: 'Second lot',
  EQUALS_POSITION: 'Second lot',
  TAG_TYPE_DIFFERS: 'Tag keeps its type',
  INVISIBLE_CHARACTERS: 'Tag cleaned',
};

/** "1,004.21 or 1.00421", "4 Mar or 3 Apr 2025": a year that all have is written once. */
function eitherOf(readings: readonly string[]): string {
  const year = / \d{4}$/.exec(readings[0] ?? '')?.[0];
  if (year === undefined || !readings.every((reading) => reading.endsWith(year))) return readings.join(' or ');
  return readings.map((reading) => reading.slice(0, -year.length)).join(' or ') + year;
}

/** What becomes of a row, short enough for a cell; the row's detail says it in full. */
export function happens(row: ImportRow, columns: ImportPreview['columns']): string {
  const [problem] = row.problems;
  const [warning] = row.warnings;
  switch (row.kind) {
    case 'problem': {
      const offers = row.mends[0]?.offers.map((offer) => offerWords(offer, columns)) ?? [];
      if (offers.length > 1) return `${eitherOf(offers)}?`;
      return problem === undefined ? '' : (shortWords[problem.code] ?? problem.message);
    }
    case 'question':
      return 'A line of totals?';
    case 'leftOut':
      return row.row === null ? 'Stays in the book' : 'Left out';
    case 'gone':
      return 'Not in this file: closed';
    case 'same':
      return 'In the book already';
    case 'changed':
      return changeWords(row);
    case 'new':
      return warning === undefined ? 'New position' : (shortWords[warning.code] ?? warning.message);
  }
}

/** "+30 shares", "Entry price", "Tags": what is different. */
function changeWords({ draft, before }: ImportRow): string {
  if (draft === null || before === null) return '';
  const parts = [];
  if (draft.quantity !== before.quantity) parts.push('Quantity');
  if (draft.entryPrice !== null && draft.entryPrice !== before.entryPrice) parts.push('entry price');
  if (draft.entryDate !== null && draft.entryDate !== before.entryDate) parts.push('entry date');
  if (parts.length === 0) parts.push('tags');
  const text = parts.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

export interface RawPiece {
  text: string;
  marked: boolean;
  /** What stands there now. */
  mended: string | null;
}

/** The line as the file has it, in pieces, with the cells at fault marked and the mended ones beside it. */
export function rawLine(
  row: Pick<ImportRow, 'cells' | 'mended'>,
  delimiter: string,
  marked: ReadonlySet<number>,
): RawPiece[] {
  const mended = new Map(row.mended.map(({ column, text }) => [column, text]));
  const width = Math.max(row.cells.length, ...row.mended.map(({ column }) => column + 1));
  return Array.from({ length: width }, (_, index) => {
    const cell = row.cells[index] ?? '';
    const quoted = cell.includes(delimiter) || /["\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
    const isMarked = marked.has(index) || mended.has(index);
    const piece = {
      text: quoted === '' && isMarked ? '(empty)' : quoted,
      marked: marked.has(index),
      mended: mended.get(index) ?? null,
    };
    const comma = { text: delimiter === '\t' ? '  ' : delimiter, marked: false, mended: null };
    return index === 0 ? [piece] : [comma, piece];
  }).flat();
}

/** How many rows a filter shows. */
export function shownCount(counts: ImportPreview['counts'], show: ImportShown): number {
  return show === 'all' ? counts.rows + counts.gone : counts[show];
}
