import { mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
/** The most that a run was seen to hold at once is a third of this. */
const ROOM = 3 * 1024 ** 3;

/**
 * In memory where the system has such a folder with room in it, unless TMPDIR names another: a database is 1,100 files,
 * and syncing each of them to a disk took most of the time of the tests. That the calls are made is what
 * durability.test.ts counts; what a killed process leaves behind is the same in memory as on a disk.
 */
export function temporaryFolder(): string {
  return mkdtempSync(join(process.env.TMPDIR === undefined && hasRoom() ? MEMORY : tmpdir(), 'sigmasight-test-'));
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ROOM;
  } catch {
    return false;
  }
}
