import type { ProcedureName } from './contract';

/** What the frame and its first page show, in the order in which they need it. All are asked with `{}`. */
export const shownFirst = [
  'settings.get',
  'views.get',
  'tags.list',
  'positions.list',
  'positions.closed',
  'portfolios.summary',
  'snapshots.list',
  'market-data.status',
] as const satisfies ProcedureName[];
