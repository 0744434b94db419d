import styles from './loading-blocks.module.css';

/** Still blocks in the final sizes: nothing pulses, nothing moves when the content arrives. */
export function LoadingBlocks({ rows, label }: { rows: number; label: string }) {
  return (
    <div className={styles.blocks} role="status">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: equal blocks without identity
        <div key={index} className={styles.row} aria-hidden>
          <div className={styles.block} style={{ width: `${26 + ((index * 37) % 5) * 9}%` }} />
        </div>
      ))}
    </div>
  );
}
