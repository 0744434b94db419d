import type { Contract } from '../../../src-shared/domain/contract-name';
import { priceUnderlying } from '../../../src-shared/domain/price-underlying';
import type { Position } from '../../../src-shared/ipc/positions';
import type { Tag } from '../../../src-shared/ipc/tags';
import type { GroupBy } from '../../../src-shared/ipc/views';
import type { GridNode } from '../../components/data-grid/grid-types';
import { positionTypes, typeNames } from '../../format/position-words';

/** What groups are made by: open and closed positions have it alike. */
export type Groupable = Contract & Pick<Position, 'id' | 'positionType' | 'tagIds'>;

export interface PositionGroup<P extends Groupable> {
  by: Exclude<GroupBy, 'all'>;
  /** The underlying, the type's name or the tag's; null: those without a tag or strategy. */
  name: string | null;
  /** Of a group by tag or strategy. */
  tag: Tag | null;
  /** A strategy that is the whole of an underlying's group is written on it. */
  strategy: Tag | null;
  positions: readonly P[];
  /** Its place among its siblings by name; undefined is last either way. */
  sortKey: string | undefined;
}

type Node<P extends Groupable> = GridNode<P, PositionGroup<P>>;

/** What an option is grouped under: SPX for SPXW. An adjusted root, whose delivery is not known, stands for itself. */
export function underlyingOf({ symbol, underlyingSymbol }: Pick<Contract, 'symbol' | 'underlyingSymbol'>): string {
  return underlyingSymbol === null ? symbol : (priceUnderlying(underlyingSymbol) ?? underlyingSymbol);
}

/**
 * The rows of a view. By tag and by strategy a position stands in each of its groups, otherwise once;
 * sums of a whole are therefore made of the positions, never of the groups.
 */
export function positionTree<P extends Groupable>(
  positions: readonly P[],
  tags: ReadonlyMap<string, Tag>,
  groupBy: GroupBy,
): Node<P>[] {
  switch (groupBy) {
    case 'all':
      return positions.map((position) => rowOf(position));
    case 'type':
      return groupsByType(positions);
    case 'underlying':
      return groupsByUnderlying(positions, tags);
    case 'tag':
      return groupsByTag(positions, tags, 'tag');
    case 'strategy':
      return groupsByTag(positions, tags, 'strategy');
  }
}

function grouped<P, Key>(positions: readonly P[], keyOf: (position: P) => Key): Map<Key, P[]> {
  const groups = new Map<Key, P[]>();
  for (const position of positions) {
    const key = keyOf(position);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [position]);
    else group.push(position);
  }
  return groups;
}

/** Where a position stands in several groups, each of its rows has an id of its own. */
function rowOf<P extends Groupable>(position: P, within = ''): Node<P> {
  return { kind: 'row', id: within + position.id, rowId: position.id, row: position };
}

/** The id is the same at every reading, so that a closed group stays closed. */
function groupOf<P extends Groupable>(
  id: string,
  group: Pick<PositionGroup<P>, 'by' | 'name' | 'positions' | 'sortKey'> & Partial<PositionGroup<P>>,
  children: readonly Node<P>[] = group.positions.map((position) => rowOf(position)),
): Node<P> {
  return { kind: 'group', id, group: { tag: null, strategy: null, ...group }, children };
}

function groupsByType<P extends Groupable>(positions: readonly P[]): Node<P>[] {
  const byType = grouped(positions, (position) => position.positionType);
  return positionTypes.flatMap((type, index) => {
    const rows = byType.get(type);
    return rows === undefined
      ? []
      : groupOf(`type:${type}`, { by: 'type', name: typeNames[type], positions: rows, sortKey: String(index) });
  });
}

function groupsByTag<P extends Groupable>(
  positions: readonly P[],
  tags: ReadonlyMap<string, Tag>,
  by: 'tag' | 'strategy',
): Node<P>[] {
  const pairs = tagPairs(positions, tags, by === 'tag' ? 'REGULAR' : 'STRATEGY');
  const group = (tag: Tag | null, rows: readonly P[]) => {
    const id = `${by}:${tag?.id ?? 'none'}`;
    const name = tag?.name ?? null;
    return groupOf(
      id,
      { by, name, tag, positions: rows, sortKey: name?.toLowerCase() },
      rows.map((position) => rowOf(position, `${id}/`)),
    );
  };
  const tagged = new Set(pairs.map(({ position }) => position));
  const without = positions.filter((position) => !tagged.has(position));
  return [
    ...[...grouped(pairs, ({ tag }) => tag)].map(([tag, own]) =>
      group(
        tag,
        own.map(({ position }) => position),
      ),
    ),
    ...(without.length === 0 ? [] : [group(null, without)]),
  ];
}

interface TagPair<P> {
  tag: Tag;
  position: P;
}

function tagPairs<P extends Groupable>(
  positions: readonly P[],
  tags: ReadonlyMap<string, Tag>,
  tagType: Tag['tagType'],
): TagPair<P>[] {
  return positions.flatMap((position) =>
    position.tagIds.flatMap((id): TagPair<P>[] => {
      const tag = tags.get(id);
      return tag?.tagType === tagType ? [{ tag, position }] : [];
    }),
  );
}

