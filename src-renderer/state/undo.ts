import { call, IpcError } from '../ipc/client';
import { showToast, type ToastAction } from './toasts';

/** Says what was just done, in the back end's words or in these, and offers to take it back. */
export async function showChange(message?: string, link?: ToastAction): Promise<void> {
  // Without an answer there is nothing to add: the change itself went well.
  const { undo } = await call('changes.list', {}).catch(() => ({ undo: null }));
  const text = message ?? (undo === null ? null : `${undo.label}.`);
  if (text === null) return;
  const action = undo === null ? undefined : { name: 'Undo', keys: 'Ctrl Z', run: () => void undoChange(undo.id) };
  showToast({ tone: 'plain', message: text, action, link });
}

/** Takes the newest change back; with `id` only that one, and an error says what was done since. */
export async function undoChange(id?: number): Promise<void> {
  try {
    const { label } = await call('changes.undo', id === undefined ? {} : { id });
    const action = { name: 'Redo', keys: 'Ctrl Shift Z', run: () => void redoChange() };
    showToast({ tone: 'plain', message: `Undid: ${label}.`, action });
  } catch (fault) {
    showRefusal(fault, 'Nothing was undone.');
  }
}

/** Does again what was undone last. */
export async function redoChange(): Promise<void> {
  try {
    const { label } = await call('changes.redo', {});
    const action = { name: 'Undo', keys: 'Ctrl Z', run: () => void undoChange() };
    showToast({ tone: 'plain', message: `Redid: ${label}.`, action });
  } catch (fault) {
    showRefusal(fault, 'Nothing was redone.');
  }
}

function showRefusal(fault: unknown, kept: string): void {
  const message = fault instanceof Error ? fault.message : String(fault);
  // Nothing to undo is no failure: it says so and leaves.
  if (fault instanceof IpcError && fault.code === 'NOT_FOUND') showToast({ tone: 'plain', message });
  else showToast({ tone: 'error', message: `${kept} ${message}` });
}
