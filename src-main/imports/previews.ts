import { randomUUID } from 'node:crypto';
import { AppError } from '../ipc/app-error';
import type { OpenPreview } from './open-preview';

/** A person looks at one file at a time; the oldest preview goes when another file is dropped without closing it. */
const PREVIEWS_PER_PROFILE = 2;

/** The previews that are open, in memory: nothing is written before an import. */
export class Previews {
  readonly #open = new Map<string, { userId: string; preview: OpenPreview }>();

  keep(userId: string, preview: OpenPreview): string {
    const own = [...this.#open].filter(([, open]) => open.userId === userId).map(([id]) => id);
    for (const id of own.slice(0, Math.max(0, own.length - PREVIEWS_PER_PROFILE + 1))) this.#open.delete(id);
    const previewId = randomUUID();
    this.#open.set(previewId, { userId, preview });
    return previewId;
  }

  /** @throws AppError when there is none, or it is another profile's */
  of(previewId: string, userId: string): OpenPreview {
    const open = this.#open.get(previewId);
    if (open?.userId !== userId) throw new AppError('NOT_FOUND', 'This preview is closed. Drop the file again.');
    return open.preview;
  }

  close(previewId: string, userId: string): void {
    if (this.#open.get(previewId)?.userId === userId) this.#open.delete(previewId);
  }
}
