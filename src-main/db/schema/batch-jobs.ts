import { sql } from 'drizzle-orm';
import { boolean, index, jsonb, pgTable, text, timestamp, uuid, varchar } from 'drizzle-orm/pg-core';
import { createdAt } from './constraints';
import { portfolios } from './portfolios';

/** Runs of the nightly chain. */
export const batchJobs = pgTable(
  'batch_jobs',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    jobName: varchar('job_name', { length: 100 }).notNull(),
    jobType: varchar('job_type', { length: 50 }).notNull(),
    status: varchar('status', { length: 20 }).notNull().default('pending'),
    /** NULL is a run that all profiles share, such as market data. */
    portfolioId: uuid('portfolio_id').references(() => portfolios.id, { onDelete: 'cascade' }),
    startedAt: timestamp('started_at', { withTimezone: true }),
    completedAt: timestamp('completed_at', { withTimezone: true }),
    errorMessage: text('error_message'),
    metadata: jsonb('metadata').$type<Record<string, unknown>>(),
    createdAt: createdAt(),
  },
  (table) => [
    index('idx_batch_jobs_status_created').on(table.status, table.createdAt.desc().nullsFirst()),
    index('idx_batch_jobs_portfolio_id').on(table.portfolioId).where(sql`${table.portfolioId} IS NOT NULL`),
  ],
);

/** When each job type is due, in New York time; the rows arrive by migration. */
export const batchJobSchedules = pgTable('batch_job_schedules', {
  jobType: varchar('job_type', { length: 50 }).primaryKey(),
  cronExpression: varchar('cron_expression', { length: 100 }).notNull(),
  lastRunAt: timestamp('last_run_at', { withTimezone: true }),
  nextRunAt: timestamp('next_run_at', { withTimezone: true }),
  isEnabled: boolean('is_enabled').default(true),
});
