import { SegmentedControl } from '@mantine/core';
import { classes } from '../classes';
import styles from './segments.module.css';

interface SegmentsProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  /** In a card's header. */
  small?: boolean;
}

/** One of a few, all in sight. */
export function Segments<Value extends string>({
  label,
  value,
  choices,
  onChange,
  small = false,
}: SegmentsProps<Value>) {
  return (
    <SegmentedControl
      className={classes(small && styles.small)}
      aria-label={label}
      data={[...choices]}
      value={value}
      onChange={(next) => onChange(next as Value)}
    />
  );
}
