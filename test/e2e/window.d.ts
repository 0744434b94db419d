import type { Bridge } from '../../src-shared/ipc/bridge';

declare global {
  interface Window {
    sigmasight: Bridge;
  }
}
