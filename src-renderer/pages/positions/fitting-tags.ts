/** Mark and gap beside a name, the gap between two tags, and the room of "+9". */
const markWidth = 11;
const gap = 8;
const restWidth = 22;

/**
 * How many of `names` fit into `width`, from the first on. When not all do, room is kept for the "+n" behind them.
 * At least one is shown: it may be shortened.
 */
export function fittingCount(names: readonly string[], width: number, measure: (text: string) => number): number {
  const widths = names.map((name) => markWidth + measure(name));
  const all = widths.reduce((sum, each) => sum + each, 0) + gap * Math.max(0, names.length - 1);
  if (all <= width) return names.length;
  let used = 0;
  let count = 0;
  for (const each of widths) {
    const next = used + each + (count > 0 ? gap : 0);
    if (count > 0 && next + gap + restWidth > width) break;
    used = next;
    count += 1;
  }
  return Math.min(count, Math.max(1, names.length));
}
