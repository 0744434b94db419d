import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DurableFileSystem } from '../../src-main/db/durable-file-system';
import { Postgres } from '../../src-main/db/postgres';
import {
  addSessions,
  nextSession,
  sessionCloseInstant,
  sessionsBetween,
} from '../../src-shared/domain/trading-calendar';
import { type Call, signIn, startTestApp, TestClock, temporaryFolder } from '../helpers/test-app';
import { importFile, importPrices } from './back-end';
import type { Benchmark, Measure } from './benchmark';
import { bookFile, priceFile } from './book-file';

const SIZES = [
  { positions: 100, sessions: 1, repetitions: 3 },
  { positions: 1000, sessions: 1, repetitions: 3 },
  { positions: 10_000, sessions: 1, repetitions: 3 },
  { positions: 1000, sessions: 20, repetitions: 3 },
];
/** Of the snapshot that there is already. */
const FIRST_SESSION = '2026-10-02';
/** After the close, when every step is due. */
const EVENING_MS = 3 * 3_600_000;

export const jobsBenchmark: Benchmark = {
  name: 'jobs',
  measures:
    'jobs.run for one book, stocks and options, whose closes are in the cache and which has a snapshot of the session before: valuation, risk, snapshot, then VACUUM ANALYZE and CHECKPOINT',
  floor:
    'in the same database: SELECT of the positions and of the prices, one UPDATE of every position, and one COPY each of the rows that the run wrote to position_greeks and position_snapshots, in one transaction',
  run: async (report) => {
    const measures: Measure[] = [];
    for (const { positions, sessions, repetitions } of SIZES) {
      const book = `${positions.toLocaleString('en-US')} positions`;
      const name = sessions === 1 ? `Close of a session, ${book}` : `Catching up ${sessions} sessions, ${book}`;
      const whole: Measure = { name, unit: 'ms', measured: [], floor: [] };
      if (positions === 10_000) whole.aim = { of: 'measured', most: 5000 };
      const each: Measure = { name: 'a position and session of that', unit: 'µs', measured: [], floor: [] };
      const compacting: Measure = {
        name: 'of that, VACUUM ANALYZE and CHECKPOINT',
        unit: 'ms',
        measured: [],
        floor: [],
        instead: 'not in the floor',
      };
      for (let round = 1; round <= repetitions; round += 1) {
        report(`${name}, ${round} of ${repetitions}`);
        const dataDir = temporaryFolder();
        try {
          const run = await timeOfChain(dataDir, positions, sessions);
          const floor = await timeOfBareSql(join(dataDir, 'db'));
          whole.measured.push(run.total);
          whole.floor.push(floor);
          each.measured.push((run.total * 1000) / positions / sessions);
          each.floor.push((floor * 1000) / positions / sessions);
          compacting.measured.push(run.total - run.steps);
        } finally {
          rmSync(dataDir, { recursive: true, force: true });
        }
      }
      measures.push(whole, each, compacting);
    }
    return measures;
  },
};

const eveningOf = (session: string) => new Date(sessionCloseInstant(session) + EVENING_MS);

async function timeOfChain(dataDir: string, positions: number, count: number) {
  const sessions = sessionsBetween(FIRST_SESSION, addSessions(FIRST_SESSION, count));
  const clock = new TestClock(eveningOf(FIRST_SESSION));
  const { app } = await startTestApp({ dataDir, clock, environment: SETTINGS });
  try {
    const call = await signIn(app);
    await importFile({ call }, bookFile(positions));
    await importPrices({ call }, priceFile(positions, [FIRST_SESSION]));
    await call('jobs.run', {});
    clock.now = eveningOf(sessions.at(-1) ?? FIRST_SESSION);
    // The last close last: with it every book is valued anew, which the run does as well.
    await importPrices({ call }, priceFile(positions, sessions));
    const start = performance.now();
    const { snapshots } = await call('jobs.run', {});
    const total = performance.now() - start;
    if (snapshots !== count) throw new Error(`${snapshots} snapshots were made instead of ${count}.`);
    return { total, steps: await durationOfSteps(call, nextSession(FIRST_SESSION)) };
  } finally {
    await app.close();
  }
}

/** Weeks pass, and nobody signs in again. */
const SETTINGS = { JWT_SECRET: 'a secret that only benchmarks know, 32+', JWT_EXPIRY_HOURS: '8760' };

async function durationOfSteps(call: Call, from: string): Promise<number> {
  const { runs } = await call('jobs.list', { limit: 500 });
  return runs
    .filter(({ lastSession }) => lastSession !== null && lastSession >= from)
    .reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0);
}

async function timeOfBareSql(databaseFolder: string): Promise<number> {
  const postgres = await Postgres.open({ fs: new DurableFileSystem(databaseFolder) });
  try {
    const written = new Map<string, Blob>();
    for (const [table, date] of [
      ['position_greeks', 'greeks_date'],
      ['position_snapshots', 'snapshot_date'],
    ]) {
      const { blob } = await postgres.query(
        `COPY (SELECT * FROM ${table} WHERE ${date} > '${FIRST_SESSION}') TO '/dev/blob'`,
      );
      if (!blob) throw new Error(`${table} could not be read.`);
      written.set(String(table), blob);
      await postgres.query(`DELETE FROM ${table} WHERE ${date} > '${FIRST_SESSION}'`);
    }
    const start = performance.now();
    await postgres.transaction(async (transaction) => {
      await transaction.query('SELECT * FROM positions');
      await transaction.query('SELECT symbol, date, close FROM market_data_cache');
      await transaction.query('UPDATE positions SET last_price_date = last_price_date');
      for (const [table, blob] of written) await transaction.query(`COPY ${table} FROM '/dev/blob'`, [], { blob });
    });
    return performance.now() - start;
  } finally {
    await postgres.close();
  }
}
