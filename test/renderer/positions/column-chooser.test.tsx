import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ownColumnState } from '../../../src-renderer/components/data-grid/column-layout';
import { ColumnChooser } from '../../../src-renderer/pages/positions/column-chooser';

const columns = [
  { id: 'symbol', header: 'Symbol', width: 100, namesRow: true },
  { id: 'dte', header: 'DTE', title: 'Days to expiry', width: 44 },
  { id: 'rho', header: 'Rho', width: 58 },
];
const atFirst = { ...ownColumnState, hidden: ['rho'] };

describe('ColumnChooser', () => {
  it('finds, shows, hides, moves and restores columns', async () => {
    const onState = vi.fn();
    render(
      <MantineProvider env="test">
        <ColumnChooser columns={columns} state={atFirst} onState={onState} hiddenAtFirst={['rho']} iconOnly />
      </MantineProvider>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    expect(screen.queryByRole('checkbox', { name: 'Symbol' })).toBeNull();
    const days = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Days to expiry' });
    expect(days.checked).toBe(true);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Rho' }));
    expect(onState).toHaveBeenLastCalledWith({ ...atFirst, hidden: [] });
    await userEvent.click(days);
    expect(onState).toHaveBeenLastCalledWith({ ...atFirst, hidden: ['rho', 'dte'] });
    await userEvent.click(screen.getByRole('button', { name: 'Restore defaults' }));
    expect(onState).toHaveBeenLastCalledWith(atFirst);
    days.focus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(onState).toHaveBeenLastCalledWith({ ...atFirst, order: ['dte', 'symbol', 'rho'] });
    await userEvent.type(screen.getByRole('textbox', { name: 'Find a column' }), 'rh');
    expect(screen.queryByRole('checkbox', { name: 'Days to expiry' })).toBeNull();
  });
});
