import { TAGS_PER_POSITION, TAGS_PER_PROFILE, tagKey } from '../../src-shared/domain/tags';
import { announce, type Context } from '../context';
import type { Queryable } from '../db/queryable';
import { countOpenPositions } from '../db/repositories/positions';
import {
  countTagsOf,
  deletePositionTags,
  findTag,
  insertPositionTags,
  insertTags,
  listTags,
  mostTagsOnOne,
  softDeleteTag,
  updateTag,
} from '../db/repositories/tags';
import { AppError } from '../ipc/app-error';
import type { HandlersOf } from '../ipc/router';

export function tagsHandlers(context: Context): HandlersOf<'tags'> {
  const { orm } = context.database;

  async function refuseTakenName(db: Queryable, userId: string, name: string, ownId?: string): Promise<void> {
    const taken = (await listTags(db, userId)).find((tag) => tag.id !== ownId && tagKey(tag.name) === tagKey(name));
    if (taken)
      throw new AppError('CONFLICT', `There is a tag “${taken.name}” already. Choose another name.`, { field: 'name' });
  }

  return {
    'tags.list': async (_, { userId }) => listTags(orm, userId),
    'tags.create': async (values, { userId }) => {
      const created = await orm.transaction(async (tx) => {
        await refuseTakenName(tx, userId, values.name);
        if ((await listTags(tx, userId)).length >= TAGS_PER_PROFILE) {
          throw new AppError(
            'LIMIT_REACHED',
            `A profile has at most ${TAGS_PER_PROFILE} tags. Delete one that you no longer use.`,
          );
        }
        const [tag] = await insertTags(tx, userId, [
          { name: values.name, tagType: values.tagType, ...(values.color && { color: values.color }) },
        ]);
        if (!tag) throw new Error('The tag was not inserted.');
        return tag;
      });
      announce(context, 'tags');
      return created;
    },
    'tags.update': async ({ id, ...values }, { userId }) => {
      const changes = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
      const updated = await orm.transaction(async (tx) => {
        if (values.name !== undefined) await refuseTakenName(tx, userId, values.name, id);
        return Object.keys(changes).length === 0 ? findTag(tx, userId, id) : updateTag(tx, userId, id, changes);
      });
      if (!updated) throw new AppError('NOT_FOUND', 'This tag is gone.');
      announce(context, 'tags', 'positions');
      return updated;
    },
    'tags.remove': async ({ id, confirmed }, { userId }) => {
      await orm.transaction(async (tx) => {
        const tag = await findTag(tx, userId, id);
        if (!tag) throw new AppError('NOT_FOUND', 'This tag is gone.');
        if (tag.usageCount > 0 && !confirmed) {
          const where = tag.usageCount === 1 ? 'one position carries it' : `${tag.usageCount} positions carry it`;
          throw new AppError(
            'NEEDS_CONFIRMATION',
            `“${tag.name}” is in use: ${where}. The positions stay, without the tag.`,
            { usageCount: tag.usageCount },
          );
        }
        await softDeleteTag(tx, userId, id, context.clock());
      });
      announce(context, 'tags', 'positions');
      return {};
    },
    'tags.assign': async ({ positionIds, add, remove }, { userId, portfolioId }) => {
      const ids = [...new Set(positionIds)];
      const tagIds = [...new Set([...add, ...remove])];
      await orm.transaction(async (tx) => {
        if ((await countOpenPositions(tx, portfolioId, ids)) !== ids.length)
          throw new AppError('NOT_FOUND', 'One of the positions is gone. Nothing was changed.');
        if ((await countTagsOf(tx, userId, tagIds)) !== tagIds.length)
          throw new AppError('NOT_FOUND', 'One of the tags is gone. Nothing was changed.');
        await deletePositionTags(tx, ids, remove);
        await insertPositionTags(
          tx,
          ids.flatMap((positionId) => add.map((tagId) => ({ positionId, tagId }))),
        );
        if ((await mostTagsOnOne(tx, ids)) > TAGS_PER_POSITION) {
          throw new AppError(
            'LIMIT_REACHED',
            `A position carries at most ${TAGS_PER_POSITION} tags. Nothing was changed: take some off first.`,
          );
        }
      });
      announce(context, 'tags', 'positions');
      return { changed: ids.length };
    },
  };
}
