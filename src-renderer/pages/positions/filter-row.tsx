import { Menu, SegmentedControl } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { Tag } from '../../../src-shared/ipc/tags';
import type { PositionFilter } from '../../../src-shared/ipc/views';
import { useCommands } from '../../state/commands';
import { FilterChip, filterNames } from './filter-chips';
import type { FilterChoices } from './filter-editor';
import styles from './filters.module.css';
import { appliesTo, type Filterable, type FilterKind, filterKey, withFilter, withoutFilter } from './position-filters';
import { underlyingOf } from './position-groups';
import { usePositionsView } from './positions-view';

/** What the menu offers. */
type ChosenKind = Exclude<FilterKind, 'import'>;

/** What a filter begins as: it lets everything through until something is chosen, or asks the usual question. */
const beginnings: Record<ChosenKind, PositionFilter> = {
  type: { kind: 'type', types: [] },
  tags: { kind: 'tags', match: 'any', tagIds: [] },
  underlying: { kind: 'underlying', underlyings: [] },
  account: { kind: 'account', accounts: [] },
  expiry: { kind: 'expiry', withinDays: 30 },
  pnl: { kind: 'pnl', direction: 'loss' },
  dayPnl: { kind: 'dayPnl', direction: 'loss' },
  value: { kind: 'value', atLeast: '10000' },
  price: { kind: 'price', has: 'none' },
  currency: { kind: 'currency', currencies: [] },
};

const kinds = Object.keys(beginnings) as ChosenKind[];

/** A further chip of tags asks in a way that none does yet. */
function beginningOf(kind: ChosenKind, filters: readonly PositionFilter[]): PositionFilter | null {
  const taken = new Set(filters.map(filterKey));
  if (kind !== 'tags') return taken.has(kind) ? null : beginnings[kind];
  const match = (['any', 'all', 'none'] as const).find((each) => !taken.has(`tags:${each}`));
  return match === undefined ? null : { kind, match, tagIds: [] };
}

function isEmpty(filter: PositionFilter): boolean {
  return Object.values(filter).some((value) => Array.isArray(value) && value.length === 0);
}

function choicesIn(positions: readonly Filterable[], tags: readonly Tag[]): FilterChoices {
  const distinct = (of: (position: Filterable) => string) => [...new Set(positions.map(of))].sort();
  return {
    tags,
    underlyings: distinct(underlyingOf),
    accounts: distinct((position) => position.account ?? ''),
    currencies: distinct((position) => position.currency),
  };
}

interface FilterRowProps {
  positions: readonly Filterable[];
  filters: readonly PositionFilter[];
  /** By name. */
  tags: readonly Tag[];
  openCount: number;
  closedCount: number;
  /** Sums of what is shown. */
  children?: ReactNode;
}

/** Which positions are shown, at the left; sums of them at the right. */
export function FilterRow({ positions, filters, tags, openCount, closedCount, children }: FilterRowProps) {
  const { view, change } = usePositionsView();
  const [opened, setOpened] = useState<string | null>(null);
  const tagById = useMemo(() => new Map(tags.map((tag) => [tag.id, tag])), [tags]);
  const choices = useMemo(() => choicesIn(positions, tags), [positions, tags]);
  const setFilters = (next: PositionFilter[]) => change({ filters: next });
  const applying = filters.filter(({ kind }) => appliesTo(kind, view.show));
  const add = (kind: ChosenKind) => {
    const filter = beginningOf(kind, filters);
    if (filter === null) return;
    setFilters(withFilter(filters, filter));
    setOpened(filterKey(filter));
  };
  const offered = kinds.filter((kind) => appliesTo(kind, view.show));
  useCommands([
    ...offered.map((kind) => ({
      id: `positions.filter:${kind}`,
      name: `Filter by ${filterNames[kind].toLowerCase().replace('p&l', 'P&L')}`,
      section: 'Do' as const,
      icon: IconFilter,
      place: 'Positions',
      disabled: beginningOf(kind, filters) === null,
      run: () => add(kind),
    })),
    {
      id: 'positions.clearFilters',
      name: 'Clear filters',
      section: 'Do',
      place: 'Positions',
      disabled: applying.length === 0,
      run: () => setFilters([]),
    },
    {
      id: 'positions.closed',
      name: view.show === 'open' ? 'Show closed positions' : 'Show open positions',
      section: 'Do',
      place: 'Positions',
      run: () => change({ show: view.show === 'open' ? 'closed' : 'open', selected: new Set() }),
    },
  ]);
  return (
    <div className={styles.row}>
      <SegmentedControl
        className={styles.show}
        size="xs"
        aria-label="View"
        data={[
          { value: 'open', label: `Open ${openCount}` },
          { value: 'closed', label: `Closed ${closedCount}` },
        ]}
        value={view.show}
        onChange={(show) => change({ show, selected: new Set() })}
      />
      {applying.map((filter) => {
        const key = filterKey(filter);
        return (
          <FilterChip
            key={key}
            filter={filter}
            choices={choices}
            tags={tagById}
            opened={opened === key}
            onOpened={(open) => {
              setOpened(open ? key : null);
              if (!open && isEmpty(filter)) setFilters(withoutFilter(filters, key));
            }}
            onChange={(next) => {
              setFilters(withFilter(filters, next, key));
              setOpened(filterKey(next));
            }}
            onClear={() => setFilters(withoutFilter(filters, key))}
          />
        );
      })}
      <Menu position="bottom-start">
        <Menu.Target>
          <button type="button" className={styles.button}>
            <IconFilter size={14} stroke={1.6} aria-hidden />
            Filter
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {offered.map((kind) => (
            <Menu.Item key={kind} disabled={beginningOf(kind, filters) === null} onClick={() => add(kind)}>
              {filterNames[kind]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {applying.length > 1 && (
        <button type="button" className={styles.button} onClick={() => setFilters([])}>
          Clear filters
        </button>
      )}
      {children}
    </div>
  );
}
