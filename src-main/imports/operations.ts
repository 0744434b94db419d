import type { AppEvent } from '../../src-shared/ipc/events';
import { AppError } from '../ipc/app-error';

export interface Operation {
  /** Reports progress, lets other calls have their turn, and ends here when the person cancelled. */
  step(phase: string, done: number, total: number): Promise<void>;
}

/** Long work that shows how far it is and can be cancelled. */
export class Operations {
  readonly #cancelled = new Set<string>();
  readonly #running = new Map<string, string>();

  constructor(private readonly emit: (event: AppEvent) => void) {}

  async run<T>(operationId: string, userId: string, work: (operation: Operation) => Promise<T>): Promise<T> {
    this.#running.set(operationId, userId);
    try {
      return await work({
        step: async (phase, done, total) => {
          this.emit({ type: 'operation.progress', operationId, phase, done, total, canCancel: true });
          await new Promise((resolve) => setImmediate(resolve));
          if (this.#cancelled.has(operationId)) throw new AppError('CANCELLED', 'Cancelled. Nothing was written.');
        },
      });
    } finally {
      this.#running.delete(operationId);
      this.#cancelled.delete(operationId);
      this.emit({ type: 'operation.ended', operationId });
    }
  }

  /** False when there is no such work, or it is another profile's. */
  cancel(operationId: string, userId: string): boolean {
    if (this.#running.get(operationId) !== userId) return false;
    this.#cancelled.add(operationId);
    return true;
  }
}
