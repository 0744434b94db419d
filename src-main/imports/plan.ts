import { type FileProblem, fileProblem } from '../../src-shared/domain/csv/file-problem';
import type { SigmasightHeader } from '../../src-shared/domain/csv/sigmasight-header';
import { cellsOf, type FileRow, repeatedRows } from '../../src-shared/domain/csv/sigmasight-rows';
import { plainText } from '../../src-shared/domain/decimal';
import { enteredSymbol } from '../../src-shared/domain/entered-symbol';
import type { ImportMode } from '../../src-shared/domain/import-mode';
import { lotChange, matchedLots } from '../../src-shared/domain/lot-match';
import type { DraftField, DraftPosition } from '../../src-shared/domain/position-draft';
import { type NamedTag, TAGS_PER_PROFILE, tagKey } from '../../src-shared/domain/tags';
import { BOOK_CURRENCY, marketValue, positionFigures } from '../../src-shared/domain/valuation';
import type { ImportRowKind } from '../../src-shared/ipc/imports';
import type { BookLot, BookSide } from './book-side';
import type { Decisions } from './decisions';

/** One row of the file and what the import does with it. */
export interface PlannedRow {
  kind: ImportRowKind;
  row: FileRow;
  /** The lot of the book that it changes or equals. */
  lot: BookLot | null;
  /** What the lot becomes; null where only tags are added, or nothing. */
  change: ReturnType<typeof lotChange>;
  /** Tags that the lot gets. */
  addedTags: readonly NamedTag[];
  /** The price that it will be valued at, and the value. */
  price: string | null;
  value: string | null;
}

export interface ImportPlan {
  mode: ImportMode;
  header: SigmasightHeader;
  /** In the file's order. */
  rows: readonly PlannedRow[];
  /** Lots of earlier imports that the file has no longer; `kept` ones stay in the book. */
  gone: readonly { lot: BookLot; kept: boolean }[];
  /** Tags that the rows to be written name and the profile lacks, in the order of the file. */
  newTags: readonly NamedTag[];
  /** The file's last prices, by symbol. */
  prices: ReadonlyMap<string, string>;
  /** The prices in use afterwards, by symbol. */
  pricesInUse: ReadonlyMap<string, string>;
}

/** Questions that an answer settles: until then the row waits. */
const QUESTIONS: ReadonlySet<string> = new Set(['LOOKS_LIKE_TOTAL']);

interface PlanInput {
  rows: readonly FileRow[];
  header: SigmasightHeader;
  decisions: Decisions;
  book: BookSide;
  today: string;
}

/**
 * What the rows mean beside each other and beside the book: one last price per symbol, one tag per name, and which lot
 * of the book each of them is. Rows that contradict an earlier one, or would take the profile past its tags, become problems.
 */
export function planImport({ rows, header, decisions, book, today }: PlanInput): ImportPlan {
  const waits = (row: FileRow) =>
    row.draft === null ||
    decisions.rows.get(row.row) === 'leaveOut' ||
    (decisions.rows.get(row.row) !== 'take' && row.warnings.some(({ code }) => QUESTIONS.has(code)));
  const first = firstPrices(rows.filter((row) => !waits(row)));
  const prices = new Map([...first].map(([symbol, { price }]) => [symbol, price]));
  const pricesInUse = pricesAfter(prices, book, today);
  const tagged = withTags(
    rows.map((row) => (waits(row) ? row : withOnePrice(row, first, pricesInUse, header))),
    waits,
    book,
    header,
  );
  const taken = tagged.rows.map((row) => (waits(row) ? null : row.draft));
  const lots = matchedLots(taken, book.lots);
  const repeats = repeatedRows(tagged.rows);
  const planned = tagged.rows.map((row, place): PlannedRow => {
    const lot = lots[place] ?? null;
    const price = row.draft ? (pricesInUse.get(row.draft.symbol) ?? row.draft.lastPrice) : null;
    const value = row.draft && price !== null ? marketValue(row.draft, price) : null;
    const untouched = { lot: null, change: null, addedTags: [], price, value };
    if (decisions.rows.get(row.row) === 'leaveOut') return { kind: 'leftOut', row, ...untouched };
    if (row.draft === null) return { kind: 'problem', row, ...untouched };
    if (waits(row)) return { kind: 'question', row, ...untouched };
    const change = lot && lotChange(row.draft, lot);
    const equals = lot !== null && change === null;
    if (decisions.mode === 'add' || lot === null) {
      return { kind: 'new', row: withRepeat(row, repeats.get(row.row), equals), ...untouched };
    }
    const addedTags = row.draft.tags.filter((tag) => !lot.tags.has(tagKey(tag.name)));
    const kind = equals && addedTags.length === 0 ? 'same' : 'changed';
    return { kind, row, lot, change, addedTags, price, value };
  });
  return {
    mode: decisions.mode,
    header,
    rows: planned,
    gone: decisions.mode === 'replace' ? goneLots(planned, decisions, book, header) : [],
    newTags: tagged.newTags,
    prices,
    pricesInUse,
  };
}

