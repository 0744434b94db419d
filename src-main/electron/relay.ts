import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { CallResult } from '../../src-shared/ipc/result';
import type { BackEndHost } from '../back-end-host';
import { invokeDesktop } from './desktop';

/** The one channel between page and back end. Only the top frame of our own window, on our own page, is answered. */
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
    async (event, procedure: unknown, input: unknown, token: unknown): Promise<CallResult> => {
      if (!isTrusted(event) || typeof procedure !== 'string') {
        return {
          ok: false,
          error: { code: 'UNKNOWN_PROCEDURE', message: 'This call does not come from SigmaSight and was refused.' },
        };
      }
      return (
        (await invokeDesktop(procedure, input, window, dataDir)) ??
        host.invoke(procedure, input, typeof token === 'string' ? token : null)
      );
    },
  );
  const unsubscribe = host.subscribe((event) => {
    if (!window.isDestroyed()) window.webContents.send('sigmasight:event', event);
  });
  window.on('closed', () => {
    unsubscribe();
    ipcMain.removeHandler('sigmasight:invoke');
  });
}
