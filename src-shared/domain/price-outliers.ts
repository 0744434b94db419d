import { daysBetween } from './iso-date';
import { parseOccSymbol } from './occ-symbol';
import type { Split, SplitRatio } from './splits';

/** A close as traded, and its day. */
export interface DatedClose {
  date: string;
  close: string;
}

export type KnownSplit = Omit<Split, 'symbol'>;

export interface HeldReason {
  reason: 'SPLIT_LIKE' | 'JUMP';
  /** Close over the close before, known splits taken out. */
  ratio: number;
  /** The usual split that would explain it; null when none would. */
  split: SplitRatio | null;
}

/**
 * New shares for one old one, and reverse. 5:4, 4:3 and 3:2 are left away: they are falls of 20, 25 and 33 percent, which
 * shares have on bad news far more often (Netflix fell by 35 percent on 2022-04-20), and such splits have become rare.
 */
const USUAL_SPLITS: readonly SplitRatio[] = [
  ...[2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 30, 40, 50].map((to) => ({ from: '1', to: String(to) })),
  { from: '2', to: '5' },
  ...[2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 40, 50, 100].map((from) => ({ from: String(from), to: '1' })),
];

/** How far shares move beside a split: by more than 8 percent on few days, and a split is seldom one of them. */
const BESIDE_SPLIT = Math.log(1.08);

/** What shares do within a month only if something is wrong or somebody should know. */
const LARGEST_FALL = 0.4;
const LARGEST_RISE = 2.5;
const MONTH_DAYS = 31;
/** Over a longer time they do nearly anything but this, which a wrong unit or a large split is. */
const LONG_TIME_FACTOR = 9;

/** A wrong unit is a factor of 100, and an option may well move by a fifth that day. */
const WRONG_UNIT_FACTOR = 80;
/** An option worth this or less gains or loses all: from 2.50 to 0.01 at its expiry is a factor of 250. */
const SMALL_OPTION_PRICE = 0.1;

/**
 * Why a close is not used before a person decides, compared with the one before; null when it is used.
 *
 * A stock's or fund's is held back when it is within 8 percent of a usual split, or has fallen by more than 60 percent or
 * risen by more than 150. From 1200 to 121.8 is 10 for 1 and a rise by 1.5 percent: SPLIT_LIKE with a ratio of 0.1015.
 * From 100 to 29 is a fall by 71 percent: JUMP. The largest moves of well-known shares mark the thresholds: Meta's fall
 * by 26 percent (2022-02-03), Netflix's by 35 and GameStop's rise by 135 (2021-01-27, from 147.98 to 347.51) are used.
 * Apple's fall by 52 percent (2000-09-29, from 53.50 to 25.75) reads as 2 for 1 and is held back, as is AIG's by 61
 * (2008-09-15, from 12.14 to 4.76): a question once in years costs less than a split that halves a book.
 *
 * With more than a month between the closes only a factor of 9 is held back, either way.
 *
 * An option's close is held back at a factor of 80 alone, and only where both are above 0.10: options move far more.
 * A factor of 80 is a JUMP in any case, as a price in cents or of a contract would be: from 2.71 to 271.
 *
 * Known splits with an ex-date after the earlier close and not after the later one are taken out first: from 1200 to
 * 121.8 with 10 for 1 known is a ratio of 1.015. Prices that a provider has adjusted backwards are found by that too:
 * then 120 to 121.8 with the same split is a ratio of 10.15.
 */
export function heldReason(
  previous: DatedClose,
  next: DatedClose,
  { isOption, splits }: { isOption: boolean; splits: readonly KnownSplit[] },
): HeldReason | null {
  if (!(Number(previous.close) > 0 && Number(next.close) > 0)) return null;
  const ratio = ratioBetween(previous, next, splits);
  const isWrongUnit = factorOf(ratio) >= WRONG_UNIT_FACTOR;
  if (isOption) {
    const isSmall = Math.min(Number(previous.close), Number(next.close)) <= SMALL_OPTION_PRICE;
    return isWrongUnit && !isSmall ? { reason: 'JUMP', ratio, split: null } : null;
  }
  // Nearly every close ends here.
  if (ratio > 0.6 && ratio < 1.6) return null;
  const split = usualSplit(ratio);
  const isHeld =
    daysBetween(previous.date, next.date) > MONTH_DAYS
      ? factorOf(ratio) >= LONG_TIME_FACTOR
      : split !== null || ratio < LARGEST_FALL || ratio > LARGEST_RISE;
  if (!isHeld) return null;
  return { reason: split !== null && !isWrongUnit ? 'SPLIT_LIKE' : 'JUMP', ratio, split };
}

