import { plainText } from './decimal';

export type OptionType = 'CALL' | 'PUT';

/** LONG and SHORT are stocks and funds; LC, LP, SC, SP are long and short calls and puts. */
export type PositionType = 'LONG' | 'SHORT' | 'LC' | 'LP' | 'SC' | 'SP';

/** @throws RangeError when the quantity is zero: it has no side */
export function positionTypeOf(optionType: OptionType | null, signedQuantity: string): PositionType {
  const quantity = plainText(signedQuantity);
  if (quantity === '0') throw new RangeError('A quantity of zero has no side');
  const isLong = !quantity.startsWith('-');
  if (optionType === 'CALL') return isLong ? 'LC' : 'SC';
  if (optionType === 'PUT') return isLong ? 'LP' : 'SP';
  return isLong ? 'LONG' : 'SHORT';
}

/** 1 for what is owned, -1 for what is owed. A long put is owned, whatever its delta. */
export function sideOf(positionType: PositionType): 1 | -1 {
  return positionType === 'LONG' || positionType === 'LC' || positionType === 'LP' ? 1 : -1;
}

export function isOptionType(positionType: PositionType): boolean {
  return positionType !== 'LONG' && positionType !== 'SHORT';
}

/** The stored, positive quantity as a person types it: "50.0000" short is "-50". */
export function signedQuantity(positionType: PositionType, quantity: string): string {
  return sideOf(positionType) === 1 ? plainText(quantity) : `-${plainText(quantity)}`;
}
