import { describe, expect, it } from 'vitest';
import {
  appliesTo,
  filterPositions,
  tagMatchOf,
  withFilter,
  withKnownTags,
  withoutFilter,
  withTagToggled,
} from '../../../src-renderer/pages/positions/position-filters';
import type { Tag } from '../../../src-shared/ipc/tags';
import type { PositionFilter } from '../../../src-shared/ipc/views';
import { optionOf, positionOf } from './position-builder';

const core: Tag = { id: 'c', name: 'core', tagType: 'REGULAR', color: '#6B7280', usageCount: 1 };
const condor: Tag = { id: 's', name: 'Iron condor', tagType: 'STRATEGY', color: '#6B7280', usageCount: 1 };
const tags = new Map([core, condor].map((tag) => [tag.id, tag]));

const stock = positionOf({ symbol: 'MSFT', tagIds: ['c'], account: 'Z1' });
const call = optionOf({ tagIds: ['s'] });
const both = optionOf({
  tagIds: ['c', 's'],
  symbol: 'SPXW261218P06000000',
  underlyingSymbol: 'SPXW',
  positionType: 'LP',
});
const bare = positionOf({ symbol: 'KO', lastPrice: null, currency: 'CAD' });
const all = [stock, call, both, bare];

const passing = (...filters: PositionFilter[]) => filterPositions(all, tags, '', filters);

describe('the search', () => {
  it.each([
    ['msft', [stock]],
    ['aapl 300 c', [call]],
    ['dec 26', [call, both]],
    ['AAPL261218', [call]],
    ['condor', [call, both]],
    ['core', [stock, both]],
    ['spx', [both]],
    ['z1', [stock]],
    ['msft condor', []],
    ['  ', all],
  ])('finds %j in symbol, contract, account and tags', (search, found) => {
    expect(filterPositions(all, tags, search, [])).toEqual(found);
  });
});

describe('filters', () => {
  it('ask for any, all or none of the tags', () => {
    expect(passing({ kind: 'tags', match: 'any', tagIds: ['c', 's'] })).toEqual([stock, call, both]);
    expect(passing({ kind: 'tags', match: 'all', tagIds: ['c', 's'] })).toEqual([both]);
    expect(passing({ kind: 'tags', match: 'none', tagIds: ['c', 's'] })).toEqual([bare]);
  });

  it('hold all at once', () => {
    expect(
      passing({ kind: 'tags', match: 'any', tagIds: ['s'] }, { kind: 'tags', match: 'none', tagIds: ['c'] }),
    ).toEqual([call]);
    expect(passing({ kind: 'type', types: ['LONG'] }, { kind: 'price', has: 'some' })).toEqual([stock]);
  });

  it('group a root with what prices it', () => {
    expect(passing({ kind: 'underlying', underlyings: ['SPX'] })).toEqual([both]);
    expect(passing({ kind: 'underlying', underlyings: ['SPXW'] })).toEqual([]);
  });

  it('compare numbers, and what is missing passes none', () => {
    const soon = positionOf({ daysToExpiry: 7 });
    const gain = positionOf();
    const loss = positionOf({ positionType: 'SHORT' });
    const even = positionOf({ lastPrice: '180' });
    const rows = [soon, gain, loss, even, bare];
    const by = (filter: PositionFilter) => filterPositions(rows, tags, '', [filter]);
    expect(by({ kind: 'expiry', withinDays: 7 })).toEqual([soon]);
    expect(by({ kind: 'expiry', withinDays: 6 })).toEqual([]);
    expect(by({ kind: 'pnl', direction: 'gain' })).toEqual([soon, gain]);
    expect(by({ kind: 'pnl', direction: 'loss' })).toEqual([loss]);
    expect(by({ kind: 'value', atLeast: '18200' })).toEqual([soon, gain, loss]);
    expect(by({ kind: 'value', atLeast: '18200.01' })).toEqual([]);
    expect(by({ kind: 'price', has: 'none' })).toEqual([bare]);
    expect(by({ kind: 'currency', currencies: ['CAD'] })).toEqual([bare]);
    expect(by({ kind: 'account', accounts: [''] })).toEqual(rows);
  });

  it('show what one import added', () => {
    const batchId = '00000000-0000-4000-8000-0000000000b1';
    const added = positionOf({ importBatchId: batchId });
    const other = positionOf({ importBatchId: '00000000-0000-4000-8000-0000000000b2' });
    const filter: PositionFilter = { kind: 'import', batchId, fileName: 'today.csv' };
    expect(filterPositions([added, other, stock], tags, '', [filter])).toEqual([added]);
    expect(appliesTo('import', 'closed')).toBe(false);
  });

  it('let everything through until something is chosen', () => {
    expect(passing({ kind: 'type', types: [] }, { kind: 'tags', match: 'all', tagIds: [] })).toEqual(all);
  });

  it('ask a closed position only what it can answer', () => {
    expect(['type', 'tags', 'pnl'].every((kind) => appliesTo(kind as 'type', 'closed'))).toBe(true);
    expect(['expiry', 'value', 'price'].some((kind) => appliesTo(kind as 'price', 'closed'))).toBe(false);
    const { unrealizedPnl: _, ...held } = stock;
    const closed = { ...held, realizedPnl: '-5.00' };
    expect(filterPositions([closed], tags, '', [{ kind: 'pnl', direction: 'loss' }])).toEqual([closed]);
  });
});

describe('chips', () => {
  const any: PositionFilter = { kind: 'tags', match: 'any', tagIds: ['c'] };
  const none: PositionFilter = { kind: 'tags', match: 'none', tagIds: ['s'] };
  const loss: PositionFilter = { kind: 'pnl', direction: 'loss' };

  it('are one of a kind, of tags one for each way to match', () => {
    expect(withFilter([any, loss], none)).toEqual([any, loss, none]);
    expect(withFilter([any, loss], { kind: 'pnl', direction: 'gain' })).toEqual([
      any,
      { kind: 'pnl', direction: 'gain' },
    ]);
    expect(withoutFilter([any, none], 'tags:any')).toEqual([none]);
  });

  it('become one when they come to ask the same', () => {
    expect(withFilter([any, loss, none], { kind: 'tags', match: 'none', tagIds: ['c'] }, 'tags:any')).toEqual([
      { kind: 'tags', match: 'none', tagIds: ['s', 'c'] },
      loss,
    ]);
  });

  it('take a tag by a click, and give it away by another', () => {
    const once = withTagToggled([loss], 'c', 'any');
    expect(once).toEqual([loss, any]);
    expect(withTagToggled(once, 'c', 'any')).toEqual([loss]);
    const moved = withTagToggled(once, 'c', 'none');
    expect(moved).toEqual([loss, { kind: 'tags', match: 'none', tagIds: ['c'] }]);
    expect(tagMatchOf(moved, 'c')).toBe('none');
    expect(tagMatchOf(moved, 's')).toBeNull();
    expect(withTagToggled(once, 's', 'any')).toEqual([loss, { kind: 'tags', match: 'any', tagIds: ['c', 's'] }]);
  });

  it('lose tags that are gone, and go with the last', () => {
    expect(withKnownTags([{ kind: 'tags', match: 'any', tagIds: ['c', 'gone'] }, loss], tags)).toEqual([any, loss]);
    expect(withKnownTags([{ kind: 'tags', match: 'any', tagIds: ['gone'] }, loss], tags)).toEqual([loss]);
  });
});
