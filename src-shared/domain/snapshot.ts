import { type BookPosition, heldFrom, isHeldAt, splitSymbol, splitsOf, unitsAt } from './book-at';
import { dayChange, type Exit } from './day-change';
import { MONEY, type NumericType, numericText } from './decimal';
import { Exact } from './exact';
import { type Greeks, mockGreeks, sumGreeks } from './greeks';
import { addDays } from './iso-date';
import { isOptionType, type PositionType, sideOf } from './position-type';
import { type PriceHistory, type PriceInUse, type PriceMark, priceInUse } from './price-in-use';
import type { Split } from './splits';
import { BOOK_CURRENCY, closeProceeds, costBasis, positionFigures } from './valuation';

export interface Dividend {
  symbol: string;
  exDate: string;
  /** Per share, as it stood on the evening before. */
  amount: string;
}

/** Of a symbol's corporate actions what a snapshot needs. */
export interface Actions {
  splits: ReadonlyMap<string, readonly Split[]>;
  dividends: ReadonlyMap<string, readonly Dividend[]>;
}

/** What the next snapshot reads of the one before. */
export interface PreviousPosition {
  symbol: string;
  positionType: PositionType;
  quantity: string;
  price: string | null;
  priceDate: string | null;
  marketValue: string | null;
}

export interface PreviousSnapshot {
  snapshotDate: string;
  /** Null for one that is made in the same go, of the same splits. */
  madeAt: string | null;
  totalValue: string;
  cashValue: string | null;
  cumulativePnl: string | null;
  positions: ReadonlyMap<string, PreviousPosition>;
}

export interface SessionInput {
  session: string;
  /** All that were not deleted, closed ones too. */
  positions: readonly BookPosition[];
  actions: Actions;
  prices: PriceHistory;
  /** Prices up to this date count; later than the session where it has not ended yet. */
  through?: string;
  /** All movements up to the session added up; null where there was none. */
  cash: string | null;
  previous: PreviousSnapshot | null;
}

export type SnapshotReason =
  | NonNullable<PriceInUse['missing']>
  | 'OTHER_CURRENCY'
  | 'TOO_LARGE'
  | 'STALE_PRICE'
  | 'FIRST_SNAPSHOT';

export interface PositionSnapshot extends PreviousPosition {
  positionId: string;
  priceSource: string | null;
  unrealizedPnl: string | null;
  dailyPnl: string | null;
  netFlow: string | null;
  missingReason: SnapshotReason | null;
  greeks: Greeks | null;
}

/** The columns of portfolio_snapshots that do not need a history of returns, in their units. */
export interface SessionSnapshot {
  snapshotDate: string;
  totalValue: string;
  cashValue: string | null;
  longValue: string;
  shortValue: string;
  grossExposure: string;
  netExposure: string;
  dailyPnl: string | null;
  dailyPnlPct: string | null;
  cumulativePnl: string | null;
  netFlow: string | null;
  totalDelta: string | null;
  totalGamma: string | null;
  totalTheta: string | null;
  totalVega: string | null;
  greeksSource: 'mock' | 'model' | null;
  isComplete: boolean;
  positions: PositionSnapshot[];
}

const DAILY_PNL_PCT: NumericType = { precision: 8, scale: 4 };
const TOTAL_GREEK: NumericType = { precision: 10, scale: 4 };
const HUNDRED = Exact.of('100');

/**
 * A book at the close of a session, from its positions, prices and cash, and its change since the snapshot before:
 * NAV moves by daily P&L plus net flow, to the cent. Null when no position can be priced.
 *
 * Cash 20,000, long 100 at 182 (previously at 180) and 10 bought that day at 400, closing at 410, for which 4,000 in cash
 * came in: NAV moves by 300 P&L and 4,000 flow.
 *
 * @throws RangeError when a sum is larger than its column
 */
