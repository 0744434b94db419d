import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { Explanation } from './explanation';
import styles from './why-button.module.css';
import { type FigureBox, WhyPopover } from './why-popover';

/** A figure that can be asked why it is what it is: by a click, Enter or I. */
export function WhyButton({ explain, children }: { explain: () => Explanation; children: ReactNode }) {
  const [at, setAt] = useState<FigureBox | null>(null);
  const ask = (element: HTMLElement) => setAt(element.getBoundingClientRect());
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'i' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    ask(event.currentTarget);
  };
  return (
    <>
      <button
        type="button"
        className={styles.figure}
        aria-haspopup="dialog"
        onClick={(event) => ask(event.currentTarget)}
        onKeyDown={onKeyDown}
      >
        {children}
      </button>
      {at !== null && <WhyPopover at={at} explanation={explain()} onClose={() => setAt(null)} />}
    </>
  );
}
