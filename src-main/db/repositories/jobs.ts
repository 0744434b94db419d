import { and, desc, eq, gte, inArray, isNull, or, sql } from 'drizzle-orm';
import { JOB_TYPES, JOBS, type JobFailure, type JobTrigger, type JobType } from '../../../src-shared/domain/job-types';
import type { Queryable } from '../queryable';
import { batchJobSchedules, batchJobs, portfolios, users } from '../schema';

/** What a run keeps beside its columns. */
export interface JobMetadata extends Record<string, unknown> {
  trigger: JobTrigger;
  firstSession: string | null;
  lastSession: string | null;
  sessionCount: number;
  counts: Record<string, number>;
  warnings: string[];
  failure?: JobFailure;
  durationMs?: number;
  log: { at: string; text: string }[];
}

export async function insertRun(
  db: Queryable,
  run: { jobType: JobType; portfolioId: string | null; startedAt: Date; metadata: JobMetadata },
): Promise<string> {
  const [inserted] = await db
    .insert(batchJobs)
    .values({ ...run, jobName: JOBS[run.jobType].name, status: 'running' })
    .returning({ id: batchJobs.id });
  if (!inserted) throw new Error('The run was not inserted.');
  return inserted.id;
}

export async function endRun(
  db: Queryable,
  id: string,
  end: { status: 'completed' | 'failed'; completedAt: Date; errorMessage: string | null; metadata: JobMetadata },
): Promise<void> {
  await db.update(batchJobs).set(end).where(eq(batchJobs.id, id));
}

/** What a crash left behind. @returns how many there were */
export async function closeInterruptedRuns(db: Queryable, at: Date): Promise<number> {
  const message =
    'SigmaSight ended while this ran. What it had finished is kept, nothing half was; the next run does the rest.';
  const closed = await db
    .update(batchJobs)
    .set({
      status: 'failed',
      completedAt: at,
      errorMessage: message,
      metadata: sql`coalesce(${batchJobs.metadata}, '{}'::jsonb) || '{"failure": "INTERRUPTED"}'::jsonb`,
    })
    .where(inArray(batchJobs.status, ['running', 'pending']))
    .returning({ id: batchJobs.id });
  return closed.length;
}

const ownOrShared = (portfolioId: string) => or(eq(batchJobs.portfolioId, portfolioId), isNull(batchJobs.portfolioId));

export type StoredRun = Awaited<ReturnType<typeof listRuns>>[number];

const runColumns = {
  id: batchJobs.id,
  jobName: batchJobs.jobName,
  jobType: sql<JobType>`${batchJobs.jobType}`,
  status: sql<'pending' | 'running' | 'completed' | 'failed'>`${batchJobs.status}`,
  portfolioId: batchJobs.portfolioId,
  startedAt: batchJobs.startedAt,
  completedAt: batchJobs.completedAt,
  errorMessage: batchJobs.errorMessage,
  metadata: sql<Partial<JobMetadata> | null>`${batchJobs.metadata}`,
  createdAt: batchJobs.createdAt,
};

/** Of what began at one moment the later step first. */
const stepOf = sql`array_position(${sql.param(JOB_TYPES)}::text[], ${batchJobs.jobType}::text) DESC`;

/** A portfolio's runs and those that all share, newest first. */
export async function listRuns(db: Queryable, portfolioId: string, limit: number, jobType?: JobType) {
  return db
    .select(runColumns)
    .from(batchJobs)
    .where(and(ownOrShared(portfolioId), jobType === undefined ? undefined : eq(batchJobs.jobType, jobType)))
    .orderBy(desc(batchJobs.startedAt), desc(batchJobs.createdAt), stepOf)
    .limit(limit);
}

/** Runs of all portfolios that began at a moment or later, oldest first, with the profile that each is of. */
export async function listRunsSince(db: Queryable, since: Date) {
  return db
    .select({ ...runColumns, username: users.username })
    .from(batchJobs)
    .leftJoin(portfolios, eq(portfolios.id, batchJobs.portfolioId))
    .leftJoin(users, eq(users.id, portfolios.userId))
    .where(gte(batchJobs.startedAt, since))
    .orderBy(batchJobs.startedAt, batchJobs.completedAt);
}

export async function countRuns(db: Queryable, portfolioId: string, jobType?: JobType): Promise<number> {
  return db.$count(
    batchJobs,
    and(ownOrShared(portfolioId), jobType === undefined ? undefined : eq(batchJobs.jobType, jobType)),
  );
}

/** The last one of a type that ended well, of the portfolio or shared. */
export async function findLastCompletedRun(db: Queryable, portfolioId: string, jobType: JobType) {
  const [found] = await db
    .select(runColumns)
    .from(batchJobs)
    .where(and(ownOrShared(portfolioId), eq(batchJobs.jobType, jobType), eq(batchJobs.status, 'completed')))
    .orderBy(desc(batchJobs.completedAt))
    .limit(1);
  return found;
}

export interface StoredSchedule {
  jobType: JobType;
  cronExpression: string;
  isEnabled: boolean;
  lastRunAt: Date | null;
  nextRunAt: Date | null;
}

export async function listSchedules(db: Queryable): Promise<StoredSchedule[]> {
  return db
    .select({
      jobType: sql<JobType>`${batchJobSchedules.jobType}`,
      cronExpression: batchJobSchedules.cronExpression,
      isEnabled: sql<boolean>`coalesce(${batchJobSchedules.isEnabled}, true)`,
      lastRunAt: batchJobSchedules.lastRunAt,
      nextRunAt: batchJobSchedules.nextRunAt,
    })
    .from(batchJobSchedules);
}

export async function updateSchedule(
  db: Queryable,
  jobType: JobType,
  values: Partial<{ cronExpression: string; isEnabled: boolean; lastRunAt: Date; nextRunAt: Date | null }>,
): Promise<void> {
  await db.update(batchJobSchedules).set(values).where(eq(batchJobSchedules.jobType, jobType));
}

/** The latest session that runs of a type have worked through for a portfolio; null as long as none has. */
export async function lastSessionDone(db: Queryable, portfolioId: string, jobType: JobType): Promise<string | null> {
  const { rows } = await db.execute<{ session: string | null }>(sql`
    SELECT max(metadata->>'lastSession') AS session FROM batch_jobs
    WHERE portfolio_id = ${portfolioId} AND job_type = ${jobType} AND status = 'completed'`);
  return rows[0]?.session ?? null;
}
