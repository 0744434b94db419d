import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ToastStack } from '../../../src-renderer/components/toast-stack';
import { clearToasts, showToast, toasts, undoNewest } from '../../../src-renderer/state/toasts';

afterEach(() => {
  cleanup();
  clearToasts();
});

describe('ToastStack', () => {
  it('undoes once and is gone', async () => {
    const undo = vi.fn();
    render(<ToastStack />);
    act(() => showToast({ tone: 'plain', message: 'Deleted 4 positions.', undo }));
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(undo).toHaveBeenCalledTimes(1);
    expect(toasts.get()).toEqual([]);
  });

  it('takes the newest back with the keyboard, and what cannot be undone stays', () => {
    const first = vi.fn();
    const second = vi.fn();
    showToast({ tone: 'plain', message: 'one', undo: first });
    showToast({ tone: 'plain', message: 'two', undo: second });
    showToast({ tone: 'plain', message: 'saved' });
    undoNewest();
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
    expect(toasts.get().map((toast) => toast.message)).toEqual(['one', 'saved']);
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
