import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Orm } from './migrate';

export type Transaction = Parameters<Parameters<Orm['transaction']>[0]>[0];

/**
 * What a repository works on: the database, or the transaction it is given. Inside a transaction never pass the
 * database itself: PGlite has one connection, and the call would wait for the transaction that waits for the call.
 */
export type Queryable = Orm | Transaction;

/** For lists that a person's selection makes: one array is one parameter, and a statement takes at most 65,535 of them. */
export function isAnyOf(column: AnyPgColumn, values: string[]): SQL {
  return sql`${column} = ANY(${sql.param(values)}::${sql.raw(column.getSQLType() === 'uuid' ? 'uuid' : 'text')}[])`;
}
