import { redoChange, undoChange } from '../changes';
import type { Context } from '../context';
import { listChanges, type StoredChange } from '../db/repositories/changes';
import type { HandlersOf } from '../ipc/router';

export function changesHandlers(context: Context): HandlersOf<'changes'> {
  return {
    'changes.list': async (_, { userId }) => {
      const recent = (await listChanges(context.database.orm, userId)).map(shown);
      return {
        undo: recent.find((change) => change.undoneAt === null) ?? null,
        redo: recent.findLast((change) => change.undoneAt !== null) ?? null,
        recent,
      };
    },
    'changes.undo': async ({ id }, caller) => ({ label: await undoChange(context, caller, id) }),
    'changes.redo': async (_, caller) => ({ label: await redoChange(context, caller) }),
  };
}

function shown({ id, label, createdAt, undoneAt }: StoredChange) {
  return { id, label, doneAt: createdAt.toISOString(), undoneAt: undoneAt?.toISOString() ?? null };
}
