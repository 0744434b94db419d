export const topics = [
  'auth',
  'portfolios',
  'positions',
  'imports',
  'tags',
  'market-data',
  'snapshots',
  'jobs',
  'changes',
  'settings',
  'views',
  'backups',
  'system',
] as const;

/** The first word of a procedure; a change of data is announced by topic, and every query of that topic reads again. */
export type Topic = (typeof topics)[number];

export interface OperationProgress {
  operationId: string;
  /** What is being done, in words for the status bar: "Reading", "Checking", "Writing". */
  phase: string;
  done: number;
  total: number;
  canCancel: boolean;
}

export type AppEvent =
  | { type: 'data.changed'; topics: Topic[] }
  | ({ type: 'operation.progress' } & OperationProgress)
  | { type: 'operation.ended'; operationId: string }
  /** Chosen in the native menu; the page runs it. */
  | { type: 'command'; id: string };
