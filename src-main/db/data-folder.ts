import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDiskFull, syncFolder, writeFileDurably } from '../disk';
import { DatabaseProblem } from './database-problem';

export interface Marker {
  postgresMajor: string;
  createdAt: string;
  /** The newest migration that the database has been through: a newer app's folder is known without opening it. */
  migration: number;
  /** When a backup was put in place: whoever signed in before that signed in to another database. */
  restoredAt?: string;
}

/**
 * What lies in a person's data folder:
 *
 *     DIR/db             the database itself: a PostgreSQL folder
 *     DIR/database.json  our own marker that a database was made here, so that nothing is ever initialised over one
 *     DIR/lock           held while a process uses the folder
 *     DIR/backups/       verified copies of db, each with a note of its content
 *     DIR/restore.json   while a restored database is being put in place
 *     DIR/db-…           databases that were set aside; the app never opens or removes one that was damaged
 *     DIR/settings.env   the person's settings, optional
 */
export class DataFolder {
  readonly database: string;
  readonly marker: string;
  readonly lock: string;
  readonly backups: string;
  readonly settings: string;
  /** Where a first run builds the database before one rename makes it real. */
  readonly unfinished: string;
  /** Where a database that was not closed is opened first, on a copy. */
  readonly rehearsal: string;
  /** Where a backup is unpacked and proved before one rename makes it the database. */
  readonly restoring: string;
  /** Says that `restoring` is whole and is to become the database. */
  readonly restoreNote: string;
  /** Where a backup is opened only to look at it. */
  readonly checking: string;

  constructor(readonly path: string) {
    this.database = join(path, 'db');
    this.marker = join(path, 'database.json');
    this.lock = join(path, 'lock');
    this.backups = join(path, 'backups');
    this.settings = join(path, 'settings.env');
    this.unfinished = join(path, 'db.unfinished');
    this.rehearsal = join(path, 'db.rehearsal');
    this.restoring = join(path, 'db.restoring');
    this.restoreNote = join(path, 'restore.json');
    this.checking = join(path, 'db.checking');
  }

  /** @throws DatabaseProblem NOT_WRITABLE, DISK_FULL */
  create(): void {
    try {
      mkdirSync(this.path, { recursive: true, mode: 0o700 });
    } catch (error) {
      if (isDiskFull(error))
        throw new DatabaseProblem(
          'DISK_FULL',
          'The disk is full',
          `There is no room in ${this.path}. Nothing was changed. Free some space and start again.`,
          { cause: error },
        );
      throw new DatabaseProblem(
        'NOT_WRITABLE',
        'The data folder cannot be written',
        `${this.path} cannot be made or written (${(error as Error).message}). Nothing was changed. Choose another folder or mend its permissions.`,
        { cause: error },
      );
    }
  }

  content(): 'nothing' | 'cluster' | 'unknown' {
    if (!existsSync(this.database)) return 'nothing';
    const entries = readdirSync(this.database);
    if (entries.length === 0) return 'nothing';
    return entries.includes('PG_VERSION') ? 'cluster' : 'unknown';
  }

  /** Null when there is none; an unreadable one still says that a database was made here. */
  readMarker(): Partial<Marker> | null {
    if (!existsSync(this.marker)) return null;
    try {
      return JSON.parse(readFileSync(this.marker, 'utf8')) as Partial<Marker>;
    } catch {
      return {};
    }
  }

  postgresMajor(): string {
    return readFileSync(join(this.database, 'PG_VERSION'), 'utf8').trim();
  }

  writeMarker(marker: Marker): void {
    writeFileDurably(this.marker, `${JSON.stringify({ format: 'sigmasight', ...marker }, null, 2)}\n`);
    syncFolder(this.path);
  }
}
