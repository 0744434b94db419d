import type { DraftField } from '../position-draft';
import { dateReadings, numberReadings, type Reading, symbolReadings } from '../readings';
import { formatTag, parseTagCell, TAG_NAME_LENGTH, TAGS_PER_POSITION, tagKey } from '../tags';
import type { FileProblem } from './file-problem';
import type { SigmasightHeader } from './sigmasight-header';

/** A cell's new text; `column` counts from 0 in the file's order. */
export interface CellChange {
  column: number;
  text: string;
}

/** One way to mend a row. The same `way` mends other rows with the same problem. */
export interface Offer {
  way: string;
  /** What a button says where the new text does not say it. */
  words: string | null;
  changes: CellChange[];
}

interface Mendable {
  problem: FileProblem;
  /** The row's cells as they are read now. */
  cells: readonly string[];
  header: SigmasightHeader;
  today: string;
}

/** A cell that is longer is no number, day or symbol, and full of tags at most. */
const READABLE_CHARACTERS = 2000;

const NO_VALUE = /^(?:n\/?a|null|none|unknown|[-\u2013\u2014]+|\?+)$/i;

/** Ways to mend what is wrong, best first; none where only the person can know. */
export function offersFor({ problem, cells, header, today }: Mendable): Offer[] {
  if (problem.code === 'TOO_MANY_CELLS') return surplusOffers(cells, header);
  const column = header.columns.findIndex(({ field, header: name }) => field !== null && name === problem.column);
  const field = header.columns[column]?.field;
  if (!field) return [];
  const text = (cells[column] ?? '').slice(0, READABLE_CHARACTERS);
  const cell = (way: string, changed: string, words: string | null = null): Offer => ({
    way,
    words,
    changes: [{ column, text: changed }],
  });
  const fromReadings = (readings: Reading[]) => readings.map((reading) => cell(reading.way, reading.text));
  switch (problem.code) {
    case 'AMBIGUOUS_NUMBER':
    case 'DECIMAL_COMMA':
    case 'NOT_A_NUMBER':
      return isPrice(field) && NO_VALUE.test(text.trim())
        ? [cell('unknown', '', 'Unknown')]
        : fromReadings(numberReadings(text));
    case 'NEGATIVE_PRICE':
      return [cell('positive', text.replace(/[-\u2212]/, ''))];
    case 'CONFLICTING_PRICE':
      return [cell('price of the first row', '', 'Use the other row’s price')];
    case 'NOT_ISO_DATE':
      return NO_VALUE.test(text.trim()) ? [cell('unknown', '', 'Unknown')] : fromReadings(dateReadings(text, today));
    case 'FUTURE_DATE':
      return fromReadings(
        dateReadings(lastSuchDay(text.trim(), today), today).map((read) => ({ ...read, way: 'last such day' })),
      );
    case 'OPTION_FORM':
    case 'INVALID_SYMBOL':
    case 'SYMBOL_TOO_LONG':
      return fromReadings(symbolReadings(text));
    case 'TAG_TOO_LONG':
      return [
        cell(
          'shortened',
          tagText(text, (name) => name.slice(0, TAG_NAME_LENGTH).trim()),
          'Shorten the tag',
        ),
      ];
    case 'TAG_WITHOUT_NAME':
    case 'TOO_MANY_TAGS':
      return [cell('readable tags', tagText(text), 'Keep the other tags')];
    case 'TOO_MANY_TAGS_IN_PROFILE':
      return [cell('known tags', tagText(text, null, problem.value ?? ''), 'Leave the new tags away')];
    default:
      return [];
  }
}

function isPrice(field: DraftField): boolean {
  return field === 'entryPrice' || field === 'lastPrice';
}

/** The newest day with this month and day that is not in the future. */
function lastSuchDay(date: string, today: string): string {
  const year = Number(today.slice(0, 4));
  const monthAndDay = date.slice(4);
  return `${year}${monthAndDay}` <= today ? `${year}${monthAndDay}` : `${year - 1}${monthAndDay}`;
}

/** The cell with the tags that can be kept, as many as a position carries. */
function tagText(text: string, shortened: ((name: string) => string) | null = null, without = ''): string {
  const cut =
    shortened === null
      ? text
      : text
          .split(',')
          .map((piece) => shortened(piece.trim()))
          .join(',');
  const left = new Set(parseTagCell(without).tags.map(({ name }) => tagKey(name)));
  return parseTagCell(cut)
    .tags.filter(({ name }) => !left.has(tagKey(name)))
    .slice(0, TAGS_PER_POSITION)
    .map(formatTag)
    .join(',');
}

/** Cells past the last column: of tags without quotes around them, else of nothing that is known. */
function surplusOffers(cells: readonly string[], { columns }: SigmasightHeader): Offer[] {
  const beyond = cells.slice(columns.length);
  const surplus = beyond.filter((cell) => cell.trim() !== '');
  const emptied = beyond.map((_, index) => ({ column: columns.length + index, text: '' }));
  const last = columns.length - 1;
  const leaveAway: Offer = {
    way: 'without the surplus',
    words: `Leave “${surplus.join(', ')}” away`,
    changes: emptied,
  };
  if (columns[last]?.field !== 'tags') return [leaveAway];
  const tags = [cells[last] ?? '', ...surplus].map((cell) => cell.trim()).join(',');
  return [
    {
      way: 'surplus is tags',
      words: `Tags ${tags.replaceAll(',', ', ')}`,
      changes: [{ column: last, text: tags }, ...emptied],
    },
    leaveAway,
  ];
}
