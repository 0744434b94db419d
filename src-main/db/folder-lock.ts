import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { DatabaseProblem } from './database-problem';

interface Holder {
  pid: number;
  /** Tells this process from a later one that was given the same pid; null where the system does not say. */
  processStart: string | null;
  host: string;
  /** Lets a back end that is started again in the same process take its own lock over. */
  owner: string;
}

export interface FolderLock {
  release(): void;
}

/**
 * One process at a time may use a data folder: two corrupt it without an error (5 of 5 tries).
 * Electron's single-instance lock is not enough, since a second copy of the app and the command line do not see it.
 *
 * @param owner the same text for every back end of this process
 * @throws DatabaseProblem LOCKED when a living process holds it
 */
export function acquireFolderLock(path: string, owner: string): FolderLock {
  const mine: Holder = { pid: process.pid, processStart: processStart(process.pid), host: hostname(), owner };
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (createExclusively(path, mine)) return { release: () => releaseIfHeldBy(path, owner) };
    const text = readIfThere(path);
    if (text === null) continue;
    const holder = parseHolder(text);
    if (holder && holder.owner === owner && holder.pid === process.pid)
      return { release: () => releaseIfHeldBy(path, owner) };
    if (holder && isAlive(holder)) throw lockedBy(holder, path);
    removeStale(path, text);
  }
  throw new DatabaseProblem(
    'LOCKED',
    'The data folder is in use',
    `Another process is opening this folder (lock file ${path}). Nothing was changed. Close it and start again.`,
  );
}

function createExclusively(path: string, holder: Holder): boolean {
  let descriptor: number;
  try {
    // The lock must never be seen half written, so it is written under another name and linked into place.
    const temporary = `${path}.${holder.pid}.${Math.trunc(performance.now() * 1000)}`;
    descriptor = openSync(temporary, 'wx', 0o600);
    try {
      writeSync(descriptor, JSON.stringify(holder));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    try {
      linkSync(temporary, path);
      return true;
    } finally {
      unlinkSync(temporary);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new DatabaseProblem(
      'NOT_WRITABLE',
      'The data folder cannot be written',
      `The lock file ${path} cannot be made (${(error as Error).message}). Nothing was changed. Mend the folder's permissions or choose another folder.`,
      { cause: error },
    );
  }
}

/** Two processes may find the same stale lock: whoever moved away a lock that is not the stale one puts it back. */
function removeStale(path: string, staleText: string): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (readIfThere(aside) !== staleText) {
    try {
      linkSync(aside, path);
    } catch {
      // A third process has the lock by now; it is alive, so the next attempt is refused.
    }
  }
  rmSync(aside, { force: true });
}

function releaseIfHeldBy(path: string, owner: string): void {
  const text = readIfThere(path);
  if (text !== null && parseHolder(text)?.owner === owner) rmSync(path, { force: true });
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function parseHolder(text: string): Holder | null {
  try {
    const value = JSON.parse(text) as Partial<Holder>;
    if (typeof value.pid !== 'number' || typeof value.host !== 'string' || typeof value.owner !== 'string') return null;
    return { pid: value.pid, processStart: value.processStart ?? null, host: value.host, owner: value.owner };
  } catch {
    return null;
  }
}

function isAlive(holder: Holder): boolean {
  // On a shared drive the pid says nothing about another computer: believe the lock.
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const start = processStart(holder.pid);
  return holder.processStart === null || start === null || start === holder.processStart;
}

/** Clock ticks since boot at which the process began, from field 22 of /proc/PID/stat. */
function processStart(pid: number): string | null {
  if (process.platform !== 'linux') return null;
  const stat = readIfThere(`/proc/${pid}/stat`);
  // The second field is a name in parentheses that may hold blanks.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

function lockedBy(holder: Holder, path: string): DatabaseProblem {
  const where = holder.host === hostname() ? `process ${holder.pid}` : `process ${holder.pid} on ${holder.host}`;
  return new DatabaseProblem(
    'LOCKED',
    'The data folder is in use',
    `Another SigmaSight (${where}) has this folder open. Nothing was changed. Close it and start again. If it is certainly not running, delete ${path}.`,
  );
}
