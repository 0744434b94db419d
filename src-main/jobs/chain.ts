import { isWithin, JOB_TYPES, JOBS, type JobTrigger, type JobType } from '../../src-shared/domain/job-types';
import { newYorkTime } from '../../src-shared/domain/new-york-time';
import { lastEndedSession, sessionOnOrBefore } from '../../src-shared/domain/trading-calendar';
import type { Topic } from '../../src-shared/ipc/events';
import type { ChainResult } from '../../src-shared/ipc/jobs';
import { announce, type Context } from '../context';
import { compactDatabase } from '../db/repositories/examination';
import { closeInterruptedRuns, lastSessionDone } from '../db/repositories/jobs';
import { type LivePortfolio, listLivePortfolios } from '../db/repositories/portfolios';
import type { MarketDataProvider } from '../market-data/provider';
import { valuationDay } from '../valuation';
import { type JobOutcome, type JobRun, JobStopped, runJob } from './job-run';
import { fetchBars, hasCloses, isUnpublished, lacksPrices, neededSymbols, valueBook } from './market-data-step';
import { calculateRisk, makeSnapshots, sessionsOwed, sessionsOwedGreeks } from './snapshot-steps';

/** The operation under which progress of the chain is shown. */
export const JOBS_OPERATION = 'jobs';

export interface ChainRequest {
  /** The last step that is wanted. */
  step: JobType;
  /** The session that every book is brought up to; the last that has ended when none is given. */
  session?: string | undefined;
  trigger: JobTrigger;
}

interface AcceptedRequest extends ChainRequest {
  session: string;
}

export type JobContext = Pick<Context, 'database' | 'clock' | 'emit' | 'log' | 'readings'>;

export interface ChainOptions {
  /** A demo's market, and that of all others. */
  simulated: MarketDataProvider;
  providers: readonly MarketDataProvider[];
  /** For each session that a run works on. */
  timeoutMs?: Record<JobType, number>;
}

const DEFAULT_TIMEOUT_MS = Object.fromEntries(
  JOB_TYPES.map((type) => [type, JOBS[type].timeoutSeconds * 1000]),
) as Record<JobType, number>;

const TOPICS: Topic[] = ['jobs', 'snapshots', 'positions', 'portfolios', 'market-data', 'changes'];

const PHASES: Record<JobType, string> = {
  market_data: 'Market data',
  risk_calc: 'Risk',
  snapshot: 'Snapshot',
};

/**
 * The one chain behind timer, button, start-up, wake and command line: market data, risk, snapshot. A request does every
 * step up to its own that a book still lacks, for all live profiles; run twice, it does nothing the second time. One runs
 * at a time, and a request that the running one covers joins it.
 */
export class JobChain {
  readonly #context: JobContext;
  readonly #options: ChainOptions;
  #running: { request: AcceptedRequest; result: Promise<ChainResult>; abort: AbortController } | null = null;
  #isStopped = false;

  constructor(context: JobContext, options: ChainOptions) {
    this.#context = context;
    this.#options = options;
  }

