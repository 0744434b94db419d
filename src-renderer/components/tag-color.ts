import { TAG_COLORS } from '../../src-shared/domain/tag-colors';

export const tagColorNames = ['Grey', 'Ochre', 'Teal', 'Plum', 'Indigo', 'Clay', 'Blue', 'Olive'] as const;

/** The database's default for a tag that was made without a colour: the palette's grey. */
const storedDefault = '#6b7280';

export function tagColor(stored: string): string {
  const color = stored.toLowerCase();
  if (color === storedDefault) return 'var(--c1)';
  const index = (TAG_COLORS as readonly string[]).indexOf(color);
  return index < 0 ? stored : `var(--c${index + 1})`;
}
