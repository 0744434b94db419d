import { ActionIcon, Button, Menu, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconAlertTriangle,
  IconCash,
  IconDots,
  IconFileImport,
  IconPlus,
  IconSearch,
  IconTags,
} from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { Position } from '../../../src-shared/ipc/positions';
import type { Tag } from '../../../src-shared/ipc/tags';
import { useNegativeStyle } from '../../appearance';
import { copyText } from '../../components/copy-text';
import { DataGrid } from '../../components/data-grid/data-grid';
import { rowNodes } from '../../components/data-grid/grid-tree';
import { KeyCap } from '../../components/key-cap';
import { unitsOf } from '../../format/decimal-text';
import { counted } from '../../format/number-format';
import { PageBar } from '../../frame/page-bar';
import { useIpcMutation, useIpcQuery } from '../../ipc/client';
import { useCommands } from '../../state/commands';
import { showToast } from '../../state/toasts';
import { showChange } from '../../state/undo';
import { useImport } from '../import/import-state';
import { CashDialog } from './cash-dialog';
import { CloseDialog } from './close-dialog';
import { ColumnChooser } from './column-chooser';
import { FilterRow } from './filter-row';
import { positionColumns } from './position-columns';
import { defaultHidden } from './position-columns-order';
import { PositionDialog } from './position-dialog';
import { clipboardText, countWords, filterPositions, type PositionTotals, positionTotals } from './positions-model';
import styles from './positions-page.module.css';
import { usePositionsView } from './positions-view';
import { PriceDialog } from './price-dialog';
import { RowMenu } from './row-menu';
import { type PickerType, SelectionBar } from './selection-bar';
import { TagManager } from './tag-manager';
import { ViewSwitch } from './view-switch';

type OpenDialog = { kind: 'add' | 'cash' | 'tags' } | { kind: 'edit' | 'close' | 'price'; position: Position };

interface BandFacts {
  totals: PositionTotals;
  all: number;
  /** Positions among those shown whose Greeks are mock. */
  mock: number;
}

/** What stands over a run of columns: the count, the currency, the unit and source of the Greeks. */
function bandWords(band: string, first: boolean, { totals, all, mock }: BandFacts): ReactNode {
  if (band === 'position') {
    if (!first) return null;
    const complete = totals.valued === totals.count && totals.withPnl === totals.count;
    return <span className={complete ? undefined : styles.stale}>{countWords(totals, all)}</span>;
  }
  if (band === 'usd') return 'USD';
  if (band !== 'greeks') return null;
  // One sort of Greeks over the column; the rest, when there is one, is counted beside it.
  if (mock === totals.count) return <span className={styles.mock}>Mock Greeks, lots</span>;
  return <>Model Greeks, lots {mock > 0 && <span className={styles.mock}>{mock} mock</span>}</>;
}

