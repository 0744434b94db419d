import { z } from 'zod';
import { JOB_FAILURES, JOB_TRIGGERS, JOB_TYPES } from '../domain/job-types';
import type { Procedure } from './procedure';
import { isoDate, isoInstant, uuid } from './scalars';

export const jobType = z.enum(JOB_TYPES);
export const jobTrigger = z.enum(JOB_TRIGGERS);

const schedule = z.object({
  jobType,
  jobName: z.string(),
  /** Five fields, read in New York on NYSE sessions. */
  cronExpression: z.string(),
  isEnabled: z.boolean(),
  /** When a run of this type last ended well; null as long as none has. */
  lastRunAt: isoInstant.nullable(),
  /** Null while it is switched off. */
  nextRunAt: isoInstant.nullable(),
  /** For each session that a run works on. */
  timeoutSeconds: z.number().int(),
  /** The setting that moves its hour at every start, `BATCH_MARKET_DATA_HOUR`; null where none is given. */
  hourSetting: z.string().nullable(),
});
export type JobSchedule = z.output<typeof schedule>;

const jobRun = z.object({
  id: uuid,
  jobName: z.string(),
  jobType,
  status: z.enum(['pending', 'running', 'completed', 'failed']),
  /** False for a run that all profiles share. */
  isOwn: z.boolean(),
  trigger: jobTrigger.nullable(),
  startedAt: isoInstant.nullable(),
  completedAt: isoInstant.nullable(),
  durationMs: z.number().int().nullable(),
  /** The sessions it worked on; null when there was nothing to do for any. */
  firstSession: isoDate.nullable(),
  lastSession: isoDate.nullable(),
  sessionCount: z.number().int(),
  /** What it wrote, by name: `{"closes": 26, "marks": 10}`. */
  counts: z.record(z.string(), z.number().int()),
  /** Sentences. */
  warnings: z.array(z.string()),
  failure: z.enum(JOB_FAILURES).nullable(),
  /** What happened, what was kept and what to do. */
  errorMessage: z.string().nullable(),
  /** What it did and when, oldest first. */
  log: z.array(z.object({ at: isoInstant, text: z.string() })),
});
export type JobRun = z.output<typeof jobRun>;

/** What a run of the whole chain came to. */
const chainResult = z.object({
  /** The session that it brought every book up to. */
  through: isoDate,
  runs: z.number().int(),
  failed: z.number().int(),
  snapshots: z.number().int(),
  /** Sessions whose closes are not there yet: tried again in a quarter of an hour. */
  unpublished: z.array(isoDate),
  cancelled: z.boolean(),
});
export type ChainResult = z.output<typeof chainResult>;

export const jobsContract = {
  'jobs.schedules': { access: 'profile', input: z.object({}), output: z.array(schedule) },
  /** INVALID_INPUT with `{field: 'cronExpression'}` says what is wrong with it. */
  'jobs.setSchedule': {
    access: 'profile',
    input: z.object({ jobType, cronExpression: z.string().max(100).optional(), isEnabled: z.boolean().optional() }),
    output: schedule,
  },
  /** The caller's runs and the shared ones, newest first. */
  'jobs.list': {
    access: 'profile',
    input: z.object({ limit: z.number().int().min(1).max(500).default(100), jobType: jobType.optional() }),
    output: z.object({ runs: z.array(jobRun), total: z.number().int() }),
  },
  /**
   * Runs the chain up to a step for all live profiles, through the last session or the one given, and answers when it has
   * ended. While a chain runs, the call joins it. Progress comes as events of the operation `jobs`.
   */
  'jobs.run': {
    access: 'profile',
    input: z.object({ through: jobType.default('snapshot'), session: isoDate.optional() }),
    output: chainResult,
  },
  /** What is finished stays, and the next run goes on from there. False when nothing runs. */
  'jobs.cancel': { access: 'profile', input: z.object({}), output: z.object({ cancelled: z.boolean() }) },
} as const satisfies Record<string, Procedure>;
