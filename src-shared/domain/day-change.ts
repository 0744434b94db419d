import { MONEY } from './decimal';
import { Exact } from './exact';

/** Units that were closed, and what they brought: signed like the market value, null when the price is not known. */
export interface Exit {
  quantity: string;
  value: string | null;
  /** Dated before the snapshot before, and entered after it: counts as far as units are gone that no other exit accounts for. */
  isLate?: boolean;
}

/** One position between two snapshots. Quantities are in the units of the later session, money in dollars and cents. */
export interface PositionDay {
  /** As the earlier snapshot has it; null where it is not in it or has no value there. */
  previous: { quantity: string; marketValue: string } | null;
  /** "0" for one that has left. */
  quantity: string;
  /** Signed; null where it cannot be valued now. Of one that has left it is "0.00". */
  marketValue: string | null;
  /** What the units held now and the units closed since then cost, where the position was entered since then and the price is known. */
  cost: { held: string; closed: string } | null;
  exits: readonly Exit[];
  /** Signed dividends of the session for the units held before it: a short pays. */
  dividend: string;
}

/** Market value moves by both together: 18,000 to 18,200 is 200 P&L and no flow. */
export interface DayChange {
  /** Null where there is no market value now. */
  dailyPnl: string | null;
  netFlow: string;
}

const ZERO = Exact.ZERO;

/**
 * The P&L of a position since the snapshot before, and the flow that explains the rest of its change in value.
 *
 * Units held at both: the change of their value, plus dividends, which leave the position as a flow. Units new since
 * then: value less cost when they were entered since, else nothing, with all their value a flow. Units gone: what they
 * brought less their value before when that is known, else nothing.
 *
 * Long 100 from 18,000.00 to 18,200.00: P&L "200.00", flow "0.00". Ten bought at 400 since then and worth 4,100.00: P&L
 * "100.00", flow "4000.00". Short 50 of an older or unknown entry, worth -16,500.00: P&L "0.00", flow "-16500.00"; with
 * the entry of that day at 331 it is P&L "50.00", flow "-16550.00".
 */
export function dayChange({ previous, quantity, marketValue, cost, exits, dividend }: PositionDay): DayChange {
  const before = previous === null ? ZERO : Exact.of(previous.marketValue);
  if (marketValue === null) return { dailyPnl: null, netFlow: money(before.negated()) };
  const now = Exact.of(marketValue);
  const paid = Exact.of(dividend);
  if (previous === null) return entered(now, cost, exits);

  const heldBefore = Exact.of(previous.quantity);
  const sold = exits.reduce((sum, exit) => (exit.isLate ? sum : sum.plus(Exact.of(exit.quantity))), ZERO);
  const gone = larger(notNegative(heldBefore.minus(Exact.of(quantity))), smaller(sold, heldBefore));
  const added = notNegative(Exact.of(quantity).minus(heldBefore.minus(gone)));
  // One rounding for all that has gone: its parts and what is kept are worth what there was, to the cent.
  const goneValue = share(before, gone, heldBefore);
  const { pnl: exitPnl, flow: exitFlow } = closed(goneValue, gone, exits);
  const addedValue = share(now, added, Exact.of(quantity));
  const kept = now.minus(addedValue).minus(before.minus(goneValue));
  return {
    dailyPnl: money(kept.plus(exitPnl).plus(paid)),
    netFlow: money(exitFlow.plus(addedValue).minus(paid)),
  };
}

/** Not in the snapshot before. */
function entered(now: Exact, cost: PositionDay['cost'], exits: readonly Exit[]): DayChange {
  if (cost === null) return { dailyPnl: '0.00', netFlow: money(now) };
  const brought = exits.every(({ value }) => value !== null)
    ? exits.reduce((sum, { value }) => sum.plus(Exact.of(value as string)), ZERO)
    : null;
  // Bought and sold again since then, at prices that are known: both ends count.
  const closedPnl = brought === null ? ZERO : brought.minus(Exact.of(cost.closed));
  return {
    dailyPnl: money(now.minus(Exact.of(cost.held)).plus(closedPnl)),
    netFlow: money(Exact.of(cost.held).minus(closedPnl)),
  };
}

/** Units that left, in the order of the exits; those that no exit accounts for leave at their value of before. */
function closed(goneValue: Exact, gone: Exact, exits: readonly Exit[]): { pnl: Exact; flow: Exact } {
  let pnl = ZERO;
  let flow = ZERO;
  let unitsLeft = gone;
  let valueLeft = goneValue;
  for (const { quantity, value } of exits) {
    const closedUnits = Exact.of(quantity);
    const units = smaller(closedUnits, unitsLeft);
    const part = share(valueLeft, units, unitsLeft);
    unitsLeft = unitsLeft.minus(units);
    valueLeft = valueLeft.minus(part);
    const brought = value === null ? part : share(Exact.of(value), units, closedUnits);
    pnl = pnl.plus(brought.minus(part));
    flow = flow.minus(brought);
  }
  return { pnl, flow: flow.minus(valueLeft) };
}

/** In cents, the part of a value that some of its units are; nothing of nothing. */
function share(value: Exact, units: Exact, ofUnits: Exact): Exact {
  if (isZero(units) || isZero(ofUnits)) return ZERO;
  return Exact.of(value.times(units).dividedBy(ofUnits, MONEY.scale));
}

function notNegative(value: Exact): Exact {
  return value.rounded(8).startsWith('-') ? ZERO : value;
}

function smaller(a: Exact, b: Exact): Exact {
  return a.minus(notNegative(a.minus(b)));
}

function larger(a: Exact, b: Exact): Exact {
  return a.plus(notNegative(b.minus(a)));
}

function isZero(value: Exact): boolean {
  return !/[1-9]/.test(value.rounded(8));
}

function money(value: Exact): string {
  return value.rounded(MONEY.scale);
}
