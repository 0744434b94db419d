import type { Outcome } from './command';
import { tableText } from './output';
import type { Session } from './session';

export async function listChanges(session: Session): Promise<Outcome> {
  const { recent } = await session.call('changes.list', {});
  const json = recent.map((change) => ({ label: change.label, done_at: change.doneAt, undone_at: change.undoneAt }));
  return {
    json,
    text: tableText(
      ['change', 'done', 'undone'],
      json.map((change) => [change.label, change.done_at, change.undone_at]),
    ),
  };
}

export async function undoChange(session: Session): Promise<Outcome> {
  const { label } = await session.call('changes.undo', {});
  return { json: { undone: label }, text: `Undid: ${label}.` };
}

export async function redoChange(session: Session): Promise<Outcome> {
  const { label } = await session.call('changes.redo', {});
  return { json: { redone: label }, text: `Redid: ${label}.` };
}
