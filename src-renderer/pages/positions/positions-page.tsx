import { type ReactNode, useDeferredValue, useEffect, useMemo } from 'react';
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
  const tags = useIpcQuery('tags.list', {});
  const closed = useIpcQuery('positions.closed', {});
  const read = useMemo(
    () =>
      ready && positions.data && tags.data && closed.data
        ? { open: positions.data, tags: tags.data, closed: closed.data }
        : null,
    [ready, positions.data, tags.data, closed.data],
  );
  const blocks = useLoadingBlocks(read === null);
  const next = useMemo(() => ({ blocks, book: blocks ? null : read }), [blocks, read]);
  // Deferred: a large book is drawn component by component, with the window awake in between.
  const shown = useDeferredValue(next);

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
  const { book } = shown;
  if (book === null) {
    return (
      <>
        <PageBar title="Positions" />
        {shown.blocks && <LoadingBlocks grid rows={12} label="Reading the positions" />}
      </>
    );
  }
  if (book.open.length === 0 && book.closed.length === 0) return <FirstRun title="Positions" />;
  if (view.show === 'closed') {
    return <ClosedPositions closed={book.closed} tags={book.tags} openCount={book.open.length} />;
  }
  return <OpenPositions positions={book.open} tags={book.tags} closedCount={book.closed.length} />;
}
