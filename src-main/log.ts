import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface Log {
  info(message: string): void;
  warning(message: string): void;
  error(message: string, error?: unknown): void;
}

const levels = ['DEBUG', 'INFO', 'WARNING', 'ERROR'] as const;
const MAX_BYTES = 2_000_000;

/** Appends to DIR/sigmasight.log. Holds no secrets: messages name procedures and states, never inputs. */
export function fileLog(dataDir: string, lowest: (typeof levels)[number]): Log {
  const path = join(dataDir, 'sigmasight.log');
  const write = (level: (typeof levels)[number], message: string) => {
    if (levels.indexOf(level) < levels.indexOf(lowest)) return;
    try {
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) renameSync(path, `${path}.1`);
      appendFileSync(path, `${new Date().toISOString()} ${level} ${message}\n`, { mode: 0o600 });
    } catch {
      // A log that cannot be written must not stop the work it tells of.
    }
  };
  return {
    info: (message) => write('INFO', message),
    warning: (message) => write('WARNING', message),
    error: (message, error) => write('ERROR', error === undefined ? message : `${message}: ${described(error)}`),
  };
}

/** A failed query's own message lists its parameters, which are the person's data: what the database said is enough. */
function described(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stack = (error.stack ?? '').replace(/\nparams: [^\n]*/g, '');
  return error.cause === undefined ? stack : `${stack}\ncaused by ${described(error.cause)}`;
}
