import { describe, expect, it, test } from 'vitest';
import {
  isOptionType,
  type OptionType,
  type PositionType,
  positionTypeOf,
  sideOf,
  signedQuantity,
} from '../../../src-shared/domain/position-type';
import type { Position } from '../../../src-shared/ipc/positions';

test.each<[OptionType | null, string, PositionType, 1 | -1]>([
  [null, '100', 'LONG', 1],
  [null, '-50', 'SHORT', -1],
  ['CALL', '2', 'LC', 1],
  ['CALL', '-5', 'SC', -1],
  ['PUT', '0.0001', 'LP', 1],
  ['PUT', '-1', 'SP', -1],
])('option type %s and quantity %s is %s', (optionType, quantity, type, side) => {
  expect(positionTypeOf(optionType, quantity)).toBe(type);
  expect(sideOf(type)).toBe(side);
  expect(isOptionType(type)).toBe(optionType !== null);
  expect(signedQuantity(type, quantity.replace('-', ''))).toBe(quantity);
});

describe('positionTypeOf', () => {
  it('refuses zero, however it is written', () => {
    expect(() => positionTypeOf(null, '0')).toThrow(RangeError);
    expect(() => positionTypeOf('CALL', '-0.00')).toThrow(RangeError);
  });
});

describe('signedQuantity', () => {
  it('drops useless zeros', () => expect(signedQuantity('SHORT', '50.0000')).toBe('-50'));
});

test('the types are those of the contract', () => {
  const types: Position['positionType'][] = ['LONG', 'SHORT', 'LC', 'LP', 'SC', 'SP'] satisfies PositionType[];
  expect(types).toHaveLength(6);
});
