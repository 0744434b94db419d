import { createdTag, deletedTag, editedTag, taggedPositions } from '../../src-shared/domain/change-labels';
import { TAGS_PER_POSITION, TAGS_PER_PROFILE, tagKey } from '../../src-shared/domain/tags';
import type { Topic } from '../../src-shared/ipc/events';
import { recordChange } from '../changes';
import type { Context } from '../context';
import type { Queryable } from '../db/queryable';
import { countOpenPositions } from '../db/repositories/positions';
import {
  deletePositionTags,
  findTag,
  insertPositionTags,
  insertTags,
  listTags,
  listTagsIn,
  mostTagsOnOne,
  softDeleteTag,
  updateTag,
} from '../db/repositories/tags';
import { AppError } from '../ipc/app-error';
import type { HandlersOf } from '../ipc/router';

const topics: Topic[] = ['tags', 'positions'];

export function tagsHandlers(context: Context): HandlersOf<'tags'> {
  const { orm } = context.database;

  async function refuseTakenName(db: Queryable, userId: string, name: string, ownId?: string): Promise<void> {
    const taken = (await listTags(db, userId)).find((tag) => tag.id !== ownId && tagKey(tag.name) === tagKey(name));
    if (taken)
      throw new AppError('CONFLICT', `There is a tag “${taken.name}” already. Choose another name.`, { field: 'name' });
  }

  return {
    'tags.list': async (_, { userId }) => listTags(orm, userId),
    'tags.create': async (values, caller) => {
      const { userId } = caller;
      return recordChange(context, caller, ['tags'], async (tx) => {
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
        return { answer: tag, label: createdTag(tag) };
      });
    },
    'tags.update': async ({ id, ...values }, caller) => {
      const { userId } = caller;
      const changes = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
      return recordChange(context, caller, topics, async (tx) => {
        const before = await findTag(tx, userId, id);
        if (!before) throw new AppError('NOT_FOUND', 'This tag is gone.');
        if (values.name !== undefined) await refuseTakenName(tx, userId, values.name, id);
        const after = Object.keys(changes).length === 0 ? before : await updateTag(tx, userId, id, changes);
        if (!after) throw new Error('The tag was not updated.');
        return { answer: after, label: editedTag(before, after) };
      });
    },
    'tags.remove': async ({ id, confirmed }, caller) =>
      recordChange(context, caller, topics, async (tx) => {
        const tag = await findTag(tx, caller.userId, id);
        if (!tag) throw new AppError('NOT_FOUND', 'This tag is gone.');
        if (tag.usageCount > 0 && !confirmed) {
          const where = tag.usageCount === 1 ? 'one position carries it' : `${tag.usageCount} positions carry it`;
          throw new AppError(
            'NEEDS_CONFIRMATION',
            `“${tag.name}” is in use: ${where}. The positions stay, without the tag.`,
            { usageCount: tag.usageCount },
          );
        }
        await softDeleteTag(tx, caller.userId, id, context.clock());
        return { answer: {}, label: deletedTag(tag) };
      }),
    'tags.assign': async ({ positionIds, add, remove }, caller) => {
      const { userId, portfolioId } = caller;
      const ids = [...new Set(positionIds)];
      const tagIds = [...new Set([...add, ...remove])];
      return recordChange(context, caller, topics, async (tx) => {
        if ((await countOpenPositions(tx, portfolioId, ids)) !== ids.length)
          throw new AppError('NOT_FOUND', 'One of the positions is gone. Nothing was changed.');
        const tags = await listTagsIn(tx, userId, tagIds);
        if (tags.length !== tagIds.length)
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
        const named = (list: string[]) => tags.filter((tag) => list.includes(tag.id));
        return { answer: { changed: ids.length }, label: taggedPositions(ids.length, named(add), named(remove)) };
      });
    },
  };
}
