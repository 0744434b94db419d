import { Menu } from '@mantine/core';
import { Fragment } from 'react';
import { KeyCap } from '../../components/key-cap';
import { hotkeyText } from '../../state/hotkey';
import styles from './positions-page.module.css';
import { blockedBy, offeredActions, type SelectionRuns } from './selection-actions';

interface RowMenuProps {
  at: { x: number; y: number };
  /** How many positions are selected. */
  count: number;
  runs: SelectionRuns;
  onClose: () => void;
}

/** Right-click offers what the selection bar offers. */
export function RowMenu({ at, count, runs, onClose }: RowMenuProps) {
  return (
    <Menu opened onChange={(opened) => !opened && onClose()} position="bottom-start" offset={0} width={208}>
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label="Actions"
          className={styles.anchor}
          style={{ left: at.x, top: at.y }}
        />
      </Menu.Target>
      <Menu.Dropdown>
        {offeredActions(runs).map((action, index) => (
          <Fragment key={action.id}>
            {action.begins && index > 0 && <Menu.Divider />}
            <Menu.Item
              {...(action.danger ? { color: 'var(--danger)' } : {})}
              disabled={blockedBy(action, count) !== null}
              leftSection={<action.icon size={14} stroke={1.6} aria-hidden />}
              rightSection={action.keys && <KeyCap keys={hotkeyText(action.keys)} />}
              onClick={() => runs[action.id]?.()}
            >
              {action.label}
            </Menu.Item>
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
