import { useIpcQuery } from '../ipc/client';
import { lastRunWords, nextRunWords } from '../pages/jobs/job-cards';
import { ToneIcon } from '../pages/jobs/run-state';
import styles from './status-bar.module.css';

/** What the last run came to and when the next one is. @param last false while a run is told of beside it */
export function JobStatus({ last }: { last: boolean }) {
  const runs = useIpcQuery('jobs.list', { limit: 10 }).data?.runs;
  const schedules = useIpcQuery('jobs.schedules', {}).data;
  const ended = runs === undefined ? null : lastRunWords(runs);
  const next = schedules === undefined ? null : nextRunWords(schedules);
  return (
    <>
      {last && ended !== null && (
        <span className={styles.item}>
          <ToneIcon tone={ended.tone} />
          <span>{ended.words}</span>
        </span>
      )}
      {schedules !== undefined && (
        <span className={styles.next}>{next === null ? 'All timers are off' : `Next: ${next}`}</span>
      )}
    </>
  );
}
