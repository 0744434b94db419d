import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { type SQL, sql } from 'drizzle-orm';
import { memorySecrets } from '../../src-main/auth/secrets';
import { DataFolder } from '../../src-main/db/data-folder';
import { type Database, openDatabase } from '../../src-main/db/open-database';
import { changesHandlers } from '../../src-main/handlers/changes';
import { importsHandlers } from '../../src-main/handlers/imports';
import { jobsHandlers } from '../../src-main/handlers/jobs';
import { marketDataHandlers } from '../../src-main/handlers/market-data';
import { portfoliosHandlers } from '../../src-main/handlers/portfolios';
import { positionsHandlers } from '../../src-main/handlers/positions';
import { snapshotsHandlers } from '../../src-main/handlers/snapshots';
import { tagsHandlers } from '../../src-main/handlers/tags';
import { type Caller, createRouter, type Invoke, type OpenHandlers } from '../../src-main/ipc/router';
import { type ChainOptions, JobChain } from '../../src-main/jobs/chain';
import { Scheduler } from '../../src-main/jobs/scheduler';
import { SimulatedProvider } from '../../src-main/market-data/simulated';
import { resourcesIn } from '../../src-main/resources';
import type { CallError } from '../../src-shared/ipc/result';
import { type Call, callerOf, TestClock, temporaryFolder } from './test-app';

const resources = resourcesIn(process.cwd());
const silent = { info() {}, warning() {}, error: (message: string, error?: unknown) => console.error(message, error) };

const absent: CallError = { code: 'INTERNAL', message: 'This is not part of the book.' };

/** A profile: its calls, and what is stored of it. */
export interface TestProfile {
  userId: string;
  call: Call;
  content(): Promise<Record<string, unknown[]>>;
}

/** The back end without passwords and with its database in reach: for tests that compare what is stored, row by row. */
export class TestBook {
  readonly clock = new TestClock();
  readonly #dataDir = temporaryFolder();
  #database: Database | undefined;
  #invoke: Invoke = () => Promise.reject(new Error('open the book first'));

  async open(options: Partial<ChainOptions> = {}): Promise<void> {
    const database = await openDatabase({
      folder: new DataFolder(this.#dataDir),
      ...resources,
      appVersion: 'test',
      lockOwner: randomUUID(),
      now: this.clock.now,
    });
    const shared = { database, clock: () => this.clock.now, emit() {}, log: silent, readings: new Map() };
    const simulated = new SimulatedProvider();
    const chain = new JobChain(shared, { simulated, providers: [], ...options });
    const context = {
      ...shared,
      chain,
      simulated,
      scheduler: new Scheduler(shared, chain, {}),
      secrets: memorySecrets(),
      signingSecret: { key: new Uint8Array(), keptIn: 'file' as const },
      jwtExpiryHours: 24,
      sampleFile: resources.sampleFile,
    };
    // Those that read and change the book; the rest is absent.
    const handlers = {
      ...portfoliosHandlers(context),
      ...positionsHandlers(context),
      ...importsHandlers(context),
      ...tagsHandlers(context),
      ...marketDataHandlers(context),
      ...snapshotsHandlers(context),
      ...jobsHandlers(context),
      ...changesHandlers(context),
    } as OpenHandlers;
    const readCaller = async (token: string) => JSON.parse(token) as Caller;
    this.#database = database;
    this.#invoke = createRouter({
      handlers,
      absent,
      authenticate: { profile: readCaller, session: readCaller },
      log: silent,
      isDiskFull: () => database.isDiskFull(),
      onDamage: async () => absent,
    });
  }

  async restart(): Promise<void> {
    await this.#database?.close();
    await this.open();
  }

  async dispose(): Promise<void> {
    await this.#database?.close();
    rmSync(this.#dataDir, { recursive: true, force: true });
  }

  async newProfile(): Promise<TestProfile> {
    const name = randomUUID();
    const userId = await this.#id(
      sql`INSERT INTO users (email, username, password_hash) VALUES (${`${name}@example.com`}, ${name}, 'x') RETURNING id`,
    );
    const portfolioId = await this.#id(sql`INSERT INTO portfolios (user_id) VALUES (${userId}) RETURNING id`);
    const caller: Caller = { userId, portfolioId };
    return {
      userId,
      call: (procedure, input) => callerOf({ invoke: this.#invoke }, JSON.stringify(caller))(procedure, input),
      content: () => this.#contentOf(caller),
    };
  }

  async run(query: SQL): Promise<Record<string, unknown>[]> {
    if (!this.#database) throw new Error('open the book first');
    return (await this.#database.orm.execute(query)).rows;
  }

  async #id(query: SQL): Promise<string> {
    return (await this.run(query))[0]?.id as string;
  }

  /**
   * Every row, deleted ones too, all columns but updated_at. What an undone import or an undone
   * creation leaves behind, deleted, is left out: it is as if it had never been.
   */
  async #contentOf({ userId, portfolioId }: Caller): Promise<Record<string, unknown[]>> {
    const undone = sql`(SELECT id FROM import_batches WHERE undone_at IS NOT NULL)`;
    const createdByUndone = (table: string) => sql`(
      SELECT (image->>'id')::uuid FROM changes JOIN change_images ON change_id = changes.id, jsonb_array_elements(after) AS image
      WHERE changes.undone_at IS NOT NULL AND table_name = ${table} AND before IS NULL)`;
    const isThere = (table: string) => sql`(deleted_at IS NULL OR id NOT IN ${createdByUndone(table)})`;
    const ofStandingImport = sql`(import_batch_id IS NULL OR import_batch_id NOT IN ${undone})`;
    const positions = sql`(
      SELECT id FROM positions WHERE portfolio_id = ${portfolioId} AND ${ofStandingImport} AND ${isThere('positions')})`;
    const batches = sql`(SELECT id FROM import_batches WHERE portfolio_id = ${portfolioId} AND undone_at IS NULL)`;
    const wheres = {
      positions: sql`id IN ${positions}`,
      position_tags: sql`position_id IN ${positions}`,
      tags: sql`user_id = ${userId} AND ${isThere('tags')} AND (deleted_at IS NULL OR id NOT IN (
        SELECT unnest(created_tag_ids) FROM import_batches WHERE undone_at IS NOT NULL))`,
      cash_flows: sql`portfolio_id = ${portfolioId} AND ${isThere('cash_flows')} AND (position_id IS NULL OR position_id IN ${positions})`,
      portfolio_prices: sql`portfolio_id = ${portfolioId} AND ${ofStandingImport} AND ${isThere('portfolio_prices')}`,
      import_batches: sql`id IN ${batches}`,
      import_rows: sql`batch_id IN ${batches}`,
      import_updates: sql`batch_id IN ${batches}`,
    };
    const content: Record<string, unknown[]> = {};
    for (const [table, where] of Object.entries(wheres)) {
      const found = await this.run(sql`
        SELECT to_jsonb(stored) - 'updated_at' AS image FROM ${sql.identifier(table)} AS stored WHERE ${where} ORDER BY 1`);
      content[table] = found.map(({ image }) => image);
    }
    return content;
  }
}
