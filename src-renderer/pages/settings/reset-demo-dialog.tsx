import { counted } from '../../../src-shared/domain/counted';
import { FormDialog } from '../../components/app-dialog';
import { useLasting } from '../../components/use-delayed';
import { useIpcMutation, useIpcQuery } from '../../ipc/client';
import { useProfile } from '../../ipc/session';
import { showToast } from '../../state/toasts';
import styles from './restore-dialog.module.css';

/** The demo book from the beginning, after saying what that costs. */
export function ResetDemoDialog({ onClose }: { onClose: () => void }) {
  const { username } = useProfile();
  const summary = useIpcQuery('portfolios.summary', {}).data;
  const snapshots = useIpcQuery('snapshots.list', {}).data;
  const reset = useIpcMutation('portfolios.resetDemo');
  const slow = useLasting(reset.isPending, 400);
  const submit = () =>
    reset.mutate(
      {},
      {
        onSuccess: ({ positions }) => {
          onClose();
          showToast({ tone: 'plain', message: `The demo book is reset: ${counted(positions, 'position')}.` });
        },
      },
    );
  return (
    <FormDialog
      title="Reset the demo book"
      subtitle={username}
      submitLabel="Reset the demo book"
      pending={reset.isPending}
      danger
      error={reset.error?.message ?? null}
      onClose={onClose}
      onSubmit={submit}
    >
      <div className={styles.text}>
        <p>
          Every change made in this book is lost: positions that were added, edited, closed or imported, tags, cash
          movements, prices entered by hand
          {snapshots !== undefined && snapshots.length > 0 && `, and its ${counted(snapshots.length, 'snapshot')}`}.
        </p>
        <p>
          {summary !== undefined && `It holds ${counted(summary.positionCount, 'position')} now. `}
          The book of the beginning takes its place, with 90 sessions of snapshots from the simulated market. Undo does
          not bring it back; other profiles stay as they are.
        </p>
      </div>
      <p className={styles.text} role="status">
        {slow ? 'Resetting' : ''}
      </p>
    </FormDialog>
  );
}
