import { useLayoutEffect, useState } from 'react';
import { focusRegion } from './regions';
import { createStore } from './store';

/** How many dialogs are open. While one is, keys and menu do nothing behind it. */
export const openDialogs = createStore(0);

/** For what stands over the page and takes the focus: it is counted, and gives the focus back to where it was. */
export function useOpenDialog(): void {
  // While rendering, the focus is still where it was: the dialog's own trap takes it in an effect.
  const [before] = useState(() => document.activeElement);
  useLayoutEffect(() => {
    openDialogs.set((count) => count + 1);
    return () => {
      openDialogs.set((count) => count - 1);
      // The menu that opened the dialog is gone by now: then the page's content is the next best place.
      if (before instanceof HTMLElement && before !== document.body && before.isConnected) {
        before.focus({ preventScroll: true });
      } else focusRegion('content');
    };
  }, [before]);
}
