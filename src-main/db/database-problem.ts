import type { Health, Offer } from '../../src-shared/ipc/system';

export type DatabaseProblemCode = NonNullable<Health['problem']>['code'];

/** What helps against each. What another process or another version of the app has to mend is not offered here. */
const offersFor: Record<DatabaseProblemCode, Offer[]> = {
  LOCKED: ['try-again'],
  NOT_WRITABLE: ['try-again'],
  DISK_FULL: ['try-again'],
  SETTINGS: ['try-again'],
  DAMAGED: ['restore', 'try-again', 'start-empty'],
  DATABASE_MISSING: ['restore', 'try-again', 'start-empty'],
  NEWER_SCHEMA: ['restore', 'try-again'],
  OTHER_POSTGRES: ['restore', 'try-again'],
  MIGRATION_FAILED: ['restore', 'try-again'],
};

/** The database cannot be used, and the data folder was left as it was found. */
export class DatabaseProblem extends Error {
  readonly offers: readonly Offer[];

  constructor(
    readonly code: DatabaseProblemCode,
    readonly title: string,
    message: string,
    options: ErrorOptions & { alsoOffers?: Offer } = {},
  ) {
    super(message, options);
    this.offers = options.alsoOffers ? [...offersFor[code], options.alsoOffers] : offersFor[code];
  }
}
