import type { Position } from '../../../src-shared/ipc/positions';
import type { Tag } from '../../../src-shared/ipc/tags';

/** Whether a tag is on all, some or none of the positions. */
export function tagState(tagId: string, positions: readonly Pick<Position, 'tagIds'>[]): 'all' | 'some' | 'none' {
  const count = positions.filter((position) => position.tagIds.includes(tagId)).length;
  if (count === 0) return 'none';
  return count === positions.length ? 'all' : 'some';
}

/** Tags whose name holds what was typed, those that begin with it first. */
export function matchingTags(tags: readonly Tag[], typed: string): Tag[] {
  const text = typed.trim().toLowerCase();
  const begins = (tag: Tag) => tag.name.toLowerCase().startsWith(text);
  return tags
    .filter((tag) => tag.name.toLowerCase().includes(text))
    .sort((a, b) => Number(begins(b)) - Number(begins(a)) || a.name.localeCompare(b.name));
}
