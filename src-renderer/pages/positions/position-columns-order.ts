/** Every column of the positions table in its order. Where they do not all fit, tags, entry, cost and gamma move past the right edge. */
export const wideOrder = [
  'symbol',
  'type',
  'tags',
  'dte',
  'quantity',
  'entryPrice',
  'entryDate',
  'last',
  'account',
  'dayPnl',
  'dayPnlPct',
  'costBasis',
  'marketValue',
  'weight',
  'unrealized',
  'unrealizedPct',
  'delta',
  'gamma',
  'theta',
  'vega',
  'rho',
  'expiry',
  'strike',
  'source',
] as const;

export type PositionColumnId = (typeof wideOrder)[number];

const pastTheEdge: readonly PositionColumnId[] = ['gamma', 'tags', 'entryPrice', 'costBasis'];
const last: readonly PositionColumnId[] = ['expiry', 'strike', 'source'];

export const narrowOrder: readonly PositionColumnId[] = [
  ...wideOrder.filter((id) => !pastTheEdge.includes(id) && !last.includes(id)),
  ...pastTheEdge,
  ...last,
];

/** Off at first. */
export const defaultHidden: readonly PositionColumnId[] = [
  'entryDate',
  'account',
  'dayPnlPct',
  'costBasis',
  'weight',
  'rho',
  'expiry',
  'strike',
  'source',
];
