import { useMediaQuery } from '@mantine/hooks';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { counted } from '../../../src-shared/domain/counted';
import type { Position } from '../../../src-shared/ipc/positions';
import type { Tag } from '../../../src-shared/ipc/tags';
import type { PositionFilter } from '../../../src-shared/ipc/views';
import { useNegativeStyle } from '../../appearance';
import { placedColumns } from '../../components/data-grid/column-layout';
import { DataGrid } from '../../components/data-grid/data-grid';
import { sortedTree } from '../../components/data-grid/grid-tree';
import type { DataGridHandle, GridCell, GridNode, GridRange, RowDrop } from '../../components/data-grid/grid-types';
import { carriesTag, droppedTag } from '../../components/tag-drag';
import { unitsOf } from '../../format/decimal-text';

import { useIpcQuery } from '../../ipc/client';
import { rangeSummary } from '../../state/range-summary';
import { revealedPosition } from '../../state/revealed-position';
import { createStore, useStore } from '../../state/store';
import { CloseDialog } from './close-dialog';
import { copyPositions } from './copy-positions';
import { type Detailed, DetailPane } from './detail-pane';
import { type Group, totalsOf } from './figure-columns';
import { FilterRow } from './filter-row';
import { positionColumns } from './position-columns';
import { defaultHidden } from './position-columns-order';
import { PositionDialog } from './position-dialog';
import { filterPositions, withKnownTags } from './position-filters';
import { positionTree, writtenAbove } from './position-groups';
import { type PositionTotals, positionTotals } from './position-totals';
import { PositionWhy } from './position-why-popover';
import styles from './positions-page.module.css';
import { PositionsToolbar } from './positions-toolbar';
import { usePositionsView } from './positions-view';
import { PriceBanner } from './price-banner';
import { PriceDialog } from './price-dialog';
import { summaryOf } from './range-summary';
import { RowMenu } from './row-menu';
import { SelectedSums } from './selected-sums';
import type { SelectionRuns } from './selection-actions';
import { SelectionBar } from './selection-bar';
import { ShownSums } from './shown-sums';
import { shownBand, TotalLabel } from './shown-words';
import { columnStateOf, layoutOf } from './table-layout';
import { TagPicker } from './tag-picker';
import { GroupCommands, useGroupCommands } from './use-group-commands';
import { useHeldSymbols } from './use-held-symbols';
import { useCellEdit, useRemoval, useTagDrop } from './use-position-actions';
import { useRevealedPosition } from './use-revealed-position';
import { useSelectionCommands } from './use-selection-commands';
import { useViewExport } from './use-view-export';

type Asked = GridCell<Position, Group>;
type OpenDialog = { kind: 'edit' | 'close' | 'price'; position: Position };
type Picker = 'tag' | 'strategy';
type Node = GridNode<Position, Group>;

const firstSorting = [{ id: 'symbol', desc: false }];

interface OpenPositionsProps {
  positions: readonly Position[];
  tags: readonly Tag[];
  closedCount: number;
}

/** The book as a table: grouped, filtered and arranged as the view says. */
export function OpenPositions(props: OpenPositionsProps) {
  const { positions, tags } = props;
  const { view } = usePositionsView();
  const tagById = useMemo(() => new Map(tags.map((tag) => [tag.id, tag])), [tags]);
  const filters = useMemo(() => withKnownTags(view.filters, tagById), [view.filters, tagById]);
  const shown = useMemo(
    () => filterPositions(positions, tagById, view.search, filters),
    [positions, tagById, view.search, filters],
  );
  const nodes = useMemo(() => positionTree(shown, tagById, view.groupBy), [shown, tagById, view.groupBy]);
  return <SummedPositions {...props} tagById={tagById} filters={filters} shown={shown} nodes={nodes} />;
}

interface ShownPositionsProps extends OpenPositionsProps {
  tagById: ReadonlyMap<string, Tag>;
  filters: readonly PositionFilter[];
  /** What passes search and filters, and the same in its groups. */
  shown: readonly Position[];
  nodes: readonly Node[];
}

// Components of their own: where a large book is drawn for the first time, the window wakes up between them.
function SummedPositions(props: ShownPositionsProps) {
  const { shown, nodes } = props;
  const totals = useMemo(() => positionTotals(shown), [shown]);
  const groups = useMemo(() => nodes.flatMap((node) => (node.kind === 'group' ? node.group : [])), [nodes]);
  // They are kept with their groups, whose cells and widths ask for them.
  useMemo(() => groups.forEach(totalsOf), [groups]);
  return <ArrangedPositions {...props} totals={totals} groups={groups} />;
}

