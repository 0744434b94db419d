import { enteredSymbol, type Instrument } from '../entered-symbol';
import type { Parsed } from '../parsed';

/** Massive's mark of an option, and Stooq's of the US market. */
const MARKS = /^O:|\.US$/gi;

/**
 * The instrument that a file of prices names: "AAPL.US" is AAPL, "brk-b.us" is BRK.B, and "O:AAPL270115C00350000" the
 * option in its compact form.
 */
export function pricedSymbol(text: string): Parsed<Instrument> {
  return enteredSymbol(text.trim().replace(MARKS, ''));
}

const ENDING = /\.(?:csv|txt|tsv|tab)$/i;
/** A second download of a file, and a copy of one. */
const COPY = /(?:\s*\(\d+\)|\s+-\s+Copy(?:\s*\(\d+\))?)$/i;

/** What the usual downloads put around a symbol in a file's name. */
const AROUND: readonly RegExp[] = [
  /^.*\bSTOCK_US_[A-Z]+_/i,
  /^HistoricalData_/i,
  /^daily_(?:adjusted_)?/i,
  /^(?:NASDAQ|NYSE|AMEX|ARCA|BATS|CBOE)_/i,
  /[\s_]Historical[\s_]Data$/i,
  /_us_d$/i,
  /_(?:daily_historical-data|price-history)\b.*$/i,
  /,\s*1D.*$/,
  /[\s_-]+\d{4}-?\d{2}-?\d{2}\b.*$/,
];

const TICKER = /^[A-Z]{1,5}(?:[./\s-][A-Z]|\.US)?$/i;
/** Investing.com: "BRKb Historical Data.csv". */
const LOWER_CLASS = /^([A-Z]{2,5})([a-z])$/;
/** Names that people and programs give to files, and that read like tickers. */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  'BOOK CHART CLOSE CSV DAILY FILE NEW OLD PRICE QUOTE SHEET STOCK TABLE TEST DATA'.split(' '),
);

/**
 * The symbol that a file's name holds: "AAPL.csv", "aapl_us_d.csv", "AAPL (1).csv", "AAPL Historical Data.csv",
 * "daily_BRK-B.csv" and "AAPL270115C00350000.csv" do. Null where there is none, as in "HistoricalData_1795132800000.csv".
 */
export function symbolInName(fileName: string): string | null {
  const name = (fileName.split(/[/\\]/).at(-1) ?? '').trim().replace(ENDING, '').replace(COPY, '');
  const bare = AROUND.reduce((left, pattern) => left.replace(pattern, ''), name).trim();
  const lowerClass = LOWER_CLASS.exec(bare);
  const text = lowerClass && bare !== name ? `${lowerClass[1]}.${lowerClass[2]}` : bare;
  const instrument = pricedSymbol(text);
  if (!instrument.ok) return null;
  const isSymbol = instrument.value.option !== null || TICKER.test(text);
  return isSymbol && !COMMON_WORDS.has(instrument.value.symbol) ? instrument.value.symbol : null;
}
