import styles from './loading-blocks.module.css';

interface LoadingBlocksProps {
  rows: number;
  label: string;
  /** Leaves the room of a filter row and a grid's head, so that the rows come where the blocks were. */
  grid?: boolean;
}

/** Still blocks in the final sizes: nothing pulses, nothing moves when the content arrives. */
export function LoadingBlocks({ rows, label, grid = false }: LoadingBlocksProps) {
  return (
    <div className={styles.blocks} role="status">
      <span className="visually-hidden">{label}</span>
      {grid && <div className={styles.head} aria-hidden />}
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: equal blocks without identity
        <div key={index} className={styles.row} aria-hidden>
          <div className={styles.block} style={{ width: `${26 + ((index * 37) % 5) * 9}%` }} />
        </div>
      ))}
    </div>
  );
}
