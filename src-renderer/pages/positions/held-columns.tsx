import type { ReactNode } from 'react';
import { symbolText } from '../../../src-shared/domain/contract-name';
import type { Position } from '../../../src-shared/ipc/positions';
import type { Tag } from '../../../src-shared/ipc/tags';
import type { GridColumn } from '../../components/data-grid/grid-types';
import { TypeChip } from '../../components/type-chip';
import { positionTypes, typeNames } from '../../format/position-words';
import { GroupStrategy, groupName } from './group-cells';
import { SymbolCell, TagsCell, tagsOf } from './position-cells';
import { type Groupable, type PositionGroup, symbolSortKey, type writtenAbove } from './position-groups';

type Held = Groupable & Pick<Position, 'currency'> & Partial<Pick<Position, 'toSettle'>>;
type Above = ReturnType<typeof writtenAbove>;
type HeldColumn<P extends Held, Id extends string> = GridColumn<P, PositionGroup<P>> & { id: Id };

/** What names a position, open or closed, and the tree's levels with it. */
export function symbolColumn<P extends Held>(
  { legs }: Pick<Above, 'legs'>,
  groupCell: (group: PositionGroup<P>) => ReactNode,
): HeldColumn<P, 'symbol'> {
  return {
    id: 'symbol',
    header: 'Symbol',
    width: 206,
    minWidth: 120,
    align: 'left',
    band: 'position',
    namesRow: true,
    pinned: true,
    sortValue: symbolSortKey,
    groupSortValue: (group) => group.sortKey,
    cell: (row) => <SymbolCell position={row} leg={legs.has(row.id)} />,
    groupCell,
    label: (row) => (row.toSettle ? `${symbolText(row)} to settle` : symbolText(row)),
    value: { type: 'text', of: (row) => row.symbol, ofGroup: groupName },
  };
}

export function typeColumn<P extends Held>(): HeldColumn<P, 'type'> {
  return {
    id: 'type',
    header: 'Type',
    width: 56,
    align: 'left',
    band: 'position',
    sortValue: (row) => positionTypes.indexOf(row.positionType),
    cell: (row) => <TypeChip type={row.positionType} />,
    label: (row) => `${row.positionType}, ${typeNames[row.positionType].toLowerCase()}`,
    value: { type: 'text', of: (row) => row.positionType },
  };
}

export function tagsColumn<P extends Held>(
  tags: ReadonlyMap<string, Tag>,
  { strategies }: Pick<Above, 'strategies'>,
  place: Pick<HeldColumn<P, 'tags'>, 'band' | 'width'> & { flexible: boolean },
): HeldColumn<P, 'tags'> {
  return {
    id: 'tags',
    header: 'Tags',
    align: 'left',
    ...place,
    sortValue: (row) => tagsOf(row, tags)[0]?.name.toLowerCase(),
    groupSortValue: (group) => group.strategy?.name.toLowerCase(),
    cell: (row) => <TagsCell position={row} tags={tags} under={strategies.get(row.id)} />,
    groupCell: (group) => <GroupStrategy group={group} />,
    value: {
      type: 'text',
      of: (row) =>
        tagsOf(row, tags)
          .map((tag) => tag.name)
          .join(', '),
      ofGroup: (group) => group.strategy?.name ?? null,
    },
  };
}
