import { classes } from '../classes';
import styles from './data-grid.module.css';

/** Looks like a checkbox; the row's `aria-selected` is what says it. */
export function CheckMark({ state }: { state: 'none' | 'some' | 'all' }) {
  return (
    <span className={styles.checkTarget}>
      <svg className={classes(styles.check, state !== 'none' && styles.checked)} viewBox="0 0 14 14" aria-hidden="true">
        <rect x="0.5" y="0.5" width="13" height="13" rx="3.5" />
        {state === 'all' && <path d="M3.5 7.2 6 9.6l4.5-5" />}
        {state === 'some' && <path d="M3.8 7h6.4" />}
      </svg>
    </span>
  );
}
