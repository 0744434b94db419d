import type { AppEvent } from './events';
import type { AnswerPart } from './parts';
import type { CallResult } from './result';

/** All that a page can reach outside itself: the preload puts it at `window.sigmasight`. */
export interface Bridge {
  /** The beginning of the back end's answer, or the whole one of the window's own process. */
  invoke(procedure: string, input: unknown, token: string | null): Promise<AnswerPart | CallResult>;
  /** The next part of an answer that was not whole. */
  more(id: number): Promise<AnswerPart>;
  /** Returns what ends the subscription. */
  subscribe(listener: (event: AppEvent) => void): () => void;
}
