/**
 * Since when one user of the database holds it without a sign of progress, in memory that two threads share.
 *
 * PGlite ignores `statement_timeout`, and a query that runs blocks its thread whole: only another thread can notice.
 * So the back end writes the time here at every statement and the window's process reads it (see back-end-host.ts).
 */
export class DatabaseHold {
  readonly #cell: BigInt64Array;

  constructor(readonly memory: SharedArrayBuffer = new SharedArrayBuffer(8)) {
    this.#cell = new BigInt64Array(memory);
  }

  /** A statement or a transaction begins, or one inside a transaction has ended well. */
  touch(): void {
    Atomics.store(this.#cell, 0, BigInt(Date.now()));
  }

  release(): void {
    Atomics.store(this.#cell, 0, 0n);
  }

  /** Milliseconds since the last sign of progress; 0 when nobody holds the database. */
  heldMs(now: number = Date.now()): number {
    const since = Number(Atomics.load(this.#cell, 0));
    return since === 0 ? 0 : Math.max(1, now - since);
  }
}
