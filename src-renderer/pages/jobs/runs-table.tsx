import type { JobRun } from '../../../src-shared/ipc/jobs';
import { type ListColumn, ListTable } from '../../components/list-table/list-table';
import { MissingNumber } from '../../components/number-text';
import { jobNames } from '../../format/job-words';
import { durationText, newYorkStamp } from '../../format/new-york-format';
import { wholeNumber } from '../../format/number-format';
import styles from './jobs-page.module.css';
import { RunState } from './run-state';
import { isCaughtUp, resultWords, runState, sessionWords, triggerWords } from './run-words';

function Sessions({ run }: { run: JobRun }) {
  const words = sessionWords(run);
  if (words === null) return <MissingNumber reason="it worked on no session" />;
  return (
    <>
      {words}
      {run.sessionCount > 1 && <span className={styles.quiet}>, {wholeNumber(run.sessionCount)}</span>}
    </>
  );
}

const columnsOf = (narrow: boolean): readonly ListColumn<JobRun>[] => [
  {
    id: 'started',
    header: 'Started, New York',
    cell: ({ startedAt }) =>
      startedAt === null ? <MissingNumber reason="it has not started" /> : newYorkStamp(startedAt),
  },
  { id: 'job', header: 'Job', cell: ({ jobType }) => <b className={styles.job}>{jobNames[jobType]}</b> },
  {
    id: 'trigger',
    header: 'By',
    wideOnly: narrow,
    cell: ({ trigger }) => (trigger === null ? <MissingNumber reason="not recorded" /> : triggerWords[trigger]),
  },
  { id: 'sessions', header: 'Sessions', wideOnly: narrow, cell: (run) => <Sessions run={run} /> },
  { id: 'state', header: 'State', cell: (run) => <RunState {...runState(run)} /> },
  {
    id: 'result',
    header: 'Result',
    flexible: true,
    cell: (run) => (
      <span title={resultWords(run)}>
        {isCaughtUp(run) && <span className={styles.chip}>caught up</span>} {resultWords(run)}
      </span>
    ),
  },
  {
    id: 'took',
    header: 'Took',
    align: 'right',
    cell: ({ durationMs, completedAt }) =>
      durationMs === null ? (
        <MissingNumber reason={completedAt === null ? 'it has not ended' : 'not recorded'} />
      ) : (
        durationText(durationMs)
      ),
  },
];

interface RunsTableProps {
  runs: readonly JobRun[];
  chosen: string | null;
  onChoose: (id: string) => void;
  /** A run is shown beside it: in a small window its trigger and sessions stand there. */
  narrow: boolean;
}

/** Newest first. */
export function RunsTable({ runs, chosen, onChoose, narrow }: RunsTableProps) {
  return (
    <ListTable
      label="Runs"
      columns={columnsOf(narrow)}
      rows={runs}
      idOf={({ id }) => id}
      chosen={chosen}
      onChoose={({ id }) => onChoose(id)}
      empty="Nothing ran yet. Run the chain to bring prices, Greeks and the first snapshot up to the last close."
    />
  );
}
