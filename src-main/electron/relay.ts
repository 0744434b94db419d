import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { AnswerPart } from '../../src-shared/ipc/parts';
import type { CallError, CallResult } from '../../src-shared/ipc/result';
import type { BackEndHost } from '../back-end-host';
import { invokeDesktop } from './desktop';

const stranger: CallError = {
  code: 'UNKNOWN_PROCEDURE',
  message: 'This call does not come from SigmaSight and was refused.',
};

/** The way between page and back end. Only the top frame of our own window, on our own page, is answered. */
export function relay(
  window: BrowserWindow,
  host: BackEndHost,
  dataDir: string,
  isOwnPage: (url: string) => boolean,
): void {
  const isTrusted = ({ sender, senderFrame }: IpcMainInvokeEvent) =>
    sender === window.webContents && senderFrame === window.webContents.mainFrame && isOwnPage(senderFrame.url);

  ipcMain.handle(
    'sigmasight:invoke',
    async (event, procedure: unknown, input: unknown, token: unknown): Promise<AnswerPart | CallResult> => {
      if (!isTrusted(event) || typeof procedure !== 'string') return { ok: false, error: stranger };
      return (
        (await invokeDesktop(procedure, input, window, dataDir)) ??
        host.invoke(procedure, input, typeof token === 'string' ? token : null)
      );
    },
  );
  ipcMain.handle('sigmasight:more', async (event, id: unknown): Promise<AnswerPart> => {
    if (!isTrusted(event) || typeof id !== 'number') return { ok: false, error: stranger };
    return host.more(id);
  });
  const unsubscribe = host.subscribe((event) => {
    if (!window.isDestroyed()) window.webContents.send('sigmasight:event', event);
  });
  window.on('closed', () => {
    unsubscribe();
    ipcMain.removeHandler('sigmasight:invoke');
    ipcMain.removeHandler('sigmasight:more');
  });
}