  /** Closes what a crash left open. To be called once, before anything runs. */
  async recover(): Promise<void> {
    const closed = await closeInterruptedRuns(this.#context.database.orm, this.#context.clock());
    if (closed > 0) this.#context.log.info(`runs closed that were interrupted, ${closed}`);
  }

  /** @throws RangeError when the session has not ended yet, or is none */
  async run({ step, session, trigger }: ChainRequest): Promise<ChainResult> {
    const last = lastEndedSession(this.#context.clock().getTime());
    const through = session === undefined ? last : sessionOnOrBefore(session);
    if (through > last) throw new RangeError(`The session of ${through} has not ended yet. The last one is ${last}.`);
    const request = { step, session: through, trigger };
    for (;;) {
      const running = this.#running;
      if (running === null) break;
      if (isWithin(step, running.request.step) && through <= running.request.session) return running.result;
      await running.result.catch(() => undefined);
    }
    if (this.#isStopped) return nothingDone(through);
    const abort = new AbortController();
    const result = this.#work(request, abort.signal)
      .then((done) => {
        // A window reads everything again: not where nothing was done.
        if (done.runs > 0) announce(this.#context, ...TOPICS);
        return done;
      })
      .finally(() => {
        this.#running = null;
        this.#context.emit({ type: 'operation.ended', operationId: JOBS_OPERATION });
      });
    this.#running = { request, result, abort };
    return result;
  }

  /** What is finished stays. False when nothing runs. */
  cancel(): boolean {
    if (this.#running === null) return false;
    const message = 'Cancelled. What was finished is kept; the next run goes on from there.';
    this.#running.abort.abort(new JobStopped('CANCELLED', message));
    return true;
  }

  /** Ends what runs, and lets nothing begin. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#running?.abort.abort();
    await this.#running?.result.catch(() => undefined);
  }

  resume(): void {
    this.#isStopped = false;
  }

  async #work(request: AcceptedRequest, signal: AbortSignal): Promise<ChainResult> {
    const { orm } = this.#context.database;
    const portfolios = await listLivePortfolios(orm);
    const result = { ...nothingDone(request.session), through: request.session };
    const late = new Set<LivePortfolio>();
    const demos = portfolios.filter(({ isDemo }) => isDemo);
    const others = portfolios.filter(({ isDemo }) => !isDemo);
    const progress = new Progress(this.#context, portfolios.length * (JOB_TYPES.indexOf(request.step) + 1));
    const tools: Tools = { request, signal, result, progress, repriced: new Set() };

    const markets: [MarketDataProvider, LivePortfolio[]][] = [[this.#options.simulated, demos]];
    for (const provider of this.#options.providers) markets.push([provider, others]);
    for (const [provider, books] of markets) {
      if (books.length === 0) continue;
      const isLate = await this.#marketData(provider, books, tools);
      if (isLate) for (const book of books) late.add(book);
    }
    for (const book of portfolios) await this.#value(book, tools);
    if (isWithin('risk_calc', request.step) && this.#waitsFor(request.session)) {
      for (const book of others) {
        // Nothing says anything of this session yet: a snapshot of it would be yesterday's.
        if (await hasCloses(orm, book, request.session)) continue;
        late.add(book);
        this.#isLate(tools);
      }
    }
    const ready = portfolios.filter((book) => !late.has(book));
    if (isWithin('risk_calc', request.step)) {
      for (const book of ready) {
        const owed = await sessionsOwedGreeks(orm, book.portfolioId, request.session);
        await this.#job('risk_calc', book, owed, tools, (run) => calculateRisk(orm, book, owed, run));
      }
    }
    if (isWithin('snapshot', request.step)) {
      for (const book of ready) {
        const owed = await sessionsOwed(orm, book.portfolioId, request.session);
        await this.#job('snapshot', book, owed, tools, async (run) => {
          await makeSnapshots(orm, book, owed, {
            ...run,
            count: (name, number) => {
              run.count(name, number);
              if (name === 'snapshots') result.snapshots += number;
            },
          });
        });
      }
      if (result.snapshots > 0 && !signal.aborted) await this.#compact();
    }
    return result;
  }

  /** The shared part: closes up to the session. @returns whether they are not there yet and are waited for */
  async #marketData(provider: MarketDataProvider, books: LivePortfolio[], tools: Tools): Promise<boolean> {
    const { orm } = this.#context.database;
    const { session } = tools.request;
    const symbols = await neededSymbols(orm, books);
    if (!(await lacksPrices(orm, provider, symbols, session))) return false;
    const outcome = await this.#run('market_data', null, tools, async (run) => {
      await run.session(session);
      const written = await fetchBars(orm, provider, symbols, session, run);
      if (written > 0) for (const book of books) tools.repriced.add(book);
      if (this.#waitsFor(session) && (await isUnpublished(orm, provider, session))) {
        throw new JobStopped(
          'NOT_PUBLISHED',
          `The closes of ${session} are not there yet (${provider.name}). Nothing else was changed; it is tried again in 15 minutes, and from midnight in New York on the last prices are used.`,
        );
      }
    });
    // A source that failed may have the closes all the same: on their own day they are waited for.
    const isMissing = !['completed', 'CANCELLED', 'INTERRUPTED'].includes(outcome) && this.#waitsFor(session);
    if (isMissing) this.#isLate(tools);
    return isMissing;
  }

  #isLate({ result, request: { session } }: Tools): void {
    if (!result.unpublished.includes(session)) result.unpublished.push(session);
  }

  /** On its own day a close is waited for; later, what there is has to do. */
  #waitsFor(session: string): boolean {
    return newYorkTime(this.#context.clock().getTime()).date === session;
  }

  async #value(book: LivePortfolio, tools: Tools): Promise<void> {
    const { orm } = this.#context.database;
    const { session } = tools.request;
    const done = await lastSessionDone(orm, book.portfolioId, 'market_data');
    if (done !== null && done >= session && !tools.repriced.has(book)) return;
    const day = valuationDay(this.#context.clock());
    await this.#run('market_data', book.portfolioId, tools, async (run) => {
      await run.session(session);
      const renamed = await valueBook(orm, book, day, done, run);
      if (renamed.length > 0 && book.isDemo) {
        await fetchBars(orm, this.#options.simulated, renamed, session, run);
        await valueBook(orm, book, day, day.session, run);
      }
    });
  }

