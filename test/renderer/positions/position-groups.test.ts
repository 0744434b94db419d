import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinctRows } from '../../../src-renderer/components/data-grid/grid-tree';
import type { GridNode } from '../../../src-renderer/components/data-grid/grid-types';
import {
  commonQuantity,
  type PositionGroup,
  positionTree,
  spotOf,
  symbolSortKey,
  underlyingOf,
  writtenAbove,
} from '../../../src-renderer/pages/positions/position-groups';
import { type PositionTotals, positionTotals } from '../../../src-renderer/pages/positions/position-totals';
import type { Position } from '../../../src-shared/ipc/positions';
import type { Tag } from '../../../src-shared/ipc/tags';
import { optionOf, positionOf } from './position-builder';

type Node = GridNode<Position, PositionGroup<Position>>;

const tagOf = (id: string, name: string, tagType: Tag['tagType']): Tag => ({
  id,
  name,
  tagType,
  color: '#6B7280',
  usageCount: 1,
});
const core = tagOf('c', 'core', 'REGULAR');
const ai = tagOf('a', 'AI', 'REGULAR');
const spread = tagOf('s', 'Call spread', 'STRATEGY');
const condor = tagOf('i', 'Iron condor', 'STRATEGY');
const tags = new Map([core, ai, spread, condor].map((tag) => [tag.id, tag]));

/** A tree as indented lines: group names with their count, rows by symbol. */
function outline(nodes: readonly Node[], indent = ''): string[] {
  return nodes.flatMap((node) =>
    node.kind === 'row'
      ? `${indent}${node.row.symbol}`
      : [
          `${indent}${node.group.name ?? 'none'} ${node.group.positions.length}${node.group.strategy ? ` = ${node.group.strategy.name}` : ''}`,
          ...outline(node.children, `${indent}  `),
        ],
  );
}

describe('by underlying', () => {
  it('puts shared strategies under it, and a single row stands for itself', () => {
    const rows = [
      positionOf({ symbol: 'NVDA' }),
      optionOf({ symbol: 'N1', underlyingSymbol: 'NVDA', tagIds: ['s'] }),
      optionOf({ symbol: 'N2', underlyingSymbol: 'NVDA', tagIds: ['s', 'c'] }),
      optionOf({ symbol: 'N3', underlyingSymbol: 'NVDA', tagIds: ['i'] }),
      positionOf({ symbol: 'KO', tagIds: ['s'] }),
    ];
    expect(outline(positionTree(rows, tags, 'underlying'))).toEqual([
      'NVDA 4',
      '  NVDA',
      '  N3',
      '  Call spread 2',
      '    N1',
      '    N2',
      'KO',
    ]);
  });

  it('writes a strategy that is the whole group on the group', () => {
    const rows = [positionOf({ tagIds: ['s'] }), optionOf({ tagIds: ['s'] })];
    expect(outline(positionTree(rows, tags, 'underlying'))).toEqual([
      'AAPL 2 = Call spread',
      '  AAPL',
      '  AAPL261218C00300000',
    ]);
  });

  it('groups weekly roots with their index, and leaves an adjusted root to itself', () => {
    expect(underlyingOf(optionOf({ underlyingSymbol: 'SPXW' }))).toBe('SPX');
    expect(underlyingOf(optionOf({ underlyingSymbol: 'AAPL1' }))).toBe('AAPL1');
    expect(underlyingOf(positionOf({ symbol: 'BRK.B' }))).toBe('BRK.B');
  });

  it('need not say again what stands above a row', () => {
    const stock = positionOf({ symbol: 'SPX', tagIds: ['s'] });
    const weekly = optionOf({ underlyingSymbol: 'SPXW', tagIds: ['s'] });
    const [first, second] = [optionOf({ tagIds: ['i'] }), optionOf({ tagIds: ['i', 's'] })];
    const lone = optionOf({ tagIds: ['c'] });
    const { legs, strategies } = writtenAbove(positionTree([stock, weekly, first, second, lone], tags, 'underlying'));
    // SPXW stands under SPX, and says that it is another root.
    expect([...legs]).toEqual([first.id, second.id, lone.id]);
    expect([...strategies]).toEqual([
      [stock.id, 's'],
      [weekly.id, 's'],
      [first.id, 'i'],
      [second.id, 'i'],
    ]);
    // The second stands under both of its strategies, as one row that is written in the same way in both places.
    expect([...writtenAbove(positionTree([first, second], tags, 'strategy')).strategies]).toEqual([[first.id, 'i']]);
  });

  it('takes the spot from a stock that has a price', () => {
    const groupOf = (rows: Position[]) => {
      const [node] = positionTree(rows, tags, 'underlying');
      if (node?.kind !== 'group') throw new Error('no group');
      return node.group;
    };
    expect(spotOf(groupOf([positionOf({ lastPrice: null }), positionOf({ lastPrice: '287.4' })]))).toBe('287.4');
    expect(spotOf(groupOf([optionOf(), optionOf()]))).toBeNull();
  });
});

describe('the other groupings', () => {
  it('have types in their order, and those without a tag last', () => {
    const rows = [optionOf(), positionOf({ tagIds: ['c', 'a'] }), positionOf({ symbol: 'KO', tagIds: ['c', 's'] })];
    expect(outline(positionTree(rows, tags, 'type'))).toEqual([
      'Long stock 2',
      '  AAPL',
      '  KO',
      'Short call 1',
      '  AAPL261218C00300000',
    ]);
    expect(outline(positionTree(rows, tags, 'tag')).filter((line) => !line.startsWith(' '))).toEqual([
      'core 2',
      'AI 1',
      'none 1',
    ]);
    expect(outline(positionTree(rows, tags, 'strategy'))).toEqual([
      'Call spread 1',
      '  KO',
      'none 2',
      '  AAPL261218C00300000',
      '  AAPL',
    ]);
  });

  it('says the size of a strategy whose legs are alike', () => {
    expect(commonQuantity([{ quantity: '20' }, { quantity: '20' }])).toBe('20');
    expect(commonQuantity([{ quantity: '20' }, { quantity: '10' }])).toBeNull();
    expect(commonQuantity([{ quantity: '20' }])).toBeNull();
  });
});

