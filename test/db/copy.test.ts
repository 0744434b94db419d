import { rmSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unpackDatabase } from '../../src-main/db/backup';
import { type Orm, ormOf } from '../../src-main/db/migrate';
import { Postgres } from '../../src-main/db/postgres';
import { copyInto } from '../../src-main/db/repositories/copy';
import { resourcesIn } from '../../src-main/resources';
import { temporaryFolder } from '../helpers/test-app';

const folder = temporaryFolder();
let postgres: Postgres;
let orm: Orm;

beforeAll(async () => {
  await unpackDatabase(resourcesIn(process.cwd()).templateFile, folder);
  postgres = await Postgres.open({ dataDir: folder });
  orm = ormOf(postgres);
});
afterAll(async () => {
  await postgres.close();
  rmSync(folder, { recursive: true, force: true });
});

type Note = { number: number; text: string | null };

const columns = { number: (note: Note) => note.number, text: (note: Note) => note.text };

describe('rows that are copied in', () => {
  it('arrive as they are, whatever text they hold', async () => {
    const ofTheFormat = [
      '',
      '\\',
      '\\N',
      '\\.',
      '\t',
      '\n',
      '\r\n',
      'a\tb',
      'C:\\new\\table',
      '"',
      "'",
      ' ',
      'é €',
      '😀',
    ];
    const anyText = fc.sample(fc.string({ unit: 'binary' }), { numRuns: 500, seed: 7 });
    const texts = [null, ...ofTheFormat, ...anyText.map((text) => text.replaceAll('\0', ''))];
    const notes = texts.map((text, number) => ({ number, text }));
    await orm.transaction(async (tx) => {
      await tx.execute(sql`CREATE TEMPORARY TABLE notes (number int, text text) ON COMMIT DROP`);
      await copyInto(tx, 'notes', columns, notes);
      expect((await tx.execute<Note>(sql`SELECT number, text FROM notes ORDER BY number`)).rows).toEqual(notes);
    });
  });

  it('are written in the transaction that was given, or not at all', async () => {
    await orm.execute(sql`CREATE TEMPORARY TABLE kept (number int, text text CHECK (text <> 'bad'))`);
    const write = (text: string) =>
      orm.transaction(async (tx) => {
        await copyInto(tx, 'kept', columns, [{ number: 1, text: 'good' }]);
        await copyInto(tx, 'kept', columns, [{ number: 2, text }]);
      });
    await expect(write('bad')).rejects.toThrow('violates check constraint');
    expect((await orm.execute(sql`SELECT * FROM kept`)).rows).toEqual([]);
    await write('better');
    expect((await orm.execute(sql`SELECT number FROM kept ORDER BY number`)).rows).toEqual([
      { number: 1 },
      { number: 2 },
    ]);
  });
});
