import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { EditCell } from '../../../src-renderer/components/data-grid/edit-cell';

const refusal = 'A quantity of zero is no position.';
const onSave = vi.fn(async (text: string): Promise<string | null> => (text === '0' ? refusal : null));
const onEnd = vi.fn();
const onRefused = vi.fn();

/** A cell in its grid, and a field elsewhere on the page. */
function open() {
  const page = render(
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: as the grid does */}
      <div role="grid" tabIndex={0}>
        <EditCell
          label="Quantity"
          start="58"
          typed={null}
          align="right"
          onSave={onSave}
          onEnd={onEnd}
          onRefused={onRefused}
        />
      </div>
      <input aria-label="Find" />
    </>,
  );
  const input = screen.getByLabelText<HTMLInputElement>('Quantity');
  const type = (text: string) => fireEvent.change(input, { target: { value: text } });
  return { ...page, input, type };
}

afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

describe('leaving a cell that is edited', () => {
  it('saves what was typed, and nothing when it is as it was', async () => {
    open();
    screen.getByLabelText('Find').focus();
    expect(onEnd).toHaveBeenCalledWith(null);
    expect(onSave).not.toHaveBeenCalled();
    cleanup();
    const { type } = open();
    type('60');
    screen.getByLabelText('Find').focus();
    await waitFor(() => expect(onEnd).toHaveBeenCalledTimes(2));
    expect(onSave).toHaveBeenCalledWith('60');
  });

  it('for another cell comes back once when it cannot be saved, then gives the cell what it had', async () => {
    const { input, type } = open();
    type('0');
    screen.getByRole('grid').focus();
    await screen.findByText(refusal);
    expect(document.activeElement).toBe(input);
    expect(input.value).toBe('0');
    expect(onEnd).not.toHaveBeenCalled();
    screen.getByRole('grid').focus();
    expect(onEnd).toHaveBeenCalledWith(null);
    expect(onSave).toHaveBeenCalledOnce();
    expect(onRefused).not.toHaveBeenCalled();
  });

  it('after mending the refused text saves again', async () => {
    const { type } = open();
    type('0');
    screen.getByRole('grid').focus();
    await screen.findByText(refusal);
    type('61');
    screen.getByRole('grid').focus();
    await waitFor(() => expect(onEnd).toHaveBeenCalledWith(null));
    expect(onSave).toHaveBeenLastCalledWith('61');
  });

  it('for another field does not take the keys from it, and says what was refused', async () => {
    const { type } = open();
    type('0');
    const find = screen.getByLabelText('Find');
    find.focus();
    await waitFor(() => expect(onRefused).toHaveBeenCalledWith(refusal));
    expect(document.activeElement).toBe(find);
    expect(onEnd).toHaveBeenCalledWith(null);
  });

  it('by leaving the page says what was refused', async () => {
    const { type, unmount } = open();
    type('0');
    screen.getByLabelText('Find').focus();
    unmount();
    await waitFor(() => expect(onRefused).toHaveBeenCalledWith(refusal));
  });
});
