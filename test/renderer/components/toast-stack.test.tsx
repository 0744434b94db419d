import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ToastStack } from '../../../src-renderer/components/toast-stack';
import { clearToasts, showToast, toasts } from '../../../src-renderer/state/toasts';

afterEach(() => {
  cleanup();
  clearToasts();
});

describe('ToastStack', () => {
  it('does what it offers once and is gone', async () => {
    const run = vi.fn();
    render(<ToastStack />);
    act(() =>
      showToast({ tone: 'plain', message: 'Deleted 4 positions.', action: { name: 'Undo', keys: 'Ctrl Z', run } }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(run).toHaveBeenCalledTimes(1);
    expect(toasts.get()).toEqual([]);
  });

  it('has a way on beside what it offers', async () => {
    const go = vi.fn();
    const undo = vi.fn();
    render(<ToastStack />);
    act(() =>
      showToast({
        tone: 'plain',
        message: 'Imported 12 positions.',
        link: { name: 'Show these positions', run: go },
        action: { name: 'Undo', run: undo },
      }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Show these positions' }));
    expect(go).toHaveBeenCalledOnce();
    expect(undo).not.toHaveBeenCalled();
    expect(toasts.get()).toEqual([]);
  });

  it('offers one thing at a time: what an older message would undo is not the newest change any more', () => {
    const action = { name: 'Undo', keys: 'Ctrl Z', run: () => {} };
    showToast({ tone: 'plain', message: 'one', action });
    showToast({ tone: 'plain', message: 'saved' });
    showToast({ tone: 'plain', message: 'two', action });
    expect(toasts.get().map((toast) => toast.message)).toEqual(['saved', 'two']);
  });

  it('keeps three at most', () => {
    for (const message of ['a', 'b', 'c', 'd']) showToast({ tone: 'plain', message });
    expect(toasts.get().map((toast) => toast.message)).toEqual(['b', 'c', 'd']);
  });

  it('lets plain messages leave, an error only when it is closed', async () => {
    vi.useFakeTimers();
    render(<ToastStack />);
    act(() => {
      showToast({ tone: 'plain', message: 'Saved 2 problem rows.' });
      showToast({ tone: 'error', message: 'Nothing was deleted.' });
    });
    act(() => vi.advanceTimersByTime(60_000));
    expect(toasts.get().map((toast) => toast.tone)).toEqual(['error']);
    expect(screen.getByRole('alert').textContent).toBe('Nothing was deleted.');
    vi.useRealTimers();
    await userEvent.click(screen.getByRole('button', { name: 'Close message' }));
    expect(toasts.get()).toEqual([]);
  });
});