/** Close over close, without the known splits between them. */
function ratioBetween(previous: DatedClose, next: DatedClose, splits: readonly KnownSplit[]): number {
  return splits
    .filter(({ exDate }) => exDate > previous.date && exDate <= next.date)
    .reduce((ratio, { from, to }) => (ratio * Number(to)) / Number(from), Number(next.close) / Number(previous.close));
}

/** 0.01 and 100 are both a factor of 100. */
function factorOf(ratio: number): number {
  return Math.max(ratio, 1 / ratio);
}

function usualSplit(ratio: number): SplitRatio | null {
  const distance = ({ from, to }: SplitRatio) => Math.abs(Math.log((ratio * Number(to)) / Number(from)));
  const nearest = USUAL_SPLITS.reduce((best, split) => (distance(split) < distance(best) ? split : best));
  return distance(nearest) <= BESIDE_SPLIT ? nearest : null;
}

interface SymbolClose extends DatedClose {
  symbol: string;
}

/** One question: the first close of a new level, and the later ones that agree with it. */
export interface HeldPrices<Row> extends HeldReason {
  held: Row;
  /** The close that it was compared with, the last one that is used. */
  previous: DatedClose;
  /** Released by the same decision: used with the held one, or left out with it. */
  followers: Row[];
}

/**
 * Which of a file's closes are used and which wait for a person.
 *
 * A symbol's closes are walked from old to new, each compared with the last one that is used, at first with the stored
 * one; without a stored one before it the symbol's first close is used. After a held-back close there are two levels, and
 * a close belongs to the nearer one: one that agrees with the new level waits with it, so that a split in the middle
 * of a year is one question and not 120, and its answer is the answer for all of them. One that agrees with the old level
 * is used, and the held-back one stands alone as the outlier that it most likely is. One that agrees with neither is
 * a question of its own. Of 100, 101, 10.2, 10.3, 10.1 the last three wait under one question; of 100, 10000, 101 the
 * second alone.
 *
 * @param lastStored by symbol, the close in use before the file's first one; one that is not earlier is passed over
 * @param splits by symbol, as they are known
 */
export function heldBack<Row extends SymbolClose>(
  rows: readonly Row[],
  lastStored: ReadonlyMap<string, DatedClose>,
  splits: ReadonlyMap<string, readonly KnownSplit[]>,
): { used: Row[]; held: HeldPrices<Row>[] } {
  const bySymbol = new Map<string, Row[]>();
  for (const row of rows) {
    const others = bySymbol.get(row.symbol);
    if (others) others.push(row);
    else bySymbol.set(row.symbol, [row]);
  }
  const used: Row[] = [];
  const held: HeldPrices<Row>[] = [];
  for (const [symbol, closes] of bySymbol) {
    const walked = walk(closes, lastStored.get(symbol), {
      isOption: parseOccSymbol(symbol) !== null,
      splits: splits.get(symbol) ?? [],
    });
    for (const row of walked.used) used.push(row);
    for (const question of walked.held) held.push(question);
  }
  return { used, held };
}

function walk<Row extends SymbolClose>(
  closes: readonly Row[],
  stored: DatedClose | undefined,
  rules: { isOption: boolean; splits: readonly KnownSplit[] },
): { used: Row[]; held: HeldPrices<Row>[] } {
  const used: Row[] = [];
  const held: HeldPrices<Row>[] = [];
  let level: DatedClose | null = null;
  let waiting: HeldPrices<Row> | null = null;
  for (const row of [...closes].sort((one, other) => (one.date < other.date ? -1 : 1))) {
    const before: DatedClose | null = level ?? (stored && stored.date < row.date ? stored : null);
    const newLevel: Row | null = waiting && (waiting.followers.at(-1) ?? waiting.held);
    const isNearNew = before !== null && newLevel !== null && isNearer(row, newLevel, before, rules.splits);
    if (waiting && newLevel && isNearNew && heldReason(newLevel, row, rules) === null) {
      waiting.followers.push(row);
      continue;
    }
    const reason = before && heldReason(before, row, rules);
    if (before && reason) {
      waiting = { ...reason, held: row, previous: before, followers: [] };
      held.push(waiting);
    } else {
      waiting = null;
      level = row;
      used.push(row);
    }
  }
  return { used, held };
}

function isNearer(row: DatedClose, one: DatedClose, other: DatedClose, splits: readonly KnownSplit[]): boolean {
  return factorOf(ratioBetween(one, row, splits)) < factorOf(ratioBetween(other, row, splits));
}
