import { BOOK_CURRENCY } from '../../../src-shared/domain/valuation';
import type { Position } from '../../../src-shared/ipc/positions';
import { type RangeSum, rangeFigures } from '../../components/data-grid/grid-range';
import type { GridRange } from '../../components/data-grid/grid-types';
import { toDecimalText } from '../../format/decimal-text';
import {
  decimalParts,
  type Greek,
  greekParts,
  moneyParts,
  type NegativeStyle,
  type NumberParts,
  percentParts,
  pnlParts,
  quantityParts,
} from '../../format/number-format';
import type { RangeSummary } from '../../state/range-summary';

type Row = Pick<Position, 'id' | 'currency' | 'optionType'>;

/** Of these an average says something, a sum does not. */
const onlyAveraged: ReadonlySet<string> = new Set(['price', 'percent', 'dayPercent', 'days']);
const pnlColumns: ReadonlySet<string> = new Set(['unrealized', 'realized', 'dayPnl']);

/**
 * The marked cells in words: sum and average where they are numbers of one kind that can be added. Shares and contracts
 * cannot be, and other currencies are in no sum.
 */
export function summaryOf<T extends Row, G>(range: GridRange<T, G>, negative: NegativeStyle): RangeSummary {
  const { cells, sum } = rangeFigures(range);
  const mixed = new Set(range.rows.map((row) => row.optionType === null)).size > 1;
  if (sum === null || (sum.unit === 'quantity' && mixed)) return { cells, numbers: 0, sum: null, average: null };
  const inBook = range.rows.filter((row) => row.currency === BOOK_CURRENCY);
  const added = sum.unit === 'USD' ? rangeFigures({ ...range, rows: inBook }).sum : sum;
  if (added === null) return { cells, numbers: 0, sum: null, average: null };
  const signed = range.columns.every(({ id, value }) => value?.type === 'text' || pnlColumns.has(id));
  return {
    cells,
    numbers: added.numbers,
    sum: onlyAveraged.has(added.unit) ? null : written(added, signed, negative),
    average: written(averageOf(added), signed, negative),
  };
}

function averageOf(sum: RangeSum): RangeSum {
  if (sum.type === 'number') return { ...sum, value: sum.value / sum.numbers };
  return { ...sum, units: quotient(sum.units, BigInt(sum.numbers)) };
}

/** Halves away from zero. */
function quotient(units: bigint, count: bigint): bigint {
  const size = units < 0n ? -units : units;
  const rounded = (size + count / 2n) / count;
  return units < 0n ? -rounded : rounded;
}

function written(sum: RangeSum, signed: boolean, negative: NegativeStyle): NumberParts {
  if (sum.type === 'number') {
    if (sum.unit !== 'days') return greekParts(sum.unit as Greek, sum.value);
    return decimalParts(sum.value.toFixed(6), { places: 1, sign: 'negative', negative: 'minus' });
  }
  switch (sum.unit) {
    case 'weight':
      return percentParts(sum.units, 'weight', negative);
    case 'percent':
      return percentParts(sum.units, 'pnl', negative);
    case 'dayPercent':
      return percentParts(sum.units, 'day', negative);
    case 'quantity':
      return quantityParts(toDecimalText(sum.units, 4));
    case 'price':
      return moneyParts(sum.units, 'minus');
    default:
      return signed ? pnlParts(sum.units, negative) : moneyParts(sum.units, negative);
  }
}
