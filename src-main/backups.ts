import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup, BackupCheck, BackupContent, BackupReason } from '../src-shared/ipc/backups';
import { announce, type Context } from './context';
import { BackupRefused, checkBackup } from './db/backup';
import { listBackups } from './db/backup-files';
import { isDailyDue, isSameBook } from './db/backup-rotation';
import type { DataFolder } from './db/data-folder';
import { findContent } from './db/repositories/content';
import { decideRestore, proveBackup } from './db/restore';
import { AppError } from './ipc/app-error';
import type { Log } from './log';

interface BackupsOptions {
  context: Context;
  folder: DataFolder;
  migrationsFolder: string;
  /** Refuses new calls and waits for those that run, so that nothing is saved into a database that is being replaced. */
  pause(): Promise<void>;
  resume(): void;
  /** The restored database is ready to be opened in the place of this one. */
  onRestored(): void;
}

/** Backups of the open database: made by hand and by themselves, checked, and put in its place. */
export class Backups {
  readonly #options: BackupsOptions;
  /** One at a time: they share a working folder, and two copies at once serve nobody. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: BackupsOptions) {
    this.#options = options;
  }

  list(): Backup[] {
    return listBackups(this.#options.folder.backups);
  }

  check(fileName: string): Promise<BackupCheck> {
    const { folder, migrationsFolder, context } = this.#options;
    return this.#inTurn(() =>
      asCheck(checkBackup(join(folder.backups, fileName), folder.checking, migrationsFolder), context.log),
    );
  }

  create(reason: BackupReason, operationId: string = randomUUID()): Promise<Backup> {
    return this.#inTurn(() => this.#create(reason, operationId));
  }

  /** Once a day while the app is open, when there is something that the newest backup does not hold. */
  createIfDue(): Promise<Backup | null> {
    return this.#inTurn(async () => {
      const [newest] = this.list();
      return isDailyDue(newest, this.#options.context.clock()) ? this.#createIfChanged('daily', newest) : null;
    });
  }

  createOnQuit(): Promise<Backup | null> {
    return this.#inTurn(() => this.#createIfChanged('on-quit', this.list()[0]));
  }

  /**
   * Proves the backup, backs up the present database, and leaves the restored one for the next opening.
   *
   * @param file where the backup lies; it need not be in the data folder
   * @returns under which name the present database is kept
   * @throws AppError with the present database open and untouched
   */
  restore(file: string): Promise<{ keptAs: string | null }> {
    const { folder, migrationsFolder, context } = this.#options;
    return this.#inTurn(async () => {
      const content = await orRefused(proveBackup(folder, file, migrationsFolder), context.log);
      await this.#options.pause();
      try {
        await this.#create('before-restore', randomUUID());
        const keptAs = decideRestore(folder, content, 'before-restore', context.clock());
        await context.secrets.delete('session');
        this.#options.onRestored();
        return { keptAs };
      } catch (error) {
        rmSync(folder.restoring, { recursive: true, force: true });
        this.#options.resume();
        throw error;
      }
    });
  }

  async #createIfChanged(reason: BackupReason, newest: Backup | undefined): Promise<Backup | null> {
    const content = await findContent(this.#options.context.database.orm);
    // A book that nobody has begun needs no copy: the next first run makes the same.
    const isEmpty = content.profiles.every(({ lastChangeAt }) => lastChangeAt === null);
    if (newest?.content ? isSameBook(newest.content, content) : isEmpty) return null;
    return this.#create(reason, randomUUID());
  }

  async #create(reason: BackupReason, operationId: string): Promise<Backup> {
    const { context } = this.#options;
    const progress = (share: number) =>
      context.emit({
        type: 'operation.progress',
        operationId,
        phase: 'Backing up',
        done: Math.round(share * 100),
        total: 100,
        canCancel: false,
      });
    try {
      const backup = await context.database.backup(reason, context.clock(), progress);
      context.log.info(`backup made, ${reason}`);
      announce(context, 'backups');
      return backup;
    } finally {
      context.emit({ type: 'operation.ended', operationId });
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

/** What a person is told of a backup; what a library said of it is in the log. */
export async function asCheck(content: Promise<BackupContent>, log: Log): Promise<BackupCheck> {
  try {
    return { state: 'sound', content: await content };
  } catch (error) {
    if (!(error instanceof BackupRefused)) throw error;
    log.error('a backup is refused', error);
    return { state: 'refused', message: error.message };
  }
}

/** @throws AppError when the backup is refused */
export async function orRefused(content: Promise<BackupContent>, log: Log): Promise<BackupContent> {
  const check = await asCheck(content, log);
  if (check.state === 'sound') return check.content;
  throw new AppError('CONFLICT', `This backup cannot be restored. ${check.message} Nothing was changed.`);
}
