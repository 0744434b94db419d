import { sideOf } from '../../src-shared/domain/position-type';
import type { MissingReason, Position } from '../../src-shared/ipc/positions';

type PositionType = Position['positionType'];

export function isShort(type: PositionType): boolean {
  return sideOf(type) < 0;
}

/** Quantity with its side: shorts are negative. */
export function signedQuantity(position: { positionType: PositionType; quantity: string }): string {
  return isShort(position.positionType) ? `-${position.quantity}` : position.quantity;
}

export const typeNames: Record<PositionType, string> = {
  LONG: 'Long stock',
  SHORT: 'Short stock',
  LC: 'Long call',
  LP: 'Long put',
  SC: 'Short call',
  SP: 'Short put',
};

export const positionTypes = Object.keys(typeNames) as PositionType[];

export const reasonWords: Record<MissingReason, string> = {
  NO_PRICE: 'no price',
  OLD_PRICE: 'last price is more than 5 sessions old',
  HELD_BACK: 'price is held back until somebody decides',
  NO_SETTLEMENT_PRICE: 'expired, and its underlying has no close of that day',
  NO_ENTRY_PRICE: 'no entry price',
  ZERO_COST: 'cost basis is zero',
  OTHER_CURRENCY: 'other currency, not in totals',
  NAV_NOT_POSITIVE: 'NAV is not above zero',
  STALE_PRICE: 'no price of the session yet',
  NO_SNAPSHOT_BEFORE: 'no snapshot of the session before',
};

const sourceNames: Record<string, string> = {
  manual: 'entered by hand',
  broker_file: "broker's file",
  simulated: 'simulated',
  polygon: 'Massive',
  massive: 'Massive',
  yfinance: 'Yahoo',
  yahoo: 'Yahoo',
  csv: 'price file',
};

export function sourceName(source: string): string {
  return sourceNames[source] ?? source;
}
