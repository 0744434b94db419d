import { Column, is, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../queryable';

type Cell = string | number | null;

interface CopyingClient {
  query(text: string, parameters: [], options?: { blob: Blob }): Promise<{ blob?: Blob }>;
}

/** Drizzle passes no text of a COPY on, so this asks the client that it works on: within a transaction that is the transaction's. */
function clientOf(db: Queryable): CopyingClient {
  return (db._.session as unknown as { client: CopyingClient }).client;
}

/**
 * Writes many rows by one COPY: PostgreSQL's quickest way in, and the text is made in one pass, where parameters are
 * first copied into arrays. Columns that are not named get their defaults; constraints and triggers apply as ever.
 *
 * @param rows - what each column holds, as PostgreSQL would read it from text
 */
export async function copyInto<T>(
  db: Queryable,
  table: string,
  columns: Record<string, (row: T) => Cell>,
  rows: readonly T[],
): Promise<void> {
  if (rows.length === 0) return;
  const cells = Object.values(columns);
  let text = '';
  for (const row of rows) {
    for (let place = 0; place < cells.length; place += 1) {
      const cell = cells[place]?.(row) ?? null;
      text += `${place === 0 ? '' : '\t'}${cell === null ? '\\N' : copyText(cell)}`;
    }
    text += '\n';
  }
  const names = Object.keys(columns).join(', ');
  await clientOf(db).query(`COPY ${table} (${names}) FROM '/dev/blob'`, [], { blob: new Blob([text]) });
}

/**
 * Reads many rows by one COPY. PGlite decodes each cell of a query's answer by itself; here the whole answer is one
 * text, which is several times quicker. Columns of the schema get their types; an expression has to be text.
 *
 * @param rest - the query from FROM on; COPY takes no parameters, so values become literals
 */
export async function copyFrom<Row extends object>(
  db: Queryable,
  columns: { [Name in keyof Row]: SQL | Column },
  rest: SQL,
): Promise<Row[]> {
  const read: [string, SQL | Column][] = Object.entries(columns);
  const list = sql.join(
    read.map(([, column]) => sql`${column}`),
    sql`, `,
  );
  // Not in Drizzle's types either: what writes SQL out in PostgreSQL's way.
  const { dialect } = db as unknown as { dialect: { sqlToQuery(query: SQL): { sql: string } } };
  const query = dialect.sqlToQuery(sql`COPY (SELECT ${list} ${rest}) TO '/dev/blob'`.inlineParams());
  const { blob } = await clientOf(db).query(query.sql, []);
  // PGlite gives none for no rows.
  if (!blob) return [];
  const lines = (await blob.text()).split('\n');
  // Every row ends with a line's end.
  lines.pop();
  // Copied for every row: an object that grows by so many names one by one becomes a table, which is slow to read and copy.
  const empty: Record<string, unknown> = JSON.parse(`{${read.map(([name]) => `${JSON.stringify(name)}:null`).join()}}`);
  return lines.map((line) => {
    const cells = line.split('\t');
    const row = { ...empty };
    for (let place = 0; place < read.length; place += 1) {
      const [name, column] = read[place] as [string, SQL | Column];
      const text = cellText(cells[place] ?? '\\N');
      row[name] = text !== null && is(column, Column) ? column.mapFromDriverValue(text) : text;
    }
    return row as Row;
  });
}

/** Null for \N. */
function cellText(cell: string): string | null {
  if (!cell.includes('\\')) return cell;
  return cell === '\\N' ? null : cell.replace(/\\(.)/g, (_, character: string) => UNESCAPED[character] ?? character);
}

const UNESCAPED: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** What ends a cell or a row, or begins an escape, is written as an escape. */
function copyText(cell: string | number): string {
  const text = String(cell);
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character) : text;
}
