import { FormDialog } from '../../components/app-dialog';
import { useIpcMutation } from '../../ipc/client';
import { useSession } from '../../ipc/session';

const ways = {
  'go-on': {
    procedure: 'recovery.goOn',
    title: 'Go on without the missing changes',
    button: 'Go on without them',
    text: 'The book opens as far as it can be read. What was changed after that is gone from it: compare it with your broker. A copy of the database as it is now stays in the data folder.',
    done: 'The database is open, without the changes that were lost.',
  },
  'start-empty': {
    procedure: 'recovery.startEmpty',
    title: 'Start with an empty database',
    button: 'Start empty',
    text: 'No profile of yours is in it, only the demo profiles. What is there now and every backup stay in the data folder: a backup can still be restored later.',
    done: 'This is a new, empty database.',
  },
} as const;

/** Asked before anything that leaves a part of a book behind. */
export function RecoveryConfirmation({ way, onClose }: { way: keyof typeof ways; onClose: () => void }) {
  const { procedure, title, button, text, done } = ways[way];
  const { end } = useSession();
  const act = useIpcMutation(procedure);
  const isBusy = act.isPending || act.isSuccess;
  return (
    <FormDialog
      title={title}
      submitLabel={button}
      danger
      pending={isBusy}
      error={act.isError ? act.error.message : null}
      onClose={onClose}
      onSubmit={() =>
        act.mutate(
          {},
          {
            onSuccess: ({ keptAs }) =>
              end(`${done}${keptAs === null ? '' : ` What was there before is kept as ${keptAs} in the data folder.`}`),
          },
        )
      }
    >
      <p>{text}</p>
    </FormDialog>
  );
}
