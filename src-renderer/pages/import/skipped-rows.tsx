import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { ImportPreview } from '../../../src-shared/ipc/imports';
import styles from './preview-grid.module.css';

export function SkippedRows({ skipped }: { skipped: ImportPreview['skipped'] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: skipped.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 30,
    overscan: 10,
  });
  if (skipped.length === 0) return <p className={styles.empty}>No row was skipped.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
    <section ref={scroller} className={styles.scroller} aria-label="Skipped rows" tabIndex={0}>
      <div style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => (
          <div key={item.key} className={styles.skipped} style={{ transform: `translateY(${item.start}px)` }}>
            <span className={styles.number}>{skipped[item.index]?.row}</span>
            <span>{skipped[item.index]?.reason}</span>
          </div>
        ))}
      </div>
    </section>
  );
}
