import { type FileProblem, fileProblem } from './file-problem';
import { HEADER_SEARCH_ROWS, type Table, type TableRow } from './table';

export type PriceField =
  | 'symbol'
  | 'period'
  | 'date'
  | 'time'
  | 'open'
  | 'high'
  | 'low'
  | 'close'
  | 'adjustedClose'
  | 'volume';

export interface PriceHeader {
  row: number;
  /** The file's own headers. */
  names: string[];
  /** The place of each column that is there, counted from 0. */
  places: Partial<Record<PriceField, number>>;
}

/** What the usual downloads call their columns, folded; of several in one file the first named here is read. */
const NAMES: Record<PriceField, readonly string[]> = {
  symbol: ['symbol', 'ticker', 'optionsymbol', 'contractsymbol', 'occsymbol'],
  period: ['per'],
  date: ['date', 'pricedate', 'tradingdate', 'tradedate', 'timestamp', 'datetime', 'windowstart', 'time'],
  time: ['time'],
  open: ['open', 'openprice'],
  high: ['high', 'highprice', 'dayhigh'],
  low: ['low', 'lowprice', 'daylow'],
  close: ['close', 'closelast', 'closeprice', 'closingprice', 'last', 'lastprice', 'latest', 'price'],
  adjustedClose: ['adjclose', 'adjustedclose', 'adjcloseprice', 'closeadj', 'closeadjusted'],
  volume: ['volume', 'vol', 'sharevolume'],
};

/** Columns of what somebody holds or traded: with one of them a date and a price are not a day's prices. */
const OF_POSITIONS: ReadonlySet<string> = new Set(
  'quantity qty shares units contracts account side action costbasis entryprice entrydate'.split(' '),
);

/** "<CLOSE>", "Close*" and "close" are one name, and so are "Adj Close" and "adj_close". */
function folded(header: string): string {
  return header.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Whether the first rows of a file hold a header of daily prices, and none of positions or trades. */
export function isPriceTable(table: Table): boolean {
  return findHeader(table) !== null;
}

function findHeader(table: Table): TableRow | null {
  const isHeader = ({ cells }: TableRow): boolean => {
    const names = new Set(cells.map(folded));
    const has = (field: PriceField) => NAMES[field].some((name) => names.has(name));
    return has('date') && (has('close') || has('adjustedClose')) && ![...names].some((name) => OF_POSITIONS.has(name));
  };
  return table.rows.slice(0, HEADER_SEARCH_ROWS).find(isHeader) ?? null;
}

/** The header of a file of prices, or why it cannot be read as a whole. */
export function priceHeader(table: Table): { header: PriceHeader } | { problem: FileProblem } {
  const found = findHeader(table);
  if (!found) return { problem: notPrices(table) };
  const names = found.cells.map((cell) => cell.trim());
  const places: PriceHeader['places'] = {};
  for (const field of Object.keys(NAMES) as PriceField[]) {
    const name = NAMES[field].find((candidate) => names.some((header) => folded(header) === candidate));
    if (name === undefined) continue;
    const [place, other] = names.flatMap((header, index) => (folded(header) === name ? [index] : []));
    if (other !== undefined) return { problem: twice(found.row, names[other] ?? '') };
    if (place !== undefined) places[field] = place;
  }
  // A column "time" alone holds the dates; beside a date it holds the time of day.
  if (places.time === places.date) delete places.time;
  if (places.close === undefined) return { problem: onlyAdjusted(found.row, names[places.adjustedClose ?? -1] ?? '') };
  return { header: { row: found.row, names, places } };
}

function notPrices({ rows }: Table): FileProblem {
  if (rows.every(({ cells }) => cells.every((cell) => cell.trim() === ''))) {
    return fileProblem('EMPTY_FILE', 'This file is empty. Nothing was read.');
  }
  return fileProblem(
    'NOT_RECOGNISED',
    'This is no file of daily prices. It needs a header with the columns date and close, and symbol where it holds more than one; open, high, low and volume may be there.',
  );
}

function twice(row: number, column: string): FileProblem {
  return fileProblem('DUPLICATE_COLUMN', `The column “${column}” is there twice. Rename or remove one of them.`, {
    row,
    column,
  });
}

function onlyAdjusted(row: number, column: string): FileProblem {
  return fileProblem(
    'ADJUSTED_ONLY',
    `This file has adjusted closes only (“${column}”). They change with every later dividend and split, so prices are kept as they were traded. Download the file with a column Close.`,
    { row, column },
  );
}
