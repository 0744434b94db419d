import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as schema from '../../src-main/db/schema';
import {
  nullsNotDistinct,
  specifiedEnums,
  specifiedFactors,
  specifiedIndexes,
  specifiedSchedules,
  specifiedTables,
} from '../fixtures/specification-schema';

const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));
const tables = Object.entries(specifiedTables);
const database = new PGlite();

const rows = async <Row>(statement: string, parameters: unknown[] = []) =>
  (await database.query<Row>(statement, parameters)).rows;

/** Names and definitions of what a schema holds, without the schema's own name in them. */
const definitions = async (statement: string, schemaName: string) => {
  const found = await rows<{ name: string; definition: string }>(statement, [schemaName]);
  return Object.fromEntries(found.map((row) => [row.name, row.definition.replaceAll(`${schemaName}.`, '')]));
};

const indexDefinitions = (schemaName: string) =>
  definitions(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE schemaname = $1 ORDER BY indexname`,
    schemaName,
  );

const constraintDefinitions = (schemaName: string) =>
  definitions(
    `SELECT conname AS name, conrelid::regclass || ' ' || pg_get_constraintdef(oid) AS definition FROM pg_constraint
     WHERE connamespace = $1::regnamespace AND contype IN ('p', 'u', 'c') ORDER BY conname`,
    schemaName,
  );

/**
 * The specified keys, checks and indexes, built by Postgres itself in a schema of their own:
 * so both sides are printed by one hand, and only their meaning is compared.
 */
const buildSpecified = async () => {
  const statements = ['CREATE SCHEMA specified'];
  for (const [table, { primaryKey, uniques = {}, checks = {} }] of tables) {
    const constraints = [
      `PRIMARY KEY (${primaryKey})`,
      ...Object.entries(uniques).map(
        ([name, columns]) =>
          `CONSTRAINT ${name} UNIQUE ${nullsNotDistinct.has(name) ? 'NULLS NOT DISTINCT ' : ''}(${columns})`,
      ),
      ...Object.entries(checks).map(([name, condition]) => `CONSTRAINT ${name} CHECK (${condition})`),
    ];
    statements.push(`CREATE TABLE specified.${table} (LIKE public.${table}, ${constraints.join(', ')})`);
  }
  statements.push('SET search_path = specified, public', ...specifiedIndexes);
  for (const [, { addedIndexes = [] }] of tables) statements.push(...addedIndexes);
  statements.push('RESET search_path');
  await database.exec(statements.join(';\n'));
};

type Column = {
  column_name: string;
  data_type: string;
  udt_name: string;
  character_maximum_length: number | null;
  numeric_precision: number | null;
  numeric_scale: number | null;
  is_nullable: 'YES' | 'NO';
  column_default: string | null;
};

const typeOf = (column: Column): string => {
  switch (column.data_type) {
    case 'character varying':
      return `VARCHAR(${column.character_maximum_length})`;
    case 'character':
      return `CHAR(${column.character_maximum_length})`;
    case 'numeric':
      return `DECIMAL(${column.numeric_precision},${column.numeric_scale})`;
    case 'ARRAY':
      return `${column.udt_name.replace(/^_/, '').toUpperCase()}[]`;
    case 'USER-DEFINED':
      return column.udt_name;
    default:
      return column.data_type.toUpperCase();
  }
};

/** A column in the specification's way of writing. */
const declarationOf = (column: Column): string => {
  const notNull = column.is_nullable === 'NO' ? ' NOT NULL' : '';
  const withoutCast = column.column_default?.replace(/::[a-z ]+(\[\])?$/, '');
  return `${typeOf(column)}${notNull}${withoutCast === undefined ? '' : ` DEFAULT ${withoutCast}`}`;
};

beforeAll(async () => {
  await migrate(drizzle(database), { migrationsFolder });
}, 60_000);

afterAll(() => database.close());

describe('the fixture', () => {
  it('corrects only columns that the specification has, and adds only columns that it has not', () => {
    for (const [table, { specification, corrections = {}, additions = {}, addedBy }] of tables) {
      for (const [column, { to }] of Object.entries(corrections)) {
        expect(specification[column], `${table}.${column}`).toBeDefined();
        expect(specification[column], `${table}.${column}`).not.toBe(to);
      }
      expect(Object.keys(additions).filter((column) => column in specification)).toEqual([]);
      expect(Object.keys(specification).length === 0, table).toBe(addedBy !== undefined);
    }
    expect(specifiedIndexes).toHaveLength(11);
  });
});

describe('tables and columns', () => {
  it('are the specified tables and no other', async () => {
    const found = await rows<{ table_name: string }>(
      `SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name`,
    );
    expect(found.map((row) => row.table_name)).toEqual(Object.keys(specifiedTables).sort());
  });

  it.each(tables)('%s: type, length, nullability and default of every column', async (table, specified) => {
    const found = await rows<Column>(
      `SELECT * FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1`,
      [table],
    );
    const corrected = Object.entries(specified.corrections ?? {}).map(([column, { to }]) => [column, to]);
    expect(Object.fromEntries(found.map((column) => [column.column_name, declarationOf(column)]))).toEqual({
      ...specified.specification,
      ...Object.fromEntries(corrected),
      ...specified.additions,
    });
  });

  it('have the enum labels in their order', async () => {
    const found = await rows<{ name: string; labels: string[] }>(
      `SELECT typname AS name, array_agg(enumlabel::text ORDER BY enumsortorder) AS labels
       FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid GROUP BY typname`,
    );
    expect(Object.fromEntries(found.map((row) => [row.name, row.labels]))).toEqual(specifiedEnums);
  });
});

describe('keys, checks and indexes', () => {
  beforeAll(buildSpecified);

  it('primary keys, uniques and checks are the specified ones, in name and meaning', async () => {
    expect(await constraintDefinitions('public')).toEqual(await constraintDefinitions('specified'));
  });

  it('indexes are the specified ones, in name and definition', async () => {
    const found = await indexDefinitions('public');
    expect(found).toEqual(await indexDefinitions('specified'));
    // DESC alone sorts NULLS FIRST: as NULLS LAST it would serve no ORDER BY … DESC.
    expect(found.idx_market_data_symbol_date).toMatch(/\(symbol, date DESC\)$/);
  });

  it.each(tables)('%s: foreign keys and what a delete does to them', async (table, { references = [] }) => {
    const found = await rows<{ definition: string }>(
      `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'f'`,
      [table],
    );
    expect(found.map((row) => row.definition).sort()).toEqual([...references].sort());
  });

  it('every foreign key but those to the fixed factors has an index that begins with it', async () => {
    const found = await rows<{ key: string }>(
      `SELECT conrelid::regclass || '.' || attname AS key
       FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
       WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND confrelid <> 'factors'::regclass
         AND NOT EXISTS (SELECT FROM pg_index WHERE indrelid = conrelid AND indkey[0] = conkey[1])`,
    );
    expect(found).toEqual([]);
  });

  it('every table with updated_at has a trigger that keeps it', async () => {
    const found = await rows<{ table_name: string }>(
      `SELECT tgrelid::regclass::text AS table_name FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
       WHERE proname IN ('set_updated_at', 'keep_tag') ORDER BY 1`,
    );
    const expected = tables.filter(([, table]) => 'updated_at' in { ...table.specification, ...table.additions });
    expect(found.map((row) => row.table_name)).toEqual(expected.map(([table]) => table).sort());
  });
});

describe('rows that arrive by migration', () => {
  it('are the eight factors', async () => {
    const found = await rows<Record<string, unknown>>(
      'SELECT name, description, etf_proxy, factor_type, display_order FROM factors ORDER BY display_order',
    );
    expect(found.map((row) => Object.values(row))).toEqual(specifiedFactors);
  });

  it('are the three schedules', async () => {
    const found = await rows<Record<string, unknown>>(
      'SELECT job_type, cron_expression, is_enabled FROM batch_job_schedules ORDER BY job_type',
    );
    expect(found.map((row) => Object.values(row))).toEqual(specifiedSchedules);
  });

  it('are nothing else', async () => {
    const counts = await Promise.all(
      tables.map(async ([table]) => [table, (await rows(`SELECT FROM ${table} LIMIT 1`)).length]),
    );
    expect(counts.filter(([, count]) => count !== 0).map(([table]) => table)).toEqual([
      'factors',
      'batch_job_schedules',
    ]);
  });
});

describe('migrations', () => {
  it('change nothing when they run again', async () => {
    const before = await constraintDefinitions('public');
    await migrate(drizzle(database), { migrationsFolder });
    expect(await constraintDefinitions('public')).toEqual(before);
  });

  it('hold everything that the schema says: drizzle-kit finds no drift', async () => {
    const { generateDrizzleJson, generateMigration } = await import('drizzle-kit/api');
    const journal = JSON.parse(readFileSync(`${migrationsFolder}/meta/_journal.json`, 'utf8'));
    const index = String(journal.entries.at(-1).idx).padStart(4, '0');
    const latest = JSON.parse(readFileSync(`${migrationsFolder}/meta/${index}_snapshot.json`, 'utf8'));
    expect(await generateMigration(latest, generateDrizzleJson(schema))).toEqual([]);
  });
});
