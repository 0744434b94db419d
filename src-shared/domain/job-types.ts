/** The steps of the chain in their order: each makes sure that the ones before it are done. */
export const JOB_TYPES = ['market_data', 'risk_calc', 'snapshot'] as const;
export type JobType = (typeof JOB_TYPES)[number];

/** What sets a run off. */
export const JOB_TRIGGERS = [
  'timer',
  'button',
  'start',
  'wake',
  'command line',
  'new symbol',
  'demo',
  'rebuild',
] as const;
export type JobTrigger = (typeof JOB_TRIGGERS)[number];

/** The specification's names (section 6) and limits; a limit counts for each session that a run works on. */
export const JOBS: Readonly<Record<JobType, { name: string; timeoutSeconds: number }>> = {
  market_data: { name: 'market_data_update', timeoutSeconds: 300 },
  risk_calc: { name: 'calculate_risk_metrics', timeoutSeconds: 600 },
  snapshot: { name: 'create_daily_snapshot', timeoutSeconds: 300 },
};

/** Why a run failed: the person or the app stopped it, it took too long, it broke, or what it needs is not there yet. */
export const JOB_FAILURES = ['CANCELLED', 'INTERRUPTED', 'TIMED_OUT', 'FAILED', 'NOT_PUBLISHED'] as const;
export type JobFailure = (typeof JOB_FAILURES)[number];

/** Whether a step belongs to a trigger for another one: a snapshot needs all three, market data itself alone. */
export function isWithin(step: JobType, through: JobType): boolean {
  return JOB_TYPES.indexOf(step) <= JOB_TYPES.indexOf(through);
}
