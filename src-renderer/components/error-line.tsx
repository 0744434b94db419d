import { IconAlertCircle } from '@tabler/icons-react';
import styles from './error-line.module.css';

/** An error where it happened: what happened, what was kept, what to do. */
export function ErrorLine({ message }: { message: string }) {
  return (
    <p className={styles.line} role="alert">
      <IconAlertCircle size={16} stroke={1.6} aria-hidden />
      <span>{message}</span>
    </p>
  );
}
