import { sideOf } from '../../src-shared/domain/position-type';
import type { MissingReason, Position } from '../../src-shared/ipc/positions';
import { expiryText } from './date-format';
import { strikeText } from './number-format';

export type Contract = Pick<Position, 'symbol' | 'underlyingSymbol' | 'expirationDate' | 'strikePrice' | 'optionType'>;

/** An option is read as its underlying and `15 Jan 27 350 C`; a stock has no second part. */
export function symbolParts(position: Contract): { name: string; contract: string | null } {
  const { underlyingSymbol, expirationDate, strikePrice, optionType } = position;
  if (underlyingSymbol === null || expirationDate === null || strikePrice === null || optionType === null) {
    return { name: position.symbol, contract: null };
  }
  const right = optionType === 'CALL' ? 'C' : 'P';
  return { name: underlyingSymbol, contract: `${expiryText(expirationDate)} ${strikeText(strikePrice)} ${right}` };
}

export function symbolText(position: Contract): string {
  const { name, contract } = symbolParts(position);
  return contract === null ? name : `${name} ${contract}`;
}

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
  NO_ENTRY_PRICE: 'no entry price',
  ZERO_COST: 'cost basis is zero',
  OTHER_CURRENCY: 'other currency, not in totals',
  NAV_NOT_POSITIVE: 'NAV is not above zero',
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
