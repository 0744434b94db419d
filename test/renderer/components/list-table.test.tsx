import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ListTable } from '../../../src-renderer/components/list-table/list-table';

afterEach(cleanup);

const rowsOf = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `row ${index}` }));
const columns = [{ id: 'name', header: 'Name', cell: ({ id }: { id: string }) => id }];

function show(count: number, chosen: string | null = null) {
  const onChoose = vi.fn();
  render(
    <ListTable
      label="Rows"
      columns={columns}
      rows={rowsOf(count)}
      idOf={({ id }) => id}
      chosen={chosen}
      onChoose={onChoose}
      empty="None."
    />,
  );
  return onChoose;
}

const row = (name: string) => screen.getByRole('row', { name });

describe('a plain list', () => {
  it('chooses by click and by key, with Shift as well', () => {
    const onChoose = show(3);
    fireEvent.click(row('row 1'));
    expect(onChoose).toHaveBeenLastCalledWith({ id: 'row 1' }, false);
    fireEvent.click(row('row 2'), { shiftKey: true });
    expect(onChoose).toHaveBeenLastCalledWith({ id: 'row 2' }, true);
    fireEvent.keyDown(row('row 2'), { key: 'Home' });
    fireEvent.keyDown(row('row 0'), { key: 'ArrowDown' });
    fireEvent.keyDown(row('row 1'), { key: 'Enter', shiftKey: true });
    expect(onChoose).toHaveBeenLastCalledWith({ id: 'row 1' }, true);
  });

  it('is one stop of Tab, at the row that is chosen', () => {
    show(3, 'row 2');
    expect(row('row 2').getAttribute('aria-selected')).toBe('true');
    expect(screen.getAllByRole('row').filter(({ tabIndex }) => tabIndex === 0)).toEqual([row('row 2')]);
  });

  it('draws what is in view of a long one, and says how long it is', () => {
    show(1000);
    const grid = screen.getByRole('grid', { name: 'Rows' });
    expect(grid.getAttribute('aria-rowcount')).toBe('1001');
    expect(within(grid).getAllByRole('row').length).toBeLessThan(100);
  });

  it('says what belongs there when there is none', () => {
    show(0);
    expect(screen.getByText('None.')).toBeTruthy();
  });
});
