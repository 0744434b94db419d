import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The file of the log that opening reads first. */
export function firstWal(dataDir: string): string {
  const folder = join(dataDir, 'db', 'pg_wal');
  const names = readdirSync(folder).filter((name) => /^[0-9A-F]{24}$/.test(name));
  return join(folder, names.sort()[0] ?? '');
}

export function overwrite(file: string, offset: number, bytes: Buffer): void {
  const content = readFileSync(file);
  bytes.copy(content, offset);
  writeFileSync(file, content);
}

/** Turns the bits of one byte over. */
export function flip(file: string, offset: number): void {
  const content = readFileSync(file);
  content[offset] = (content[offset] ?? 0) ^ 0xff;
  writeFileSync(file, content);
}

const control = (dir: string) => join(dir, 'db', 'global', 'pg_control');

/** What can be wrong with the folder of a database that was closed, and how the app calls it. */
export const damages: [name: string, code: string, damage: (dataDir: string) => void][] = [
  ['PG_VERSION deleted', 'DAMAGED', (dir) => rmSync(join(dir, 'db', 'PG_VERSION'))],
  ['another PostgreSQL major', 'OTHER_POSTGRES', (dir) => writeFileSync(join(dir, 'db', 'PG_VERSION'), '17\n')],
  ['an empty PG_VERSION', 'OTHER_POSTGRES', (dir) => writeFileSync(join(dir, 'db', 'PG_VERSION'), '')],
  ['pg_control deleted', 'DAMAGED', (dir) => rmSync(control(dir))],
  ['pg_control zeroed', 'DAMAGED', (dir) => writeFileSync(control(dir), Buffer.alloc(8192))],
  ['pg_control truncated', 'DAMAGED', (dir) => truncateSync(control(dir), 100)],
  ['a bit flipped in pg_control', 'DAMAGED', (dir) => overwrite(control(dir), 60, Buffer.from([255]))],
  ['the WAL deleted', 'DAMAGED', (dir) => rmSync(firstWal(dir))],
  ['the WAL truncated', 'DAMAGED', (dir) => truncateSync(firstWal(dir), 8192)],
  ['the WAL zeroed', 'DAMAGED', (dir) => writeFileSync(firstWal(dir), Buffer.alloc(16 * 1024 * 1024))],
  ['the database folder deleted', 'DATABASE_MISSING', (dir) => rmSync(join(dir, 'db'), { recursive: true })],
  [
    'the database folder emptied',
    'DATABASE_MISSING',
    (dir) => {
      rmSync(join(dir, 'db'), { recursive: true });
      mkdirSync(join(dir, 'db'));
    },
  ],
];
