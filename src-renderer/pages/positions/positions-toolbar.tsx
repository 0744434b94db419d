import { ActionIcon, Button, Menu, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconCash,
  IconDots,
  IconDownload,
  IconFileImport,
  IconLayoutSidebarRight,
  IconPlus,
  IconSearch,
  IconTags,
} from '@tabler/icons-react';
import { type ComponentProps, useRef, useState } from 'react';
import { KeyCap } from '../../components/key-cap';
import { PageBar } from '../../frame/page-bar';
import { runCommand, useCommands } from '../../state/commands';
import { useImport } from '../import/import-state';
import { CashDialog } from './cash-dialog';
import { ColumnChooser } from './column-chooser';
import { GroupSwitch } from './group-switch';
import { PositionDialog } from './position-dialog';
import styles from './positions-page.module.css';
import { usePositionsView } from './positions-view';
import { TagManager } from './tag-manager';
import { ViewsMenu } from './views-menu';

interface PositionsToolbarProps {
  columns: ComponentProps<typeof ColumnChooser>['columns'];
  columnState: ComponentProps<typeof ColumnChooser>['state'];
  onColumnState: ComponentProps<typeof ColumnChooser>['onState'];
  hiddenAtFirst: readonly string[];
}

/** Groupings and views at the left; what can be done with the whole table at the right. */
export function PositionsToolbar({ columns, columnState, onColumnState, hiddenAtFirst }: PositionsToolbarProps) {
  const { view, change } = usePositionsView();
  const { openDialog } = useImport();
  const narrow = useMediaQuery('(max-width: 1199px)', false, { getInitialValueInEffect: false });
  const [dialog, setDialog] = useState<'add' | 'cash' | 'tags' | null>(null);
  const find = useRef<HTMLInputElement>(null);
  const { search } = view;
  useCommands([
    {
      id: 'positions.find',
      name: 'Find in positions',
      section: 'Do',
      icon: IconSearch,
      keys: { key: 'f', mod: true },
      place: 'Positions',
      run: () => find.current?.select(),
    },
    {
      id: 'positions.add',
      name: 'Add a position',
      section: 'Do',
      icon: IconPlus,
      place: 'Positions',
      run: () => setDialog('add'),
    },
    {
      id: 'positions.details',
      name: view.details ? 'Hide the details' : 'Show the details',
      section: 'Do',
      icon: IconLayoutSidebarRight,
      place: 'Positions',
      alias: 'open pane',
      disabled: view.show === 'closed',
      run: () => change({ details: !view.details }),
    },
    {
      id: 'tags.manage',
      name: 'Manage tags',
      section: 'Do',
      icon: IconTags,
      place: 'Positions',
      run: () => setDialog('tags'),
    },
  ]);
  const closeDialog = () => setDialog(null);
  return (
    <>
      <PageBar
        title="Positions"
        actions={
          <>
            <TextInput
              ref={find}
              className={styles.find}
              type="search"
              aria-label="Find in positions"
              placeholder={narrow ? 'Find' : 'Find in positions'}
              leftSection={<IconSearch size={14} stroke={1.6} aria-hidden />}
              rightSection={narrow || search !== '' ? undefined : <KeyCap keys="Ctrl F" />}
              rightSectionWidth={52}
              value={search}
              onChange={(event) => change({ search: event.currentTarget.value })}
              onKeyDown={(event) => {
                if (event.key === 'Escape' && search !== '') change({ search: '' });
              }}
            />
            <ColumnChooser
              columns={columns}
              state={columnState}
              onState={onColumnState}
              hiddenAtFirst={hiddenAtFirst}
              iconOnly={narrow}
            />
            <ActionIcon
              variant="default"
              className={styles.toggle}
              aria-label="Details"
              aria-pressed={view.details}
              title="Details"
              disabled={view.show === 'closed'}
              onClick={() => change({ details: !view.details })}
            >
              <IconLayoutSidebarRight size={16} stroke={1.6} aria-hidden />
            </ActionIcon>
            <Button leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />} onClick={() => setDialog('add')}>
              Add
            </Button>
            <Button
              variant="filled"
              leftSection={<IconFileImport size={16} stroke={1.6} aria-hidden />}
              onClick={() => void openDialog()}
            >
              Import
            </Button>
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon aria-label="More">
                  <IconDots size={16} stroke={1.6} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  leftSection={<IconTags size={16} stroke={1.6} aria-hidden />}
                  onClick={() => setDialog('tags')}
                >
                  Manage tags
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconCash size={16} stroke={1.6} aria-hidden />}
                  onClick={() => setDialog('cash')}
                >
                  Cash
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
                  rightSection={<KeyCap keys="Ctrl S" />}
                  onClick={() => runCommand('positions.export')}
                >
                  Export this view
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        }
      >
        <GroupSwitch />
        <ViewsMenu />
      </PageBar>
      {dialog === 'add' && <PositionDialog position={null} onClose={closeDialog} />}
      {dialog === 'cash' && <CashDialog onClose={closeDialog} />}
      {dialog === 'tags' && <TagManager onClose={closeDialog} />}
    </>
  );
}
