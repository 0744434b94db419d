import { describe, expect, it } from 'vitest';
import { boxBetween, rangeFigures, rangeIn } from '../../../src-renderer/components/data-grid/grid-range';
import { shownLines } from '../../../src-renderer/components/data-grid/grid-tree';
import { columns, costColumn, deltaColumn, group, leg, nameColumn, valueColumn } from './grid-builder';

const nodes = [
  group('NVDA', 0.3, leg('a', '0.10', 'NVDA'), leg('b', '0.20', 'NVDA'), leg('c', null, 'NVDA')),
  group('hedge', 0.1, leg('a', '0.10', 'hedge')),
];
const lines = shownLines(nodes, new Set());
const collapsed = shownLines(nodes, new Set(['NVDA', 'hedge']));
const figuresOf = (from: number, to: number, shown = lines, of = [valueColumn]) =>
  rangeFigures(rangeIn({ top: from, bottom: to, left: 0, right: of.length - 1 }, shown, of));

describe('boxBetween', () => {
  it('is the same from any of its corners', () => {
    const box = { top: 2, bottom: 5, left: 1, right: 3 };
    expect(boxBetween({ row: 2, column: 1 }, { row: 5, column: 3 })).toEqual(box);
    expect(boxBetween({ row: 5, column: 1 }, { row: 2, column: 3 })).toEqual(box);
  });
});

describe('rangeIn', () => {
  it('has the columns and the nodes that it covers', () => {
    const range = rangeIn({ top: 1, bottom: 2, left: 1, right: 2 }, lines, columns);
    expect(range.columns.map((column) => column.id)).toEqual(['value', 'cost']);
    expect(range.nodes.map((node) => node.id)).toEqual(['NVDA/a', 'NVDA/b']);
  });
});

describe('rangeFigures', () => {
  it('adds exactly: 0.10 and 0.20 are 0.30', () => {
    expect(figuresOf(1, 2)).toEqual({
      cells: 2,
      numbers: 2,
      sum: { type: 'decimal', unit: 'USD', numbers: 2, units: 300_000_000_000n },
    });
  });

  it('counts what is missing as a cell, not as a number', () => {
    expect(figuresOf(1, 3)).toMatchObject({ cells: 3, numbers: 2 });
    expect(figuresOf(3, 3)).toEqual({ cells: 1, numbers: 0, sum: null });
  });

  it('lets a group stand for its rows, and counts no row twice', () => {
    const all = figuresOf(1, 3);
    expect(figuresOf(0, 0)).toEqual(all);
    expect(figuresOf(0, 3)).toEqual(all);
    expect(figuresOf(0, 5)).toEqual(all);
    expect(figuresOf(0, 1, collapsed)).toEqual(all);
  });

  it('adds several columns of one unit, and none of different ones', () => {
    expect(figuresOf(1, 2, lines, [valueColumn, costColumn])).toMatchObject({
      cells: 4,
      sum: { units: 600_000_000_000n },
    });
    expect(figuresOf(1, 2, lines, [valueColumn, deltaColumn])).toMatchObject({ cells: 4, numbers: 4, sum: null });
  });

  it('passes over text', () => {
    expect(figuresOf(1, 2, lines, [nameColumn, valueColumn]).sum).toMatchObject({ units: 300_000_000_000n });
    expect(figuresOf(1, 2, lines, [nameColumn])).toEqual({ cells: 2, numbers: 0, sum: null });
  });

  it('adds statistics as numbers', () => {
    const { sum } = figuresOf(1, 2, lines, [deltaColumn]);
    expect(sum).toMatchObject({ type: 'number', unit: 'lots', numbers: 2 });
    expect(sum?.type === 'number' && sum.value).toBeCloseTo(0.003, 12);
  });
});
