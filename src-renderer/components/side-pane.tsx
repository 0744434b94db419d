import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import styles from './side-pane.module.css';

interface SidePaneProps {
  label: string;
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
}

/** What is known of the row that is chosen, beside its table. Esc closes it. */
export function SidePane({ label, closeLabel, onClose, children }: SidePaneProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    onClose();
  };
  return (
    <aside className={styles.pane} aria-label={label} onKeyDown={onKeyDown}>
      <ActionIcon className={styles.close} size={24} aria-label={closeLabel} onClick={onClose}>
        <IconX size={14} stroke={1.6} aria-hidden />
      </ActionIcon>
      {children}
    </aside>
  );
}

/** The class of a list of facts, for the `dl` around them. */
export const facts = styles.facts;

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
