import { join } from 'node:path';
import type { Backup, BackupCheck } from '../src-shared/ipc/backups';
import type { Offer } from '../src-shared/ipc/system';
import { asCheck, orRefused } from './backups';
import { checkBackup } from './db/backup';
import { listBackups } from './db/backup-files';
import type { DataFolder } from './db/data-folder';
import { DatabaseProblem } from './db/database-problem';
import { acquireFolderLock } from './db/folder-lock';
import { decideRestore, goOnWithoutLogEnd, proveBackup, startEmpty } from './db/restore';
import { AppError } from './ipc/app-error';
import type { Log } from './log';

interface RecoveryOptions {
  problem: DatabaseProblem;
  folder: DataFolder;
  migrationsFolder: string;
  lockOwner: string;
  log: Log;
  clock: () => Date;
  /** The database should be opened again. */
  reopen(): void;
}

interface Kept {
  keptAs: string | null;
}

/** What can be done about a database that is not open. Whatever is done, what was found is kept. */
export class Recovery {
  readonly #options: RecoveryOptions;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: RecoveryOptions) {
    this.#options = options;
  }

  get folder(): DataFolder {
    return this.#options.folder;
  }

  list(): Backup[] {
    return this.#options.problem.offers.includes('restore') ? listBackups(this.folder.backups) : [];
  }

  check(fileName: string): Promise<BackupCheck> {
    return this.#alone('restore', () =>
      asCheck(
        checkBackup(join(this.folder.backups, fileName), this.folder.checking, this.#options.migrationsFolder),
        this.#options.log,
      ),
    );
  }

  restore(file: string): Promise<Kept> {
    return this.#alone('restore', async () => {
      const { migrationsFolder, problem, clock, log } = this.#options;
      const content = await orRefused(proveBackup(this.folder, file, migrationsFolder), log);
      const kept = problem.code === 'DAMAGED' ? 'damaged' : 'set-aside';
      const keptAs = decideRestore(this.folder, content, kept, clock());
      this.#options.reopen();
      return { keptAs };
    });
  }

  async tryAgain(): Promise<Record<string, never>> {
    this.#options.reopen();
    return {};
  }

  goOn(): Promise<Kept> {
    return this.#alone('go-on', async () => {
      const keptAs = await goOnWithoutLogEnd(this.folder, this.#options.clock());
      this.#options.reopen();
      return { keptAs };
    });
  }

  startEmpty(): Promise<Kept> {
    return this.#alone('start-empty', async () => {
      const keptAs = startEmpty(this.folder, this.#options.clock());
      this.#options.reopen();
      return { keptAs };
    });
  }

  /** One thing at a time, and only while no other process has the folder. */
  #alone<T>(offer: Offer, work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(async () => {
      const { problem, lockOwner } = this.#options;
      if (!problem.offers.includes(offer))
        throw new AppError('CONFLICT', `That does not help here. ${problem.message}`);
      const lock = this.#lock(lockOwner);
      try {
        return await work();
      } finally {
        lock.release();
      }
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  #lock(owner: string) {
    try {
      return acquireFolderLock(this.folder.lock, owner);
    } catch (error) {
      if (error instanceof DatabaseProblem)
        throw new AppError('DATABASE_UNAVAILABLE', `${error.title}. ${error.message}`);
      throw error;
    }
  }
}
