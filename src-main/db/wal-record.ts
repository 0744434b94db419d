import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { crc32c } from './control-file';
import { WAL_SEGMENT_SIZE, type WalPosition, walFileName } from './wal-position';

const PAGE_SIZE = 8192;
/** Length, transaction, previous record, kind, and at 20 the checksum of all else. */
const HEADER_SIZE = 24;
const CHECKSUM_OFFSET = 20;

/**
 * The length of the record that begins at a position of the log, or null when there is none that its checksum vouches
 * for, or when it goes over the end of a page (which only PostgreSQL itself reads).
 *
 * @see PostgreSQL 18, src/include/access/xlogrecord.h
 */
export function walRecordLength(databaseFolder: string, timeline: number, position: WalPosition): number | null {
  const offset = Number(position % WAL_SEGMENT_SIZE);
  const restOfPage = Buffer.alloc(PAGE_SIZE - (offset % PAGE_SIZE));
  try {
    const descriptor = openSync(join(databaseFolder, 'pg_wal', walFileName(timeline, position)), 'r');
    try {
      if (readSync(descriptor, restOfPage, 0, restOfPage.length, offset) !== restOfPage.length) return null;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return null;
  }
  if (restOfPage.length < HEADER_SIZE) return null;
  const length = restOfPage.readUInt32LE(0);
  if (length < HEADER_SIZE || length > restOfPage.length) return null;
  const checked = Buffer.concat([restOfPage.subarray(HEADER_SIZE, length), restOfPage.subarray(0, CHECKSUM_OFFSET)]);
  return crc32c(checked) === restOfPage.readUInt32LE(CHECKSUM_OFFSET) ? length : null;
}
