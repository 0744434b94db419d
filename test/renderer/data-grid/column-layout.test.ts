import { describe, expect, it } from 'vitest';
import {
  bandRuns,
  gridTemplate,
  laidOutWidths,
  ownColumnState,
  placedColumns,
  withHidden,
  withMoved,
  withPinned,
  withStep,
  withWidth,
} from '../../../src-renderer/components/data-grid/column-layout';
import type { ColumnState } from '../../../src-renderer/components/data-grid/grid-types';
import { columns, deltaColumn, valueColumn } from './grid-builder';

function shown(state: ColumnState, from = columns): string[] {
  return placedColumns(from, state).map(({ column, pinned }) => `${pinned ? '*' : ''}${column.id}`);
}

describe('placedColumns', () => {
  it('shows the columns as they are, before the person changed anything', () => {
    expect(shown(ownColumnState)).toEqual(['*name', 'value', 'cost', 'delta']);
  });

  it('hides columns, but never the one that names the row', () => {
    const state = withHidden(withHidden(ownColumnState, 'value', true), 'name', true);
    expect(shown(state)).toEqual(['*name', 'cost', 'delta']);
    expect(shown(withHidden(state, 'value', false))).toEqual(['*name', 'value', 'cost', 'delta']);
  });

  it('finds a place for a column that a stored order does not know, and forgets one that is gone', () => {
    const stored = { ...ownColumnState, order: ['gone', 'delta', 'value', 'name'] };
    expect(shown(stored)).toEqual(['*name', 'delta', 'value', 'cost']);
  });

  it('takes the width that the person set, not below the least', () => {
    const width = (state: ColumnState) => placedColumns([valueColumn], state)[0]?.width;
    expect(width(ownColumnState)).toBe(90);
    expect(width(withWidth(ownColumnState, valueColumn, 150.4))).toBe(150);
    expect(width(withWidth(ownColumnState, valueColumn, 3))).toBe(40);
    expect(width(withWidth(withWidth(ownColumnState, valueColumn, 150), valueColumn, null))).toBe(90);
  });
});

describe('withMoved', () => {
  it('puts a column in front of another, or at the end', () => {
    expect(shown(withMoved(ownColumnState, columns, 'delta', 'value'))).toEqual(['*name', 'delta', 'value', 'cost']);
    expect(shown(withMoved(ownColumnState, columns, 'value', null))).toEqual(['*name', 'cost', 'delta', 'value']);
    expect(withMoved(ownColumnState, columns, 'value', 'value')).toBe(ownColumnState);
  });

  it('keeps hidden columns in their place', () => {
    const hidden = withHidden(ownColumnState, 'cost', true);
    const moved = withMoved(hidden, columns, 'delta', 'value');
    expect(shown(withHidden(moved, 'cost', false))).toEqual(['*name', 'delta', 'value', 'cost']);
  });

  it('pins what is put between pinned columns and lets go what is put between others', () => {
    const pinned = withPinned(ownColumnState, columns, 'cost', true);
    expect(shown(pinned)).toEqual(['*name', '*cost', 'value', 'delta']);
    expect(shown(withMoved(pinned, columns, 'delta', 'cost'))).toEqual(['*name', '*delta', '*cost', 'value']);
    expect(shown(withMoved(pinned, columns, 'name', 'delta'))).toEqual(['*cost', 'value', 'name', 'delta']);
  });

  it('leaves a column on the border of the two as it was', () => {
    const pinned = withPinned(ownColumnState, columns, 'cost', true);
    expect(shown(withMoved(pinned, columns, 'name', 'value'))).toEqual(['*cost', '*name', 'value', 'delta']);
    expect(shown(withMoved(pinned, columns, 'delta', 'value'))).toEqual(['*name', '*cost', 'delta', 'value']);
  });
});

describe('withStep', () => {
  it('goes one place, and not beyond the ends', () => {
    expect(shown(withStep(ownColumnState, columns, 'delta', -1))).toEqual(['*name', 'value', 'delta', 'cost']);
    expect(shown(withStep(ownColumnState, columns, 'value', 1))).toEqual(['*name', 'cost', 'value', 'delta']);
    expect(withStep(ownColumnState, columns, 'delta', 1)).toBe(ownColumnState);
    expect(withStep(ownColumnState, columns, 'name', -1)).toBe(ownColumnState);
  });

  it('comes back by the opposite step', () => {
    const there = withStep(ownColumnState, columns, 'value', 1);
    expect(shown(withStep(there, columns, 'value', -1))).toEqual(shown(ownColumnState));
  });
});

describe('bandRuns', () => {
  const runs = (...columns: [band: string, pinned?: boolean][]) =>
    bandRuns(columns.map(([band, pinned = false]) => ({ band, pinned })));

  it('writes a unit over every run of its columns', () => {
    expect(runs(['position'], ['usd'], ['usd'], ['position'])).toEqual([
      { band: 'position', firstColumn: 0, span: 1, first: true },
      { band: 'usd', firstColumn: 1, span: 2, first: true },
      { band: 'position', firstColumn: 3, span: 1, first: false },
    ]);
  });

  it('ends a run where the pinned columns end', () => {
    expect(runs(['position', true], ['position']).map((run) => run.span)).toEqual([1, 1]);
  });
});

describe('widths', () => {
  it('give what is left to the flexible column, until it has a width of its own', () => {
    const flexible = [deltaColumn, { ...valueColumn, flexible: true }];
    const own = placedColumns(flexible, ownColumnState);
    expect(gridTemplate(own)).toBe('60px minmax(90px, 1fr)');
    expect(laidOutWidths(own, 400)).toEqual([60, 340]);
    expect(laidOutWidths(own, 100)).toEqual([60, 90]);
    const set = placedColumns(flexible, withWidth(ownColumnState, valueColumn, 120));
    expect(laidOutWidths(set, 400)).toEqual([60, 120]);
  });
});