export function sessionSnapshot(input: SessionInput): SessionSnapshot | null {
  const { session, previous, cash } = input;
  const positions = positionSnapshots(input);
  const valued = positions.filter((row) => row.marketValue !== null && isHeldRow(row));
  // A book that sold everything is its cash; one whose positions have no price is not known.
  if (valued.length === 0 && (cash === null || previous === null || positions.some(isHeldRow))) return null;

  const long = sum(valued.flatMap(({ marketValue }) => (isNegative(marketValue) ? [] : [marketValue])));
  const short = sum(valued.flatMap(({ marketValue }) => (isNegative(marketValue) ? [marketValue] : [])));
  const net = long.plus(short);
  const totalValue = cash === null ? net : net.plus(Exact.of(cash));
  const pnls = positions.flatMap(({ dailyPnl }) => (dailyPnl === null ? [] : [dailyPnl]));
  const dailyPnl = previous === null || pnls.length === 0 ? null : sum(pnls);
  const greeks = sumGreeks(positions.flatMap((row) => (row.greeks === null ? [] : [row.greeks])));
  const total = (value: number | undefined) =>
    value === undefined ? null : numericText(value.toFixed(TOTAL_GREEK.scale), TOTAL_GREEK);
  return {
    snapshotDate: session,
    totalValue: money('NAV', totalValue),
    cashValue: cash === null ? null : money('cash', Exact.of(cash)),
    longValue: money('long value', long),
    shortValue: money('short value', short),
    grossExposure: money('gross exposure', long.minus(short)),
    netExposure: money('net exposure', net),
    dailyPnl: dailyPnl === null ? null : money('daily P&L', dailyPnl),
    dailyPnlPct: dailyPnl === null || previous === null ? null : percentOf(dailyPnl, previous.totalValue),
    cumulativePnl: money('cumulative P&L', Exact.of(previous?.cumulativePnl ?? '0').plus(dailyPnl ?? Exact.ZERO)),
    netFlow: previous === null ? null : money('net flow', netFlow(positions, cash, previous)),
    totalDelta: total(greeks?.delta),
    totalGamma: total(greeks?.gamma),
    totalTheta: total(greeks?.theta),
    totalVega: total(greeks?.vega),
    greeksSource: greeks?.source ?? null,
    isComplete: positions.every(
      ({ marketValue, missingReason }) => marketValue !== null || missingReason === 'OTHER_CURRENCY',
    ),
    positions,
  };
}

/** What the snapshot after this one reads of it. */
export function asPrevious({
  snapshotDate,
  totalValue,
  cashValue,
  cumulativePnl,
  positions,
}: SessionSnapshot): PreviousSnapshot {
  return {
    snapshotDate,
    madeAt: null,
    totalValue,
    cashValue,
    cumulativePnl,
    positions: new Map(
      positions.filter(({ quantity }) => Number(quantity) > 0).map((position) => [position.positionId, position]),
    ),
  };
}

/** Every position of a session and of the snapshot before, in the order given; what left has a quantity of 0. */
export function positionSnapshots(input: SessionInput): PositionSnapshot[] {
  return new BookOfSession(input).rows();
}

/** Positions' flows and all movements of cash; the cash leg of a trade cancels its position's. */
function netFlow(positions: readonly PositionSnapshot[], cash: string | null, previous: PreviousSnapshot): Exact {
  const moved = Exact.of(cash ?? '0').minus(Exact.of(previous.cashValue ?? '0'));
  return positions.reduce((sum, row) => (row.netFlow === null ? sum : sum.plus(Exact.of(row.netFlow))), moved);
}

class BookOfSession {
  readonly #input: SessionInput;
  /** Closed since the snapshot before, by the position that they were a part of in it. */
  readonly #parts = new Map<string, BookPosition[]>();
  readonly #found = new Set<string>();

  constructor(input: SessionInput) {
    this.#input = input;
    const { previous } = input;
    for (const position of input.positions) {
      const whole = position.closedPartOf;
      if (previous === null || whole === null || !isExitedBy(position, input.session)) continue;
      if (previous.positions.has(position.id) || !previous.positions.has(whole)) continue;
      this.#parts.set(whole, [...(this.#parts.get(whole) ?? []), position]);
      this.#found.add(position.id);
    }
  }

