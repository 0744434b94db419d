import type { Orm } from './migrate';

export type Transaction = Parameters<Parameters<Orm['transaction']>[0]>[0];

/**
 * What a repository works on: the database, or the transaction it is given. Inside a transaction never pass the
 * database itself: PGlite has one connection, and the call would wait for the transaction that waits for the call.
 */
export type Queryable = Orm | Transaction;
