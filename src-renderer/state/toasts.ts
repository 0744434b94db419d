import { tellAway } from './away';
import { createStore } from './store';

export interface Toast {
  id: number;
  tone: 'plain' | 'error';
  message: string;
  action?: ToastAction | undefined;
  /** A way on from here, before the action. */
  link?: ToastAction | undefined;
}

/** What can be done about it, and the keys that do the same where there are any. */
export interface ToastAction {
  name: string;
  keys?: string;
  run: () => void;
}

export const toasts = createStore<readonly Toast[]>([]);

let nextId = 1;

export function showToast(toast: Omit<Toast, 'id'>): void {
  const id = nextId++;
  tellAway(toast.message);
  toasts.set((list) => {
    // What an older one offers to undo is not the newest change any more.
    const kept = toast.action === undefined ? list : list.filter(({ action }) => action === undefined);
    // Three at most: older ones have been seen, and the corner must not grow over the table.
    return [...kept, { ...toast, id }].slice(-3);
  });
}

export function dismissToast(id: number): void {
  toasts.set((list) => list.filter((toast) => toast.id !== id));
}

export function clearToasts(): void {
  toasts.set(() => []);
}
