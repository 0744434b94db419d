import type { NumberParts } from '../format/number-format';
import { missingMark } from '../format/number-format';
import { classes } from './classes';
import styles from './number-text.module.css';

interface NumberTextProps {
  parts: NumberParts;
  /** `pnl` is the only tone with gain and loss colours. */
  tone?: 'plain' | 'quiet' | 'pnl';
  /** Cents step back in tables, so that the eye finds the whole amount. */
  dimDecimals?: boolean;
  /** A closing parenthesis hangs into the padding, so that decimals stay in line. */
  hanging?: boolean;
  mock?: boolean;
}

export function NumberText({ parts, tone = 'plain', dimDecimals = false, hanging = false, mock }: NumberTextProps) {
  const toneClass =
    tone === 'quiet'
      ? styles.quiet
      : tone === 'pnl' && parts.direction !== 0
        ? parts.direction > 0
          ? styles.gain
          : styles.loss
        : undefined;
  const parenthesis = parts.trail.endsWith(')');
  const trail = parenthesis ? parts.trail.slice(0, -1) : parts.trail;
  return (
    <span className={classes(styles.number, toneClass, mock && styles.mock)}>
      {parts.lead}
      {parts.decimals !== '' && <span className={dimDecimals ? styles.decimals : undefined}>{parts.decimals}</span>}
      {trail}
      {parenthesis && <span className={hanging ? styles.hanging : undefined}>)</span>}
    </span>
  );
}

/** Missing is visible: a mark, and the reason within reach. */
export function MissingNumber({ reason }: { reason: string }) {
  return (
    <span className={styles.missing} title={reason}>
      {missingMark}
      <span className="visually-hidden">, {reason}</span>
    </span>
  );
}
