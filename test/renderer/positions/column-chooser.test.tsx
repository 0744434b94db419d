import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ColumnChooser } from '../../../src-renderer/pages/positions/column-chooser';

const columns = [
  { id: 'dte', name: 'Days to expiry' },
  { id: 'rho', name: 'Rho' },
];

describe('ColumnChooser', () => {
  it('shows, hides and restores columns', async () => {
    const onHidden = vi.fn();
    const defaults = new Set(['rho']);
    render(
      <MantineProvider env="test">
        <ColumnChooser columns={columns} hidden={defaults} onHidden={onHidden} defaults={defaults} iconOnly />
      </MantineProvider>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Days to expiry' }).checked).toBe(true);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Rho' }));
    expect(onHidden).toHaveBeenLastCalledWith(new Set());
    await userEvent.click(screen.getByRole('checkbox', { name: 'Days to expiry' }));
    expect(onHidden).toHaveBeenLastCalledWith(new Set(['rho', 'dte']));
    await userEvent.click(screen.getByRole('button', { name: 'Restore defaults' }));
    expect(onHidden).toHaveBeenLastCalledWith(defaults);
  });
});
