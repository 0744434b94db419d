import type { CallError, CallResult } from './result';

/**
 * A part of a back end's answer on its way to the page. Answers travel as JSON text, which threads and processes hand
 * on at a fraction of the cost of objects, and a long list travels in parts, which the page asks for one by one: so that
 * nothing on the way is held for longer than one part takes. `more` asks for the next one; null in the last.
 */
export type AnswerPart = { ok: true; json: string; more: number | null } | { ok: false; error: CallError };

/** The whole answer. The next part is on its way while this one is read. @param more - asks for the next part */
export async function wholeAnswer(first: AnswerPart, more: (id: number) => Promise<AnswerPart>): Promise<CallResult> {
  if (!first.ok) return first;
  if (first.more === null) return { ok: true, data: JSON.parse(first.json) };
  const rows: unknown[] = [];
  let part: AnswerPart = first;
  while (part.ok) {
    const next: Promise<AnswerPart> | null = part.more === null ? null : more(part.more);
    for (const row of JSON.parse(part.json) as unknown[]) rows.push(row);
    if (next === null) return { ok: true, data: rows };
    part = await next;
  }
  return part;
}
