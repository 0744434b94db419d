/** Every way in which a call can end other than well. The window shows `message`; code reads `code`. */
export type ErrorCode =
  | 'INVALID_INPUT'
  | 'UNKNOWN_PROCEDURE'
  | 'UNAUTHENTICATED'
  | 'WRONG_CREDENTIALS'
  | 'THROTTLED'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'NEEDS_CONFIRMATION'
  | 'LIMIT_REACHED'
  | 'CANCELLED'
  | 'DATABASE_UNAVAILABLE'
  | 'DATABASE_CALL_ENDED'
  | 'DISK_FULL'
  | 'INTERNAL';

export interface CallError {
  code: ErrorCode;
  message: string;
  /** What code may act on: `{field}`, `{retryAfterSeconds}`, `{usageCount}`; never shown as it is. */
  details?: Record<string, unknown> | undefined;
}

/** What crosses Electron's `handle`, which keeps only the message of a thrown error: so nothing is thrown across it. */
export type CallResult<T = unknown> = { ok: true; data: T } | { ok: false; error: CallError };
