import { describe, expect, it } from 'vitest';
import type { GridColumn, GridNode } from '../../../src-renderer/components/data-grid/grid-types';
import { textOf } from '../../../src-renderer/format/number-format';
import { summaryOf } from '../../../src-renderer/pages/positions/range-summary';
import type { Position } from '../../../src-shared/ipc/positions';
import { optionOf, positionOf } from './position-builder';

type Column = GridColumn<Position, string>;

const column = (id: string, value: NonNullable<Column['value']>): Column => ({
  id,
  header: id,
  width: 60,
  align: 'right',
  band: 'usd',
  sortValue: null,
  cell: () => null,
  value,
});
const value = column('marketValue', { type: 'decimal', unit: 'USD', of: (row) => row.marketValue });
const pnl = column('unrealized', { type: 'decimal', unit: 'USD', of: (row) => row.unrealizedPnl });
const last = column('last', { type: 'decimal', unit: 'price', of: (row) => row.lastPrice });
const quantity = column('quantity', { type: 'decimal', unit: 'quantity', of: (row) => row.quantity });
const delta = column('delta', { type: 'number', unit: 'delta', of: (row) => row.greeks.delta });
const symbol = column('symbol', { type: 'text', of: (row) => row.symbol });

const nodeOf = (row: Position): GridNode<Position, string> => ({ kind: 'row', id: row.id, rowId: row.id, row });

function summary(rows: readonly Position[], ...columns: Column[]) {
  const { cells, numbers, sum, average } = summaryOf({ nodes: rows.map(nodeOf), rows, columns }, 'minus');
  return [
    numbers === 0 || numbers === cells ? cells : `${numbers} of ${cells}`,
    sum === null ? null : textOf(sum),
    average === null ? null : textOf(average),
  ];
}

describe('summaryOf', () => {
  const stock = positionOf();
  const missing = positionOf({ lastPrice: null });
  const canadian = positionOf({ currency: 'CAD' });
  const call = optionOf();

  it('adds money of several columns exactly, and leaves out what is missing or in another currency', () => {
    expect(summary([stock, call], value, pnl)).toEqual([4, '18,236.00', '4,559.00']);
    expect(summary([stock, missing, canadian], value)).toEqual(['1 of 3', '18,200.00', '18,200.00']);
    expect(summary([stock, call], symbol, pnl)).toEqual(['2 of 4', '+1,288.00', '+644.00']);
  });

  it('only counts where the cells are of several kinds or nothing is there', () => {
    expect(summary([stock], value, delta)).toEqual([2, null, null]);
    expect(summary([missing], value)).toEqual([1, null, null]);
    expect(summary([canadian], value)).toEqual([1, null, null]);
    expect(summary([stock], symbol)).toEqual([1, null, null]);
  });

  it('adds no prices, and no shares to contracts', () => {
    expect(summary([stock, call], last)).toEqual([2, null, '92.57']);
    expect(summary([stock, call], quantity)).toEqual([2, null, null]);
    expect(summary([stock, canadian], quantity)).toEqual([2, '200', '100']);
  });

  it('adds Greeks', () => {
    expect(summary([stock, call], delta)).toEqual([2, '−1.60', '−0.80']);
  });
});
