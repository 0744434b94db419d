import { closeSync, fsyncSync, openSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export function syncFile(path: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Makes a folder's entries (new, renamed, removed files) safe. Windows has no such call and needs none. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

export function syncTree(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) syncTree(child);
    else if (entry.isFile()) syncFile(child);
  }
  syncFolder(path);
}

/** All of the new content or all of the old, also after a power cut. */
export function writeFileDurably(path: string, content: string | Uint8Array, mode = 0o600): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, content, { mode });
  syncFile(temporary);
  renameSync(temporary, path);
  syncFolder(dirname(path));
}

/** Also when the fault is wrapped, as the query builder does with what the database says. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const text = `${(error as NodeJS.ErrnoException).code ?? ''} ${error.message}`;
  return /ENOSPC|EDQUOT|No space left on device|could not extend file/i.test(text) || isDiskFull(error.cause);
}
