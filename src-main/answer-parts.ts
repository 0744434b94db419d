import type { AnswerPart } from '../src-shared/ipc/parts';
import type { CallResult } from '../src-shared/ipc/result';

/** About 1.5 MB of positions: some milliseconds of work for each of the threads that hand it on. */
const ROWS = 2000;
/** A page that was loaded again never asks for the rest. */
const KEPT_MS = 60_000;

interface Rest {
  rows: readonly unknown[];
  from: number;
  dropped: NodeJS.Timeout;
}

/** Cuts the worker's long answers into parts and keeps what was not asked for yet. */
export class AnswerParts {
  readonly #rests = new Map<number, Rest>();

  begin(id: number, result: CallResult): AnswerPart {
    if (!result.ok) return result;
    if (!Array.isArray(result.data) || result.data.length <= ROWS)
      return { ok: true, json: JSON.stringify(result.data), more: null };
    return this.#part(id, result.data, 0);
  }

  next(id: number): AnswerPart {
    const rest = this.#rests.get(id);
    if (rest === undefined) {
      return {
        ok: false,
        error: { code: 'INTERNAL', message: 'The rest of this list is no longer there. Nothing was changed.' },
      };
    }
    clearTimeout(rest.dropped);
    this.#rests.delete(id);
    return this.#part(id, rest.rows, rest.from);
  }

  #part(id: number, rows: readonly unknown[], from: number): AnswerPart {
    const end = from + ROWS;
    const isLast = end >= rows.length;
    if (!isLast) {
      const dropped = setTimeout(() => this.#rests.delete(id), KEPT_MS).unref();
      this.#rests.set(id, { rows, from: end, dropped });
    }
    return { ok: true, json: JSON.stringify(rows.slice(from, end)), more: isLast ? null : id };
  }
}