interface ArrangedPositionsProps extends ShownPositionsProps {
  totals: PositionTotals;
  groups: readonly Group[];
}

function ArrangedPositions(props: ArrangedPositionsProps) {
  const { positions, tags, closedCount, tagById, filters, shown, nodes, totals, groups } = props;
  const { view, change, changeLayout } = usePositionsView();
  const negative = useNegativeStyle();
  // Below this the Greeks would stand past the right edge: tags, entry and cost go there instead.
  const tight = useMediaQuery('(max-width: 1427px)', false, { getInitialValueInEffect: false }) || view.details;
  const nav = useIpcQuery('portfolios.summary', {}).data?.totalValue ?? null;
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [picker, setPicker] = useState<Picker | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null);
  const grid = useRef<DataGridHandle>(null);
  const [active] = useState(() => createStore<Node | null>(null));

  const byName = useMemo(() => [...tags].sort((a, b) => a.name.localeCompare(b.name)), [tags]);
  const held = useHeldSymbols();
  const columns = useMemo(() => {
    return positionColumns({
      positions: shown,
      groups,
      above: writtenAbove(nodes),
      held,
      tags: tagById,
      totals,
      negative,
      narrow: tight,
    });
  }, [nodes, shown, groups, held, tagById, totals, negative, tight]);
  const columnState = useMemo(() => columnStateOf(view.open, defaultHidden), [view.open]);
  const sorting = view.open.sorting ?? firstSorting;
  const collapsed = useMemo(() => new Set(view.collapsed), [view.collapsed]);
  // What is filtered away is not acted on, even while it is still selected.
  const selected = useMemo(() => shown.filter((position) => view.selected.has(position.id)), [shown, view.selected]);
  const setSelected = useCallback((next: ReadonlySet<string>) => change({ selected: next }), [change]);
  const onRange = useCallback(
    (range: GridRange<Position, Group> | null) =>
      rangeSummary.set(() => (range === null ? null : summaryOf(range, negative))),
    [negative],
  );
  useEffect(() => () => rangeSummary.set(() => null), []);
  const onActive = useCallback((node: Node | null) => active.set(() => node), [active]);
  useRevealedPosition(grid, positions, nodes);
  const saveCell = useCellEdit();
  const assign = useTagDrop();
  const focusGrid = () => grid.current?.focus();
  const clearSelection = () => {
    change({ selected: new Set() });
    focusGrid();
  };
  const removeAll = useRemoval(clearSelection);
  const shownColumns = () => placedColumns(columns, columnState).map(({ column }) => column);
  useViewExport(() => ({ nodes: sortedTree(nodes, sorting, columns), columns: shownColumns() }));

  const allSelected = (rows: readonly Position[]) => rows.every((row) => view.selected.has(row.id));
  const selectIfNot = (rows: readonly Position[]) => {
    if (!allSelected(rows)) change({ selected: new Set(rows.map((row) => row.id)) });
  };
  const openPicker = (which: Picker, rows: readonly Position[]) => {
    selectIfNot(rows);
    setPicker(which);
  };
  const edit = (position: Position) => setDialog({ kind: 'edit', position });
  const showDetails = (details: boolean) => {
    change({ details });
    if (!details) focusGrid();
  };
  const onRowKey = (event: KeyboardEvent, rows: readonly Position[]): boolean => {
    const [first] = rows;
    if (first === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
    // Keys act on the selection, or on the row that they are pressed on.
    if (event.key === 'Delete') removeAll(allSelected(rows) ? selected : rows);
    else if (event.key === 'F2' && rows.length === 1) edit(first);
    else if (event.key === 't') openPicker('tag', rows);
    else if (event.key === 'g') openPicker('strategy', rows);
    else if (event.key === 'Escape' && view.details) showDetails(false);
    else return false;
    return true;
  };
  const tagDrop: RowDrop<Position> = {
    accepts: carriesTag,
    onDrop: (rows, data) => {
      const tag = tagById.get(droppedTag(data) ?? '');
      // On a selected row it falls on the whole selection.
      const taking = allSelected(rows) ? selected : rows;
      if (tag !== undefined)
        assign(
          tag,
          taking.map((row) => row.id),
        );
    },
  };
  const [single] = selected;
  const onSingle = (act: (position: Position) => void) => () => single !== undefined && act(single);
  const runs: SelectionRuns = {
    openDetails: () => {
      const node = active.get();
      // The row menu stands on its row already, which may be one of several of its position.
      const isShown = node?.kind === 'row' && node.rowId === single?.id;
      if (selected.length === 1 && single !== undefined && !isShown) revealedPosition.set(() => single.id);
      showDetails(true);
    },
    why: () => grid.current?.why(),
    tag: () => setPicker('tag'),
    strategy: () => setPicker('strategy'),
    edit: onSingle(edit),
    setPrice: onSingle((position) => setDialog({ kind: 'price', position })),
    close: onSingle((position) => setDialog({ kind: 'close', position })),
    copy: () => copyPositions(sortedTree(nodes, sorting, columns), shownColumns(), view.selected),
    remove: () => removeAll(selected),
  };
  useGroupCommands(nodes);
  useSelectionCommands(selected, runs, {
    onSelectAll: () => change({ selected: new Set(shown.map((position) => position.id)) }),
    onClear: clearSelection,
  });

  return (
    <>
      <PositionsToolbar
        columns={columns}
        columnState={columnState}
        onColumnState={(state) => changeLayout(layoutOf(state, defaultHidden))}
        hiddenAtFirst={defaultHidden}
      />
      <PriceBanner positions={positions} />
      <FilterRow
        positions={positions}
        filters={filters}
        tags={byName}
        openCount={positions.length}
        closedCount={closedCount}
      >
        <ShownSums totals={totals} nav={nav === null ? null : unitsOf(nav)} />
      </FilterRow>
      <div className={styles.content}>
        <div className={styles.table}>
          <DataGrid
            ref={grid}
            label="Positions"
            nodes={nodes}
            collapsed={collapsed}
            onCollapsed={(next) => change({ collapsed: [...next] })}
            columns={columns}
            columnState={columnState}
            onColumnState={(state) => changeLayout(layoutOf(state, defaultHidden))}
            sorting={sorting}
            onSorting={(next) => changeLayout({ sorting: [...next] })}
            selected={view.selected}
            onSelected={setSelected}
            band={(band, first) => shownBand(band, first, totals, positions.length)}
            totalLabel={<TotalLabel totals={totals} />}
            rowProblem={hasProblem}
            onRange={onRange}
            onActive={onActive}
            onOpen={(position, columnId) => (columnId === 'tags' ? openPicker('tag', [position]) : showDetails(true))}
            onEdit={saveCell}
            onWhy={setAsked}
            onRowKey={onRowKey}
            dragLabel={(rows) => counted(rows, 'position')}
            rowDrop={tagDrop}
            onContextMenu={(rows, at) => {
              selectIfNot(rows);
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
              count={selected.length}
              runs={runs}
              popovers={{
                tag: <TagPicker tagType="REGULAR" positions={selected} tags={tags} />,
                strategy: <TagPicker tagType="STRATEGY" positions={selected} tags={tags} />,
              }}
              opened={picker}
              onClosed={() => {
                setPicker(null);
                focusGrid();
              }}
              onClear={clearSelection}
            >
              <SelectedSums positions={selected} />
            </SelectionBar>
          )}
        </div>
        {view.details && (
          <Details
            active={active}
            positions={positions}
            tags={tags}
            onClose={() => showDetails(false)}
            onEdit={edit}
            onPrice={(position) => setDialog({ kind: 'price', position })}
            onClosePosition={(position) => setDialog({ kind: 'close', position })}
            onDelete={(position) => removeAll([position])}
          />
        )}
      </div>
      <GroupCommands active={active} />
      {menuAt !== null && selected.length > 0 && (
        <RowMenu at={menuAt} count={selected.length} runs={runs} onClose={() => setMenuAt(null)} />
      )}
      {asked !== null && (
        <PositionWhy cell={asked} shown={shown} positions={positions} onClose={() => setAsked(null)} />
      )}
      {dialog?.kind === 'edit' && <PositionDialog position={dialog.position} onClose={() => setDialog(null)} />}
      {dialog?.kind === 'price' && <PriceDialog position={dialog.position} onClose={() => setDialog(null)} />}
      {dialog?.kind === 'close' && <CloseDialog position={dialog.position} onClose={() => setDialog(null)} />}
    </>
  );
}

const hasProblem = (position: Position) => position.marketValue === null;

type DetailsProps = Omit<Parameters<typeof DetailPane>[0], 'shown' | 'onShow'> & {
  active: ReturnType<typeof createStore<Node | null>>;
};

/** Follows the keyboard by itself: moving through the table draws nothing else anew. */
function Details({ active, positions, ...rest }: DetailsProps): ReactNode {
  const node = useStore(active);
  const shown: Detailed | null =
    node === null
      ? null
      : node.kind === 'group'
        ? { kind: 'group', group: node.group }
        : { kind: 'row', row: node.row };
  return (
    <DetailPane shown={shown} positions={positions} onShow={({ id }) => revealedPosition.set(() => id)} {...rest} />
  );
}
