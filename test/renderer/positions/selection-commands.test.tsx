import { cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useSelectionCommands } from '../../../src-renderer/pages/positions/use-selection-commands';
import { commands, isAvailable, runCommand, useCommandKeys } from '../../../src-renderer/state/commands';
import type { Position } from '../../../src-shared/ipc/positions';
import { optionOf, positionOf } from './position-builder';

const runs = {
  openDetails: vi.fn(),
  tag: vi.fn(),
  strategy: vi.fn(),
  edit: vi.fn(),
  setPrice: vi.fn(),
  close: vi.fn(),
  copy: vi.fn(),
  remove: vi.fn(),
};
const whole = { onSelectAll: vi.fn(), onClear: vi.fn() };

function Page({ selected }: { selected: readonly Position[] }) {
  useCommandKeys();
  useSelectionCommands(selected, runs, whole);
  return null;
}

const available = () =>
  commands
    .get()
    .filter(isAvailable)
    .map(({ id }) => id);
const detailOf = (wanted: string) => commands.get().find(({ id }) => id === wanted)?.detail;

afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

describe('the commands of the selection', () => {
  it('are only what the selection allows', () => {
    const { rerender } = render(<Page selected={[]} />);
    expect(available()).toEqual(['positions.selectAll']);
    rerender(<Page selected={[positionOf(), optionOf()]} />);
    expect(available()).toEqual([
      'positions.openDetails',
      'positions.tag',
      'positions.strategy',
      'positions.copy',
      'positions.remove',
      'positions.selectAll',
      'positions.clearSelection',
    ]);
    rerender(<Page selected={[positionOf()]} />);
    expect(available()).toEqual(commands.get().map(({ id }) => id));
  });

  it('say what they would act on', () => {
    const { rerender } = render(<Page selected={[positionOf(), optionOf()]} />);
    expect(detailOf('positions.remove')).toBe('2 positions');
    rerender(<Page selected={[positionOf({ symbol: 'MSFT' })]} />);
    expect(detailOf('positions.edit')).toBe('MSFT');
  });

  it('run by their id, while the keys are left to the table', () => {
    render(<Page selected={[positionOf()]} />);
    runCommand('positions.setPrice');
    expect(runs.setPrice).toHaveBeenCalledOnce();
    fireEvent.keyDown(document.body, { key: 'Delete' });
    expect(runs.remove).not.toHaveBeenCalled();
    runCommand('positions.remove');
    expect(runs.remove).toHaveBeenCalledOnce();
  });
});
