import { describe, expect, it } from 'vitest';
import { type GridSituation, gridCommand } from '../../../src-renderer/components/data-grid/grid-keys';
import { headerRow, totalRow } from '../../../src-renderer/components/data-grid/grid-movement';

const situation: GridSituation = {
  active: { row: 5, column: 3 },
  extent: { rows: 100, columns: 10, page: 20, hasTotal: true },
  firstColumn: 1,
  expandedHere: null,
};

/** "Ctrl+Shift+End" as it is pressed. */
function pressed(keys: string, change: Partial<GridSituation> = {}) {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const has = (name: string) => parts.includes(name);
  return gridCommand(
    { key: key === 'Space' ? ' ' : key, mod: has('Ctrl'), shift: has('Shift'), alt: has('Alt') },
    { ...situation, ...change },
  );
}

describe('gridCommand', () => {
  it.each([
    ['ArrowDown', { row: 6, column: 3 }, false],
    ['Shift+ArrowDown', { row: 6, column: 3 }, true],
    ['Ctrl+Shift+ArrowRight', { row: 5, column: 9 }, true],
    ['Ctrl+Shift+End', { row: 99, column: 9 }, true],
    ['Ctrl+Shift+Home', { row: 0, column: 1 }, true],
    ['Shift+PageDown', { row: 25, column: 3 }, true],
  ] as const)('moves with %s', (keys, to, extend) => {
    expect(pressed(keys)).toEqual({ type: 'move', to, extend });
  });

  it('keeps a range among the rows and out of the checkboxes', () => {
    const top = { active: { row: 0, column: 1 } };
    expect(pressed('Shift+ArrowUp', top)).toEqual({ type: 'move', to: { row: 0, column: 1 }, extend: true });
    expect(pressed('Shift+ArrowLeft', top)).toEqual({ type: 'move', to: { row: 0, column: 1 }, extend: true });
    expect(pressed('Shift+ArrowDown', { active: { row: totalRow, column: 3 } })).toMatchObject({ extend: false });
    expect(pressed('Shift+ArrowDown', { active: { row: 0, column: 0 } })).toMatchObject({ extend: false });
  });

  it('opens and closes a group on its name, and moves when there is nothing to open', () => {
    expect(pressed('ArrowLeft', { expandedHere: true })).toEqual({ type: 'expand', expanded: false });
    expect(pressed('ArrowRight', { expandedHere: false })).toEqual({ type: 'expand', expanded: true });
    expect(pressed('ArrowLeft', { expandedHere: false })).toMatchObject({ type: 'move', to: { row: 5, column: 2 } });
    expect(pressed('ArrowRight', { expandedHere: true })).toMatchObject({ type: 'move' });
    expect(pressed('Shift+ArrowLeft', { expandedHere: true })).toMatchObject({ type: 'move', extend: true });
  });

  it.each([
    ['Space', { type: 'select', through: false }],
    ['Shift+Space', { type: 'select', through: true }],
    ['Ctrl+a', { type: 'selectAll' }],
    ['Ctrl+Shift+C', { type: 'copyWithHeaders' }],
    ['Escape', { type: 'escape' }],
    ['Enter', { type: 'open' }],
    ['F2', { type: 'edit' }],
    ['Alt+ArrowDown', { type: 'columnMenu' }],
    ['Alt+ArrowLeft', { type: 'resize', by: -8 }],
    ['Alt+ArrowRight', { type: 'resize', by: 8 }],
    ['Alt+Shift+ArrowRight', { type: 'moveColumn', step: 1 }],
  ] as const)('%s', (keys, command) => {
    expect(pressed(keys)).toEqual(command);
  });

  it('sorts from the header, by Shift as well as the columns before', () => {
    const header = { active: { row: headerRow, column: 3 } };
    expect(pressed('Enter', header)).toEqual({ type: 'sort', added: false });
    expect(pressed('Shift+Enter', header)).toEqual({ type: 'sort', added: true });
    expect(pressed('F2', header)).toBeNull();
  });

  it.each(['t', 'Delete', 'Ctrl+c', 'Ctrl+z', 'Ctrl+Enter', 'Alt+x', 'Tab'])('leaves %s to others', (keys) => {
    expect(pressed(keys)).toBeNull();
  });
});
