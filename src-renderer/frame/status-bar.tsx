import { IconClock, IconLoader2 } from '@tabler/icons-react';
import { useIsMutating } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { classes } from '../components/classes';
import { ProgressBar } from '../components/progress-bar';
import { clockText, weekdayDateText, withDates } from '../format/date-format';
import { wholeNumber } from '../format/number-format';
import { call, useIpcQuery } from '../ipc/client';
import { cancelJobs, jobsOperationId } from '../state/jobs';
import { lastSaved, type Operation, operations } from '../state/operations';
import { useStore } from '../state/store';
import { priceSources } from './book-words';
import { JobStatus } from './job-status';
import { ageWords } from './price-age';
import { RangeFigures } from './range-figures';
import styles from './status-bar.module.css';

function DataAge() {
  const summary = useIpcQuery('portfolios.summary', {}).data;
  if (summary === undefined) return null;
  const { newest, oldest, sources } = summary.prices;
  if (newest === null) return <span>No prices yet</span>;
  const age = ageWords(summary);
  return (
    <span className={classes(styles.item, summary.staleCount > 0 && styles.stale)}>
      <IconClock size={14} stroke={1.6} aria-hidden />
      <span>
        Prices: {oldest !== null && oldest !== newest && `${weekdayDateText(oldest)} to `}
        {weekdayDateText(newest)}, {priceSources(sources)}
        {age !== null && `, ${wholeNumber(summary.staleCount)} of ${wholeNumber(summary.positionCount)} stale, ${age}`}
      </span>
    </span>
  );
}

/** Quick work is never announced: progress is shown after 400 ms. */
function useShownOperation(): Operation | undefined {
  const running = useStore(operations);
  const [, tick] = useState(0);
  const first = running[0];
  const wait = first === undefined ? 0 : first.startedAt + 400 - Date.now();
  useEffect(() => {
    if (first === undefined || wait <= 0) return;
    const timer = setTimeout(() => tick((count) => count + 1), wait);
    return () => clearTimeout(timer);
  }, [first, wait]);
  return wait > 0 ? undefined : first;
}

function cancel(operationId: string): void {
  if (operationId === jobsOperationId) cancelJobs();
  else void call('imports.cancel', { operationId }).catch(() => null);
}

function RunningOperation({ operation }: { operation: Operation }) {
  const { operationId, phase, done, total, canCancel } = operation;
  return (
    <span className={styles.item}>
      <IconLoader2 className={styles.spinner} size={14} stroke={1.6} aria-hidden />
      <span>{withDates(phase)}</span>
      <ProgressBar className={styles.track} label={phase} done={done} total={total} />
      {total > 1 && (
        <span>
          {wholeNumber(done)} of {wholeNumber(total)}
        </span>
      )}
      {canCancel && (
        <button type="button" className={styles.cancel} onClick={() => cancel(operationId)}>
          Cancel
        </button>
      )}
    </span>
  );
}

export function StatusBar() {
  const operation = useShownOperation();
  const saved = useStore(lastSaved);
  const saving = useIsMutating() > 0;
  const version = useIpcQuery('system.health', {}).data?.version;
  return (
    <footer className={styles.status} data-region="status" tabIndex={-1}>
      <DataAge />
      {operation !== undefined && <RunningOperation operation={operation} />}
      <JobStatus last={operation === undefined} />
      <span className="visually-hidden" role="status">
        {operation === undefined ? '' : `${operation.phase} started`}
      </span>
      <span className={styles.spring} />
      <RangeFigures />
      <span className={styles.saved}>
        {saving ? 'Saving' : saved === null ? version !== undefined && `v${version}` : `Saved ${clockText(saved)}`}
      </span>
    </footer>
  );
}
