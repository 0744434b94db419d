import { Menu } from '@mantine/core';
import { KeyCap } from '../../components/key-cap';
import styles from './positions-page.module.css';
import type { PositionActions } from './use-selection-commands';

interface RowMenuProps extends PositionActions {
  at: { x: number; y: number };
  count: number;
  onClose: () => void;
  onDetails: () => void;
}

/** Right-click offers what the selection bar offers. */
export function RowMenu({ at, count, onClose, ...actions }: RowMenuProps) {
  const several = count !== 1;
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
        <Menu.Item rightSection={<KeyCap keys="Enter" />} onClick={actions.onDetails}>
          Details
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item rightSection={<KeyCap keys="T" />} onClick={actions.onTag}>
          Tag
        </Menu.Item>
        <Menu.Item rightSection={<KeyCap keys="G" />} onClick={actions.onStrategy}>
          Strategy
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item disabled={several} rightSection={<KeyCap keys="F2" />} onClick={actions.onEdit}>
          Edit
        </Menu.Item>
        <Menu.Item disabled={several} onClick={actions.onPrice}>
          Set price
        </Menu.Item>
        <Menu.Item disabled={several} onClick={actions.onClosePosition}>
          Close
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item rightSection={<KeyCap keys="Ctrl C" />} onClick={actions.onCopy}>
          Copy
        </Menu.Item>
        <Menu.Item color="var(--danger)" rightSection={<KeyCap keys="Del" />} onClick={actions.onDelete}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
