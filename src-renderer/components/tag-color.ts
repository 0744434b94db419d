/** c1 to c8 as they are stored (the dark scheme's values); each scheme shows its own readable shade of them. */
export const tagPalette = [
  '#9aa6b8',
  '#c9b26a',
  '#6fa8a0',
  '#b08ab8',
  '#8d9bd0',
  '#b98b6e',
  '#7fa2c4',
  '#9fb06a',
] as const;

export const tagColorNames = ['Grey', 'Ochre', 'Teal', 'Plum', 'Indigo', 'Clay', 'Blue', 'Olive'] as const;

/** The back end's default for a tag that was made without a colour (an import): the palette's grey. */
const storedDefault = '#6b7280';

export function tagColor(stored: string): string {
  const color = stored.toLowerCase();
  if (color === storedDefault) return 'var(--c1)';
  const index = (tagPalette as readonly string[]).indexOf(color);
  return index < 0 ? stored : `var(--c${index + 1})`;
}

/** The colour used least, so that new tags differ from each other. */
export function nextTagColor(used: readonly string[]): string {
  const counts = tagPalette.map((color) => used.filter((entry) => entry.toLowerCase() === color).length);
  const least = Math.min(...counts);
  return tagPalette[counts.indexOf(least)] ?? tagPalette[0];
}
