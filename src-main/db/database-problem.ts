import type { Health } from '../../src-shared/ipc/system';

export type DatabaseProblemCode = NonNullable<Health['problem']>['code'];

/** The database cannot be used, and the data folder was left as it was found. */
export class DatabaseProblem extends Error {
  constructor(
    readonly code: DatabaseProblemCode,
    readonly title: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
