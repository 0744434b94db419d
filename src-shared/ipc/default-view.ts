import type { PositionsView, TableLayout } from './views';

const asItComes: TableLayout = { sorting: null, order: [], pinned: null, hidden: null, widths: {} };

/** How a profile looks at its positions before it chose anything. */
export const defaultPositionsView: PositionsView = {
  show: 'open',
  groupBy: 'underlying',
  filters: [],
  open: asItComes,
  closed: asItComes,
  collapsed: [],
};
