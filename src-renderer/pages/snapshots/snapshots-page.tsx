import { Button, SegmentedControl } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { counted } from '../../../src-shared/domain/counted';
import { drawdowns } from '../../../src-shared/domain/drawdown';
import type { Snapshot } from '../../../src-shared/ipc/snapshots';
import { useNegativeStyle } from '../../appearance';
import { Card } from '../../components/card';
import { NavCard } from '../../components/chart/nav-card';
import { ErrorLine } from '../../components/error-line';
import { ListTable } from '../../components/list-table/list-table';
import { LoadingBlocks } from '../../components/loading-blocks';
import { useLoadingBlocks } from '../../components/use-delayed';
import { dateText } from '../../format/date-format';
import { PageBar } from '../../frame/page-bar';
import { useIpcQuery } from '../../ipc/client';
import { runCommand } from '../../state/commands';
import { useJobsRunning } from '../../state/jobs';
import { CompareMenu } from './compare-menu';
import { comparedDays } from './comparison';
import { ComparisonCard } from './comparison-card';
import { DayGreeks, DayPositions } from './day-tables';
import { RebuildDialog } from './rebuild-dialog';
import { sessionColumns } from './session-columns';
import styles from './snapshots-page.module.css';
import { useTravel } from './use-travel';

const views = [
  { value: 'book', label: 'Book' },
  { value: 'positions', label: 'Positions that day' },
  { value: 'greeks', label: 'Greeks' },
];

function Empty() {
  const running = useJobsRunning();
  return (
    <div className={styles.empty}>
      <h2>No snapshot yet</h2>
      <p>
        A snapshot keeps the book as it was at the close of a session: NAV, P&L, and every position with its price and
        Greeks. The chain makes one after each session.
      </p>
      <Button
        variant="filled"
        leftSection={<IconPlayerPlay size={16} stroke={1.6} aria-hidden />}
        aria-disabled={running}
        onClick={() => runCommand('jobs.run')}
      >
        {running ? 'The chain runs' : 'Run chain now'}
      </Button>
    </div>
  );
}

function DayView({ date, view }: { date: string; view: string }) {
  const day = useIpcQuery('snapshots.day', { date });
  const loading = useLoadingBlocks(day.isPending);
  if (day.isError) return <ErrorLine message={`The session could not be read. ${day.error.message}`} />;
  if (loading) return <LoadingBlocks rows={12} label="Reading the session" />;
  if (day.data === undefined) return null;
  return view === 'greeks' ? <DayGreeks day={day.data} /> : <DayPositions day={day.data} />;
}

function scopeText(snapshots: readonly Snapshot[]): string {
  const [first] = snapshots;
  if (first === undefined) return '';
  const complete = snapshots.filter(({ isComplete }) => isComplete).length;
  return `${counted(snapshots.length, 'session')} from ${dateText(first.snapshotDate)}, ${complete} complete`;
}

const none: readonly Snapshot[] = [];

/** The book at the close of every session: its course, any day of it, and any two against each other. */
export function SnapshotsPage() {
  const negative = useNegativeStyle();
  const list = useIpcQuery('snapshots.list', {});
  const snapshots = list.data ?? none;
  const [compared, setCompared] = useState<string | null>(null);
  const [view, setView] = useState('book');
  const [rebuilding, setRebuilding] = useState(false);
  const { day, travel } = useTravel(snapshots, () => setRebuilding(true));
  const loading = useLoadingBlocks(list.isPending);
  const sessions = useMemo(() => {
    const falls = drawdowns(snapshots);
    return snapshots.map((snapshot, index) => ({ snapshot, drawdown: falls[index] ?? null })).reverse();
  }, [snapshots]);
  const days = comparedDays(snapshots, day, compared);
  const last = snapshots.at(-1)?.snapshotDate;
  const shownDay = day ?? last;
  const other = days?.find(({ snapshotDate }) => snapshotDate !== shownDay)?.snapshotDate ?? null;
  const choose = (date: string) => travel(date === last ? null : date);
  return (
    <>
      <PageBar
        title="Snapshots"
        actions={
          last !== undefined &&
          shownDay !== undefined && (
            <>
              <SegmentedControl aria-label="What of the session" value={view} onChange={setView} data={views} />
              {other !== null && (
                <CompareMenu snapshots={snapshots} day={shownDay} other={other} onCompare={setCompared} />
              )}
              <Button onClick={() => setRebuilding(true)}>Rebuild</Button>
            </>
          )
        }
      >
        <span className={styles.scope}>{scopeText(snapshots)}</span>
      </PageBar>
      {list.isError && (
        <div className={styles.page}>
          <ErrorLine message={`The snapshots could not be read. ${list.error.message}`} />
        </div>
      )}
      {loading && <LoadingBlocks rows={12} label="Reading the snapshots" />}
      {!loading && list.data !== undefined && last === undefined && <Empty />}
      {!loading && shownDay !== undefined && view !== 'book' && (
        <div className={styles.page}>
          <DayView date={shownDay} view={view} />
        </div>
      )}
      {!loading && last !== undefined && view === 'book' && (
        <div className={styles.page}>
          <NavCard
            className={styles.chart}
            snapshots={snapshots}
            chosen={day}
            compared={other}
            onChoose={choose}
            onCompare={setCompared}
          />
          <div className={styles.halves}>
            <Card title="Sessions" note="click travels, Shift-click compares">
              <ListTable
                label="Sessions"
                columns={sessionColumns(negative)}
                rows={sessions}
                idOf={({ snapshot }) => snapshot.snapshotDate}
                chosen={day}
                marked={other}
                onChoose={({ snapshot }, extend) =>
                  extend ? setCompared(snapshot.snapshotDate) : choose(snapshot.snapshotDate)
                }
                rowProblem={({ snapshot }) => !snapshot.isComplete}
              />
            </Card>
            {days !== null && <ComparisonCard snapshots={snapshots} days={days} />}
          </div>
        </div>
      )}
      {rebuilding && last !== undefined && (
        <RebuildDialog from={snapshots[0]?.snapshotDate ?? last} through={last} onClose={() => setRebuilding(false)} />
      )}
    </>
  );
}
