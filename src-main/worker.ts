import { workerData } from 'node:worker_threads';
import { postgresProgram } from './db/postgres-program';
import type { WorkerStart } from './worker-messages';

// PostgreSQL compiles while the rest of the code is read. Where it cannot, opening the database says so.
postgresProgram().catch(() => undefined);
void import('./worker-thread').then(({ run }) => run(workerData as WorkerStart));
