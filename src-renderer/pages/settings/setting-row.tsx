import type { ReactNode } from 'react';
import styles from './settings-page.module.css';

/** A name with a hint at the left, its control at the right. */
export function SettingRow({ name, hint, children }: { name: string; hint?: string; children: ReactNode }) {
  return (
    <div className={styles.row}>
      <div className={styles.name}>
        <div>{name}</div>
        {hint !== undefined && <div className={styles.hint}>{hint}</div>}
      </div>
      <div className={styles.control}>{children}</div>
    </div>
  );
}
