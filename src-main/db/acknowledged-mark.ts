import { closeSync, fdatasyncSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32c } from './control-file';
import { WAL_SEGMENT_SIZE, type WalPosition, walFileStart } from './wal-position';

const FILE_NAME = 'sigmasight-acknowledged';

/**
 * How far PostgreSQL's log (WAL) reached when the last change was acknowledged, in a file within the database's folder.
 *
 * A log whose end was lost opens without an error, with fewer changes: PostgreSQL takes the first unreadable record for
 * the end. This mark tells the two apart. It is written after the log itself was synced, so it never claims more than
 * is on disk, and it travels with the folder: a copy, a backup and a renamed folder each carry their own.
 */
export class AcknowledgedMark {
  readonly #path: string;
  #descriptor: number | undefined;

  constructor(databaseFolder: string) {
    this.#path = join(databaseFolder, FILE_NAME);
  }

  write(position: WalPosition): void {
    try {
      this.#descriptor ??= openSync(this.#path, 'w', 0o600);
      writeSync(this.#descriptor, markText(position), 0);
      fdatasyncSync(this.#descriptor);
    } catch {
      // The change itself is safe. An older mark claims less than there is, and that is no lie.
    }
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }
}

interface Acknowledged {
  position: WalPosition;
  /** When the last change was acknowledged. */
  at: Date;
}

/** Null when there is none, or none that can be trusted: then nothing is known, and nothing claimed. */
export function readAcknowledged(databaseFolder: string): Acknowledged | null {
  const path = join(databaseFolder, FILE_NAME);
  try {
    const text = readFileSync(path, 'utf8');
    const position = BigInt(`0x${text.slice(0, 16)}`);
    return text === markText(position) ? { position, at: statSync(path).mtime } : null;
  } catch {
    return null;
  }
}

export function removeAcknowledged(databaseFolder: string): void {
  rmSync(join(databaseFolder, FILE_NAME), { force: true });
}

/** One length for every position, so that overwriting it in place is one write. */
function markText(position: WalPosition): string {
  const digits = position.toString(16).toUpperCase().padStart(16, '0');
  return `${digits} ${crc32c(Buffer.from(digits)).toString(16).toUpperCase().padStart(8, '0')}\n`;
}

/**
 * Follows PostgreSQL's writes to its log and knows, when it syncs, up to where whole records are safe.
 *
 * A sync that ends within a file is a flush: a commit's (or a checkpoint's), and it writes to the end of the last
 * record. One at a file's very end may only mean that the file is full, in the middle of a record: it counts for nothing.
 */
export class WalFlushes {
  #file = '';
  #end: WalPosition = 0n;
  #written: WalPosition | null = null;

  /** @param bytes whole pages of the log; the last one is zero behind its last record */
  written(fileName: string, bytes: Uint8Array, position: number | undefined): void {
    const start = walFileStart(fileName);
    if (start === null || position === undefined) return;
    let length = bytes.length;
    while (length > 0 && bytes[length - 1] === 0) length -= 1;
    this.#file = fileName;
    this.#end = start + BigInt(position + bytes.length);
    this.#written = start + BigInt(position + length);
  }

  /** The position up to which everything is on disk, or null when this sync says nothing about it. */
  synced(fileName: string): WalPosition | null {
    if (fileName !== this.#file || this.#written === null) return null;
    const safe = this.#end % WAL_SEGMENT_SIZE === 0n ? null : this.#written;
    this.#written = null;
    return safe;
  }
}