type FirstPrices = ReadonlyMap<string, { price: string; row: number }>;

function firstPrices(rows: readonly FileRow[]): FirstPrices {
  const first = new Map<string, { price: string; row: number }>();
  for (const { draft, row } of rows) {
    if (draft?.lastPrice != null && !first.has(draft.symbol)) first.set(draft.symbol, { price: draft.lastPrice, row });
  }
  return first;
}

/** The file's prices are of today: only today's manual ones of the book count for more, or any where the file has none. */
function pricesAfter(prices: ReadonlyMap<string, string>, book: BookSide, today: string): Map<string, string> {
  const after = new Map(prices);
  for (const [symbol, { price, source, priceDate }] of book.prices) {
    if (!prices.has(symbol) || (source === 'manual' && priceDate >= today)) after.set(symbol, plainText(price));
  }
  return after;
}

/** A symbol has one last price: the file's first one, which its rows without a price get too. */
function withOnePrice(
  row: FileRow,
  firsts: FirstPrices,
  pricesInUse: ReadonlyMap<string, string>,
  header: SigmasightHeader,
): FileRow {
  if (!row.draft) return row;
  const { symbol, lastPrice } = row.draft;
  const first = firsts.get(symbol);
  const column = headerOf(header, 'lastPrice');
  if (first && lastPrice !== null && lastPrice !== first.price) {
    const message = `Row ${first.row} gives ${symbol} a last price of ${first.price}. One symbol has one last price: correct one of the rows.`;
    return withProblem(row, 'CONFLICTING_PRICE', message, { column, value: lastPrice });
  }
  const price = pricesInUse.get(symbol) ?? null;
  const priced = !first || lastPrice !== null ? row : { ...row, draft: { ...row.draft, lastPrice: first.price } };
  if (price === null || !isTooLarge(row.draft, price)) return priced;
  const message = `At a last price of ${price} the value is more than can be kept. Check quantity and price.`;
  return withProblem(row, 'VALUE_TOO_LARGE', message, { column, value: price });
}

function isTooLarge(draft: DraftPosition, price: string): boolean {
  // A double is exact enough to see that all figures are far below their limits, and a file has many of those.
  const value = Number(draft.quantity) * Math.max(Number(price), Number(draft.entryPrice)) * 100;
  const gain = Number(price) / Number(draft.entryPrice ?? 1);
  if (value < 1e12 && gain < 1e5) return false;
  return positionFigures({ ...draft, currency: BOOK_CURRENCY, lastPrice: price }, null).tooLarge.length > 0;
}

