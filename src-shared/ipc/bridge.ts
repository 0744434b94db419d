import type { AppEvent } from './events';
import type { CallResult } from './result';

/** All that a page can reach outside itself: the preload puts it at `window.sigmasight`. */
export interface Bridge {
  invoke(procedure: string, input: unknown, token: string | null): Promise<CallResult>;
  /** Returns what ends the subscription. */
  subscribe(listener: (event: AppEvent) => void): () => void;
}
