import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type WalPosition, walFileName } from './wal-position';

/** PostgreSQL's own note of the state its folder is in. */
export interface ControlFile {
  /** False when the person pulled the plug: recovery will replay the WAL. */
  closedWell: boolean;
  /** The WAL file that opening must read first. */
  walFile: string;
  timeline: number;
  /** Where the last checkpoint wrote its own record. */
  checkpoint: WalPosition;
  /** Where opening begins to read; for a checkpoint at a quiet moment the same as `checkpoint`. */
  redo: WalPosition;
}

const SIZE = 8192;
/** Where PostgreSQL 18 puts the checksum of all that precedes it; found by search in a sound file. */
const CHECKSUM_OFFSET = 292;
const STATE_OFFSET = 16;
const CHECKPOINT_OFFSET = 32;
const REDO_OFFSET = 40;
const TIMELINE_OFFSET = 48;
const STATE_SHUT_DOWN = 1;

/**
 * Reads `global/pg_control`.
 *
 * @returns null when it is missing, of another size or fails its checksum: the folder is damaged then. PGlite itself
 *   says only "Aborted()" or "failed to initialize", after having begun to write.
 * @see PostgreSQL 18, src/include/catalog/pg_control.h (struct ControlFileData)
 */
export function readControlFile(databaseFolder: string): ControlFile | null {
  let content: Buffer;
  try {
    content = readFileSync(join(databaseFolder, 'global', 'pg_control'));
  } catch {
    return null;
  }
  if (content.length !== SIZE) return null;
  if (crc32c(content.subarray(0, CHECKSUM_OFFSET)) !== content.readUInt32LE(CHECKSUM_OFFSET)) return null;
  const timeline = content.readUInt32LE(TIMELINE_OFFSET);
  const redo = content.readBigUInt64LE(REDO_OFFSET);
  return {
    closedWell: content.readUInt32LE(STATE_OFFSET) === STATE_SHUT_DOWN,
    walFile: walFileName(timeline, redo),
    timeline,
    checkpoint: content.readBigUInt64LE(CHECKPOINT_OFFSET),
    redo,
  };
}

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
  return value >>> 0;
});

/** CRC-32C (Castagnoli); "123456789" gives 0xE3069283. Node's zlib has only the other CRC-32. */
export function crc32c(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
