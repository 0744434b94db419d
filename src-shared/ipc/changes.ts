import { z } from 'zod';
import type { Procedure } from './procedure';
import { isoInstant } from './scalars';

/** One thing that was done to the book: an edit of one price as well as an import of 100,000 positions. */
const change = z.object({
  id: z.number().int(),
  /** What was done, as a message says it: "Deleted 4 positions". */
  label: z.string(),
  doneAt: isoInstant,
  undoneAt: isoInstant.nullable(),
});

const answer = z.object({ label: z.string() });

export const changesContract = {
  /** `undo` and `redo` are what those would do now; `recent` is all that is kept, newest first. */
  'changes.list': {
    access: 'profile',
    input: z.object({}),
    output: z.object({ undo: change.nullable(), redo: change.nullable(), recent: z.array(change) }),
  },
  /**
   * Puts the book back as it was before the newest change. With `id` only if that is the newest: CONFLICT otherwise.
   * CONFLICT as well when a row is not as the change left it; then nothing is changed.
   */
  'changes.undo': { access: 'profile', input: z.object({ id: z.number().int().optional() }), output: answer },
  /** Does again what was undone last. The next change of another kind takes this away. */
  'changes.redo': { access: 'profile', input: z.object({}), output: answer },
} as const satisfies Record<string, Procedure>;
