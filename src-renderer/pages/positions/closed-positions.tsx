import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { counted } from '../../../src-shared/domain/counted';
import type { ClosedPosition } from '../../../src-shared/ipc/positions';
import type { Tag } from '../../../src-shared/ipc/tags';
import { useNegativeStyle } from '../../appearance';
import { placedColumns } from '../../components/data-grid/column-layout';
import { DataGrid } from '../../components/data-grid/data-grid';
import { sortedTree } from '../../components/data-grid/grid-tree';
import type { DataGridHandle, GridNode, GridRange } from '../../components/data-grid/grid-types';
import { MissingNumber, NumberText } from '../../components/number-text';
import { pnlParts, wholeNumber } from '../../format/number-format';
import { rangeSummary } from '../../state/range-summary';
import { createStore } from '../../state/store';
import { closedColumns, closedHidden, realizedSum } from './closed-columns';
import { copyPositions } from './copy-positions';
import { FilterRow } from './filter-row';
import { appliesTo, filterPositions, withKnownTags } from './position-filters';
import { type PositionGroup, positionTree, writtenAbove } from './position-groups';
import styles from './positions-page.module.css';
import { PositionsToolbar } from './positions-toolbar';
import { usePositionsView } from './positions-view';
import { summaryOf } from './range-summary';
import { RowMenu } from './row-menu';
import type { SelectionRuns } from './selection-actions';
import { SelectionBar, SelectionSum } from './selection-bar';
import { columnStateOf, layoutOf } from './table-layout';
import { GroupCommands, useGroupCommands } from './use-group-commands';
import { useSelectionCommands } from './use-selection-commands';
import { useViewExport } from './use-view-export';

const firstSorting = [{ id: 'exitDate', desc: true }];

interface ClosedPositionsProps {
  closed: readonly ClosedPosition[];
  tags: readonly Tag[];
  openCount: number;
}

/** What was sold or bought back, with what came of it. */
export function ClosedPositions({ closed, tags, openCount }: ClosedPositionsProps) {
  const { view, change, changeLayout } = usePositionsView();
  const negative = useNegativeStyle();
  const narrow = useMediaQuery('(max-width: 1199px)', false, { getInitialValueInEffect: false });
  const grid = useRef<DataGridHandle>(null);
  const [active] = useState(() => createStore<GridNode<ClosedPosition, PositionGroup<ClosedPosition>> | null>(null));
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null);
  const tagById = useMemo(() => new Map(tags.map((tag) => [tag.id, tag])), [tags]);
  const byName = useMemo(() => [...tags].sort((a, b) => a.name.localeCompare(b.name)), [tags]);
  const filters = useMemo(() => withKnownTags(view.filters, tagById), [view.filters, tagById]);
  const shown = useMemo(() => {
    const applying = filters.filter(({ kind }) => appliesTo(kind, 'closed'));
    return filterPositions(closed, tagById, view.search, applying);
  }, [closed, tagById, view.search, filters]);
  const nodes = useMemo(() => positionTree(shown, tagById, view.groupBy), [shown, tagById, view.groupBy]);
  const columns = useMemo(
    () => closedColumns({ closed: shown, tags: tagById, above: writtenAbove(nodes), negative, narrow }),
    [shown, tagById, nodes, negative, narrow],
  );
  const columnState = useMemo(() => columnStateOf(view.closed, closedHidden), [view.closed]);
  const collapsed = useMemo(() => new Set(view.collapsed), [view.collapsed]);
  const sorting = view.closed.sorting ?? firstSorting;
  const onRange = useCallback(
    (range: GridRange<ClosedPosition, PositionGroup<ClosedPosition>> | null) =>
      rangeSummary.set(() => (range === null ? null : summaryOf(range, negative))),
    [negative],
  );
  useEffect(() => () => rangeSummary.set(() => null), []);
  const shownColumns = () => placedColumns(columns, columnState).map(({ column }) => column);
  // What is filtered away is not acted on, even while it is still selected.
  const selected = useMemo(() => shown.filter((row) => view.selected.has(row.id)), [shown, view.selected]);
  const clearSelection = () => {
    change({ selected: new Set() });
    grid.current?.focus();
  };
  const runs: SelectionRuns = {
    copy: () => copyPositions(sortedTree(nodes, sorting, columns), shownColumns(), view.selected),
  };
  useGroupCommands(nodes);
  useSelectionCommands(selected, runs, {
    onSelectAll: () => change({ selected: new Set(shown.map(({ id }) => id)) }),
    onClear: clearSelection,
  });
  useViewExport(() => ({ nodes: sortedTree(nodes, sorting, columns), columns: shownColumns() }));
  const known = realizedSum(shown).count;
  const of = shown.length === closed.length ? '' : `${wholeNumber(shown.length)} of `;
  return (
    <>
      <PositionsToolbar
        columns={columns}
        columnState={columnState}
        onColumnState={(state) => changeLayout(layoutOf(state, closedHidden))}
        hiddenAtFirst={closedHidden}
      />
      <FilterRow positions={closed} filters={filters} tags={byName} openCount={openCount} closedCount={closed.length} />
      <div className={styles.content}>
        <div className={styles.table}>
          <DataGrid
            ref={grid}
            label="Closed positions"
            nodes={nodes}
            collapsed={collapsed}
            onCollapsed={(next) => change({ collapsed: [...next] })}
            columns={columns}
            columnState={columnState}
            onColumnState={(state) => changeLayout(layoutOf(state, closedHidden))}
            sorting={sorting}
            onSorting={(next) => changeLayout({ sorting: [...next] })}
            selected={view.selected}
            onSelected={(next) => change({ selected: next })}
            onContextMenu={(rows, at) => {
              if (!rows.every((row) => view.selected.has(row.id))) {
                change({ selected: new Set(rows.map((row) => row.id)) });
              }
              setMenuAt(at);
            }}
            endSpace={selected.length > 0 ? 56 : 0}
            onRange={onRange}
            onActive={(node) => active.set(() => node)}
            band={(band, first) => {
              if (band === 'usd') return 'USD';
              if (band !== 'position' || !first) return null;
              const words = `${of}${counted(closed.length, 'position')}`;
              return known < shown.length ? `${words}, ${wholeNumber(known)} in P&L` : words;
            }}
            totalLabel="Total shown"
            empty={
              closed.length === 0
                ? 'Nothing is closed yet. Select an open position and press Close.'
                : 'No closed position passes the search and the filters.'
            }
          />
          {selected.length > 0 && (
            <SelectionBar count={selected.length} runs={runs} onClear={clearSelection}>
              <SelectedRealized closed={selected} />
            </SelectionBar>
          )}
        </div>
      </div>
      <GroupCommands active={active} />
      {menuAt !== null && selected.length > 0 && (
        <RowMenu at={menuAt} count={selected.length} runs={runs} onClose={() => setMenuAt(null)} />
      )}
    </>
  );
}

function SelectedRealized({ closed }: Pick<ClosedPositionsProps, 'closed'>) {
  const negative = useNegativeStyle();
  const { units } = realizedSum(closed);
  return (
    <SelectionSum name="Realized P&L">
      {units === null ? (
        <MissingNumber reason="no price" />
      ) : (
        <NumberText parts={pnlParts(units, negative)} tone="pnl" />
      )}
    </SelectionSum>
  );
}
