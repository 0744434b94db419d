import { Button } from '@mantine/core';
import { IconCopy, IconRefresh } from '@tabler/icons-react';
import { counted } from '../../../src-shared/domain/counted';
import type { JobRun } from '../../../src-shared/ipc/jobs';
import { copyData } from '../../components/copy-text';
import { Fact, facts, Section, SidePane } from '../../components/side-pane';
import { weekdayDateText, withDates } from '../../format/date-format';
import { durationText, newYorkInstantText, newYorkMoment } from '../../format/new-york-format';
import { runJobs } from '../../state/jobs';
import { showToast } from '../../state/toasts';
import styles from './run-pane.module.css';
import { ToneIcon } from './run-state';
import { countsWords, firstSentence, resultWords, runDetails, runState, runTitle, triggerWords } from './run-words';

function sentencesOf(run: JobRun): [string, string] {
  if (run.status === 'failed') return firstSentence(resultWords(run) || runState(run).words);
  if (run.status !== 'completed') return [`${runState(run).words}.`, ''];
  if (run.sessionCount === 0) return ['There was nothing to do.', 'Everything was there already.'];
  const [first = '', ...others] = run.warnings.map(withDates);
  return run.warnings.length === 0
    ? [`Done: ${resultWords(run)}.`, '']
    : [first, others.length === 0 ? '' : others.join(' ')];
}

function sessionsText({ firstSession, lastSession, sessionCount }: JobRun): string {
  if (firstSession === null || lastSession === null) return 'none';
  if (firstSession === lastSession) return weekdayDateText(lastSession);
  return `${weekdayDateText(firstSession)} to ${weekdayDateText(lastSession)}, ${counted(sessionCount, 'session')}`;
}

function copyDetails(run: JobRun): void {
  if (copyData({ text: runDetails(run) })) showToast({ tone: 'plain', message: 'The details are copied.' });
}

interface RunPaneProps {
  run: JobRun;
  running: boolean;
  onClose: () => void;
}

/** A run in full: what happened, what was kept, its numbers and its log. */
export function RunPane({ run, running, onClose }: RunPaneProps) {
  const [first, rest] = sentencesOf(run);
  const again = () => {
    if (running) return;
    void runJobs({ through: run.jobType, ...(run.lastSession === null ? {} : { session: run.lastSession }) });
  };
  return (
    <SidePane label="Run" closeLabel="Close the run" onClose={onClose}>
      <h2>
        <ToneIcon tone={runState(run).tone} />
        {runTitle(run)}
      </h2>
      <p className={styles.first}>{first}</p>
      {rest !== '' && <p className={styles.rest}>{rest}</p>}
      <div className={styles.actions}>
        <Button
          leftSection={<IconRefresh size={14} stroke={1.6} aria-hidden />}
          aria-disabled={running}
          onClick={again}
        >
          Run again
        </Button>
        <Button
          variant="subtle"
          leftSection={<IconCopy size={14} stroke={1.6} aria-hidden />}
          onClick={() => copyDetails(run)}
        >
          Copy details
        </Button>
      </div>
      <Section title="Facts">
        <dl className={facts}>
          <Fact name="Sessions">{sessionsText(run)}</Fact>
          <Fact name="Serves">{run.isOwn ? 'this book' : 'every profile'}</Fact>
          {run.trigger !== null && <Fact name="By">{triggerWords[run.trigger]}</Fact>}
          {run.startedAt !== null && <Fact name="Started">{newYorkMoment(run.startedAt)} New York</Fact>}
          {run.completedAt !== null && <Fact name="Ended">{newYorkMoment(run.completedAt)} New York</Fact>}
          {run.durationMs !== null && <Fact name="Took">{durationText(run.durationMs)}</Fact>}
          {run.status !== 'completed' && Object.keys(run.counts).length > 0 && (
            <Fact name="Until then">{countsWords(run.counts)}</Fact>
          )}
          {run.failure !== null && (
            <Fact name="Code">
              <code className={styles.mono}>{run.failure}</code>
            </Fact>
          )}
        </dl>
      </Section>
      {run.warnings.length > 0 && (
        <Section title={counted(run.warnings.length, 'warning')}>
          <ul className={styles.warnings}>
            {run.warnings.map((warning) => (
              <li key={warning}>{withDates(warning)}</li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Log, New York">
        {run.log.length === 0 ? (
          <p className={styles.rest}>This run kept no log.</p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
          <ol className={styles.log} tabIndex={0} aria-label="Log">
            {run.log.map(({ at, text }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a log only grows at its end
              <li key={index}>
                <time dateTime={at}>{newYorkInstantText(at)}</time> {text}
              </li>
            ))}
          </ol>
        )}
      </Section>
    </SidePane>
  );
}
