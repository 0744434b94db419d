import type { DraftField } from '../position-draft';

export interface ColumnName {
  field: DraftField;
  /** The specification's name. */
  name: string;
  alias: string;
  required: boolean;
}

export const COLUMN_NAMES: readonly ColumnName[] = [
  { field: 'symbol', name: 'ticker', alias: 'symbol', required: true },
  { field: 'quantity', name: 'quantity', alias: 'qty', required: true },
  { field: 'entryPrice', name: 'entry_price', alias: 'price', required: true },
  { field: 'entryDate', name: 'entry_date', alias: 'trade date', required: true },
  { field: 'tags', name: 'tags', alias: 'tag', required: false },
  { field: 'lastPrice', name: 'last_price', alias: 'last', required: false },
];

/** Case, blanks, underscores and hyphens make no difference: "Trade Date", "trade_date" and "TradeDate" are one name. */
export function foldedName(header: string): string {
  return header.toLowerCase().replace(/[\s_-]+/g, '');
}

const FOLDED_NAMES = new Map(
  COLUMN_NAMES.flatMap(({ field, name, alias }) => [name, alias].map((text) => [foldedName(text), field] as const)),
);

/** How many of the specification's columns a record names. */
export function knownColumnCount(cells: readonly string[]): number {
  return new Set(cells.map((cell) => FOLDED_NAMES.get(foldedName(cell))).filter((field) => field !== undefined)).size;
}

/** How many different cells of a record could be the names of columns: they hold letters and are short. */
export function headerLikeness(cells: readonly string[]): number {
  return new Set(cells.map(foldedName).filter((cell) => cell.length <= 60 && /\p{L}/u.test(cell))).size;
}
