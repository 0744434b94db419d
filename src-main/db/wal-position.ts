/** A place in PostgreSQL's log of changes (WAL): its bytes counted since the database was made. */
export type WalPosition = bigint;

export const WAL_SEGMENT_SIZE = 16n * 1024n * 1024n;
const SEGMENTS_PER_ID = 0x1_0000_0000n / WAL_SEGMENT_SIZE;

const hex8 = (value: bigint): string => value.toString(16).toUpperCase().padStart(8, '0');

/** The file in `pg_wal` that holds a position. */
export function walFileName(timeline: number, position: WalPosition): string {
  const segment = position / WAL_SEGMENT_SIZE;
  return hex8(BigInt(timeline)) + hex8(segment / SEGMENTS_PER_ID) + hex8(segment % SEGMENTS_PER_ID);
}

/** Where a file of `pg_wal` begins; null for a name that is no WAL file's. */
export function walFileStart(name: string): WalPosition | null {
  const match = /^[0-9A-F]{8}([0-9A-F]{8})([0-9A-F]{8})$/.exec(name);
  if (!match) return null;
  return (BigInt(`0x${match[1]}`) * SEGMENTS_PER_ID + BigInt(`0x${match[2]}`)) * WAL_SEGMENT_SIZE;
}
