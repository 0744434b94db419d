import type { ErrorCode } from '../../src-shared/ipc/result';

/** An end of a call that the person is told about in its own words. Anything else that is thrown is a fault of ours. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details?: Record<string, unknown>,
  ) {
    super(message);
  }
}
