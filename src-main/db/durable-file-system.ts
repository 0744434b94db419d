import { closeSync, fsyncSync, openSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { AcknowledgedMark, WalFlushes } from './acknowledged-mark';

/** An open file of Emscripten's; `node` names it and knows its folder. */
interface Stream {
  nfd?: number | null;
  node: { name: string };
}

/** The part of Emscripten's NODEFS that the repair below touches. */
interface NodeFileSystem {
  realPath(node: unknown): string;
  stream_ops: {
    fsync?: (stream: Stream) => number;
    write: (stream: Stream, heap: Uint8Array, offset: number, length: number, position?: number) => number;
  };
}

interface EmscriptenModule {
  NODEFS: NodeFileSystem;
}

/** ENOSPC and EDQUOT as Emscripten numbers them (WASI's errno). */
const NO_ROOM = [51, 19];

/**
 * PGlite's folder on disk, with an fsync that reaches the disk.
 *
 * Emscripten's NODEFS has no fsync hook at all, so PostgreSQL's calls succeed without doing anything: a killed process
 * loses nothing then (the system keeps the pages), a power cut does. Every commit must fsync the WAL at least once;
 * test/db/durability.test.ts counts.
 */
export class DurableFileSystem extends NodeFS {
  /** How many times PostgreSQL asked for a sync and got one. */
  syncCount = 0;

  /**
   * A write found no room. PostgreSQL's own report of it is lost on the way (what arrives is "cannot drop active portal"),
   * and the instance answers nothing sound from then on: it has to be opened again.
   */
  isDiskFull = false;

  readonly #mark: AcknowledgedMark;
  readonly #flushes = new WalFlushes();

  constructor(folder: string) {
    super(folder);
    this.#mark = new AcknowledgedMark(folder);
  }

  override async init(pg: PGlite, options: Parameters<NodeFS['init']>[1]) {
    const initialised = await super.init(pg, options);
    const repair = (module: EmscriptenModule) => {
      module.NODEFS.stream_ops.fsync = (stream) => {
        this.#sync(stream.nfd ?? module.NODEFS.realPath(stream.node));
        const acknowledged = this.#flushes.synced(stream.node.name);
        if (acknowledged !== null) this.#mark.write(acknowledged);
        return 0;
      };
      const { write } = module.NODEFS.stream_ops;
      module.NODEFS.stream_ops.write = (stream, heap, offset, length, position) => {
        try {
          this.#flushes.written(stream.node.name, heap.subarray(offset, offset + length), position);
          return write(stream, heap, offset, length, position);
        } catch (error) {
          if (NO_ROOM.includes((error as { errno?: number }).errno ?? 0)) this.isDiskFull = true;
          throw error;
        }
      };
    };
    const preRun = [...((initialised.emscriptenOpts.preRun as unknown[] | undefined) ?? []), repair];
    return { emscriptenOpts: { ...initialised.emscriptenOpts, preRun } as typeof initialised.emscriptenOpts };
  }

  override async closeFs(): Promise<void> {
    await super.closeFs();
    this.#mark.close();
  }

  /** A failing fsync throws: PostgreSQL must hear of it and stop, not carry on as if the data were safe. */
  #sync(target: number | string): void {
    // A directory has no descriptor in NODEFS: its entry is synced through one of our own.
    const descriptor = typeof target === 'number' ? target : openSync(target, 'r');
    try {
      fsyncSync(descriptor);
      this.syncCount += 1;
    } finally {
      if (typeof target === 'string') closeSync(descriptor);
    }
  }
}