function groupsByUnderlying<P extends Groupable>(positions: readonly P[], tags: ReadonlyMap<string, Tag>): Node<P>[] {
  return [...grouped(positions, underlyingOf)].map(([underlying, rows]) => {
    const [only] = rows;
    if (only !== undefined && rows.length === 1) return rowOf(only);
    const id = `underlying:${underlying}`;
    const group = { by: 'underlying' as const, name: underlying, positions: rows, sortKey: `${underlying}\u0000` };
    const strategies = strategiesIn(rows, tags);
    const [first] = strategies;
    if (first !== undefined && first.legs.length === rows.length) {
      return groupOf(id, { ...group, strategy: first.strategy });
    }
    return groupOf(id, group, withStrategies(id, rows, strategies));
  });
}

interface SharedStrategy<P> {
  strategy: Tag;
  legs: P[];
}

function withStrategies<P extends Groupable>(
  underlyingId: string,
  rows: readonly P[],
  strategies: readonly SharedStrategy<P>[],
): Node<P>[] {
  const inStrategy = new Set(strategies.flatMap(({ legs }) => legs));
  return [
    ...rows.filter((position) => !inStrategy.has(position)).map((position) => rowOf(position)),
    ...strategies.map(({ strategy, legs }) =>
      groupOf(`${underlyingId}/strategy:${strategy.id}`, {
        by: 'strategy',
        name: strategy.name,
        tag: strategy,
        positions: legs,
        // Among the single legs it stands where its first leg would.
        sortKey: legs.map(symbolSortKey).sort()[0],
      }),
    ),
  ];
}

/** Strategies that several of these legs share. A leg of two goes to the larger one: inside an underlying it stands once. */
function strategiesIn<P extends Groupable>(rows: readonly P[], tags: ReadonlyMap<string, Tag>): SharedStrategy<P>[] {
  const pairs = tagPairs(rows, tags, 'STRATEGY');
  const taken = new Set<P>();
  return [...grouped(pairs, ({ tag }) => tag)]
    .sort(([a, legsA], [b, legsB]) => legsB.length - legsA.length || a.name.localeCompare(b.name))
    .flatMap(([strategy, members]) => {
      const legs = members.map(({ position }) => position).filter((position) => !taken.has(position));
      if (legs.length < 2) return [];
      for (const leg of legs) taken.add(leg);
      return { strategy, legs };
    });
}

/**
 * What groups say already and their rows need not say again: the underlying's name (`legs`), and the strategy that a row
 * stands under.
 */
export function writtenAbove<P extends Groupable>(nodes: readonly Node<P>[]) {
  const legs = new Set<string>();
  const strategies = new Map<string, string>();
  const severally = new Set<string>();
  for (const node of nodes) {
    if (node.kind === 'row') continue;
    if (node.group.by === 'strategy' && node.group.tag !== null) {
      for (const { id } of node.group.positions) {
        if (strategies.has(id)) severally.add(id);
        strategies.set(id, node.group.tag.id);
      }
    }
    if (node.group.by !== 'underlying') continue;
    const { name, strategy, positions } = node.group;
    for (const row of positions) {
      if (row.underlyingSymbol === name) legs.add(row.id);
      if (strategy !== null) strategies.set(row.id, strategy.id);
    }
    for (const child of node.children) {
      if (child.kind === 'row' || child.group.tag === null) continue;
      for (const row of child.group.positions) strategies.set(row.id, child.group.tag.id);
    }
  }
  // A row of several strategies names all of them under each: it is one row, written in the same way everywhere.
  for (const id of severally) strategies.delete(id);
  return { legs, strategies };
}

/** "20" when every leg of a strategy is 20 contracts, long or short; null when the legs differ. */
export function commonQuantity(legs: readonly Pick<Position, 'quantity'>[]): string | null {
  const [first] = legs;
  if (first === undefined || legs.length < 2) return null;
  return legs.every((leg) => leg.quantity === first.quantity) ? first.quantity : null;
}

/** The underlying's own price, which a group of its options shows: that of a stock among the positions comes first. */
export function spotOf(group: PositionGroup<Position>): string | null {
  if (group.by !== 'underlying') return null;
  let spot: string | null = null;
  for (const { underlyingSymbol, lastPrice, underlyingPrice } of group.positions) {
    if (underlyingSymbol === null && lastPrice !== null) return lastPrice;
    spot ??= underlyingPrice;
  }
  return spot;
}

/** Underlyings from A, the stock before its options, options by expiry, right and strike. */
export function symbolSortKey(position: Contract): string {
  const { underlyingSymbol, expirationDate, strikePrice, optionType, symbol } = position;
  if (underlyingSymbol === null || expirationDate === null) return `${symbol}\u0000`;
  // Strikes have at most 8 digits before the point: padded they sort as text.
  const strike = (strikePrice ?? '0').split('.');
  return `${underlyingSymbol}\u0001${expirationDate}${optionType}${strike[0]?.padStart(10, '0')}.${strike[1] ?? ''}`;
}
