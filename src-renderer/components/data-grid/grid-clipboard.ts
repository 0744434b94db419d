import type { GridColumn, GridNode } from './grid-types';

/** What is copied: the same cells as lines of text and as a table, each program takes what it reads best. */
export interface CopiedCells {
  text: string;
  html: string;
}

/** A text that a spreadsheet would take for a formula is made a text; the apostrophe is how a spreadsheet itself says so. */
function harmless(text: string): string {
  return /^[=+\-@]/.test(text) ? `'${text}` : text;
}

/** Tabs and line breaks would begin a new cell. */
function oneLine(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ').trim();
}

/** The number or text of a cell without any dress: no thousands, a hyphen for minus, nothing for missing. */
function cellText<T, G>({ value }: GridColumn<T, G>, node: GridNode<T, G>): string {
  if (value === undefined) return '';
  const cell = node.kind === 'row' ? value.of(node.row) : value.ofGroup?.(node.group);
  if (cell === null || cell === undefined) return '';
  return value.type === 'text' ? harmless(oneLine(String(cell))) : String(cell);
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string) => text.replace(/[&<>]/g, (character) => escapes[character] ?? character);

/** The columns that have a value, of these nodes, in the order shown. Headers are the columns' full names. */
export function copiedCells<T, G>(
  nodes: readonly GridNode<T, G>[],
  columns: readonly GridColumn<T, G>[],
  headers: boolean,
): CopiedCells {
  const copied = columns.filter((column) => column.value !== undefined);
  const names = copied.map((column) => harmless(oneLine(column.title ?? column.header)));
  const lines = nodes.map((node) => copied.map((column) => cellText(column, node)));
  const all = headers ? [names, ...lines] : lines;
  // Text is declared to be text: a spreadsheet would else make a date of 3-4 and a number of an account.
  const cell = (content: string, column: GridColumn<T, G>) =>
    column.value?.type === 'text'
      ? `<td style="mso-number-format:'\\@'">${escaped(content)}</td>`
      : `<td>${escaped(content)}</td>`;
  const tableRow = (cells: readonly string[]) =>
    `<tr>${cells.map((content, index) => cell(content, copied[index] as GridColumn<T, G>)).join('')}</tr>`;
  return {
    text: all.map((cells) => cells.join('\t')).join('\n'),
    html: `<table>${all.map(tableRow).join('')}</table>`,
  };
}
