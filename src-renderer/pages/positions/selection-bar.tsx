import { Popover } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ComponentProps, ReactNode } from 'react';
import { classes } from '../../components/classes';
import { KeyCap } from '../../components/key-cap';
import { wholeNumber } from '../../format/number-format';
import { hotkeyText } from '../../state/hotkey';
import {
  blockedBy,
  offeredActions,
  type SelectionAction,
  type SelectionActionId,
  type SelectionRuns,
} from './selection-actions';
import styles from './selection-bar.module.css';

interface SelectionBarProps {
  /** How many positions are selected. */
  count: number;
  /** Their sums. */
  children: ReactNode;
  runs: SelectionRuns;
  /** What an action opens over its button, and the one that is open. */
  popovers?: Partial<Record<SelectionActionId, ReactNode>>;
  opened?: SelectionActionId | null;
  onClosed?: () => void;
  onClear: () => void;
}

interface BarButtonProps extends Omit<ComponentProps<'button'>, 'onClick' | 'type'> {
  action: SelectionAction;
  count: number;
  onClick: (() => void) | undefined;
}

function BarButton({ action, count, onClick, ...rest }: BarButtonProps) {
  const blocked = blockedBy(action, count);
  return (
    <button
      {...rest}
      type="button"
      className={classes(styles.button, action.danger && styles.danger)}
      aria-disabled={blocked !== null}
      title={blocked ?? undefined}
      onClick={() => blocked === null && onClick?.()}
    >
      <action.icon size={16} stroke={1.6} aria-hidden />
      {action.label}
      {action.keys && <KeyCap keys={hotkeyText(action.keys)} />}
    </button>
  );
}

/** What is selected, what it adds up to, and what can be done with it. */
export function SelectionBar(props: SelectionBarProps) {
  const { count, runs, popovers = {}, opened = null, onClosed } = props;
  return (
    <section className={styles.bar} aria-label="Selection" data-floating-bar>
      <b>{wholeNumber(count)} selected</b>
      <dl className={styles.sums}>{props.children}</dl>
      {offeredActions(runs).map((action) => {
        if (action.onlyInMenu) return null;
        const content = popovers[action.id];
        const isOpen = opened === action.id;
        const run = runs[action.id];
        if (content === undefined) return <BarButton key={action.id} action={action} count={count} onClick={run} />;
        return (
          <Popover
            key={action.id}
            opened={isOpen}
            onChange={(next) => (next ? run?.() : onClosed?.())}
            position="top"
            width="auto"
          >
            <Popover.Target>
              <BarButton action={action} count={count} onClick={isOpen ? onClosed : run} />
            </Popover.Target>
            <Popover.Dropdown className={styles.dropdown} aria-label={action.label}>
              {content}
            </Popover.Dropdown>
          </Popover>
        );
      })}
      <button type="button" className={styles.clear} aria-label="Clear the selection" onClick={props.onClear}>
        <IconX size={14} stroke={1.6} aria-hidden />
      </button>
    </section>
  );
}

/** One sum in the bar: "P&L +2,412.00". */
export function SelectionSum({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
