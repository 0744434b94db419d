import { useDeferredValue, useMemo } from 'react';
import { ErrorLine } from '../../components/error-line';
import { useLoadingBlocks } from '../../components/use-delayed';
import { PageBar } from '../../frame/page-bar';
import { useIpcQuery } from '../../ipc/client';
import { FirstRun } from '../import/first-run';
import styles from './dashboard.module.css';
import { DashboardBlocks } from './dashboard-blocks';
import { DashboardView } from './dashboard-view';

export function DashboardPage() {
  const positions = useIpcQuery('positions.list', {});
  const tags = useIpcQuery('tags.list', {});
  const summary = useIpcQuery('portfolios.summary', {});
  const snapshots = useIpcQuery('snapshots.list', {});
  const status = useIpcQuery('market-data.status', {});
  const read = useMemo(
    () =>
      positions.data && tags.data && summary.data && snapshots.data && status.data
        ? {
            positions: positions.data,
            tags: tags.data,
            summary: summary.data,
            snapshots: snapshots.data,
            status: status.data,
          }
        : null,
    [positions.data, tags.data, summary.data, snapshots.data, status.data],
  );
  // Deferred: a large book is added up card by card, with the window awake in between.
  const book = useDeferredValue(read);
  const blocks = useLoadingBlocks(book === null);
  const error = positions.error ?? tags.error ?? summary.error ?? snapshots.error ?? status.error;
  if (error !== null && read === null) {
    return (
      <>
        <PageBar title="Dashboard" />
        <div className={styles.error}>
          <ErrorLine message={`The book could not be read. ${error.message}`} />
        </div>
      </>
    );
  }
  if (book === null || blocks) {
    return (
      <>
        <PageBar title="Dashboard" />
        {blocks && <DashboardBlocks />}
      </>
    );
  }
  // A book that was emptied has a history; one that is new has nothing to show.
  if (book.positions.length === 0 && book.snapshots.length === 0) return <FirstRun title="Dashboard" />;
  return <DashboardView {...book} />;
}