  async #job(
    jobType: JobType,
    { portfolioId }: LivePortfolio,
    owed: readonly string[],
    tools: Tools,
    work: (run: JobRun) => Promise<void>,
  ): Promise<void> {
    if (owed.length === 0) return;
    tools.progress.expect(owed.length - 1);
    await this.#run(jobType, portfolioId, tools, work);
  }

  async #run(
    jobType: JobType,
    portfolioId: string | null,
    { request, signal, result, progress }: Tools,
    work: (run: JobRun) => Promise<void>,
  ): Promise<JobOutcome> {
    if (signal.aborted) {
      result.cancelled = true;
      return 'CANCELLED';
    }
    const outcome = await runJob(
      {
        context: this.#context,
        jobType,
        portfolioId,
        trigger: request.trigger,
        timeoutMs: (this.#options.timeoutMs ?? DEFAULT_TIMEOUT_MS)[jobType],
        signal,
        onSession: (session) => progress.step(`${PHASES[jobType]} ${session}`),
      },
      work,
    );
    result.runs += 1;
    if (outcome === 'CANCELLED' || outcome === 'INTERRUPTED') result.cancelled = true;
    else if (outcome !== 'completed' && outcome !== 'NOT_PUBLISHED') result.failed += 1;
    return outcome;
  }

  /** PostgreSQL does neither by itself here: the log would only grow, and plans would stand on old statistics. */
  async #compact(): Promise<void> {
    try {
      await compactDatabase(this.#context.database.orm);
    } catch (error) {
      this.#context.log.error('compacting the database failed', error);
    }
  }
}

interface Tools {
  request: AcceptedRequest;
  signal: AbortSignal;
  result: ChainResult;
  progress: Progress;
  /** Books whose prices are other than they were. */
  repriced: Set<LivePortfolio>;
}

class Progress {
  #done = 0;

  constructor(
    private readonly context: JobContext,
    private total: number,
  ) {}

  expect(more: number): void {
    this.total += more;
  }

  step(phase: string): void {
    this.#done += 1;
    this.total = Math.max(this.total, this.#done);
    this.context.emit({
      type: 'operation.progress',
      operationId: JOBS_OPERATION,
      phase,
      done: this.#done,
      total: this.total,
      canCancel: true,
    });
  }
}

function nothingDone(through: string): ChainResult {
  return { through, runs: 0, failed: 0, snapshots: 0, unpublished: [], cancelled: false };
}