describe('symbolSortKey', () => {
  it('orders underlyings, the stock before its options, then expiry, right and strike', () => {
    const expected = [
      positionOf({ symbol: 'AA' }),
      positionOf({ symbol: 'AAPL' }),
      optionOf({ expirationDate: '2026-12-18', strikePrice: '90' }),
      optionOf({ expirationDate: '2026-12-18', strikePrice: '300' }),
      optionOf({ expirationDate: '2026-12-18', strikePrice: '300.5' }),
      optionOf({ expirationDate: '2026-12-18', strikePrice: '90', optionType: 'PUT' }),
      optionOf({ expirationDate: '2027-01-15', strikePrice: '90' }),
      positionOf({ symbol: 'AAPLW' }),
    ];
    const keys = expected.map(symbolSortKey);
    expect([...keys].sort()).toEqual(keys);
  });
});

const anyPrice = fc.option(
  fc.integer({ min: 0, max: 1_000_000_00 }).map((cents) => (cents / 100).toFixed(2)),
  { freq: 4 },
);
const anyPosition = fc
  .record({
    symbol: fc.constantFrom('AAPL', 'MSFT', 'SPX'),
    option: fc.boolean(),
    short: fc.boolean(),
    quantity: fc.integer({ min: 1, max: 9_999_999 }).map((units) => (units / 10_000).toFixed(4)),
    entryPrice: anyPrice,
    lastPrice: anyPrice,
    weightPct: fc.option(fc.integer({ min: -1e7, max: 1e7 }).map((units) => (units / 1e4).toFixed(4))),
    currency: fc.constantFrom('USD', 'USD', 'USD', 'CAD'),
    tagIds: fc.subarray(['c', 'a', 's', 'i']),
  })
  .map(({ option, short, symbol, ...part }) =>
    option
      ? optionOf({ ...part, underlyingSymbol: symbol, positionType: short ? 'SC' : 'LC' })
      : positionOf({ ...part, symbol, positionType: short ? 'SHORT' : 'LONG' }),
  );

const sums = ['net', 'long', 'short', 'cost', 'unrealized', 'weight'] as const;

function added(parts: readonly PositionTotals[]) {
  const sum = (pick: (totals: PositionTotals) => bigint | null) => {
    const known = parts.flatMap((totals) => pick(totals) ?? []);
    return known.length === 0 ? null : known.reduce((a, b) => a + b, 0n);
  };
  return {
    ...Object.fromEntries(sums.map((name) => [name, sum((totals) => totals[name])])),
    count: parts.reduce((count, totals) => count + totals.count, 0),
    valued: parts.reduce((count, totals) => count + totals.valued, 0),
    delta: Math.round(parts.reduce((total, { greeks }) => total + (greeks?.delta ?? 0), 0) * 1e4) / 1e4,
  };
}

const shape = (totals: PositionTotals) => ({ ...added([totals]) });
const totalsOf = (node: Node) => positionTotals(node.kind === 'row' ? [node.row] : node.group.positions);

describe('sums', () => {
  it('of a group equal the sums of its rows, at every level and in every grouping', () => {
    fc.assert(
      fc.property(
        fc.array(anyPosition, { maxLength: 30 }),
        fc.constantFrom('all', 'type', 'underlying', 'tag', 'strategy'),
        (positions, groupBy) => {
          const check = (nodes: readonly Node[]) => {
            for (const node of nodes) {
              if (node.kind === 'row') continue;
              expect(shape(totalsOf(node))).toEqual(added(node.children.map(totalsOf)));
              check(node.children);
            }
          };
          const tree = positionTree(positions, tags, groupBy as 'all');
          check(tree);
          // Where every position stands once, the groups add up to the whole; in every view each is there.
          if (groupBy !== 'tag' && groupBy !== 'strategy') {
            expect(added(tree.map(totalsOf))).toEqual(shape(positionTotals(positions)));
          }
          const rows = [...distinctRows(tree).values()];
          expect(new Set(rows)).toEqual(new Set(positions));
          expect(shape(positionTotals(rows))).toEqual(shape(positionTotals(positions)));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('count a position in two tags in both, and once in the whole', () => {
    const rows = [positionOf({ tagIds: ['c', 'a'] }), positionOf({ tagIds: ['c'] })];
    const tree = positionTree(rows, tags, 'tag');
    expect(tree.map((node) => totalsOf(node).count).sort()).toEqual([1, 2]);
    expect(distinctRows(tree).size).toBe(2);
  });

  it('gives every node an id of its own', () => {
    fc.assert(
      fc.property(
        fc.array(anyPosition, { maxLength: 20 }),
        fc.constantFrom('all', 'type', 'underlying', 'tag', 'strategy'),
        (positions, groupBy) => {
          const ids: string[] = [];
          const visit = (node: Node) => {
            ids.push(node.id);
            if (node.kind === 'group') node.children.forEach(visit);
          };
          positionTree(positions, tags, groupBy as 'all').forEach(visit);
          expect(new Set(ids).size).toBe(ids.length);
        },
      ),
    );
  });
});