export function OpenPositions({ positions, tags }: { positions: readonly Position[]; tags: readonly Tag[] }) {
  const { view, change } = usePositionsView();
  const { openDialog } = useImport();
  const negative = useNegativeStyle();
  const narrow = useMediaQuery('(max-width: 1199px)', false, { getInitialValueInEffect: false });
  // Below this the Greeks would stand past the right edge: tags, entry and cost go there instead.
  const tight = useMediaQuery('(max-width: 1427px)', false, { getInitialValueInEffect: false });
  const nav = useIpcQuery('portfolios.summary', {}).data?.totalValue ?? null;
  const remove = useIpcMutation('positions.remove');
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [picker, setPicker] = useState<PickerType | null>(null);
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null);
  const find = useRef<HTMLInputElement>(null);
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
  ]);

  const tagById = useMemo(() => new Map(tags.map((tag) => [tag.id, tag])), [tags]);
  const { search, types, tagIds } = view;
  const shown = useMemo(
    () => filterPositions(positions, tagById, { search, types, tagIds }),
    [positions, tagById, search, types, tagIds],
  );
  const nodes = useMemo(() => rowNodes(shown, rowId), [shown]);
  const columnState = useMemo(() => ({ ...view.layout, hidden: [...view.hidden] }), [view.layout, view.hidden]);
  const totals = useMemo(() => positionTotals(shown), [shown]);
  const mock = useMemo(() => shown.filter((position) => position.greeks.source === 'mock').length, [shown]);
  const columns = useMemo(
    () => positionColumns({ positions: shown, tags: tagById, totals, negative, narrow: tight }),
    [shown, tagById, totals, negative, tight],
  );
  // What is filtered away is not acted on, even while it is still selected.
  const selected = useMemo(() => shown.filter((position) => view.selected.has(position.id)), [shown, view.selected]);
  const setSelected = useCallback((next: ReadonlySet<string>) => change({ selected: next }), [change]);
  const byName = useMemo(() => [...tags].sort((a, b) => a.name.localeCompare(b.name)), [tags]);

  const removeAll = (list: readonly Position[]) => {
    const ids = list.map((position) => position.id);
    if (ids.length === 0) return;
    remove.mutate(
      { ids },
      {
        onSuccess: () => {
          change({ selected: new Set() });
          focusGrid();
          void showChange();
        },
        onError: (error) => showToast({ tone: 'error', message: `Nothing was deleted. ${error.message}` }),
      },
    );
  };
  const copy = (list: readonly Position[]) => {
    if (copyText(clipboardText(list, tagById))) {
      showToast({ tone: 'plain', message: `Copied ${counted(list.length, 'position')}.` });
    }
  };
  /** Keys act on the selection, or on the row that they are pressed on. */
  const targets = (row: Position) => (view.selected.has(row.id) ? selected : [row]);
  const openPicker = (type: PickerType, row: Position) => {
    if (!view.selected.has(row.id)) change({ selected: new Set([row.id]) });
    setPicker(type);
  };
  const onRowKey = (event: KeyboardEvent, [row]: readonly Position[]): boolean => {
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === 'F2') edit(row);
    else if (event.key === 'Delete') removeAll(targets(row));
    else if (event.key === 't') openPicker('REGULAR', row);
    else if (event.key === 'g') openPicker('STRATEGY', row);
    else return false;
    return true;
  };
  const edit = (position: Position) => setDialog({ kind: 'edit', position });
  const [single] = selected;
  const incomplete = totals.valued < totals.count;

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
              columns={columns
                .filter((column) => !column.pinned)
                .map((column) => ({ id: column.id, name: column.title ?? column.header }))}
              hidden={view.hidden}
              onHidden={(hidden) => change({ hidden })}
              defaults={defaultHidden}
              iconOnly={narrow}
            />
            <Button
              leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />}
              onClick={() => setDialog({ kind: 'add' })}
            >
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
                  onClick={() => setDialog({ kind: 'tags' })}
                >
                  Manage tags
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconCash size={16} stroke={1.6} aria-hidden />}
                  onClick={() => setDialog({ kind: 'cash' })}
                >
                  Cash
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        }
      >
        <ViewSwitch />
      </PageBar>
      <FilterRow tags={byName} totals={totals} nav={nav === null ? null : unitsOf(nav)} />
      <div className={styles.content}>
        <DataGrid
          label="Positions"
          elementId={gridElementId}
          nodes={nodes}
          columns={columns}
          columnState={columnState}
          onColumnState={({ hidden, ...layout }) => change({ hidden: new Set(hidden), layout })}
          sorting={view.sorting}
          onSorting={(sorting) => change({ sorting })}
          selected={view.selected}
          onSelected={setSelected}
          band={(band, first) => bandWords(band, first, { totals, all: positions.length, mock })}
          totalLabel={
            <span className={styles.totalMark}>
              Total shown
              {incomplete && (
                <span title={`${totals.count - totals.valued} left out: no price`}>
                  <IconAlertTriangle size={14} stroke={1.6} aria-hidden />
                </span>
              )}
            </span>
          }
          rowProblem={hasProblem}
          onOpen={(position, columnId) =>
            columnId === 'last' ? setDialog({ kind: 'price', position }) : edit(position)
          }
          onRowKey={onRowKey}
          onContextMenu={(rows, at) => {
            if (!rows.every((row) => view.selected.has(row.id))) change({ selected: new Set(rows.map(rowId)) });
            setMenuAt(at);
          }}
          endSpace={selected.length > 0 ? 56 : 0}
          empty={
            positions.length === 0
              ? 'No open positions. Import a file or add one by hand.'
              : 'No position passes the search and the filters.'
          }
        />
        {selected.length > 0 && (
          <SelectionBar
            positions={selected}
            tags={tags}
            picker={picker}
            onPicker={(next) => {
              setPicker(next);
              if (next === null) focusGrid();
            }}
            onEdit={() => single !== undefined && edit(single)}
            onClosePosition={() => single !== undefined && setDialog({ kind: 'close', position: single })}
            onCopy={() => copy(selected)}
            onDelete={() => removeAll(selected)}
            onClear={() => {
              change({ selected: new Set() });
              focusGrid();
            }}
          />
        )}
      </div>
      {menuAt !== null && selected.length > 0 && (
        <RowMenu
          at={menuAt}
          count={selected.length}
          onClose={() => setMenuAt(null)}
          onTag={() => setPicker('REGULAR')}
          onStrategy={() => setPicker('STRATEGY')}
          onEdit={() => single !== undefined && edit(single)}
          onPrice={() => single !== undefined && setDialog({ kind: 'price', position: single })}
          onClosePosition={() => single !== undefined && setDialog({ kind: 'close', position: single })}
          onCopy={() => copy(selected)}
          onDelete={() => removeAll(selected)}
        />
      )}
      {dialog?.kind === 'add' && <PositionDialog position={null} onClose={() => setDialog(null)} />}
      {dialog?.kind === 'edit' && <PositionDialog position={dialog.position} onClose={() => setDialog(null)} />}
      {dialog?.kind === 'price' && <PriceDialog position={dialog.position} onClose={() => setDialog(null)} />}
      {dialog?.kind === 'close' && <CloseDialog position={dialog.position} onClose={() => setDialog(null)} />}
      {dialog?.kind === 'cash' && <CashDialog onClose={() => setDialog(null)} />}
      {dialog?.kind === 'tags' && <TagManager onClose={() => setDialog(null)} />}
    </>
  );
}

const gridElementId = 'positions-grid';

/** The selection bar goes with the selection: the focus must not go with it. */
function focusGrid(): void {
  document.getElementById(gridElementId)?.focus({ preventScroll: true });
}

const rowId = (position: Position) => position.id;
const hasProblem = (position: Position) => position.marketValue === null;
