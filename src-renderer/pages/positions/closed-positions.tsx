import { useCallback, useEffect, useMemo } from 'react';
import { counted } from '../../../src-shared/domain/counted';
import type { ClosedPosition } from '../../../src-shared/ipc/positions';
import type { Tag } from '../../../src-shared/ipc/tags';
import { useNegativeStyle } from '../../appearance';
import { placedColumns } from '../../components/data-grid/column-layout';
import { DataGrid } from '../../components/data-grid/data-grid';
import { sortedTree } from '../../components/data-grid/grid-tree';
import type { GridRange } from '../../components/data-grid/grid-types';
import { wholeNumber } from '../../format/number-format';
import { rangeSummary } from '../../state/range-summary';
import { closedColumns, closedHidden, realizedSum } from './closed-columns';
import { FilterRow } from './filter-row';
import { appliesTo, filterPositions, withKnownTags } from './position-filters';
import { type PositionGroup, positionTree } from './position-groups';
import styles from './positions-page.module.css';
import { PositionsToolbar } from './positions-toolbar';
import { usePositionsView } from './positions-view';
import { summaryOf } from './range-summary';
import { columnStateOf, layoutOf } from './table-layout';
import { useGroupCommands } from './use-group-commands';
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
  const tagById = useMemo(() => new Map(tags.map((tag) => [tag.id, tag])), [tags]);
  const byName = useMemo(() => [...tags].sort((a, b) => a.name.localeCompare(b.name)), [tags]);
  const filters = useMemo(() => withKnownTags(view.filters, tagById), [view.filters, tagById]);
  const shown = useMemo(() => {
    const applying = filters.filter(({ kind }) => appliesTo(kind, 'closed'));
    return filterPositions(closed, tagById, view.search, applying);
  }, [closed, tagById, view.search, filters]);
  const nodes = useMemo(() => positionTree(shown, tagById, view.groupBy), [shown, tagById, view.groupBy]);
  const columns = useMemo(() => closedColumns({ closed: shown, tags: tagById, negative }), [shown, tagById, negative]);
  const columnState = useMemo(() => columnStateOf(view.closed, closedHidden), [view.closed]);
  const collapsed = useMemo(() => new Set(view.collapsed), [view.collapsed]);
  const sorting = view.closed.sorting ?? firstSorting;
  const onRange = useCallback(
    (range: GridRange<ClosedPosition, PositionGroup<ClosedPosition>> | null) =>
      rangeSummary.set(() => (range === null ? null : summaryOf(range, negative))),
    [negative],
  );
  useEffect(() => () => rangeSummary.set(() => null), []);
  useGroupCommands(nodes);
  useViewExport(() => ({
    nodes: sortedTree(nodes, sorting, columns),
    columns: placedColumns(columns, columnState).map(({ column }) => column),
  }));
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
            label="Closed positions"
            nodes={nodes}
            collapsed={collapsed}
            onCollapsed={(next) => change({ collapsed: [...next] })}
            columns={columns}
            columnState={columnState}
            onColumnState={(state) => changeLayout(layoutOf(state, closedHidden))}
            sorting={sorting}
            onSorting={(next) => changeLayout({ sorting: [...next] })}
            onRange={onRange}
            band={(band, first) => {
              if (band === 'usd') return 'USD';
              if (!first) return null;
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
        </div>
      </div>
    </>
  );
}
