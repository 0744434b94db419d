import { createHash } from 'node:crypto';
import { decodeText, type Encoding } from '../../src-shared/domain/csv/decode';
import type { FileProblem } from '../../src-shared/domain/csv/file-problem';
import { recogniseHeader, type SigmasightHeader } from '../../src-shared/domain/csv/sigmasight-header';
import { type FileRow, readRows, type SkippedRow } from '../../src-shared/domain/csv/sigmasight-rows';
import { parseTable } from '../../src-shared/domain/csv/table';
import type { Operation } from './operations';

/** A file as read: what a preview shows and a commit writes. Kept in memory; nothing is written. */
export interface ReadFile {
  fileName: string;
  sha256: string;
  size: number;
  encoding: Encoding;
  delimiter: string;
  header: SigmasightHeader;
  rows: FileRow[];
  skipped: SkippedRow[];
  /** About the file as a whole. */
  warnings: FileProblem[];
}

export interface UnreadableAnswer {
  code: string;
  message: string;
  columns: string[];
  problems: FileProblem[];
}

const ROWS_PER_STEP = 2000;

export async function readFile(
  fileName: string,
  bytes: Uint8Array,
  today: string,
  operation: Operation,
): Promise<{ kind: 'read'; file: ReadFile } | ({ kind: 'unreadable' } & UnreadableAnswer)> {
  await operation.step('Reading', 0, 1);
  const decoded = decodeText(bytes);
  if (!decoded.ok)
    return { kind: 'unreadable', code: decoded.code, message: decoded.message, columns: [], problems: [] };
  const table = parseTable(decoded.value.text);
  const found = recogniseHeader(table);
  if (found.kind === 'unreadable') return found;

  const rows: FileRow[] = [];
  const skipped: SkippedRow[] = [];
  const total = table.rows.length;
  let done = 0;
  for (const read of readRows(table, found.header, today)) {
    if (read.status === 'skipped') skipped.push(read);
    else rows.push(read);
    done += 1;
    if (done % ROWS_PER_STEP === 0) await operation.step('Checking', done, total);
  }
  return {
    kind: 'read',
    file: {
      fileName,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      size: bytes.length,
      encoding: decoded.value.encoding,
      delimiter: table.delimiter,
      header: found.header,
      rows,
      skipped,
      warnings: [...decoded.value.warnings, ...found.header.warnings],
    },
  };
}
