import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import type { DatabaseHold } from './database-hold';
import { postgresProgram } from './postgres-program';

/** The PostgreSQL major inside the pinned PGlite; the files of another one cannot be opened. */
export const POSTGRES_MAJOR = '18';

const serverSettings = {
  wal_sync_method: 'fsync',
  // 165 MB of memory instead of 300, and imports are no slower.
  shared_buffers: '16MB',
  // Nothing checkpoints by itself here: without a bound 1.5 million rows leave 241 MB of WAL.
  max_wal_size: '48MB',
  min_wal_size: '32MB',
} as const;

function startParameters(): string[] {
  // -F would switch fsync off.
  const kept = PGlite.defaultStartParams.filter((parameter) => parameter !== '-F');
  return [...kept, ...Object.entries(serverSettings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** PGlite that reports to a DatabaseHold whenever it is in use; all else is PGlite. */
export class Postgres extends PGlite {
  #hold: DatabaseHold | undefined;
  #inExclusiveUse = false;

  static async open(options: PGliteOptions, hold?: DatabaseHold): Promise<Postgres> {
    const pgliteWasmModule = await postgresProgram();
    const postgres = new Postgres({ ...options, pgliteWasmModule, startParams: startParameters() });
    postgres.#hold = hold;
    await postgres.waitReady;
    return postgres;
  }

  override async _runExclusiveTransaction<T>(run: () => Promise<T>): Promise<T> {
    return super._runExclusiveTransaction(async () => {
      this.#inExclusiveUse = true;
      this.#hold?.touch();
      try {
        return await run();
      } finally {
        this.#inExclusiveUse = false;
        this.#hold?.release();
      }
    });
  }

  /** Work inside a transaction that is not PostgreSQL's own goes on: the watchdog leaves it alone. */
  reportProgress(): void {
    if (this.#inExclusiveUse) this.#hold?.touch();
  }

  override execProtocolRawSync(message: Uint8Array): Uint8Array {
    this.reportProgress();
    const answer = super.execProtocolRawSync(message);
    this.reportProgress();
    return answer;
  }
}
