import { call } from '../ipc/client';

/** Says on the desktop what came of long work, when the person is not looking at the window. */
export function tellAway(message: string): void {
  if (document.hasFocus()) return;
  // Without notifications the message waits in the window.
  void call('desktop.notify', { message: message.slice(0, 500) }).catch(() => undefined);
}
