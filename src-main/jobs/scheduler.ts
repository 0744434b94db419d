import { isWithin, JOB_TYPES, JOBS, type JobTrigger, type JobType } from '../../src-shared/domain/job-types';
import type { JobSchedule } from '../../src-shared/ipc/jobs';
import { announce } from '../context';
import { listSchedules, type StoredSchedule, updateSchedule } from '../db/repositories/jobs';
import { AppError } from '../ipc/app-error';
import type { JobChain, JobContext } from './chain';
import { dueSession, nextFire, parseCron, withHour } from './schedule';

/** A close that is not there yet, and a run that failed, are tried again after this long. */
const RETRY_MS = 15 * 60_000;
/** What fails so often in a row waits for the next time of its schedule. */
const MOST_RETRIES = 4;

/** The hours that settings move, by job type. */
export type ScheduleHours = Partial<Record<JobType, { setting: string; hour: number }>>;

/**
 * Decides when the chain runs. Nothing is remembered between two starts: what is due follows from the clock, the cron
 * lines and what the books lack, so that days on which the app was closed or asleep are caught up by the same rule.
 */
export class Scheduler {
  /** The session that was asked for last, by job type: one time of a schedule is one try. */
  readonly #tried = new Map<JobType, string>();
  #retry: { at: number; session: string; step: JobType; count: number } | null = null;
  #busy: Promise<void> | null = null;

  constructor(
    private readonly context: JobContext,
    private readonly chain: JobChain,
    private readonly hours: ScheduleHours,
  ) {}

  /** Moves the hours that settings name, and says when each job runs next. To be called once at start. */
  async begin(): Promise<void> {
    for (const schedule of await this.#stored()) {
      const moved = this.hours[schedule.jobType];
      const line = moved === undefined ? schedule.cronExpression : withHour(schedule.cronExpression, moved.hour);
      await this.#save(schedule, { cronExpression: line });
    }
  }

  /** Runs what is due and has not been tried. To be called every now and then, at start and after a sleep. */
  runDue(trigger: JobTrigger): Promise<void> {
    this.#busy ??= this.#runDue(trigger).finally(() => {
      this.#busy = null;
    });
    return this.#busy;
  }

  async #runDue(trigger: JobTrigger): Promise<void> {
    const now = this.context.clock();
    const schedules = (await this.#stored()).filter(({ isEnabled }) => isEnabled);
    // The latest step first: it brings the ones before it along.
    for (const { jobType, cronExpression } of schedules.reverse()) {
      const session = dueSession(cronExpression, now);
      if (session === null || (trigger !== 'wake' && this.#tried.get(jobType) === session)) continue;
      this.#tried.set(jobType, session);
      await this.#try(jobType, session, trigger);
    }
    const retry = this.#retry;
    if (retry !== null && now.getTime() >= retry.at) await this.#try(retry.step, retry.session, trigger);
    for (const schedule of schedules) {
      if (schedule.nextRunAt === null || schedule.nextRunAt <= now) await this.#save(schedule, {});
    }
  }

  async #try(step: JobType, session: string, trigger: JobTrigger): Promise<void> {
    const { unpublished, failed, cancelled } = await this.chain.run({ step, session, trigger });
    const earlier = this.#retry?.session === session ? this.#retry : null;
    // A step that is done says nothing about a later one that is not.
    const isCovered = earlier === null || isWithin(earlier.step, step);
    const count = (earlier?.count ?? 0) + 1;
    if (!cancelled && (unpublished.length > 0 || (failed > 0 && count <= MOST_RETRIES))) {
      const at = this.context.clock().getTime() + RETRY_MS;
      this.#retry = { at, session, step: isCovered ? step : earlier.step, count };
    } else if (isCovered && earlier !== null) this.#retry = null;
  }

  async list(): Promise<JobSchedule[]> {
    return (await this.#stored()).map((schedule) => this.#shown(schedule));
  }

  /** @throws AppError INVALID_INPUT for a cron line that cannot be read */
  async change(
    jobType: JobType,
    { cronExpression, isEnabled }: { cronExpression?: string | undefined; isEnabled?: boolean | undefined },
  ): Promise<JobSchedule> {
    const current = (await this.#stored()).find((schedule) => schedule.jobType === jobType);
    if (!current) throw new AppError('NOT_FOUND', `There is no schedule for ${jobType}.`);
    const parsed = parseCron(cronExpression ?? current.cronExpression, this.context.clock());
    if (!parsed.ok) throw new AppError('INVALID_INPUT', parsed.message, { field: 'cronExpression' });
    const saved = await this.#save(
      { ...current, isEnabled: isEnabled ?? current.isEnabled },
      { cronExpression: parsed.value },
    );
    // Times of the new line that have passed already ask for nothing.
    const due = dueSession(parsed.value, this.context.clock());
    if (due !== null) this.#tried.set(jobType, due);
    announce(this.context, 'jobs');
    return this.#shown(saved);
  }

  async #stored(): Promise<StoredSchedule[]> {
    const stored = await listSchedules(this.context.database.orm);
    return JOB_TYPES.flatMap((type) => stored.find(({ jobType }) => jobType === type) ?? []);
  }

  async #save(schedule: StoredSchedule, changes: { cronExpression?: string }): Promise<StoredSchedule> {
    const next = { ...schedule, ...changes };
    next.nextRunAt = next.isEnabled ? nextFire(next.cronExpression, this.context.clock()) : null;
    const { cronExpression, isEnabled, nextRunAt } = next;
    await updateSchedule(this.context.database.orm, schedule.jobType, { cronExpression, isEnabled, nextRunAt });
    return next;
  }

  #shown({ jobType, cronExpression, isEnabled, lastRunAt }: StoredSchedule): JobSchedule {
    const next = isEnabled ? nextFire(cronExpression, this.context.clock()) : null;
    return {
      jobType,
      jobName: JOBS[jobType].name,
      cronExpression,
      isEnabled,
      lastRunAt: lastRunAt?.toISOString() ?? null,
      nextRunAt: next?.toISOString() ?? null,
      timeoutSeconds: JOBS[jobType].timeoutSeconds,
      hourSetting: this.hours[jobType]?.setting ?? null,
    };
  }
}