function withTags(
  rows: readonly FileRow[],
  waits: (row: FileRow) => boolean,
  book: BookSide,
  header: SigmasightHeader,
): { rows: FileRow[]; newTags: NamedTag[] } {
  const tags = new Map(book.tags.map(({ name, tagType }) => [tagKey(name), { name, tagType }]));
  const column = headerOf(header, 'tags');
  const newTags: NamedTag[] = [];
  const checked = rows.map((row) => {
    if (!row.draft || row.draft.tags.length === 0 || waits(row)) return row;
    const missing = row.draft.tags.filter((tag) => !tags.has(tagKey(tag.name)));
    if (tags.size + missing.length > TAGS_PER_PROFILE) {
      const message = `A profile has at most ${TAGS_PER_PROFILE} tags, and this one would be more. Use fewer different tags, or delete some first.`;
      const names = missing.map((tag) => tag.name).join(', ');
      return withProblem(row, 'TOO_MANY_TAGS_IN_PROFILE', message, { column, value: names });
    }
    for (const tag of missing) tags.set(tagKey(tag.name), tag);
    newTags.push(...missing);
    const kept = row.draft.tags.map((tag) => tags.get(tagKey(tag.name)) ?? tag);
    // Most rows stay as they are: copying 100,000 of them costs more than looking at them.
    if (kept.every((tag, index) => isSame(tag, row.draft?.tags[index]))) return row;
    const warnings = row.draft.tags.flatMap((tag, index) => typeWarning(tag, kept[index] ?? tag, row.row, column));
    return withWarnings({ ...row, draft: { ...row.draft, tags: kept } }, warnings);
  });
  return { rows: checked, newTags };
}

function isSame(tag: NamedTag, other: NamedTag | undefined): boolean {
  return tag.name === other?.name && tag.tagType === other.tagType;
}

function typeWarning(written: NamedTag, kept: NamedTag, row: number, column: string | null): FileProblem[] {
  if (written.tagType === kept.tagType) return [];
  const kind = kept.tagType === 'STRATEGY' ? 'a strategy' : 'a tag that is no strategy';
  return [
    fileProblem('TAG_TYPE_DIFFERS', `“${kept.name}” is ${kind} already and stays that.`, {
      row,
      column,
      value: written.name,
    }),
  ];
}

/** A repeat is legal and warned about. */
function withRepeat(row: FileRow, first: number | undefined, isInBook: boolean): FileRow {
  if (isInBook) {
    const message = 'Equals a position of the book. It is added as a lot of its own.';
    return withWarnings(row, [fileProblem('EQUALS_POSITION', message, { row: row.row })]);
  }
  if (first === undefined) return row;
  const message = `Equals row ${first}. Both are taken as lots of their own.`;
  return withWarnings(row, [fileProblem('REPEATED_ROW', message, { row: row.row })]);
}

/**
 * Lots of earlier imports that no row is any more. What was entered by hand stays, and so does what a row that was left
 * out may be.
 */
function goneLots(
  rows: readonly PlannedRow[],
  decisions: Decisions,
  book: BookSide,
  header: SigmasightHeader,
): ImportPlan['gone'] {
  const found = new Set(rows.map(({ lot }) => lot?.id));
  const column = header.columns.findIndex(({ field }) => field === 'symbol');
  const open = new Set(
    rows.flatMap(({ kind, row }) => {
      if (kind !== 'leftOut' && kind !== 'problem' && kind !== 'question') return [];
      const symbol = enteredSymbol(cellsOf(row)[column] ?? '');
      return symbol.ok ? [symbol.value.symbol] : [];
    }),
  );
  return book.lots
    .filter((lot) => lot.imported && !found.has(lot.id) && !open.has(lot.symbol))
    .map((lot) => ({ lot, kept: decisions.keptLots.has(lot.id) }));
}

function headerOf(header: SigmasightHeader, wanted: DraftField): string | null {
  return header.columns.find(({ field }) => field === wanted)?.header ?? null;
}

function withWarnings(row: FileRow, warnings: FileProblem[]): FileRow {
  return warnings.length === 0 ? row : { ...row, status: 'warning', warnings: [...row.warnings, ...warnings] };
}

function withProblem(
  row: FileRow,
  code: string,
  message: string,
  place: { column: string | null; value: string | null },
): FileRow {
  return {
    ...row,
    status: 'problem',
    draft: null,
    problems: [...row.problems, fileProblem(code, message, { row: row.row, ...place })],
  };
}
