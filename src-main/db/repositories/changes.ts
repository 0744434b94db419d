import { and, asc, desc, eq, isNotNull, isNull, notInArray, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../queryable';
import { changeImages, changes } from '../schema';

const changeColumns = {
  id: changes.id,
  label: changes.label,
  importBatchId: changes.importBatchId,
  createdAt: changes.createdAt,
  undoneAt: changes.undoneAt,
};

export type StoredChange = Awaited<ReturnType<typeof listChanges>>[number];

/** Newest first. */
export async function listChanges(db: Queryable, userId: string) {
  return db.select(changeColumns).from(changes).where(eq(changes.userId, userId)).orderBy(desc(changes.id));
}

export async function newestDone(db: Queryable, userId: string): Promise<StoredChange | undefined> {
  const [found] = await db
    .select(changeColumns)
    .from(changes)
    .where(and(eq(changes.userId, userId), isNull(changes.undoneAt)))
    .orderBy(desc(changes.id))
    .limit(1);
  return found;
}

/** The one that was undone last: undoing goes from the newest to the oldest. */
export async function oldestUndone(db: Queryable, userId: string): Promise<StoredChange | undefined> {
  const [found] = await db
    .select(changeColumns)
    .from(changes)
    .where(and(eq(changes.userId, userId), isNotNull(changes.undoneAt)))
    .orderBy(asc(changes.id))
    .limit(1);
  return found;
}

export async function insertChange(
  db: Queryable,
  change: { userId: string; label: string; createdAt: Date; importBatchId?: string },
): Promise<number> {
  const [inserted] = await db.insert(changes).values(change).returning({ id: changes.id });
  if (!inserted) throw new Error('The change was not recorded.');
  return inserted.id;
}

export async function setChangeLabel(db: Queryable, id: number, label: string): Promise<void> {
  await db.update(changes).set({ label }).where(eq(changes.id, id));
}

export async function markChangeUndone(db: Queryable, id: number, at: Date | null): Promise<void> {
  await db.update(changes).set({ undoneAt: at }).where(eq(changes.id, id));
}

export async function deleteChange(db: Queryable, id: number): Promise<void> {
  await db.delete(changes).where(eq(changes.id, id));
}

/** What was undone can be redone only until something else is done. */
export async function deleteUndoneChanges(db: Queryable, userId: string): Promise<void> {
  await db.delete(changes).where(and(eq(changes.userId, userId), isNotNull(changes.undoneAt)));
}

export async function deleteOldChanges(db: Queryable, userId: string, keep: number): Promise<void> {
  const kept = db
    .select({ id: changes.id })
    .from(changes)
    .where(eq(changes.userId, userId))
    .orderBy(desc(changes.id))
    .limit(keep);
  await db.delete(changes).where(and(eq(changes.userId, userId), notInArray(changes.id, kept)));
}

/** From here to the end of the transaction, or to null, the triggers of `record_change()` write images for this change. */
export async function recordImagesFor(db: Queryable, changeId: number | null): Promise<void> {
  await db.execute(sql`SELECT set_config('sigmasight.change', ${changeId === null ? '' : String(changeId)}, true)`);
}

export async function deleteImages(db: Queryable, changeId: number): Promise<void> {
  await db.delete(changeImages).where(eq(changeImages.changeId, changeId));
}

export type Side = 'before' | 'after';

/** What one statement did to one table, without the rows themselves: those stay in the database. */
export interface Images {
  id: number;
  tableName: string;
  columns: string[];
  before: number | null;
  after: number | null;
}

/** In the order in which they were written; `before` and `after` count the rows. */
export async function listImages(db: Queryable, changeId: number): Promise<Images[]> {
  return db
    .select({
      id: changeImages.id,
      tableName: changeImages.tableName,
      columns: changeImages.columns,
      before: sql<number | null>`jsonb_array_length(${changeImages.before})`,
      after: sql<number | null>`jsonb_array_length(${changeImages.after})`,
    })
    .from(changeImages)
    .where(eq(changeImages.changeId, changeId))
    .orderBy(asc(changeImages.id));
}

const keyColumns = {
  positions: ['id'],
  tags: ['id'],
  position_tags: ['position_id', 'tag_id'],
  cash_flows: ['id'],
  portfolio_prices: ['id'],
  import_batches: ['id'],
} satisfies Record<string, string[]>;

function keyOf(tableName: string): string[] {
  if (!Object.hasOwn(keyColumns, tableName)) throw new Error(`There is no key for ${tableName}.`);
  return keyColumns[tableName as keyof typeof keyColumns];
}

const list = (names: string[], of: (name: SQL) => SQL, separator = sql`, `): SQL =>
  sql.join(
    names.map((name) => of(sql.identifier(name) as unknown as SQL)),
    separator,
  );

/**
 * Brings the rows of one statement to the wanted side: updates, inserts or deletes them, softly where the table can.
 *
 * @returns false when one of them is not as the other side has it; what was written by then is to be rolled back
 */
export async function restoreImages(db: Queryable, images: Images, wanted: Side): Promise<boolean> {
  const expected = wanted === 'before' ? 'after' : 'before';
  const key = keyOf(images.tableName);
  const table = sql`public.${sql.identifier(images.tableName)}`;
  // Both sides are in one order. Reading them as pairs leaves nothing to join: the planner knows no array's length, and
  // would compare each of 10,000 images with each.
  const pairs = sql`
    change_images AS images,
    ROWS FROM (jsonb_array_elements(images.${sql.identifier(expected)}), jsonb_array_elements(images.${sql.identifier(wanted)}))
      AS pair (expected, wanted),
    jsonb_populate_record(NULL::${table}, pair.expected) AS expected,
    jsonb_populate_record(NULL::${table}, pair.wanted) AS wanted
    WHERE images.id = ${images.id}`;
  const isAsExpected = sql`
    ${list(key, (name) => sql`stored.${name} = expected.${name}`, sql` AND `)}
    AND ROW(${list(images.columns, (name) => sql`stored.${name}`)})
      IS NOT DISTINCT FROM ROW(${list(images.columns, (name) => sql`expected.${name}`)})`;
  const columns = [...key, ...images.columns];
  // A row that went for good would take along what an undone import keeps of it: links of a tag, the old values of a position.
  const isSoft = images.columns.includes('deleted_at');
  const inserts = sql`
    INSERT INTO ${table} AS stored (${list(columns, (name) => name)})
    SELECT ${list(columns, (name) => sql`wanted.${name}`)} FROM ${pairs}
    ON CONFLICT ${isSoft ? sql`(id) DO UPDATE SET deleted_at = NULL WHERE stored.deleted_at IS NOT NULL` : sql`DO NOTHING`}`;
  const deletes = isSoft
    ? sql`UPDATE ${table} AS stored SET deleted_at = CURRENT_TIMESTAMP FROM ${pairs} AND ${isAsExpected}`
    : sql`DELETE FROM ${table} AS stored USING ${pairs} AND ${isAsExpected}`;
  const updates = sql`
    UPDATE ${table} AS stored SET ${list(images.columns, (name) => sql`${name} = wanted.${name}`)}
    FROM ${pairs} AND ${isAsExpected}`;
  const statement = images[expected] === null ? inserts : images[wanted] === null ? deletes : updates;
  const changed = await db.execute(statement).catch((error: Error) => {
    // A name that is taken by now: of what was recorded nothing else can break a rule.
    if (isUniqueViolation(error)) return { affectedRows: 0 };
    throw error;
  });
  return changed.affectedRows === (images[expected] ?? images[wanted]);
}

function isUniqueViolation(error: Error): boolean {
  return (error.cause as { code?: string } | undefined)?.code === '23505';
}

/** A query of the ids of the rows of a table that a change touched. */
export function idsInImages(changeId: number, tableName: 'positions' | 'portfolio_prices'): SQL {
  return sql`(
    SELECT (image->>'id')::uuid
    FROM change_images AS images, jsonb_array_elements(coalesce(images.after, images.before)) AS image
    WHERE images.change_id = ${changeId} AND images.table_name = ${tableName})`;
}

/** The symbols whose prices a change touched, of those prices that are there now. */
export async function pricedSymbolsOf(db: Queryable, changeId: number): Promise<string[]> {
  const { rows } = await db.execute<{ symbol: string }>(
    sql`SELECT DISTINCT symbol FROM portfolio_prices WHERE id IN ${idsInImages(changeId, 'portfolio_prices')}`,
  );
  return rows.map((row) => row.symbol);
}

/** What a profile did is forgotten: the book that it was done to is gone. */
export async function deleteChangesOf(db: Queryable, userId: string): Promise<void> {
  await db.delete(changes).where(eq(changes.userId, userId));
}
