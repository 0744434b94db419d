import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { unpackDatabase } from '../../src-main/db/backup';
import { DurableFileSystem } from '../../src-main/db/durable-file-system';
import { Postgres } from '../../src-main/db/postgres';
import { resourcesIn } from '../../src-main/resources';
import { temporaryFolder } from '../helpers/test-app';
import { importFile, startBackEnd } from './back-end';
import type { Benchmark, Measure } from './benchmark';
import { bookFile } from './book-file';

const SIZES = [
  { rows: 10_000, repetitions: 5 },
  { rows: 100_000, repetitions: 3 },
];

/** What an import writes with every row of the file, in the order that their references ask for. */
const TABLES = ['positions', 'position_tags', 'import_rows'];
/** What those refer to: there before the clock of the floor starts. */
const PARENTS = ['users', 'portfolios', 'import_batches', 'tags'];
/** The template has the demos already. */
const OWN = new Map([
  ['users', 'WHERE NOT is_demo'],
  ['portfolios', 'WHERE user_id IN (SELECT id FROM users WHERE NOT is_demo)'],
]);

export const importBenchmark: Benchmark = {
  name: 'import',
  measures: 'the bytes of a CSV file to the committed import: preview, then commit, in the back end’s worker',
  floor:
    'one COPY per table of exactly the rows that this import wrote to positions, position_tags and import_rows, in one transaction into a new database of the same template: same indexes, constraints, triggers and fsync',
  run: async (report) => {
    const measures: Measure[] = [];
    for (const { rows, repetitions } of SIZES) {
      const file = bookFile(rows);
      const measure: Measure = {
        name: `Import of ${rows.toLocaleString('en-US')} rows`,
        unit: 'ms',
        measured: [],
        floor: [],
        aim: { of: 'ratio', most: 2 },
      };
      for (let round = 1; round <= repetitions; round += 1) {
        report(`${rows} rows, ${round} of ${repetitions}`);
        const folder = temporaryFolder();
        try {
          measure.measured.push(await timeOfImport(folder, file));
          measure.floor.push(await timeOfCopy(join(folder, 'floor'), await writtenRows(join(folder, 'db'))));
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      }
      measures.push(measure);
    }
    return measures;
  },
};

async function timeOfImport(dataDir: string, bytes: Uint8Array<ArrayBuffer>): Promise<number> {
  const backEnd = await startBackEnd(dataDir);
  try {
    const start = performance.now();
    await importFile(backEnd, bytes);
    return performance.now() - start;
  } finally {
    await backEnd.close();
  }
}

const openPostgres = (folder: string) => Postgres.open({ fs: new DurableFileSystem(folder) });

/** Every row of these tables, as COPY writes it. */
async function writtenRows(databaseFolder: string): Promise<ReadonlyMap<string, Blob>> {
  const postgres = await openPostgres(databaseFolder);
  try {
    const content = new Map<string, Blob>();
    for (const table of [...PARENTS, ...TABLES]) {
      const { blob } = await postgres.query(`COPY (SELECT * FROM ${table} ${OWN.get(table) ?? ''}) TO '/dev/blob'`);
      if (!blob) throw new Error(`${table} could not be read.`);
      content.set(table, blob);
    }
    return content;
  } finally {
    await postgres.close();
  }
}

async function timeOfCopy(folder: string, content: ReadonlyMap<string, Blob>): Promise<number> {
  await unpackDatabase(resourcesIn(process.cwd()).templateFile, folder);
  const postgres = await openPostgres(folder);
  const copy = (target: Pick<Postgres, 'query'>, table: string) =>
    target.query(`COPY ${table} FROM '/dev/blob'`, [], { blob: content.get(table) ?? new Blob() });
  try {
    for (const table of PARENTS) await copy(postgres, table);
    const start = performance.now();
    await postgres.transaction(async (transaction) => {
      for (const table of TABLES) await copy(transaction as Pick<Postgres, 'query'>, table);
    });
    return performance.now() - start;
  } finally {
    await postgres.close();
  }
}
