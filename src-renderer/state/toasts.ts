import { createStore } from './store';

export interface Toast {
  id: number;
  tone: 'plain' | 'error';
  message: string;
  /** Given when what was done can be taken back; Ctrl+Z takes the newest one. */
  undo?: (() => void) | undefined;
}

export const toasts = createStore<readonly Toast[]>([]);

let nextId = 1;

export function showToast(toast: Omit<Toast, 'id'>): void {
  const id = nextId++;
  // Three at most: older ones have been seen, and the corner must not grow over the table.
  toasts.set((list) => [...list, { ...toast, id }].slice(-3));
}

export function dismissToast(id: number): void {
  toasts.set((list) => list.filter((toast) => toast.id !== id));
}

export function undoNewest(): void {
  const newest = [...toasts.get()].reverse().find((toast) => toast.undo !== undefined);
  if (newest === undefined) return;
  dismissToast(newest.id);
  newest.undo?.();
}

export function clearToasts(): void {
  toasts.set(() => []);
}
