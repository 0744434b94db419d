import { type ReactNode, useDeferredValue, useEffect } from 'react';
import { ErrorLine } from '../../components/error-line';
import { LoadingBlocks } from '../../components/loading-blocks';
import { useLoadingBlocks } from '../../components/use-delayed';
import { PageBar } from '../../frame/page-bar';
import { useIpcQuery } from '../../ipc/client';
import { revealedPosition } from '../../state/revealed-position';
import { useStore } from '../../state/store';
import { FirstRun } from '../import/first-run';
import { ClosedPositions } from './closed-positions';
import { OpenPositions } from './open-positions';
import styles from './positions-page.module.css';
import { usePositionsView } from './positions-view';

export function PositionsPage(): ReactNode {
  const { view, ready, change } = usePositionsView();
  // A position that was asked for is an open one.
  const wanted = useStore(revealedPosition);
  useEffect(() => {
    if (wanted !== null && view.show === 'closed') change({ show: 'open' });
  }, [wanted, view.show, change]);
  const positions = useIpcQuery('positions.list', {});
  // Deferred: a large book is drawn component by component, with the window awake in between.
  const open = useDeferredValue(positions.data);
  const tags = useIpcQuery('tags.list', {});
  const closed = useIpcQuery('positions.closed', {});
  const blocks = useLoadingBlocks(positions.isPending || tags.isPending || closed.isPending || !ready);

  const error = positions.error ?? tags.error ?? closed.error;
  if (error !== null) {
    return (
      <>
        <PageBar title="Positions" />
        <div className={styles.error}>
          <ErrorLine message={`The positions could not be read. ${error.message}`} />
        </div>
      </>
    );
  }
  if (blocks || !ready || !open || !tags.data || !closed.data) {
    return (
      <>
        <PageBar title="Positions" />
        {blocks && <LoadingBlocks grid rows={12} label="Reading the positions" />}
      </>
    );
  }
  if (open.length === 0 && closed.data.length === 0) return <FirstRun />;
  if (view.show === 'closed') {
    return <ClosedPositions closed={closed.data} tags={tags.data} openCount={open.length} />;
  }
  return <OpenPositions positions={open} tags={tags.data} closedCount={closed.data.length} />;
}
