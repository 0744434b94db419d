import { Button } from '@mantine/core';
import { IconCalendarClock, IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { counted } from '../../../src-shared/domain/counted';
import { ErrorLine } from '../../components/error-line';
import { KeyCap } from '../../components/key-cap';
import { LoadingBlocks } from '../../components/loading-blocks';
import { useLoadingBlocks } from '../../components/use-delayed';
import { PageBar } from '../../frame/page-bar';
import { useIpcQuery } from '../../ipc/client';
import { runCommand } from '../../state/commands';
import { useJobsOperation, useJobsRunning } from '../../state/jobs';
import { ChainCards } from './chain-cards';
import { jobCards, phaseStep } from './job-cards';
import styles from './jobs-page.module.css';
import { RunPane } from './run-pane';
import { RunsTable } from './runs-table';

const firstPage = 100;
const most = 500;

/** The chain, what it did and when it runs next. */
export function JobsPage() {
  const [limit, setLimit] = useState(firstPage);
  const schedules = useIpcQuery('jobs.schedules', {});
  const list = useIpcQuery('jobs.list', { limit });
  const operation = useJobsOperation();
  const running = useJobsRunning();
  const step = operation === null ? null : phaseStep(operation.phase);
  const { refetch } = list;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step that begins has a run to show
  useEffect(() => void refetch(), [step, refetch]);
  const [chosen, setChosen] = useState<string | null>(null);
  const loading = useLoadingBlocks(list.isPending || schedules.isPending);
  const runs = list.data?.runs ?? [];
  const run = runs.find(({ id }) => id === chosen) ?? null;
  const total = list.data?.total ?? 0;
  const failed = list.error ?? schedules.error;
  return (
    <>
      <PageBar
        title="Jobs"
        actions={
          <>
            <Button
              leftSection={<IconCalendarClock size={16} stroke={1.6} aria-hidden />}
              onClick={() => runCommand('jobs.schedules')}
            >
              Schedules
            </Button>
            <Button
              variant="filled"
              leftSection={<IconPlayerPlay size={16} stroke={1.6} aria-hidden />}
              rightSection={<KeyCap keys="Ctrl R" />}
              aria-disabled={running}
              onClick={() => runCommand('jobs.run')}
            >
              {running ? 'The chain runs' : 'Run chain now'}
            </Button>
          </>
        }
      >
        {list.data !== undefined && (
          <span className={styles.scope}>
            {counted(total, 'run')}. One chain for timer, button, start-up and wake, on NYSE sessions.
          </span>
        )}
      </PageBar>
      {failed !== null && (
        <div className={styles.error}>
          <ErrorLine message={`The jobs could not be read. ${failed.message}`} />
        </div>
      )}
      {loading && <LoadingBlocks rows={12} label="Reading the jobs" />}
      {!loading && schedules.data !== undefined && list.data !== undefined && (
        <>
          <ChainCards cards={jobCards(schedules.data, runs, operation)} running={running} />
          <div className={styles.content}>
            <div className={styles.runs}>
              <RunsTable
                runs={runs}
                chosen={chosen}
                narrow={run !== null}
                onChoose={(id) => setChosen((before) => (before === id ? null : id))}
              />
              {total > runs.length && (
                <p className={styles.more}>
                  The newest {counted(runs.length, 'run')} of {total}.
                  {limit < most && <Button onClick={() => setLimit(most)}>Show {Math.min(most, total)}</Button>}
                </p>
              )}
            </div>
            {run !== null && <RunPane run={run} running={running} onClose={() => setChosen(null)} />}
          </div>
        </>
      )}
    </>
  );
}
