import { cleanName, hasInvisible } from './clean-name';
import { type Fault, quoted } from './parsed';

export type TagType = 'REGULAR' | 'STRATEGY';

export interface NamedTag {
  name: string;
  tagType: TagType;
}

export const TAG_NAME_LENGTH = 50;
export const TAGS_PER_POSITION = 20;
export const TAGS_PER_PROFILE = 100;

export type TagFault = 'TAG_TOO_LONG' | 'TAG_WITHOUT_NAME' | 'TOO_MANY_TAGS';
export type TagWarning = 'INVISIBLE_CHARACTERS';

export interface TagCell {
  tags: NamedTag[];
  problems: Fault<TagFault>[];
  warnings: Fault<TagWarning>[];
}

const STRATEGY_PREFIX = '#strategy:';

/** What makes two names one tag: "Hedge" and "hedge" have the same key, in every language of the computer. */
export function tagKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/**
 * The tags of a file's cell, separated by commas: "core, #strategy:wheel" is a regular and a strategy tag.
 * Of names that differ in case alone the first stays. `tags` holds what could be read beside the problems.
 */
export function parseTagCell(text: string): TagCell {
  const tags = new Map<string, NamedTag>();
  const problems: Fault<TagFault>[] = [];
  const warnings: Fault<TagWarning>[] = [];
  for (const piece of text.split(',')) {
    const written = cleanName(piece);
    if (written === '') continue;
    if (hasInvisible(piece)) {
      const message = `The tag ${quoted(written)} held characters that cannot be seen. They are left away.`;
      warnings.push({ code: 'INVISIBLE_CHARACTERS', message });
    }
    const tag = namedTag(written);
    if (tag.name === '') {
      problems.push({
        code: 'TAG_WITHOUT_NAME',
        message: `${quoted(written)} names no strategy. Write it like #strategy:wheel.`,
      });
    } else if (tag.name.length > TAG_NAME_LENGTH) {
      problems.push({
        code: 'TAG_TOO_LONG',
        message: `The tag ${quoted(tag.name)} has ${tag.name.length} characters. Shorten it to ${TAG_NAME_LENGTH}.`,
      });
    } else if (!tags.has(tagKey(tag.name))) tags.set(tagKey(tag.name), tag);
  }
  if (tags.size > TAGS_PER_POSITION) {
    problems.push({
      code: 'TOO_MANY_TAGS',
      message: `${tags.size} tags are more than a position can carry. Leave at most ${TAGS_PER_POSITION}.`,
    });
  }
  return { tags: [...tags.values()], problems, warnings };
}

function namedTag(written: string): NamedTag {
  return written.toLowerCase().startsWith(STRATEGY_PREFIX)
    ? { name: written.slice(STRATEGY_PREFIX.length).trim(), tagType: 'STRATEGY' }
    : { name: written, tagType: 'REGULAR' };
}

/** As a file's cell writes it. */
export function formatTag({ name, tagType }: NamedTag): string {
  return tagType === 'STRATEGY' ? `${STRATEGY_PREFIX}${name}` : name;
}
