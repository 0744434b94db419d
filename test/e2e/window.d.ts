import type { Bridge } from '../../src-shared/ipc/bridge';

declare global {
  interface Window {
    sigmasight: Bridge;
  }
  /** Of Chromium alone: where a page that is its window's title bar is free of the system's buttons. */
  interface Navigator {
    windowControlsOverlay: { getTitlebarAreaRect(): DOMRect };
  }
}
