import type { z } from 'zod';

/**
 * A stored object read part by part. A part that an older or newer version wrote and that means nothing here falls
 * back to its default; the others are kept.
 */
export function knownParts<Shape extends z.ZodObject>(
  schema: Shape,
  defaults: z.output<Shape>,
  stored: unknown,
): z.output<Shape> {
  if (typeof stored !== 'object' || stored === null) return defaults;
  const kept = Object.entries(stored).filter(([name, value]) => schema.shape[name]?.safeParse(value).success);
  return schema.parse({ ...defaults, ...Object.fromEntries(kept) });
}
