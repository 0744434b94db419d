import type { DraftPosition } from './position-draft';
import type { PositionType } from './position-type';

/** A lot of the book, quantities and prices as plain text. */
export interface Lot {
  id: string;
  symbol: string;
  positionType: PositionType;
  quantity: string;
  entryPrice: string | null;
  entryDate: string | null;
}

type Entry = Pick<DraftPosition, 'symbol' | 'positionType' | 'quantity' | 'entryPrice' | 'entryDate'>;

type Field = 'quantity' | 'entryPrice' | 'entryDate';

/** What a file does not say, the book knows better. */
const said = (entry: Entry, fields: readonly Field[]) => fields.filter((field) => entry[field] !== null);

/**
 * By which fields a lot is known, from strict to loose. Each rule is tried for every entry before the next, so that a
 * lot which equals an entry is never given to another one. A different symbol or side is never the same lot.
 */
const RULES: readonly ((entry: Entry) => readonly Field[])[] = [
  (entry) => said(entry, ['quantity', 'entryPrice', 'entryDate']),
  () => ['entryPrice', 'entryDate'],
  (entry) => said(entry, ['entryDate']),
  () => ['quantity', 'entryPrice'],
];

const keyOf = (position: Entry | Lot, fields: readonly Field[]) =>
  [position.symbol, position.positionType, ...fields.map((field) => position[field])].join(' ');

/**
 * Which lot of the book each entry is: the one that it equals, else the one that was entered on the same day, or with
 * the same quantity and price. Undefined for an entry that the book does not have. Each lot is used once.
 */
export function matchedLots<L extends Lot>(entries: readonly (Entry | null)[], lots: readonly L[]): (L | undefined)[] {
  const used = new Set<L>();
  const indexes = new Map<string, Map<string, L[]>>();
  const candidates = (entry: Entry, fields: readonly Field[]): L[] => {
    const index = indexes.get(fields.join()) ?? indexed(lots, fields);
    indexes.set(fields.join(), index);
    return index.get(keyOf(entry, fields)) ?? [];
  };
  const matched: (L | undefined)[] = entries.map(() => undefined);
  for (const rule of RULES) {
    entries.forEach((entry, place) => {
      if (entry === null || matched[place]) return;
      const waiting = candidates(entry, rule(entry));
      let lot = waiting.pop();
      while (lot && used.has(lot)) lot = waiting.pop();
      if (!lot) return;
      used.add(lot);
      matched[place] = lot;
    });
  }
  return matched;
}

/** Lots by the fields, the first one last, to be taken from the end. */
function indexed<L extends Lot>(lots: readonly L[], fields: readonly Field[]): Map<string, L[]> {
  const index = new Map<string, L[]>();
  for (const lot of [...lots].reverse()) {
    const key = keyOf(lot, fields);
    const group = index.get(key);
    if (group) group.push(lot);
    else index.set(key, [lot]);
  }
  return index;
}

/** What a matched lot becomes: the file's values, where it has them. Null when that changes nothing. */
export function lotChange(entry: Entry, lot: Lot): Pick<Lot, 'quantity' | 'entryPrice' | 'entryDate'> | null {
  const after = {
    quantity: entry.quantity,
    entryPrice: entry.entryPrice ?? lot.entryPrice,
    entryDate: entry.entryDate ?? lot.entryDate,
  };
  const same =
    after.quantity === lot.quantity && after.entryPrice === lot.entryPrice && after.entryDate === lot.entryDate;
  return same ? null : after;
}
