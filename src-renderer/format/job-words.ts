import type { JobType } from '../../src-shared/domain/job-types';

/** The steps of the chain as a person calls them. */
export const jobNames: Record<JobType, string> = {
  market_data: 'Market data',
  risk_calc: 'Risk',
  snapshot: 'Snapshot',
};
