import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { NamedTag, TagType } from '../../../src-shared/domain/tags';
import { isAnyOf, type Queryable } from '../queryable';
import { positions, positionTags, tags } from '../schema';
import { copyFrom, copyInto } from './copy';

const DEFAULT_COLOR = '#6B7280';

const tagColumns = {
  id: tags.id,
  name: tags.name,
  tagType: sql<TagType>`${tags.tagType}`,
  color: sql<string>`coalesce(${tags.color}, ${DEFAULT_COLOR})`,
  usageCount: sql<number>`coalesce(${tags.usageCount}, 0)`,
};

const liveOf = (userId: string) => and(eq(tags.userId, userId), isNull(tags.deletedAt));

export async function listTags(db: Queryable, userId: string) {
  return db.select(tagColumns).from(tags).where(liveOf(userId)).orderBy(sql`lower(${tags.name})`);
}

export async function findTag(db: Queryable, userId: string, id: string) {
  const [found] = await db
    .select(tagColumns)
    .from(tags)
    .where(and(liveOf(userId), eq(tags.id, id)));
  return found;
}

export async function insertTags(db: Queryable, userId: string, values: (NamedTag & { color?: string })[]) {
  if (values.length === 0) return [];
  return db
    .insert(tags)
    .values(values.map((value) => ({ userId, ...value })))
    .returning(tagColumns);
}

export async function updateTag(
  db: Queryable,
  userId: string,
  id: string,
  values: Partial<NamedTag & { color: string }>,
) {
  const [updated] = await db
    .update(tags)
    .set(values)
    .where(and(liveOf(userId), eq(tags.id, id)))
    .returning(tagColumns);
  return updated;
}

export async function softDeleteTag(db: Queryable, userId: string, id: string, at: Date): Promise<void> {
  await db
    .update(tags)
    .set({ deletedAt: at })
    .where(and(liveOf(userId), eq(tags.id, id)));
}

export async function softDeleteTagsOf(db: Queryable, userId: string, at: Date): Promise<void> {
  await db.update(tags).set({ deletedAt: at }).where(liveOf(userId));
}

/** Of the given tags those that no live position carries. */
export async function softDeleteUnusedTags(db: Queryable, userId: string, ids: string[], at: Date): Promise<number> {
  if (ids.length === 0) return 0;
  const removed = await db
    .update(tags)
    .set({ deletedAt: at })
    .where(and(liveOf(userId), inArray(tags.id, ids), eq(tags.usageCount, 0)))
    .returning({ id: tags.id });
  return removed.length;
}

export async function listTagsIn(db: Queryable, userId: string, ids: string[]) {
  return db
    .select(tagColumns)
    .from(tags)
    .where(and(liveOf(userId), inArray(tags.id, ids)))
    .orderBy(sql`lower(${tags.name})`);
}

/** Of deleted tags the names that other tags have taken since. */
export async function takenNames(db: Queryable, userId: string, ids: string[]): Promise<string[]> {
  const { rows } = await db.execute<{ name: string }>(sql`
    SELECT gone.name FROM tags gone JOIN tags live ON lower(live.name) = lower(gone.name)
    WHERE gone.user_id = ${userId} AND live.user_id = ${userId} AND gone.id = ANY(${sql.param(ids)}::uuid[])
      AND gone.deleted_at IS NOT NULL AND live.deleted_at IS NULL
    ORDER BY gone.name`);
  return rows.map(({ name }) => name);
}

/** Brings back tags that were deleted at that moment. */
export async function restoreTags(db: Queryable, userId: string, ids: string[], deletedAt: Date): Promise<void> {
  await db
    .update(tags)
    .set({ deletedAt: null })
    .where(and(eq(tags.userId, userId), isAnyOf(tags.id, ids), eq(tags.deletedAt, deletedAt)));
}

interface PositionTag {
  positionId: string;
  tagId: string;
}

/** Of positions that are new, so that no pair can be there already. */
export async function insertNewPositionTags(db: Queryable, pairs: readonly PositionTag[]): Promise<void> {
  await copyInto(db, 'position_tags', { position_id: (pair) => pair.positionId, tag_id: (pair) => pair.tagId }, pairs);
}

/** Pairs that are there already stay as they are. */
export async function insertPositionTags(db: Queryable, pairs: readonly PositionTag[]): Promise<void> {
  if (pairs.length === 0) return;
  await db.execute(sql`
    INSERT INTO position_tags (position_id, tag_id)
    SELECT * FROM unnest(${sql.param(pairs.map((pair) => pair.positionId))}::uuid[], ${sql.param(pairs.map((pair) => pair.tagId))}::uuid[])
    ON CONFLICT DO NOTHING`);
}

export async function deletePositionTags(db: Queryable, positionIds: string[], tagIds: string[]): Promise<void> {
  if (tagIds.length === 0) return;
  await db
    .delete(positionTags)
    .where(and(isAnyOf(positionTags.positionId, positionIds), inArray(positionTags.tagId, tagIds)));
}

/** The live tags of every open, or every closed, position of a book, by position. */
export async function tagIdsByPosition(
  db: Queryable,
  portfolioId: string,
  of: 'open' | 'closed',
): Promise<Map<string, string[]>> {
  const rows = await copyFrom<{ positionId: string; tagId: string }>(
    db,
    { positionId: positionTags.positionId, tagId: positionTags.tagId },
    sql`FROM ${positionTags} JOIN ${positions} ON ${positions.id} = ${positionTags.positionId}
      JOIN ${tags} ON ${tags.id} = ${positionTags.tagId}
      WHERE ${positions.portfolioId} = ${portfolioId} AND ${positions.deletedAt} IS NULL
        AND ${of === 'open' ? isNull(positions.exitDate) : isNotNull(positions.exitDate)} AND ${tags.deletedAt} IS NULL
      ORDER BY lower(${tags.name})`,
  );
  const byPosition = new Map<string, string[]>();
  for (const { positionId, tagId } of rows) {
    const ids = byPosition.get(positionId);
    if (ids) ids.push(tagId);
    else byPosition.set(positionId, [tagId]);
  }
  return byPosition;
}

/** How many tags the fullest of these positions carries. */
export async function mostTagsOnOne(db: Queryable, positionIds: string[]): Promise<number> {
  const counts = db
    .select({ count: sql<number>`count(*)::int`.as('count') })
    .from(positionTags)
    .innerJoin(tags, eq(tags.id, positionTags.tagId))
    .where(and(isAnyOf(positionTags.positionId, positionIds), isNull(tags.deletedAt)))
    .groupBy(positionTags.positionId)
    .as('counts');
  const [row] = await db.select({ most: sql<number | null>`max(${counts.count})` }).from(counts);
  return row?.most ?? 0;
}

/** A part that is closed keeps the tags of the position it comes from. */
export async function copyPositionTags(db: Queryable, fromId: string, toId: string): Promise<void> {
  await db.execute(
    sql`INSERT INTO position_tags (position_id, tag_id) SELECT ${toId}::uuid, tag_id FROM position_tags WHERE position_id = ${fromId}`,
  );
}
