import { Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { IconColumns3, IconGripVertical } from '@tabler/icons-react';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { classes } from '../../components/classes';
import {
  orderedColumns,
  ownColumnState,
  withHidden,
  withMoved,
  withStep,
} from '../../components/data-grid/column-layout';
import type { ColumnState, GridColumn } from '../../components/data-grid/grid-types';
import { useCommands } from '../../state/commands';
import styles from './toolbar.module.css';

type Choosable = Pick<GridColumn<never>, 'id' | 'header' | 'title' | 'width' | 'namesRow' | 'pinned'>;

interface ColumnChooserProps {
  columns: readonly Choosable[];
  state: ColumnState;
  onState: (state: ColumnState) => void;
  hiddenAtFirst: readonly string[];
  iconOnly: boolean;
}

/** Which columns there are and in which order: by dragging, or with Alt and the arrow keys. */
export function ColumnChooser({ columns, state, onState, hiddenAtFirst, iconOnly }: ColumnChooserProps) {
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState('');
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  useCommands([
    {
      id: 'positions.columns',
      name: 'Choose columns',
      section: 'Do',
      icon: IconColumns3,
      place: 'Positions',
      run: () => setOpened(true),
    },
  ]);
  const nameOf = (column: Choosable) => column.title ?? column.header;
  const word = typed.trim().toLowerCase();
  const listed = orderedColumns(columns, state.order).filter(
    (column) => column.namesRow !== true && nameOf(column).toLowerCase().includes(word),
  );
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onState(withStep(state, columns, id, event.key === 'ArrowUp' ? -1 : 1));
  };
  const dragProps = (id: string) => ({
    draggable: true,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/x-column', id);
      setDragged(id);
    },
    onDragOver: (event: DragEvent) => {
      if (dragged === null || dragged === id) return;
      event.preventDefault();
      setOver(id);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      if (dragged !== null) onState(withMoved(state, columns, dragged, id));
      setOver(null);
    },
    onDragEnd: () => {
      setDragged(null);
      setOver(null);
    },
  });
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          aria-label={iconOnly ? 'Columns' : undefined}
          title={iconOnly ? 'Columns' : undefined}
          onClick={() => setOpened((open) => !open)}
          leftSection={iconOnly ? undefined : <IconColumns3 size={16} stroke={1.6} aria-hidden />}
        >
          {iconOnly ? <IconColumns3 size={16} stroke={1.6} aria-hidden /> : 'Columns'}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.popover} aria-label="Columns">
        <TextInput
          aria-label="Find a column"
          placeholder="Find a column"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <ul className={styles.options}>
          {listed.map((column) => (
            <li
              key={column.id}
              className={classes(over === column.id && styles.dropBefore)}
              onKeyDown={(event) => onKeyDown(event, column.id)}
              {...dragProps(column.id)}
            >
              <IconGripVertical className={styles.grip} size={14} stroke={1.6} aria-hidden />
              <Checkbox
                label={nameOf(column)}
                aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
                checked={!state.hidden.includes(column.id)}
                onChange={(event) => onState(withHidden(state, column.id, !event.currentTarget.checked))}
              />
            </li>
          ))}
        </ul>
        {listed.length === 0 && <p className={styles.none}>No column is called so.</p>}
        <Button
          variant="subtle"
          color="gray"
          fullWidth
          onClick={() => onState({ ...ownColumnState, hidden: hiddenAtFirst })}
        >
          Restore defaults
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
