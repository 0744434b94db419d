import Papa from 'papaparse';
import { headerLikeness, knownColumnCount } from './column-names';
import { type FileProblem, fileProblem } from './file-problem';

const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export interface TableRow {
  /** As a spreadsheet counts: the first record is row 1, a blank line is a row, a line break within quotes is not. */
  row: number;
  cells: string[];
}

export interface Table {
  delimiter: Delimiter;
  rows: TableRow[];
  problems: FileProblem[];
}

/** How far into a file a header is looked for: brokers put titles and summaries above it. */
export const HEADER_SEARCH_ROWS = 20;

/** The text that the header is looked for in. */
const SAMPLE_CHARACTERS = 65_536;

/** Excel's own limit; only a quote that is never closed makes a cell longer. */
const CELL_CHARACTERS = 32_767;

const SEPARATOR_LINE = /^"?sep=(.)"?(?:\n|$)/i;

/**
 * A CSV file's records, blank ones included. A first line such as `sep=;` names the delimiter and is no row, as in Excel;
 * otherwise it is the one of comma, semicolon and tab under which the header reads best.
 */
export function parseTable(text: string): Table {
  // One kind of line end: PapaParse would take a file of mixed ones for a few endless rows.
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  const separatorLine = SEPARATOR_LINE.exec(lines);
  const content = separatorLine ? lines.slice(separatorLine[0].length) : lines;
  const delimiter = DELIMITERS.find((candidate) => candidate === separatorLine?.[1]) ?? likelyDelimiter(content);
  const { data, errors } = Papa.parse<string[]>(content, { delimiter, newline: '\n' });
  // A line end closes the last row; it does not open another one.
  if ((content === '' || content.endsWith('\n')) && data.at(-1)?.join() === '') data.pop();

  const rows = data.map((cells, index) => ({ row: index + 1, cells }));
  const problems = new Map<number, FileProblem>();
  for (const { code, row: index } of errors) {
    const found = rows[index ?? -1];
    if (!found) continue;
    const swallowed = found.cells.reduce((lines, cell) => lines + cell.split('\n').length - 1, 0);
    found.cells = found.cells.map((cell) => cell.slice(0, CELL_CHARACTERS));
    // One row may be full of misplaced quotes: the last error says how it ended.
    problems.set(found.row, quoteProblem(code, found.row, swallowed));
  }
  return { delimiter, rows, problems: [...problems.values()] };
}

function quoteProblem(code: string, row: number, swallowed: number): FileProblem {
  return code === 'MissingQuotes'
    ? fileProblem(
        'UNCLOSED_QUOTE',
        `A quote that opens in this row is never closed, so the rest of the file (${swallowed} line breaks) was read as a part of it. Close or remove the quote.`,
        { row },
      )
    : fileProblem('MISPLACED_QUOTE', 'A quote stands where none belongs. Within a quoted cell, write it twice: "".', {
        row,
      });
}

function likelyDelimiter(content: string): Delimiter {
  const sample = content.slice(0, SAMPLE_CHARACTERS);
  const fits = DELIMITERS.map((delimiter) => {
    const { data } = Papa.parse<string[]>(sample, { delimiter, newline: '\n', preview: HEADER_SEARCH_ROWS });
    return {
      delimiter,
      known: Math.max(0, ...data.map(knownColumnCount)),
      likeness: Math.max(0, ...data.map(headerLikeness)),
    };
  });
  return fits.reduce((best, fit) =>
    fit.known > best.known || (fit.known === best.known && fit.likeness > best.likeness) ? fit : best,
  ).delimiter;
}
