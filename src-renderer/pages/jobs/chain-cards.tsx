import { IconChevronRight } from '@tabler/icons-react';
import { Fragment } from 'react';
import { classes } from '../../components/classes';
import { ProgressBar } from '../../components/progress-bar';
import { wholeNumber } from '../../format/number-format';
import { cancelJobs, runJobs } from '../../state/jobs';
import styles from './chain-cards.module.css';
import type { JobCard } from './job-cards';
import { RunState } from './run-state';

function Progress({ progress }: { progress: NonNullable<JobCard['progress']> }) {
  const { phase, done, total, canCancel } = progress;
  return (
    <div className={styles.progress}>
      <div className={styles.line}>
        <span className={styles.phase}>{phase}</span>
        <span>
          {total > 1 && `${wholeNumber(done)} of ${wholeNumber(total)} `}
          {canCancel && (
            <button type="button" className={styles.link} onClick={cancelJobs}>
              Cancel
            </button>
          )}
        </span>
      </div>
      <ProgressBar label={phase} done={done} total={total} />
    </div>
  );
}

/** The chain in its order. Each step first makes sure that those before it are done. */
export function ChainCards({ cards, running }: { cards: readonly JobCard[]; running: boolean }) {
  return (
    <section className={styles.chain} aria-label="Chain">
      {cards.map((card, index) => (
        <Fragment key={card.jobType}>
          {index > 0 && <IconChevronRight className={styles.arrow} size={16} stroke={1.6} aria-hidden />}
          <section className={classes(styles.card, card.tone === 'running' && styles.running)} aria-label={card.name}>
            <div className={styles.line}>
              <h2>
                {card.name} {card.time !== null && <span>{card.time}</span>}
              </h2>
              <RunState tone={card.tone} words={card.state} />
            </div>
            {card.progress === null ? (
              <p className={styles.last} title={card.last ?? undefined}>
                {card.last ?? 'No run has ended yet'}
              </p>
            ) : (
              <Progress progress={card.progress} />
            )}
            <div className={classes(styles.line, styles.foot)}>
              <span>{card.next}</span>
              <span>
                {card.limit}{' '}
                <button
                  type="button"
                  className={styles.link}
                  aria-label={`Run ${card.name.toLowerCase()}`}
                  aria-disabled={running}
                  onClick={() => running || void runJobs({ through: card.jobType })}
                >
                  Run
                </button>
              </span>
            </div>
          </section>
        </Fragment>
      ))}
    </section>
  );
}
