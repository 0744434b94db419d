import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, uniqueIndex, uuid, varchar } from 'drizzle-orm/pg-core';
import { checkTrimmed, createdAt, deletedAt, updatedAt } from './constraints';
import { positions } from './positions';
import { users } from './users';

export const tags = pgTable(
  'tags',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: varchar('name', { length: 100 }).notNull(),
    tagType: varchar('tag_type', { length: 20 }).notNull(),
    color: varchar('color', { length: 7 }).default('#6B7280'),
    /** Live positions that carry the tag. Triggers keep it; what a statement writes here is ignored. */
    usageCount: integer('usage_count').default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: deletedAt(),
  },
  (table) => [
    // Only live tags count: the name of a deleted one can be used again.
    uniqueIndex('uq_tags_user_id_name_live')
      .on(table.userId, sql`lower(${table.name})`)
      .where(sql`${table.deletedAt} IS NULL`),
    index('idx_tags_user_type').on(table.userId, table.tagType).where(sql`${table.deletedAt} IS NULL`),
    check('ck_tags_tag_type', sql`${table.tagType} IN ('REGULAR', 'STRATEGY')`),
    checkTrimmed('ck_tags_name', table.name),
    check('ck_tags_name_length', sql`char_length(${table.name}) <= 50`),
    check('ck_tags_color', sql`${table.color} ~ '^#[0-9A-Fa-f]{6}$'`),
    check('ck_tags_usage_count', sql`${table.usageCount} >= 0`),
  ],
);

export const positionTags = pgTable(
  'position_tags',
  {
    positionId: uuid('position_id')
      .notNull()
      .references(() => positions.id, { onDelete: 'cascade' }),
    tagId: uuid('tag_id')
      .notNull()
      .references(() => tags.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ name: 'position_tags_pkey', columns: [table.positionId, table.tagId] }),
    index('idx_position_tags_position_id').on(table.positionId),
    index('idx_position_tags_tag_id').on(table.tagId),
  ],
);
