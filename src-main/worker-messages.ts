import type { AppEvent } from '../src-shared/ipc/events';
import type { AnswerPart } from '../src-shared/ipc/parts';
import type { Resources } from './app';
import type { SecretName } from './auth/secrets';

export interface WorkerStart {
  dataDir: string;
  resources: Resources;
  environment: Record<string, string | undefined>;
  version: string;
  lockOwner: string;
  holdMemory: SharedArrayBuffer;
}

export type ToWorker =
  | { type: 'invoke'; id: number; procedure: string; input: unknown; token: string | null }
  /** The next part of the answer to that call. */
  | { type: 'more'; id: number }
  /** Whether the system keeps secrets, once that is known. */
  | { type: 'secret-store'; isAvailable: boolean }
  | { type: 'secret'; id: number; value: string | null }
  /** The computer slept. */
  | { type: 'wake' }
  | { type: 'close' };

export type FromWorker =
  | { type: 'ready' }
  | { type: 'answer'; id: number; part: AnswerPart }
  | { type: 'event'; event: AppEvent }
  | { type: 'secret'; id: number; verb: 'get' | 'set' | 'delete'; name: SecretName; value: string | null }
  /** The database is to be opened again; see AppOptions.onReopen. */
  | { type: 'reopen' }
  | { type: 'closed' };
