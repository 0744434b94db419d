import { symbolText } from '../../../src-shared/domain/contract-name';
import type { Position } from '../../../src-shared/ipc/positions';
import type { Tag } from '../../../src-shared/ipc/tags';
import type { PositionFilter } from '../../../src-shared/ipc/views';
import { unitsOf } from '../../format/decimal-text';

import { type Groupable, underlyingOf } from './position-groups';

/** What filters look at. A closed position has no price and no expiry to come, and its P&L is realized. */
export interface Filterable extends Groupable, Pick<Position, 'account' | 'currency'> {
  importBatchId?: string | null;
  daysToExpiry?: number | null;
  marketValue?: string | null;
  lastPrice?: string | null;
  unrealizedPnl?: string | null;
  realizedPnl?: string | null;
  dayPnl?: string | null;
  priceState?: Position['priceState'];
  toSettle?: boolean;
}

export type FilterKind = PositionFilter['kind'];
export type TagMatch = Extract<PositionFilter, { kind: 'tags' }>['match'];

/** Filters that say something about a closed position too. */
const closedKinds: ReadonlySet<FilterKind> = new Set(['type', 'tags', 'underlying', 'account', 'pnl', 'currency']);

export function appliesTo(kind: FilterKind, show: 'open' | 'closed'): boolean {
  return show === 'open' || closedKinds.has(kind);
}

/** Rows that pass every filter and hold every word of the search in symbol, contract, account or tags. */
export function filterPositions<P extends Filterable>(
  positions: readonly P[],
  tags: ReadonlyMap<string, Tag>,
  search: string,
  filters: readonly PositionFilter[],
): P[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const tests = filters.map(testOf);
  return positions.filter(
    (position) =>
      tests.every((test) => test(position)) &&
      (words.length === 0 || words.every((word) => searchText(position, tags).includes(word))),
  );
}

function searchText(position: Filterable, tags: ReadonlyMap<string, Tag>): string {
  const names = position.tagIds.map((id) => tags.get(id)?.name ?? '');
  return [position.symbol, underlyingOf(position), symbolText(position), position.account ?? '', ...names]
    .join(' ')
    .toLowerCase();
}

/** A filter in which nothing is chosen yet lets everything through. What is missing passes no comparison. */
function testOf(filter: PositionFilter): (position: Filterable) => boolean {
  switch (filter.kind) {
    case 'type':
      return oneOf(filter.types, (position) => position.positionType);
    case 'underlying':
      return oneOf(filter.underlyings, underlyingOf);
    case 'account':
      return oneOf(filter.accounts, (position) => position.account ?? '');
    case 'currency':
      return oneOf(filter.currencies, (position) => position.currency);
    case 'tags':
      return tagTest(filter.match, filter.tagIds);
    case 'expiry':
      return ({ daysToExpiry }) => daysToExpiry != null && daysToExpiry <= filter.withinDays;
    case 'pnl':
      return ({ unrealizedPnl, realizedPnl }) => isIn(filter.direction, unrealizedPnl ?? realizedPnl);
    case 'dayPnl':
      return ({ dayPnl }) => isIn(filter.direction, dayPnl);
    case 'value': {
      const least = unitsOf(filter.atLeast);
      return ({ marketValue }) => marketValue != null && unitsOf(marketValue.replace('-', '')) >= least;
    }
    case 'import':
      return ({ importBatchId }) => importBatchId === filter.batchId;
    case 'price':
      if (filter.has === 'doubtful') return hasDoubtfulPrice;
      return ({ lastPrice }) => (lastPrice == null) === (filter.has === 'none');
  }
}

function isIn(direction: 'gain' | 'loss', pnl: string | null | undefined): boolean {
  if (pnl == null) return false;
  return direction === 'loss' ? pnl.startsWith('-') : unitsOf(pnl) > 0n;
}

/** Whether a person should look at it. A held-back close leaves an earlier price, which is stale, or none. */
export function hasDoubtfulPrice({
  lastPrice,
  priceState,
  toSettle,
}: Pick<Filterable, 'lastPrice' | 'priceState' | 'toSettle'>): boolean {
  return lastPrice == null || toSettle === true || priceState === 'stale' || priceState === 'old';
}

function oneOf<Choice>(choices: readonly Choice[], of: (position: Filterable) => Choice) {
  const chosen = new Set(choices);
  return (position: Filterable) => chosen.size === 0 || chosen.has(of(position));
}

function tagTest(match: TagMatch, tagIds: readonly string[]): (position: Filterable) => boolean {
  if (tagIds.length === 0) return () => true;
  if (match === 'all') return (position) => tagIds.every((id) => position.tagIds.includes(id));
  const any = (position: Filterable) => tagIds.some((id) => position.tagIds.includes(id));
  return match === 'any' ? any : (position) => !any(position);
}

/** What makes a chip: of a kind there is one, of tags one for each way to match. */
export function filterKey(filter: PositionFilter): string {
  return filter.kind === 'tags' ? `tags:${filter.match}` : filter.kind;
}

/** With `filter` in the place of the one with that key, or behind the others. Two that became the same are one. */
export function withFilter(
  filters: readonly PositionFilter[],
  filter: PositionFilter,
  key = filterKey(filter),
): PositionFilter[] {
  const own = filterKey(filter);
  const twin = own === key ? undefined : filters.find((each) => filterKey(each) === own);
  const merged =
    filter.kind === 'tags' && twin?.kind === 'tags'
      ? { ...filter, tagIds: [...new Set([...twin.tagIds, ...filter.tagIds])] }
      : filter;
  if (!filters.some((each) => filterKey(each) === key)) return [...filters, merged];
  return filters.flatMap((each) => (filterKey(each) === key ? merged : each === twin ? [] : each));
}

export function withoutFilter(filters: readonly PositionFilter[], key: string): PositionFilter[] {
  return filters.filter((filter) => filterKey(filter) !== key);
}

/** How a tag is asked for by the filters, null when it is not. */
export function tagMatchOf(filters: readonly PositionFilter[], tagId: string): TagMatch | null {
  for (const filter of filters) if (filter.kind === 'tags' && filter.tagIds.includes(tagId)) return filter.match;
  return null;
}

/** A click on a tag: it enters the chip of `match`, or leaves it; it never stands in two. */
export function withTagToggled(filters: readonly PositionFilter[], tagId: string, match: TagMatch): PositionFilter[] {
  const on = tagMatchOf(filters, tagId) === match;
  const freed = filters.flatMap((filter) => {
    if (filter.kind !== 'tags' || !filter.tagIds.includes(tagId)) return filter;
    const tagIds = filter.tagIds.filter((id) => id !== tagId);
    return tagIds.length === 0 && (on || filter.match !== match) ? [] : { ...filter, tagIds };
  });
  if (on) return freed;
  const present = freed.find((filter) => filter.kind === 'tags' && filter.match === match);
  const tagIds = present?.kind === 'tags' ? [...present.tagIds, tagId] : [tagId];
  return withFilter(freed, { kind: 'tags', match, tagIds });
}

/** Tags that are gone filter nothing any more; a chip of them alone goes with them. */
export function withKnownTags(filters: readonly PositionFilter[], known: ReadonlyMap<string, Tag>): PositionFilter[] {
  return filters.flatMap((filter) => {
    if (filter.kind !== 'tags' || filter.tagIds.length === 0) return filter;
    const tagIds = filter.tagIds.filter((id) => known.has(id));
    return tagIds.length === 0 ? [] : { ...filter, tagIds };
  });
}
