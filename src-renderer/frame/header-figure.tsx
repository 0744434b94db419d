import type { KeyboardEvent, ReactNode } from 'react';
import { classes } from '../components/classes';
import { MissingNumber, NumberText } from '../components/number-text';
import type { FigureBox } from '../components/why/why-popover';
import { type NumberParts, spokenOf } from '../format/number-format';
import styles from './book-header.module.css';

interface HeaderFigureProps {
  label: string;
  /** Stands beside the label in the colour of what needs a look: "without CAT". */
  note?: string | null;
  parts: NumberParts | null;
  missing: string;
  tone?: 'plain' | 'pnl';
  extra?: ReactNode;
  spokenExtra?: string | null;
  exact?: string | null;
  mock?: boolean;
  /** Leaves where there is no room for all of them: on a small window, or on all but a large one. */
  room?: 'wide' | 'widest';
  /** Asks why it is what it is. */
  onWhy: (at: FigureBox) => void;
}

/** A figure of the book, which says why when it is asked. */
export function HeaderFigure({
  label,
  note,
  parts,
  missing,
  tone = 'plain',
  extra,
  spokenExtra = typeof extra === 'string' ? extra : null,
  exact,
  mock = false,
  room,
  onWhy,
}: HeaderFigureProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'i' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    onWhy(event.currentTarget.getBoundingClientRect());
  };
  const spoken = parts === null ? `${label} missing, ${missing}` : `${label} ${spokenOf(parts)}`;
  return (
    <div
      className={classes(styles.figure, room && styles[room])}
      title={parts === null ? missing : (exact ?? undefined)}
    >
      <dt className={styles.label}>
        {label}
        {note != null && <span className={styles.note}> {note}</span>}
      </dt>
      <dd className={styles.value}>
        <button
          type="button"
          className={styles.open}
          aria-haspopup="dialog"
          onKeyDown={onKeyDown}
          onClick={(event) => onWhy(event.currentTarget.getBoundingClientRect())}
        >
          <span className="visually-hidden">{[spoken, spokenExtra].filter(Boolean).join(', ')}</span>
          <span aria-hidden>
            {parts === null ? <MissingNumber reason={missing} /> : <NumberText parts={parts} tone={tone} mock={mock} />}
            {parts !== null && extra != null && <span className={styles.extra}>{extra}</span>}
          </span>
        </button>
      </dd>
    </div>
  );
}
