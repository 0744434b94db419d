import { Button, Checkbox, Popover } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import styles from './toolbar.module.css';

interface ColumnChooserProps {
  columns: readonly { id: string; name: string }[];
  hidden: ReadonlySet<string>;
  onHidden: (hidden: ReadonlySet<string>) => void;
  defaults: ReadonlySet<string>;
  iconOnly: boolean;
}

export function ColumnChooser({ columns, hidden, onHidden, defaults, iconOnly }: ColumnChooserProps) {
  const toggle = (id: string, shown: boolean) => {
    const next = new Set(hidden);
    if (shown) next.delete(id);
    else next.add(id);
    onHidden(next);
  };
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <Button
          aria-label={iconOnly ? 'Columns' : undefined}
          title={iconOnly ? 'Columns' : undefined}
          leftSection={iconOnly ? undefined : <IconColumns3 size={16} stroke={1.6} aria-hidden />}
        >
          {iconOnly ? <IconColumns3 size={16} stroke={1.6} aria-hidden /> : 'Columns'}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.popover} aria-label="Columns">
        <ul className={styles.options}>
          {columns.map((column) => (
            <li key={column.id}>
              <Checkbox
                label={column.name}
                checked={!hidden.has(column.id)}
                onChange={(event) => toggle(column.id, event.currentTarget.checked)}
              />
            </li>
          ))}
        </ul>
        <Button variant="subtle" color="gray" fullWidth onClick={() => onHidden(defaults)}>
          Restore defaults
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
