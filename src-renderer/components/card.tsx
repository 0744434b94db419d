import type { ReactNode } from 'react';
import styles from './card.module.css';
import { classes } from './classes';

interface CardProps {
  title: string;
  /** Stands behind the title: unit, sample, what is left out. */
  note?: string | undefined;
  actions?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}

export function Card({ title, note, actions, className, children }: CardProps) {
  return (
    <section className={classes(styles.card, className)} aria-label={title}>
      <header className={styles.header}>
        <h2>{title}</h2>
        {note !== undefined && (
          <span className={styles.note} title={note}>
            {note}
          </span>
        )}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </section>
  );
}
