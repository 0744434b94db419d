/** Spreadsheets take a cell that starts so for a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;
const GUARDED = /^'[=+\-@\t\r]/;
/** Digits, signs and separators compute nothing, and an apostrophe would turn a quantity of -50 into text. */
const HARMLESS = /^[+-]?\$?[\d.,]+$/;

/** A cell that no spreadsheet runs as a formula: "=1+1" gets an apostrophe in front, "-50" does not. */
export function guarded(cell: string): string {
  return FORMULA_START.test(cell) && !HARMLESS.test(cell) ? `'${cell}` : cell;
}

/** The cell before it was guarded, so that a file which we wrote reads as it was. */
export function unguarded(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}
