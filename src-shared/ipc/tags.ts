import { z } from 'zod';
import { cleanName } from '../domain/clean-name';
import type { Procedure } from './procedure';
import { hexColor, tagType, uuid } from './scalars';

const tagName = z
  .string()
  .overwrite(cleanName)
  .min(1, 'A tag needs a name.')
  .max(50, 'A tag has at most 50 characters.');

export const tag = z.object({ id: uuid, name: z.string(), tagType, color: hexColor, usageCount: z.number().int() });
export type Tag = z.output<typeof tag>;

export const tagsContract = {
  'tags.list': { access: 'profile', input: z.object({}), output: z.array(tag) },
  'tags.create': {
    access: 'profile',
    input: z.object({ name: tagName, tagType: tagType.default('REGULAR'), color: hexColor.optional() }),
    output: tag,
  },
  'tags.update': {
    access: 'profile',
    input: z.object({ id: uuid, name: tagName.optional(), tagType: tagType.optional(), color: hexColor.optional() }),
    output: tag,
  },
  /** A tag in use answers NEEDS_CONFIRMATION with `{usageCount}` until `confirmed` is given. */
  'tags.remove': {
    access: 'profile',
    input: z.object({ id: uuid, confirmed: z.boolean().default(false) }),
    output: z.object({}),
  },
  /** Puts tags on positions and takes others off, all or nothing. At most 20 tags stay on a position. */
  'tags.assign': {
    access: 'profile',
    input: z.object({
      positionIds: z.array(uuid).min(1),
      add: z.array(uuid).default([]),
      remove: z.array(uuid).default([]),
    }),
    output: z.object({ changed: z.number().int() }),
  },
} as const satisfies Record<string, Procedure>;
