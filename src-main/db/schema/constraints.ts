import { type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, check, timestamp } from 'drizzle-orm/pg-core';

/** The specification leaves these nullable; the database fills them, and triggers move `updated_at`. */
export const createdAt = () => timestamp('created_at', { withTimezone: true }).default(sql`CURRENT_TIMESTAMP`);
export const updatedAt = () => timestamp('updated_at', { withTimezone: true }).default(sql`CURRENT_TIMESTAMP`);

/** Soft delete: NULL is live. */
export const deletedAt = () => timestamp('deleted_at', { withTimezone: true });

const listOfMagnitudes = (columns: AnyPgColumn[]): SQL =>
  sql.join(
    columns.map((column) => sql`abs(${column})`),
    sql`, `,
  );

/**
 * Refuses NaN and the infinities in any of the columns, and lets NULL pass.
 * Postgres sorts NaN above Infinity and `greatest` skips NULL, so that one comparison does for all of them.
 */
export const checkFinite = (name: string, ...columns: AnyPgColumn[]) =>
  check(name, sql`greatest(${listOfMagnitudes(columns)}) < 'Infinity'`);

/** Refuses NaN, the infinities and negative numbers in a price, and lets NULL pass. */
export const checkPrice = (name: string, column: AnyPgColumn) =>
  check(name, sql`${column} >= 0 AND ${column} < 'Infinity'`);

/** Text that somebody typed: neither empty nor with blanks around it. */
export const checkTrimmed = (name: string, column: AnyPgColumn) =>
  check(name, sql`${column} <> '' AND ${column} !~ '(^[[:space:]]|[[:space:]]$)'`);
