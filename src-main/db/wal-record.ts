import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { crc32c } from './control-file';
import { WAL_SEGMENT_SIZE, type WalPosition, walFileName } from './wal-position';

const PAGE_SIZE = 8192;
/** Length, transaction, previous record, kind, and at 20 the checksum of all else. */
const HEADER_SIZE = 24;
const CHECKSUM_OFFSET = 20;
/** Every page begins with a header; the first of a file has a longer one. */
const PAGE_HEADER_SIZE = 24;
const FIRST_PAGE_HEADER_SIZE = 40;
/** In a page's header: whether a record of the page before goes on in it, the page's position, and what is left of it. */
const FLAGS_OFFSET = 2;
const GOES_ON = 1;
const POSITION_OFFSET = 8;
const LEFT_OFFSET = 16;

/**
 * Where the record that begins at a position of the log ends, or null when there is none that its checksum vouches for.
 * A record goes over the end of a page wherever it happens to lie: one closing in eighty does.
 *
 * @see PostgreSQL 18, src/include/access/xlogrecord.h and xlog_internal.h
 */
export function walRecordEnd(databaseFolder: string, timeline: number, position: WalPosition): WalPosition | null {
  let at = position;
  let length: number | null = null;
  let record = Buffer.alloc(0);
  while (length === null || record.length < length) {
    const page = restOfPage(databaseFolder, timeline, at);
    if (!page) return null;
    let skipped = 0;
    if (length === null) {
      length = page.readUInt32LE(0);
      if (length < HEADER_SIZE || length > PAGE_SIZE) return null;
    } else {
      const isContinued = (page.readUInt16LE(FLAGS_OFFSET) & GOES_ON) === 1;
      if (!isContinued || page.readBigUInt64LE(POSITION_OFFSET) !== at) return null;
      if (page.readUInt32LE(LEFT_OFFSET) !== length - record.length) return null;
      skipped = at % WAL_SEGMENT_SIZE === 0n ? FIRST_PAGE_HEADER_SIZE : PAGE_HEADER_SIZE;
    }
    const part = page.subarray(skipped, skipped + length - record.length);
    record = Buffer.concat([record, part]);
    at += BigInt(skipped + part.length);
  }
  const checked = Buffer.concat([record.subarray(HEADER_SIZE), record.subarray(0, CHECKSUM_OFFSET)]);
  return crc32c(checked) === record.readUInt32LE(CHECKSUM_OFFSET) ? at : null;
}

/** From a position to the end of its page; null when the file or a part of it is missing. */
function restOfPage(databaseFolder: string, timeline: number, position: WalPosition): Buffer | null {
  const offset = Number(position % WAL_SEGMENT_SIZE);
  const rest = Buffer.alloc(PAGE_SIZE - (offset % PAGE_SIZE));
  try {
    const descriptor = openSync(join(databaseFolder, 'pg_wal', walFileName(timeline, position)), 'r');
    try {
      return readSync(descriptor, rest, 0, rest.length, offset) === rest.length ? rest : null;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return null;
  }
}
