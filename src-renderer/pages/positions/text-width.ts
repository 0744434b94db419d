const cache = new Map<string, number>();
let context: CanvasRenderingContext2D | null | undefined;

/** Width of a text at 12 px, measured once per text: the grid asks for thousands of them while it scrolls. */
export function textWidth(text: string): number {
  const known = cache.get(text);
  if (known !== undefined) return known;
  if (context === undefined) {
    context = document.createElement('canvas').getContext('2d');
    if (context) context.font = '400 12px "Inter Variable"';
  }
  const width = context ? context.measureText(text).width : text.length * 6.5;
  cache.set(text, width);
  return width;
}

/** The plain decimal text that is the longest once its thousands are set apart. */
export function longestNumber(texts: Iterable<string>): string | null {
  let found: string | null = null;
  let length = 0;
  for (const text of texts) {
    const point = text.indexOf('.');
    const digits = (point < 0 ? text.length : point) - Number(text.startsWith('-'));
    const written = text.length + Math.floor((digits - 1) / 3);
    if (written <= length) continue;
    found = text;
    length = written;
  }
  return found;
}

/** The decimal text with the longest whole part: written with the same decimals, it is the widest. */
export function longestWhole(texts: Iterable<string | null>): string | null {
  let found: string | null = null;
  let length = 0;
  for (const text of texts) {
    if (text === null) continue;
    const point = text.indexOf('.');
    const whole = point < 0 ? text.length : point;
    if (whole <= length) continue;
    found = text;
    length = whole;
  }
  return found;
}

/** Numbers are never cut: a column grows with its widest number. Totals are semibold, a twentieth wider; 12 px are padding. */
export function fittingWidth(least: number, texts: readonly (string | null)[]): number {
  const widths = texts.map((text) => (text === null ? 0 : Math.ceil(textWidth(text) * 1.05) + 12));
  return Math.max(least, ...widths);
}
