import { classes } from './classes';
import styles from './progress-bar.module.css';

interface ProgressBarProps {
  /** What is going on, as it is spoken. */
  label: string;
  done: number;
  total: number;
  className?: string | undefined;
}

export function ProgressBar({ label, done, total, className }: ProgressBarProps) {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <span
      className={classes(styles.track, className)}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
    >
      <span className={styles.bar} style={{ width: `${share * 100}%` }} />
    </span>
  );
}
