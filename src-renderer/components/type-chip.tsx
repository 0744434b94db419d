import type { Position } from '../../src-shared/ipc/positions';
import { isShort, typeNames } from '../format/position-words';
import { classes } from './classes';
import styles from './type-chip.module.css';

/** Long is a filled chip, short an outlined one: the side is told without colour. */
export function TypeChip({ type }: { type: Position['positionType'] }) {
  return (
    <span className={classes(styles.chip, isShort(type) ? styles.short : styles.long)} title={typeNames[type]}>
      {type}
    </span>
  );
}
