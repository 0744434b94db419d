import { call } from '../ipc/client';
import { createStore } from './store';
import { showToast } from './toasts';

/** One at a time, wherever it was asked for: page, palette or menu. */
export const isBackingUp = createStore(false);

export async function backUpNow(): Promise<void> {
  if (isBackingUp.get()) return;
  isBackingUp.set(() => true);
  try {
    await call('backups.create', {});
    showToast({ tone: 'plain', message: 'Backed up and checked.' });
  } catch (error) {
    showToast({ tone: 'error', message: `No backup was made. ${(error as Error).message}` });
  } finally {
    isBackingUp.set(() => false);
  }
}
