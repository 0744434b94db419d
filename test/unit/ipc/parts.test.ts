import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AnswerParts } from '../../../src-main/answer-parts';
import { contract } from '../../../src-shared/ipc/contract';
import { type AnswerPart, wholeAnswer } from '../../../src-shared/ipc/parts';
import type { CallResult } from '../../../src-shared/ipc/result';

/** What arrives, and in how many parts it came. */
async function carried(result: CallResult): Promise<{ arrived: CallResult; parts: number }> {
  const answers = new AnswerParts();
  let parts = 1;
  const arrived = await wholeAnswer(answers.begin(7, result), async (id) => {
    parts += 1;
    return answers.next(id);
  });
  return { arrived, parts };
}

const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ index, price: `${index}.50` }));

describe('what the back end answers', () => {
  it.each(Object.entries(contract))('%s can be written as JSON', (_, { output }) => {
    // Throws for what JSON has no word for: bytes, dates, big integers.
    expect(() => z.toJSONSchema(output, { io: 'output' })).not.toThrow();
  });
});

describe('an answer on its way to the page', () => {
  it('arrives as it was sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        // JSON has one zero.
        const data: unknown = JSON.parse(JSON.stringify(value));
        expect((await carried({ ok: true, data })).arrived).toEqual({ ok: true, data });
      }),
    );
  });

  it.each([
    [0, 1],
    [1, 1],
    [2000, 1],
    [2001, 2],
    [6000, 3],
    [6001, 4],
  ])('of %i rows comes in %i parts, in order and whole', async (count, parts) => {
    const result = { ok: true as const, data: rows(count) };
    expect(await carried(result)).toEqual({ arrived: result, parts });
  });

  it('that is an error is one part', async () => {
    const refused = { ok: false as const, error: { code: 'NOT_FOUND' as const, message: 'Gone.' } };
    expect(await carried(refused)).toEqual({ arrived: refused, parts: 1 });
  });

  it('ends with the error of a part that does not come, never as a shorter list', async () => {
    const first = new AnswerParts().begin(1, { ok: true, data: rows(5000) });
    const lost: AnswerPart = { ok: false, error: { code: 'INTERNAL', message: 'The back end stopped.' } };
    expect(await wholeAnswer(first, async () => lost)).toEqual(lost);
  });

  it('keeps no part that was handed out', () => {
    const answers = new AnswerParts();
    expect(answers.begin(1, { ok: true, data: rows(3000) })).toMatchObject({ ok: true, more: 1 });
    expect(answers.next(1)).toMatchObject({ ok: true, more: null });
    expect(answers.next(1)).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
  });
});
