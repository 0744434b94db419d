import { defaultPositionsView } from '../../../src-shared/ipc/default-view';
import type { PositionsView, SavedView } from '../../../src-shared/ipc/views';

/** The part of what is shown that the profile keeps. */
export function keptView({ show, groupBy, filters, open, closed, collapsed }: PositionsView): PositionsView {
  return { show, groupBy, filters, open, closed, collapsed };
}

export function isSameView(a: PositionsView, b: PositionsView): boolean {
  return JSON.stringify(keptView(a)) === JSON.stringify(keptView(b));
}

type NamedView = Pick<SavedView, 'id' | 'name' | 'view'>;

/** Views that every profile has. Their ids only tell them apart: they are not stored. */
export const builtInViews: readonly NamedView[] = [
  {
    id: 'built-in:expiry',
    name: 'Options by expiry',
    view: {
      ...defaultPositionsView,
      groupBy: 'all',
      filters: [{ kind: 'type', types: ['LC', 'LP', 'SC', 'SP'] }],
      open: { ...defaultPositionsView.open, sorting: [{ id: 'dte', desc: false }] },
    },
  },
  {
    id: 'built-in:losers',
    name: 'Losers',
    view: {
      ...defaultPositionsView,
      groupBy: 'all',
      filters: [{ kind: 'pnl', direction: 'loss' }],
      open: { ...defaultPositionsView.open, sorting: [{ id: 'unrealized', desc: false }] },
    },
  },
  {
    id: 'built-in:no-price',
    name: 'No price',
    view: { ...defaultPositionsView, groupBy: 'all', filters: [{ kind: 'price', has: 'none' }] },
  },
];
