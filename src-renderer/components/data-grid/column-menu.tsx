import { Menu } from '@mantine/core';
import {
  IconArrowAutofitWidth,
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowUp,
  IconEyeOff,
  IconPin,
  IconPinnedOff,
  IconSquareMinus,
  IconSquarePlus,
  IconX,
} from '@tabler/icons-react';
import { KeyCap } from '../key-cap';
import { isPinned, placedColumns, withHidden, withPinned, withStep, withWidth } from './column-layout';
import styles from './data-grid.module.css';
import type { ColumnState, GridColumn, GridSorting } from './grid-types';
import { withoutSort, withSort } from './sorting';

interface ColumnMenuProps<T, G> {
  column: GridColumn<T, G>;
  at: { x: number; y: number };
  columns: readonly GridColumn<T, G>[];
  columnState: ColumnState;
  onColumnState: (state: ColumnState) => void;
  sorting: GridSorting;
  onSorting: (sorting: GridSorting) => void;
  /** Where the column holds the tree's levels. */
  onExpandAll: ((expanded: boolean) => void) | null;
  onClose: () => void;
}

const icon = { size: 14, stroke: 1.6, 'aria-hidden': true } as const;

export function ColumnMenu<T, G>(props: ColumnMenuProps<T, G>) {
  const { column, at, columns, columnState, onColumnState, sorting, onSorting, onExpandAll } = props;
  const { id } = column;
  const pinned = isPinned(column, columnState);
  const shown = placedColumns(columns, columnState).map((each) => each.column.id);
  const sort = sorting.find((each) => each.id === id);
  const others = sorting.some((each) => each.id !== id);
  const words = column.align === 'right' ? ['smallest first', 'largest first'] : ['A to Z', 'Z to A'];
  return (
    <Menu opened onChange={(opened) => !opened && props.onClose()} position="bottom-start" offset={2} width={216}>
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label={`Column ${column.title ?? column.header}`}
          className={styles.menuAnchor}
          style={{ left: at.x, top: at.y }}
        />
      </Menu.Target>
      <Menu.Dropdown>
        {column.sortValue !== null && (
          <>
            {[false, true].map((desc, index) => (
              <Menu.Item
                key={words[index]}
                leftSection={desc ? <IconArrowDown {...icon} /> : <IconArrowUp {...icon} />}
                onClick={() => onSorting(withSort(sorting, { id, desc }, false))}
              >
                {`Sort: ${words[index]}`}
              </Menu.Item>
            ))}
            {others &&
              [false, true].map((desc, index) => (
                <Menu.Item
                  key={`then ${words[index]}`}
                  leftSection={desc ? <IconArrowDown {...icon} /> : <IconArrowUp {...icon} />}
                  onClick={() => onSorting(withSort(sorting, { id, desc }, true))}
                >
                  {`Then by: ${words[index]}`}
                </Menu.Item>
              ))}
            {sort !== undefined && (
              <Menu.Item leftSection={<IconX {...icon} />} onClick={() => onSorting(withoutSort(sorting, id))}>
                Do not sort by this
              </Menu.Item>
            )}
            <Menu.Divider />
          </>
        )}
        {onExpandAll !== null && (
          <>
            <Menu.Item leftSection={<IconSquareMinus {...icon} />} onClick={() => onExpandAll(false)}>
              Collapse all groups
            </Menu.Item>
            <Menu.Item leftSection={<IconSquarePlus {...icon} />} onClick={() => onExpandAll(true)}>
              Expand all groups
            </Menu.Item>
            <Menu.Divider />
          </>
        )}
        <Menu.Item
          leftSection={pinned ? <IconPinnedOff {...icon} /> : <IconPin {...icon} />}
          onClick={() => onColumnState(withPinned(columnState, columns, id, !pinned))}
        >
          {pinned ? 'Unpin' : 'Pin to the left'}
        </Menu.Item>
        <Menu.Item
          disabled={shown[0] === id}
          leftSection={<IconArrowLeft {...icon} />}
          rightSection={<KeyCap keys="Alt Shift Left" />}
          onClick={() => onColumnState(withStep(columnState, columns, id, -1))}
        >
          Move left
        </Menu.Item>
        <Menu.Item
          disabled={shown.at(-1) === id}
          leftSection={<IconArrowRight {...icon} />}
          rightSection={<KeyCap keys="Alt Shift Right" />}
          onClick={() => onColumnState(withStep(columnState, columns, id, 1))}
        >
          Move right
        </Menu.Item>
        <Menu.Item
          disabled={columnState.widths[id] === undefined}
          leftSection={<IconArrowAutofitWidth {...icon} />}
          onClick={() => onColumnState(withWidth(columnState, column, null))}
        >
          Reset the width
        </Menu.Item>
        {!column.namesRow && (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={<IconEyeOff {...icon} />}
              onClick={() => onColumnState(withHidden(columnState, id, true))}
            >
              Hide
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
