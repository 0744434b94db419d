import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconLoader2,
  IconPlayerPause,
  type TablerIcon,
} from '@tabler/icons-react';
import { classes } from '../../components/classes';
import type { JobCard } from './job-cards';
import styles from './run-state.module.css';

const icons: Record<JobCard['tone'], TablerIcon> = {
  done: IconCircleCheck,
  warning: IconAlertTriangle,
  failed: IconCircleX,
  running: IconLoader2,
  waiting: IconClock,
  off: IconPlayerPause,
};

export function ToneIcon({ tone }: { tone: JobCard['tone'] }) {
  const Icon = icons[tone];
  return <Icon className={classes(styles.icon, styles[tone])} size={14} stroke={1.6} aria-hidden />;
}

/** An icon and a word: the colour says nothing that they do not. */
export function RunState({ tone, words }: { tone: JobCard['tone']; words: string }) {
  return (
    <span className={classes(styles.state, styles[tone])}>
      <ToneIcon tone={tone} />
      {words}
    </span>
  );
}
