import { type FileProblem, fileProblem } from '../../src-shared/domain/csv/file-problem';
import type { FileRow } from '../../src-shared/domain/csv/sigmasight-rows';
import type { DraftField, DraftPosition } from '../../src-shared/domain/position-draft';
import { type NamedTag, TAGS_PER_PROFILE, tagKey } from '../../src-shared/domain/tags';
import { BOOK_CURRENCY, positionFigures } from '../../src-shared/domain/valuation';
import type { ReadFile } from './preview';

export interface ImportPlan {
  /** Tags that the good rows name and the profile lacks, in the order of the file. */
  newTags: NamedTag[];
  rows: FileRow[];
}

/**
 * What the rows mean beside each other and beside the book: one last price per symbol, and one tag per name.
 * Rows that contradict an earlier one, or would take the profile past its tags, become problems.
 */
export function planImport(file: ReadFile, existing: readonly NamedTag[]): ImportPlan {
  const tags = new Map(existing.map((tag) => [tagKey(tag.name), tag]));
  const tagsColumn = columnOf(file, 'tags');
  const newTags: NamedTag[] = [];
  const rows = withOnePricePerSymbol(file).map((row) => {
    if (!row.draft) return row;
    const missing = row.draft.tags.filter((tag) => !tags.has(tagKey(tag.name)));
    if (tags.size + missing.length > TAGS_PER_PROFILE) {
      const message = `A profile has at most ${TAGS_PER_PROFILE} tags, and this one would be more. Use fewer different tags, or delete some first.`;
      const names = missing.map((tag) => tag.name).join(', ');
      return withProblem(row, 'TOO_MANY_TAGS_IN_PROFILE', message, { column: tagsColumn, value: names });
    }
    for (const tag of missing) tags.set(tagKey(tag.name), tag);
    newTags.push(...missing);
    const kept = row.draft.tags.map((tag) => tags.get(tagKey(tag.name)) ?? tag);
    if (kept.every((tag, index) => isSame(tag, row.draft?.tags[index]))) return row;
    const warnings = row.draft.tags.flatMap((tag, index) => typeWarning(tag, kept[index] ?? tag, row.row, tagsColumn));
    const planned: FileRow = { ...row, draft: { ...row.draft, tags: kept } };
    return warnings.length === 0
      ? planned
      : { ...planned, status: 'warning' as const, warnings: [...row.warnings, ...warnings] };
  });
  return { newTags, rows };
}

/** The price that a row will be valued at: the book's where it counts for more, else the file's. */
export function priceInUse(file: ReadFile, draft: DraftPosition): string | null {
  return file.bookPrices.get(draft.symbol) ?? draft.lastPrice;
}

/** A symbol has one last price: the file's first one, which its rows without a price get too. */
function withOnePricePerSymbol(file: ReadFile): FileRow[] {
  const first = new Map<string, { price: string; row: number }>();
  for (const { draft, row } of file.rows) {
    if (draft?.lastPrice != null && !first.has(draft.symbol)) first.set(draft.symbol, { price: draft.lastPrice, row });
  }
  if (first.size === 0 && file.bookPrices.size === 0) return file.rows;
  const column = columnOf(file, 'lastPrice');
  return file.rows.map((row) => {
    if (!row.draft) return row;
    const { symbol, lastPrice } = row.draft;
    const found = first.get(symbol);
    if (found && lastPrice !== null && lastPrice !== found.price) {
      const message = `Row ${found.row} gives ${symbol} a last price of ${found.price}. One symbol has one last price: correct one of the rows.`;
      return withProblem(row, 'CONFLICTING_PRICE', message, { column, value: lastPrice });
    }
    const filePrice = found?.price ?? null;
    // Most rows stay as they are: copying 100,000 of them costs more than looking at them.
    const draft = lastPrice === filePrice ? row.draft : { ...row.draft, lastPrice: filePrice };
    const price = priceInUse(file, draft);
    const { positionType, quantity, contractMultiplier, entryPrice } = draft;
    const valued = {
      positionType,
      quantity,
      contractMultiplier,
      entryPrice,
      lastPrice: price,
      currency: BOOK_CURRENCY,
    };
    if (positionFigures(valued, null).tooLarge.length === 0) return draft === row.draft ? row : { ...row, draft };
    const message = `At a last price of ${price} the value is more than can be kept. Check quantity and price.`;
    return withProblem(row, 'VALUE_TOO_LARGE', message, { column, value: price });
  });
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

function columnOf(file: ReadFile, wanted: DraftField): string | null {
  return file.header.columns.find(({ field }) => field === wanted)?.header ?? null;
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