  rows(): PositionSnapshot[] {
    const { positions, previous, session } = this.#input;
    const rows = positions.flatMap((position) => {
      if (this.#found.has(position.id)) return [];
      const isHeld = isHeldAt(position, session);
      const before = previous?.positions.get(position.id);
      const isDayTrade = this.#exited(position) && this.#entered(position);
      if (!isHeld && before === undefined && !isDayTrade) return [];
      this.#found.add(position.id);
      return [isHeld ? this.#held(position, before) : this.#left(position, before)];
    });
    // Deleted since then: what they were worth leaves the book as a flow.
    for (const [positionId, before] of previous?.positions ?? []) {
      if (!this.#found.has(positionId) && before.marketValue !== null && Number(before.quantity) > 0) {
        rows.push(leftRow(positionId, before, dayChange({ ...NOTHING, previous: valuedBefore(before) })));
      }
    }
    return rows;
  }

  #held(position: BookPosition, before: PreviousPosition | undefined): PositionSnapshot {
    const { session, prices, through } = this.#input;
    const held = this.#inUnits(position);
    const { mark, state, missing } = priceInUse(held, session, prices, through);
    const inBook = held.currency === BOOK_CURRENCY;
    const usable = missing === null && inBook ? mark : null;
    const figures = positionFigures({ ...held, lastPrice: usable?.price ?? null }, null);
    const reason: SnapshotReason | null = !inBook
      ? 'OTHER_CURRENCY'
      : (missing ?? (figures.tooLarge.includes('marketValue') ? 'TOO_LARGE' : null));
    const row: PositionSnapshot = {
      ...identity(held),
      quantity: held.quantity,
      price: mark?.price ?? null,
      priceDate: mark?.date ?? null,
      priceSource: mark?.source ?? null,
      marketValue: figures.marketValue,
      unrealizedPnl: figures.unrealizedPnl,
      dailyPnl: null,
      netFlow: null,
      missingReason: reason,
      greeks:
        inBook && state !== 'settled' ? mockGreeks(held.positionType, held.quantity, held.contractMultiplier) : null,
    };
    return this.#input.previous === null
      ? { ...row, missingReason: reason ?? 'FIRST_SNAPSHOT' }
      : this.#withChange(row, held, before, state === 'stale' ? mark : null);
  }

  #withChange(
    row: PositionSnapshot,
    held: BookPosition,
    before: PreviousPosition | undefined,
    stale: PriceMark | null,
  ): PositionSnapshot {
    const { marketValue } = row;
    if (before !== undefined && isAnother(before, this.#symbolBefore(held), held)) {
      // Edited into something else: the one left, the other came.
      const flow = Exact.of(marketValue ?? '0').minus(Exact.of(before.marketValue ?? '0'));
      return { ...row, dailyPnl: marketValue === null ? null : '0.00', netFlow: flow.rounded(MONEY.scale) };
    }
    const exits = this.#exitsOf(held.id);
    const cost = this.#entered(held) && held.entryPrice !== null ? costBasis(held, held.entryPrice) : null;
    const change = dayChange({
      previous: this.#valuedInUnits(held, before),
      quantity: held.quantity,
      marketValue,
      cost: cost === null ? null : { held: cost, closed: this.#closedCost(held) },
      exits,
      dividend: this.#dividends(held),
    });
    // The same price as in the snapshot before says nothing about the session.
    const isUnchanged = change.dailyPnl === '0.00' && change.netFlow === '0.00' && before !== undefined;
    return stale !== null && isUnchanged
      ? { ...row, ...change, dailyPnl: null, missingReason: row.missingReason ?? 'STALE_PRICE' }
      : { ...row, ...change };
  }

  #left(position: BookPosition, before: PreviousPosition | undefined): PositionSnapshot {
    const gone = this.#inUnits(position);
    const isCostKnown = this.#entered(gone) && gone.entryPrice !== null;
    const change = dayChange({
      ...NOTHING,
      previous: this.#valuedInUnits(gone, before),
      cost: isCostKnown ? { held: '0', closed: costBasis(gone, gone.entryPrice) as string } : null,
      exits: [this.#exit(gone), ...this.#exitsOf(gone.id)],
      dividend: this.#dividends(gone),
    });
    return leftRow(gone.id, { ...identity(gone) }, change);
  }

  #exited({ exitDate }: BookPosition): boolean {
    const { previous, session } = this.#input;
    return previous !== null && exitDate !== null && exitDate > previous.snapshotDate && exitDate <= session;
  }

  /** Since the snapshot before, on a day that is known. */
  #entered({ entryDate }: BookPosition): boolean {
    const { previous, session } = this.#input;
    return previous !== null && entryDate !== null && entryDate > previous.snapshotDate && entryDate <= session;
  }

  #splitsOf(position: BookPosition): readonly Split[] {
    return splitsOf(position, this.#input.actions.splits.get(splitSymbol(position)) ?? []);
  }

  #inUnits(position: BookPosition): BookPosition {
    return unitsAt(position, this.#input.session, this.#splitsOf(position));
  }

  /** Under which symbol it stood in the snapshot before: a split gives an option another one. */
  #symbolBefore(held: BookPosition): string {
    const { previous } = this.#input;
    return previous === null ? held.symbol : unitsAt({ ...held, unitsDate: null }, '', this.#splitsSince(held)).symbol;
  }

