import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../../src-shared/ipc/bridge';
import type { AppEvent } from '../../src-shared/ipc/events';

// The channel names stand here again (see relay.ts): a sandboxed preload must not load other files at run time.
const bridge: Bridge = {
  invoke: (procedure, input, token) => ipcRenderer.invoke('sigmasight:invoke', procedure, input, token),
  more: (id) => ipcRenderer.invoke('sigmasight:more', id),
  subscribe: (listener) => {
    const forward = (_event: unknown, event: AppEvent) => listener(event);
    ipcRenderer.on('sigmasight:event', forward);
    return () => ipcRenderer.off('sigmasight:event', forward);
  },
};

contextBridge.exposeInMainWorld('sigmasight', bridge);
