import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { DataFolder } from '../../src-main/db/data-folder';
import { openDatabase } from '../../src-main/db/open-database';
import type { Queryable } from '../../src-main/db/queryable';
import { copyInto } from '../../src-main/db/repositories/copy';
import { type DailyBar, listLatestPrices, listPrices, upsertBars } from '../../src-main/db/repositories/market-data';
import { resourcesIn } from '../../src-main/resources';
import { addSessions, sessionsBetween } from '../../src-shared/domain/trading-calendar';
import { temporaryFolder } from '../helpers/test-app';
import type { Benchmark, Measure } from './benchmark';

const SYMBOLS = 4000;
const SESSIONS = 250;
const LAST = '2026-10-02';
const CHUNK = 10_000;
const REPETITIONS = 5;
const READER = { portfolioId: '00000000-0000-4000-8000-000000000000', sources: ['csv' as const] };

/** The cache of prices, small and at a million rows. */
export const pricesBenchmark: Benchmark = {
  name: 'prices',
  measures: `writing 10,000 prices into an empty cache; then the cache with ${(SYMBOLS * SESSIONS).toLocaleString('en-US')} rows (${SYMBOLS.toLocaleString('en-US')} symbols, ${SESSIONS} sessions)`,
  floor:
    'one COPY of the same rows into a table without index or constraint; for what is read, SELECT * of a table with no other rows; for the size, the table without its indexes',
  run: async (report) => {
    const dataDir = temporaryFolder();
    const database = await openDatabase({
      folder: new DataFolder(dataDir),
      ...resourcesIn(process.cwd()),
      appVersion: 'bench',
      lockOwner: randomUUID(),
      now: new Date(),
    });
    try {
      return [...(await writing(database.orm, report)), ...(await million(database.orm, report))];
    } finally {
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

type Report = (progress: string) => void;

async function writing(db: Queryable, report: Report): Promise<Measure[]> {
  const sessions = sessionsBetween(addSessions(LAST, -9), LAST);
  const bars = (cents: number) => sessions.flatMap((date) => barsOf(1000, date, cents));
  const names = ['new', 'the same again', 'again with other closes'];
  const measures = names.map((name) => timed(`Writing 10,000 prices, ${name}`));
  for (let round = 1; round <= REPETITIONS; round += 1) {
    report(`writing, ${round} of ${REPETITIONS}`);
    await db.execute(sql`TRUNCATE market_data_cache`);
    for (const [index, rows] of [bars(0), bars(0), bars(1)].entries()) {
      await pair(measures[index], () => upsertBars(db, rows), await bareCopy(db, rows));
    }
  }
  await db.execute(sql`TRUNCATE market_data_cache`);
  return measures;
}

async function million(db: Queryable, report: Report): Promise<Measure[]> {
  report('filling');
  const sessions = sessionsBetween(addSessions(LAST, 1 - SESSIONS), LAST);
  for (let from = 0; from < sessions.length; from += 5) {
    await copyBars(
      db,
      'market_data_cache',
      sessions.slice(from, from + 5).flatMap((date, index) => barsOf(SYMBOLS, date, from + index)),
    );
  }
  const vacuum = alone('VACUUM ANALYZE after filling it');
  await pair(vacuum, () => db.execute(sql`VACUUM ANALYZE market_data_cache`));
  const checkpoint = alone('CHECKPOINT after that');
  await pair(checkpoint, () => db.execute(sql`CHECKPOINT`));
  const size: Measure = { name: 'Its size with indexes', unit: 'MB', measured: [], floor: [] };
  const { rows } = await db.execute<{ all: number; bare: number }>(sql`
    SELECT pg_total_relation_size('market_data_cache')::float8 AS all, pg_relation_size('market_data_cache')::float8 AS bare`);
  size.measured.push((rows[0]?.all ?? 0) / 1e6);
  size.floor.push((rows[0]?.bare ?? 0) / 1e6);

  const symbols = (count: number) =>
    Array.from({ length: count }, (_, index) => symbolOf(Math.floor((index * SYMBOLS) / count)));
  const range = sessions.slice(-5);
  const latestOfOne = timed('Latest price of 1 symbol');
  const latest = timed('Latest prices of 500 symbols');
  const ranged = timed('Prices of 500 symbols in 5 sessions');
  const upserted = timed(`Writing a new session of ${SYMBOLS.toLocaleString('en-US')} prices`);
  for (let round = 1; round <= REPETITIONS; round += 1) {
    report(`reading and writing, ${round} of ${REPETITIONS}`);
    const one = barsOf(1, LAST, 0);
    const many = barsOf(500, LAST, 0);
    await pair(latestOfOne, () => listLatestPrices(db, READER, symbols(1), LAST), await bareSelect(db, one));
    await pair(latest, () => listLatestPrices(db, READER, symbols(500), LAST), await bareSelect(db, many));
    await pair(
      ranged,
      () => listPrices(db, READER, symbols(500), range[0] ?? LAST, LAST),
      await bareSelect(
        db,
        range.flatMap((date) => barsOf(500, date, 0)),
      ),
    );
    const day = barsOf(SYMBOLS, addSessions(LAST, round), round);
    await pair(upserted, () => upsertBars(db, day), await bareCopy(db, day));
  }
  const afterDays = alone(`VACUUM ANALYZE after ${REPETITIONS} sessions more`);
  await pair(afterDays, () => db.execute(sql`VACUUM ANALYZE market_data_cache`));
  return [latestOfOne, latest, ranged, upserted, size, vacuum, checkpoint, afterDays];
}

const timed = (name: string): Measure => ({ name, unit: 'ms', measured: [], floor: [] });
const alone = (name: string): Measure => ({ ...timed(name), instead: '–' });

async function pair(measure: Measure | undefined, work: () => Promise<unknown>, floor?: number): Promise<void> {
  measure?.measured.push(await timeOf(work));
  if (floor !== undefined) measure?.floor.push(floor);
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function bareTable(db: Queryable): Promise<void> {
  await db.execute(sql`DROP TABLE IF EXISTS bare`);
  await db.execute(sql`CREATE TABLE bare (LIKE market_data_cache INCLUDING DEFAULTS)`);
}

async function bareCopy(db: Queryable, bars: readonly DailyBar[]): Promise<number> {
  await bareTable(db);
  return timeOf(() => copyBars(db, 'bare', bars));
}

async function bareSelect(db: Queryable, bars: readonly DailyBar[]): Promise<number> {
  await bareTable(db);
  await copyBars(db, 'bare', bars);
  return timeOf(() => db.execute(sql`SELECT symbol, close::text, date::text, data_source, hold_status FROM bare`));
}

async function copyBars(db: Queryable, table: string, bars: readonly DailyBar[]): Promise<void> {
  for (let from = 0; from < bars.length; from += CHUNK) {
    await copyInto(
      db,
      table,
      {
        symbol: (bar) => bar.symbol,
        date: (bar) => bar.date,
        open: (bar) => bar.open,
        high: (bar) => bar.high,
        low: (bar) => bar.low,
        close: (bar) => bar.close,
        volume: (bar) => bar.volume,
        data_source: (bar) => bar.source,
      },
      bars.slice(from, from + CHUNK),
    );
  }
}

const symbolOf = (index: number) => `S${String(index).padStart(4, '0')}`;

function barsOf(count: number, date: string, cents: number): DailyBar[] {
  return Array.from({ length: count }, (_, index) => {
    const price = (offset: number) => (50 + index / 10 + (cents + offset) / 100).toFixed(4);
    return {
      symbol: symbolOf(index),
      date,
      open: price(0),
      high: price(40),
      low: price(-40),
      close: price(10),
      volume: 1_000_000 + index,
      sector: null,
      industry: null,
      source: 'csv',
      isHeld: false,
    };
  });
}
