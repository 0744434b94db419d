/** The palette's eight colours as they are stored (the dark scheme's values); each scheme shows its own shade of them. */
export const TAG_COLORS = [
  '#9aa6b8',
  '#c9b26a',
  '#6fa8a0',
  '#b08ab8',
  '#8d9bd0',
  '#b98b6e',
  '#7fa2c4',
  '#9fb06a',
] as const;

/** The colour used least, so that new tags differ from each other. With the first two in use it is "#6fa8a0". */
export function nextTagColor(used: readonly string[]): string {
  const counts = TAG_COLORS.map((color) => used.filter((entry) => entry.toLowerCase() === color).length);
  return TAG_COLORS[counts.indexOf(Math.min(...counts))] ?? TAG_COLORS[0];
}
