import type { ReactNode } from 'react';
import styles from './page-bar.module.css';

/** Title and views at the left, actions at the right, at most one of them primary. */
export function PageBar({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className={styles.bar} data-region="pageBar">
      <h1>{title}</h1>
      {children}
      <div className={styles.actions}>{actions}</div>
    </div>
  );
}
