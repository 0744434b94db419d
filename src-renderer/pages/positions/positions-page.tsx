import { ErrorLine } from '../../components/error-line';
import { LoadingBlocks } from '../../components/loading-blocks';
import { useLoadingBlocks } from '../../components/use-delayed';
import { PageBar } from '../../frame/page-bar';
import { useIpcQuery } from '../../ipc/client';
import { FirstRun } from '../import/first-run';
import { ClosedPositions } from './closed-positions';
import { OpenPositions } from './open-positions';
import styles from './positions-page.module.css';
import { usePositionsView } from './positions-view';

export function PositionsPage() {
  const { view } = usePositionsView();
  const positions = useIpcQuery('positions.list', {});
  const tags = useIpcQuery('tags.list', {});
  const closed = useIpcQuery('positions.closed', {});
  const blocks = useLoadingBlocks(positions.isPending || tags.isPending);

  if (positions.isError || tags.isError) {
    const error = positions.error ?? tags.error;
    return (
      <>
        <PageBar title="Positions" />
        <div className={styles.error}>
          <ErrorLine message={`The positions could not be read. ${error?.message ?? ''}`} />
        </div>
      </>
    );
  }
  if (blocks || positions.isPending || tags.isPending) {
    return (
      <>
        <PageBar title="Positions" />
        {blocks && <LoadingBlocks grid rows={12} label="Reading the positions" />}
      </>
    );
  }
  if (view.show === 'closed') return <ClosedPositions />;
  if (positions.data.length === 0 && (closed.data ?? []).length === 0) return <FirstRun />;
  return <OpenPositions positions={positions.data} tags={tags.data} />;
}