  #splitsSince(position: BookPosition): readonly Split[] {
    const { previous, session } = this.#input;
    if (previous === null) return [];
    const { snapshotDate, madeAt } = previous;
    const isNew = ({ exDate, recordedAt }: Split) =>
      exDate > snapshotDate || (madeAt !== null && recordedAt !== undefined && recordedAt > madeAt);
    return this.#splitsOf(position).filter((split) => split.exDate <= session && isNew(split));
  }

  #valuedInUnits(
    held: BookPosition,
    before: PreviousPosition | undefined,
  ): { quantity: string; marketValue: string } | null {
    const valued = before === undefined ? null : valuedBefore(before);
    if (valued === null) return null;
    const quantity = this.#splitsSince(held).reduce(
      (units, { from, to }) => Exact.of(units).times(Exact.of(to)).dividedBy(Exact.of(from), 8),
      valued.quantity,
    );
    return { ...valued, quantity };
  }

  #exit(position: BookPosition): Exit {
    return { quantity: position.quantity, value: closeProceeds(position, position.exitPrice) };
  }

  /** Those of this session first; of earlier ones the latest first, since older ones are the likelier to be counted already. */
  #exitsOf(id: string): Exit[] {
    const parts = [...(this.#parts.get(id) ?? [])].sort((a, b) => ((a.exitDate ?? '') < (b.exitDate ?? '') ? 1 : -1));
    return parts.map((part) => ({ ...this.#exit(this.#inUnits(part)), isLate: !this.#exited(part) }));
  }

  #closedCost(held: BookPosition): string {
    const parts = (this.#parts.get(held.id) ?? []).filter((part) => this.#exited(part));
    const costs = parts.map((part) => {
      const inUnits = this.#inUnits(part);
      return costBasis(inUnits, inUnits.entryPrice) ?? '0';
    });
    return sum(costs).rounded(MONEY.scale);
  }

  /** Signed, of the whole position with what was closed of it since: who held it on the evening before the ex-date is paid. */
  #dividends(position: BookPosition): string {
    const all = [position, ...(this.#parts.get(position.id) ?? [])].map((held) => this.#dividendsOf(held));
    return all.reduce((total, one) => total.plus(one), Exact.ZERO).rounded(MONEY.scale);
  }

  #dividendsOf(position: BookPosition): Exact {
    const { previous, session, actions } = this.#input;
    if (previous === null || isOptionType(position.positionType)) return Exact.ZERO;
    return (actions.dividends.get(position.symbol) ?? [])
      .filter(({ exDate }) => exDate > previous.snapshotDate && exDate <= session)
      .reduce(
        (total, dividend) => total.plus(Exact.of(dividendCash(position, dividend, this.#splitsOf(position)) ?? '0')),
        Exact.ZERO,
      );
  }
}

/**
 * What a dividend brings a position in cash: signed, so that a short of 50 pays "-12.00" for 0.24 a share. Null for one that was not held on the
 * evening before the ex-date, and for an option.
 */
export function dividendCash(
  position: BookPosition,
  { exDate, amount }: Dividend,
  splits: readonly Split[],
): string | null {
  if (isOptionType(position.positionType)) return null;
  if (heldFrom(position) >= exDate || (position.exitDate !== null && position.exitDate < exDate)) return null;
  const before = unitsAt(position, addDays(exDate, -1), splits);
  const cash = Exact.of(before.quantity).times(Exact.of(amount));
  return (sideOf(before.positionType) === 1 ? cash : cash.negated()).rounded(MONEY.scale);
}

function isExitedBy({ exitDate }: BookPosition, session: string): boolean {
  return exitDate !== null && exitDate <= session;
}

const NOTHING = { previous: null, quantity: '0', marketValue: '0.00', cost: null, exits: [], dividend: '0' };

function identity({ id, symbol, positionType }: BookPosition) {
  return { positionId: id, symbol, positionType };
}

function leftRow(
  positionId: string,
  { symbol, positionType }: Pick<PreviousPosition, 'symbol' | 'positionType'>,
  change: ReturnType<typeof dayChange>,
): PositionSnapshot {
  return {
    positionId,
    symbol,
    positionType,
    quantity: '0',
    price: null,
    priceDate: null,
    priceSource: null,
    marketValue: '0.00',
    unrealizedPnl: null,
    missingReason: null,
    greeks: null,
    ...change,
  };
}

function isHeldRow({ quantity }: PositionSnapshot): boolean {
  return Number(quantity) > 0;
}

function valuedBefore({ quantity, marketValue }: PreviousPosition): { quantity: string; marketValue: string } | null {
  return marketValue === null || Number(quantity) === 0 ? null : { quantity, marketValue };
}

function isAnother(before: PreviousPosition, symbolBefore: string, { positionType }: BookPosition): boolean {
  return Number(before.quantity) > 0 && (before.symbol !== symbolBefore || before.positionType !== positionType);
}

function isNegative(value: string | null): boolean {
  return value?.startsWith('-') ?? false;
}

function sum(values: readonly (string | null)[]): Exact {
  return values.reduce((total, value) => (value === null ? total : total.plus(Exact.of(value))), Exact.ZERO);
}

function percentOf(pnl: Exact, nav: string): string | null {
  if (Number(nav) <= 0) return null;
  return numericText(pnl.times(HUNDRED).dividedBy(Exact.of(nav), DAILY_PNL_PCT.scale), DAILY_PNL_PCT);
}

function money(name: string, value: Exact): string {
  const text = numericText(value.rounded(MONEY.scale), MONEY);
  if (text === null) throw new RangeError(`The ${name} of the book is ${value.rounded(0)}, more than can be kept.`);
  return text;
}
